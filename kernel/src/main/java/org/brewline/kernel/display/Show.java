package org.brewline.kernel.display;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What cells call to show something and to ask for something, imported into every notebook.
 *
 * <pre>{@code
 * display(table);
 * var shown = display(html("<b>working</b>"));
 * shown.update(html("<b>done</b>").bundle());
 * String key = readPassword("Key: ");
 * }</pre>
 */
public final class Show {
    /** How values become bundles, where they are shown, and who is asked for a line. */
    private record Connection(
            Function<@Nullable Object, MimeBundle> rendering, Supplier<CellDisplay> display, Asking asking) {}

    /** Asks the frontend of the calling thread's cell. */
    @FunctionalInterface
    public interface Asking {
        /**
         * Waits for the line.
         *
         * @param password whether what is typed stays hidden
         * @return empty if the frontend can't be asked
         */
        Optional<String> line(String prompt, boolean password) throws InterruptedException;
    }

    private static volatile Connection connection = new Connection(
            value -> MimeBundle.text(String.valueOf(value)),
            () -> {
                throw new IllegalStateException("display(…) works in a notebook's cell only");
            },
            (prompt, password) -> Optional.empty());

    private Show() {}

    /** Called by the kernel once. */
    public static void connect(
            Function<@Nullable Object, MimeBundle> rendering, Supplier<CellDisplay> display, Asking asking) {
        connection = new Connection(rendering, display, asking);
    }

    /** Takes how values of a type are shown. */
    @FunctionalInterface
    public interface Registering {
        <T> void register(Class<T> type, Function<? super T, MimeBundle> render);
    }

    private static volatile @Nullable Registering registering;

    /** Called by the kernel once. */
    public static void connectRenderers(Registering kernel) {
        registering = kernel;
    }

    /**
     * Sets how values of a type are shown from now on; a later call replaces an earlier one.
     *
     * <pre>{@code
     * renderer(Penguin.class, p -> html("<b>" + p.name() + "</b>"));
     * }</pre>
     *
     * @throws IllegalStateException outside of a notebook
     */
    public static <T> void renderer(Class<T> type, Function<? super T, ? extends Displayable> render) {
        Registering kernel = registering;
        if (kernel == null) {
            throw new IllegalStateException("renderer(…) works in a notebook's cell only");
        }
        kernel.register(type, value -> render.apply(value).bundle());
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

    /** Removes the cell's output; if wait is true, only when the next output arrives, so that nothing flickers. */
    public static void clearOutput(boolean wait) {
        connection.display().get().clear(wait);
    }

    /**
     * Asks the reader of the notebook for a line, and waits for it.
     *
     * @throws IllegalStateException if nobody can be asked, as when the notebook runs by itself
     */
    public static String readLine(String prompt) {
        return read(prompt, false);
    }

    /**
     * Asks for a password: what is typed is not shown, and stays out of the notebook's file and of the history.
     *
     * @throws IllegalStateException if nobody can be asked, as when the notebook runs by itself
     */
    public static String readPassword(String prompt) {
        return read(prompt, true);
    }

    private static String read(String prompt, boolean password) {
        try {
            return connection
                    .asking()
                    .line(prompt, password)
                    .orElseThrow(() -> new IllegalStateException(
                            "nobody can be asked for \"%s\": this frontend takes no input; set the value in the cell, or take it from System.getenv(…)"
                                    .formatted(prompt.strip())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for \"%s\"".formatted(prompt.strip()), e);
        }
    }

    private static Displayable typed(String mimeType, String text) {
        return () -> MimeBundle.text(text).with(mimeType, text);
    }
}
