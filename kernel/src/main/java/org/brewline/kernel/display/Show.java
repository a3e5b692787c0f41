package org.brewline.kernel.display;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What cells call to show something, imported into every notebook.
 *
 * <pre>{@code
 * display(table);
 * var shown = display(html("<b>working</b>"));
 * shown.update(html("<b>done</b>").bundle());
 * }</pre>
 */
public final class Show {
    /** How values become bundles, and where they are shown. */
    private record Connection(Function<@Nullable Object, MimeBundle> rendering, Supplier<CellDisplay> display) {}

    private static volatile Connection connection =
            new Connection(value -> MimeBundle.text(String.valueOf(value)), () -> {
                throw new IllegalStateException("display(…) works in a notebook's cell only");
            });

    private Show() {}

    /** Called by the kernel once. */
    public static void connect(Function<@Nullable Object, MimeBundle> rendering, Supplier<CellDisplay> display) {
        connection = new Connection(rendering, display);
    }

    /** Shows a value under the cell, as if it were the cell's result. */
    public static CellDisplay.Handle display(@Nullable Object value) {
        Connection now = connection;
        return now.display().get().show(now.rendering().apply(value));
    }

    /** Shows text of a MIME type. */
    public static CellDisplay.Handle display(Object value, String mimeType) {
        return connection
                .display()
                .get()
                .show(MimeBundle.text(String.valueOf(value)).with(mimeType, value));
    }

    /** HTML, shown as such. */
    public static Displayable html(String text) {
        return typed("text/html", text);
    }

    /** Markdown, shown as such. */
    public static Displayable markdown(String text) {
        return typed("text/markdown", text);
    }

    /** LaTeX, shown as a formula. */
    public static Displayable latex(String text) {
        return typed("text/latex", text);
    }

    /** Maps, lists, strings, numbers and booleans, shown as a tree. */
    public static Displayable json(Object value) {
        return () -> MimeBundle.text(String.valueOf(value)).with("application/json", value);
    }

    /** A Vega-Lite specification, drawn by the frontend. */
    public static Displayable vegaLite(Map<String, ?> specification) {
        return () ->
                MimeBundle.text(String.valueOf(specification)).with("application/vnd.vegalite.v5+json", specification);
    }

    private static Displayable typed(String mimeType, String text) {
        return () -> MimeBundle.text(text).with(mimeType, text);
    }
}
