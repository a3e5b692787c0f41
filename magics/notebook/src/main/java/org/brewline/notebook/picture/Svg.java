package org.brewline.notebook.picture;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * A self-contained SVG picture under construction: no script, no style sheet, nothing from outside, so that it shows as
 * an {@code <img>} wherever a notebook is read.
 */
final class Svg {
    private final Html body = new Html();
    private final double width;
    private final double height;
    private final String title;

    /** @param title what the picture shows, for those who don't see it */
    Svg(double width, double height, String title) {
        this.width = Math.ceil(width);
        this.height = Math.ceil(height);
        this.title = title;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    String title() {
        return title;
    }

    Html body() {
        return body;
    }

    /** Where the middle of text is relative to its base line, as a share of its size. */
    private static final double MIDDLE = 0.36;

    Svg rect(double x, double y, double w, double h, double radius, String fill, String stroke, String... more) {
        String[] all = {
            "x", n(x), "y", n(y), "width", n(w), "height", n(h), "rx", n(radius), "fill", fill, "stroke", stroke
        };
        body.empty("rect", join(all, more));
        return this;
    }

    Svg path(String d, String fill, String stroke, double strokeWidth, String... more) {
        String[] all = {"d", d, "fill", fill, "stroke", stroke, "stroke-width", n(strokeWidth)};
        body.empty("path", join(all, more));
        return this;
    }

    Svg circle(double x, double y, double r, String fill) {
        body.empty("circle", "cx", n(x), "cy", n(y), "r", n(r), "fill", fill);
        return this;
    }

    /** Text whose vertical middle is at y. */
    Svg text(String text, double x, double y, int size, String fill, String... more) {
        String[] all = {"x", n(x), "y", n(y + MIDDLE * size), "font-size", n(size), "fill", fill};
        body.leaf("text", text, join(all, more));
        return this;
    }

    /** Text in the size and colour of its group, with its base line at y. */
    Svg plain(String text, double x, double y) {
        body.leaf("text", text, "x", n(x), "y", n(y));
        return this;
    }

    /** Puts another picture into this one. */
    Svg place(Svg other, double x, double y) {
        body.open("g", "transform", "translate(" + n(x) + " " + n(y) + ")");
        body.include(other.body);
        body.close();
        return this;
    }

    Svg group(String... attributes) {
        body.open("g", attributes);
        return this;
    }

    Svg end() {
        body.close();
        return this;
    }

    /** The whole as a document. */
    String document() {
        return document(Look.FONT);
    }

    /** The whole as a document in fonts that Java knows by these names. */
    String documentForJava() {
        return document("SansSerif").replace("font-weight=\"600\"", "font-weight=\"bold\"");
    }

    private String document(String fonts) {
        var document = new Html();
        document.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                n(width),
                "height",
                n(height),
                "viewBox",
                "0 0 " + n(width) + " " + n(height),
                "role",
                "img",
                "font-family",
                fonts);
        document.leaf("title", brief(title));
        document.leaf("desc", title);
        document.include(body);
        document.close();
        return document.toString();
    }

    /** What it is, without what is in it. */
    private static String brief(String title) {
        String line = title.lines().findFirst().orElse("");
        int colon = line.indexOf(": ");
        return colon > 0 ? line.substring(0, colon) : line;
    }

    /** The picture as an image element that scales down to its container. */
    void image(Html page, String style) {
        String data = Base64.getEncoder().encodeToString(document().getBytes(StandardCharsets.UTF_8));
        page.empty(
                "img",
                "src",
                "data:image/svg+xml;base64," + data,
                "alt",
                title,
                "width",
                n(width),
                "height",
                n(height),
                "style",
                "max-width:100%;height:auto;" + style);
    }

    /** A number as SVG writes it: at most one decimal. */
    static String n(double number) {
        double rounded = Math.rint(number * 10) / 10;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }

    private static String[] join(String[] one, String[] other) {
        String[] all = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
