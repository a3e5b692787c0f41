package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;
import org.brewline.kernel.display.Displayable;
import org.brewline.kernel.display.MimeBundle;

/**
 * Quiet lines under a cell that say what it did.
 *
 * <pre>{@code
 * new Notice().strong("load").code("(csv: Path)").quiet("replaces the one of cell 3").line();
 * }</pre>
 */
public final class Notice implements Displayable {
    private enum Weight {
        STRONG("font-weight:600;font-family:monospace"),
        CODE("font-family:monospace"),
        QUIET("opacity:0.65");

        private final String style;

        Weight(String style) {
            this.style = style;
        }
    }

    private record Piece(String text, Weight weight) {}

    private final List<List<Piece>> lines = new ArrayList<>(List.of(new ArrayList<>()));

    /** A name. */
    public Notice strong(String text) {
        return add(text, Weight.STRONG);
    }

    /** What could stand in a program. */
    public Notice code(String text) {
        return add(text, Weight.CODE);
    }

    /** What can be read over. */
    public Notice quiet(String text) {
        return add(text, Weight.QUIET);
    }

    /** Ends the line. */
    public Notice line() {
        lines.add(new ArrayList<>());
        return this;
    }

    private Notice add(String text, Weight weight) {
        if (!text.isEmpty()) {
            lines.get(lines.size() - 1).add(new Piece(text, weight));
        }
        return this;
    }

    @Override
    public MimeBundle bundle() {
        Html html = new Html();
        html.open("div", "style", "font-size:13px;line-height:1.6");
        var text = new StringBuilder();
        for (List<Piece> line : lines) {
            if (!line.isEmpty()) {
                html.open("div");
                line.forEach(p -> html.leaf("span", p.text(), "style", p.weight().style));
                html.close();
                line.forEach(p -> text.append(Html.visible(p.text())));
                text.append('\n');
            }
        }
        return MimeBundle.of("text/html", html.close().toString())
                .with("text/plain", text.toString().stripTrailing());
    }
}
