package org.brewline.kernel.magic;

import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.session.Session;

/**
 * One use of a magic in a cell.
 *
 * @param form as line or as cell magic
 * @param name the magic's name as written, without percent signs
 * @param argumentLine everything after the name on its line, trimmed
 * @param argumentStart offset in the cell where the argument line starts
 * @param cell the whole text of the cell
 * @param bodyStart offset in the cell where the body starts; the cell's length for a line magic
 * @param count the cell's execution count
 * @param session the session to execute in
 * @param display what shows things under this cell, also after it ended
 */
public record MagicCall(
        Magic.Form form,
        String name,
        String argumentLine,
        int argumentStart,
        String cell,
        int bodyStart,
        int count,
        Session session,
        CellDisplay display) {

    /** The text below the magic's line; empty for a line magic. */
    public String body() {
        return cell.substring(bodyStart);
    }
}
