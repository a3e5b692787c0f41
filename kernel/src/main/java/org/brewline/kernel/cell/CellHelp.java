package org.brewline.kernel.cell;

import java.util.Optional;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.session.Completeness;
import org.brewline.kernel.session.Completions;
import org.brewline.kernel.session.Inspection;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.source.Indent;
import org.brewline.kernel.source.OriginSource;

/** Completion, inspection and completeness of a whole cell, its magics included. Executes nothing. */
public final class CellHelp {
    private final CellRunner cells;
    private final Session session;
    private final CellOutput nowhere = new CellOutput((type, content) -> {}, 0);

    public CellHelp(CellRunner cells) {
        this.cells = cells;
        this.session = cells.session();
    }

    public Completions complete(String cell, int offset) {
        Optional<Completions> magic = MagicCompletion.at(cells, cell, offset, nowhere);
        return magic.orElseGet(() -> cells.javaAt(cell, offset, nowhere)
                .map(java -> PathCompletion.inJava(java, offset).orElseGet(() -> session.complete(java, offset)))
                .orElse(Completions.none(offset)));
    }

    public Optional<Inspection> inspect(String cell, int offset, boolean documented) {
        return cells.javaAt(cell, offset, nowhere).flatMap(java -> session.inspect(java, offset, documented));
    }

    /** Whether the whole cell may be executed as it stands. */
    public Completeness isComplete(String cell) {
        for (CellParts.Part part : CellParts.of(cell)) {
            if (part instanceof CellParts.Part.Use use) {
                if (use.form() == Magic.Form.CELL && !cell.endsWith("\n\n")) {
                    return new Completeness(Completeness.State.INCOMPLETE, indent(cell, use));
                }
            } else {
                Completeness java = session.isComplete(OriginSource.of(cell, part.start(), part.end()));
                if (java.state() != Completeness.State.COMPLETE) {
                    return java;
                }
            }
        }
        return Completeness.of(Completeness.State.COMPLETE);
    }

    /** A cell magic goes on until a blank line; in Java the next line is indented as Java is. */
    private String indent(String cell, CellParts.Part.Use use) {
        return cells.javaAt(cell, cell.length(), nowhere)
                .filter(java -> session.isComplete(java).state() == Completeness.State.INCOMPLETE)
                .map(java -> Indent.after(cell.substring(use.bodyStart())))
                .orElse("");
    }
}
