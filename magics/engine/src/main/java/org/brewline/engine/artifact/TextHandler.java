package org.brewline.engine.artifact;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Texts of all sorts as UTF-8: {@code String}, {@link Html}, {@link Markdown}. */
final class TextHandler<T> implements ArtifactHandler<T> {
    private static final int SHORT_TEXT = 200;
    private static final int TEXT_PREVIEW = 4_000;
    private static final int MARKDOWN_PREVIEW = 32_000;
    private static final int HTML_PREVIEW = 256_000;

    private final Class<T> type;
    private final Form<T> form;

    private TextHandler(Class<T> type, Form<T> form) {
        this.type = type;
        this.form = form;
    }

    /** What differs between the sorts of text. */
    private record Form<T>(
            String id,
            String extension,
            String mediaType,
            Function<T, String> text,
            Function<String, T> value,
            Function<T, Kind> kind,
            Function<T, Preview> preview) {
        Form {}
    }

    static TextHandler<String> plain() {
        return new TextHandler<>(
                String.class,
                new Form<>(
                        "text",
                        ".txt",
                        "text/plain; charset=utf-8",
                        s -> s,
                        s -> s,
                        s -> isShort(s) ? Kind.VALUE : Kind.DATA,
                        TextHandler::plainPreview));
    }

    static TextHandler<Html> html() {
        return new TextHandler<>(
                Html.class,
                new Form<>("html", ".html", "text/html; charset=utf-8", Html::html, Html::new, h -> Kind.REPORT, h -> {
                    var cut = Cut.at(HTML_PREVIEW, h.html());
                    return new Preview.Html(cut.text(), cut.cut());
                }));
    }

    static TextHandler<Markdown> markdown() {
        return new TextHandler<>(
                Markdown.class,
                new Form<>(
                        "markdown",
                        ".md",
                        "text/markdown; charset=utf-8",
                        Markdown::markdown,
                        Markdown::new,
                        m -> Kind.REPORT,
                        m -> {
                            var cut = Cut.at(MARKDOWN_PREVIEW, m.markdown());
                            return new Preview.Markdown(cut.text(), cut.cut());
                        }));
    }

    private static boolean isShort(String text) {
        return text.length() <= SHORT_TEXT && text.indexOf('\n') < 0;
    }

    private static Preview plainPreview(String text) {
        if (isShort(text)) {
            return new Preview.Value(text);
        }
        var cut = Cut.at(TEXT_PREVIEW, text);
        return new Preview.Text(cut.text(), cut.cut());
    }

    @Override
    public String id() {
        return form.id();
    }

    @Override
    public boolean handles(Class<?> candidate) {
        return candidate == type;
    }

    @Override
    public Kind kind(T value) {
        return form.kind().apply(value);
    }

    @Override
    public String extension(T value) {
        return form.extension();
    }

    @Override
    public String mediaType(T value) {
        return form.mediaType();
    }

    @Override
    public void write(T value, Sink sink) throws IOException {
        try (var out = sink.file()) {
            out.write(form.text().apply(value).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public T read(Source source, Type ignored) throws IOException {
        try (var in = source.open()) {
            return form.value().apply(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public boolean readsPlainData() {
        return true;
    }

    @Override
    public Preview preview(T value) {
        return form.preview().apply(value);
    }
}
