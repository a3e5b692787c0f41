package org.brewline.notebook.picture;

import java.util.List;
import org.brewline.engine.artifact.Kind;

/**
 * The parts that pages are made of, with their styles inline, since notebooks that are not trusted drop style sheets.
 * Tables state their colours cell by cell, as notebooks style tables for their own theme.
 */
final class Parts {
    private static final String CELL =
            "padding:6px 10px;border:0;border-bottom:1px solid " + Look.LINE_SOFT + ";vertical-align:top;text-align:";

    /** The style of what stands beside others where there is room. */
    static final String BESIDE =
            "display:inline-block;vertical-align:top;margin:0 16px 14px 0;max-width:100%;overflow-x:auto";

    private Parts() {}

    static void figure(Html page, Svg picture) {
        picture.image(page, "display:inline-block;vertical-align:top;margin:0 8px 14px 0");
    }

    /** Opens a page; {@code tex2jax_ignore} keeps a dollar sign a dollar sign. */
    static Html page() {
        return new Html()
                .open(
                        "div",
                        "class",
                        "brewline tex2jax_ignore",
                        "style",
                        "max-width:" + Look.PAGE + "px;box-sizing:border-box;padding:18px 20px;background:"
                                + Look.GROUND
                                + ";color:" + Look.INK + ";border:1px solid " + Look.LINE
                                + ";border-radius:12px;font-family:" + Look.FONT + ";font-size:" + Look.BODY
                                + "px;line-height:1.5;overflow-x:auto");
    }

    /** A picture in its full size, of which a part shows. */
    static void scroll(Html page, Svg picture) {
        page.open(
                "div",
                "style",
                "overflow:auto;max-height:560px;border:1px solid " + Look.LINE_SOFT + ";border-radius:10px");
        picture.image(page, "display:block;max-width:none");
        page.close();
    }

    static void section(Html page, String title) {
        page.leaf(
                "div",
                title,
                "style",
                "margin:22px 0 8px;font-size:" + Look.BODY + "px;font-weight:600;color:" + Look.INK);
    }

    static void note(Html page, String text) {
        page.leaf("div", text, "style", "margin:4px 0;font-size:12px;color:" + Look.INK_SOFT);
    }

    static void state(Html page, Look.State state) {
        page.leaf(
                "span",
                state.sign + " " + state.word,
                "style",
                "display:inline-block;padding:1px 10px;border-radius:10px;font-size:12px;font-weight:600;color:"
                        + state.colour + ";background:" + state.tint);
    }

    static void kind(Html page, Kind kind) {
        page.leaf(
                "span",
                Look.sign(kind) + " " + kind.label(),
                "style",
                "display:inline-block;padding:0 8px;border-radius:9px;font-size:11px;font-weight:600;white-space:nowrap;color:"
                        + Look.colour(kind) + ";background:" + Look.tint(kind));
    }

    static void mono(Html page, String text) {
        page.leaf("span", text, "style", "font-family:" + Look.MONO + ";font-size:12px;color:" + Look.INK_SOFT);
    }

    /** A block of preformatted text that scrolls within its height. */
    static void block(Html page, String text, int maxHeight) {
        page.leaf(
                "pre",
                text,
                "style",
                "margin:6px 0;padding:10px 12px;max-height:" + maxHeight + "px;overflow:auto;background:"
                        + Look.GROUND_SOFT + ";color:" + Look.INK + ";border:1px solid " + Look.LINE_SOFT
                        + ";border-radius:8px;font-family:" + Look.MONO
                        + ";font-size:12px;line-height:1.45;white-space:pre-wrap;overflow-wrap:break-word");
    }

    /** Opens what a person can unfold; closed by {@link Html#close}. */
    static void fold(Html page, String summary, boolean unfolded) {
        fold(page, unfolded, () -> page.text(summary));
    }

    /** @param summary writes what stands there when it is folded */
    static void fold(Html page, boolean unfolded, Runnable summary) {
        String style = "margin:6px 0";
        if (unfolded) {
            page.open("details", "open", "open", "style", style);
        } else {
            page.open("details", "style", style);
        }
        page.open("summary", "style", "cursor:pointer;font-size:12px;color:" + Look.INK_SOFT);
        summary.run();
        page.close();
    }

    /** Opens a table with its head; {@code true} in numeric aligns a column's head to the right. */
    static void table(Html page, List<String> heads, List<Boolean> numeric) {
        table(page, "auto", heads, numeric);
    }

    static void wideTable(Html page, List<String> heads, List<Boolean> numeric) {
        table(page, "100%", heads, numeric);
    }

    private static void table(Html page, String width, List<String> heads, List<Boolean> numeric) {
        page.open("div", "style", "overflow-x:auto");
        page.open(
                "table",
                "style",
                "border-collapse:collapse;border:0;margin:0;width:" + width
                        + ";min-width:280px;table-layout:auto;font-size:12px;color:" + Look.INK + ";background:"
                        + Look.GROUND);
        page.open("thead");
        row(page);
        for (int i = 0; i < heads.size(); i++) {
            page.leaf("th", heads.get(i), "scope", "col", "style", head(numeric.get(i)));
        }
        page.close().close().open("tbody");
    }

    static void endTable(Html page) {
        page.close().close().close();
    }

    static void row(Html page) {
        page.open("tr", "style", "background:" + Look.GROUND);
    }

    static String head(boolean numeric) {
        return "padding:6px 10px;border:0;border-bottom:1px solid " + Look.LINE + ";background:" + Look.GROUND
                + ";font-size:11px;font-weight:600;color:" + Look.INK_SOFT + ";text-align:"
                + (numeric ? "right" : "left");
    }

    /** The style of a table's cell. */
    static String cell(boolean numeric) {
        return CELL + (numeric ? "right" : "left");
    }

    static void cell(Html page, String text) {
        page.leaf("td", text, "style", cell(false));
    }

    static void number(Html page, String text) {
        page.leaf("td", text, "style", cell(true) + ";white-space:nowrap");
    }

    static void rowHead(Html page, String text) {
        page.leaf("th", text, "scope", "row", "style", cell(false) + ";font-weight:600");
    }
}
