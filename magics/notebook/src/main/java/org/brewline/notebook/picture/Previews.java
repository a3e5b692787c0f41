package org.brewline.notebook.picture;

import java.util.Collections;
import java.util.List;
import org.brewline.engine.artifact.Preview;

/** Shows previews as HTML. Reports' own HTML is shown as its text: a picture runs nothing that a run left. */
final class Previews {
    private static final int MOST_IMAGE = 80_000;
    private static final int MOST_TEXT = 4_000;
    private static final int MOST_COLUMNS = 24;
    private static final int MOST_ENTRIES = 40;

    /** Cells of tables' heads are many, so their style is short. */
    private static final String TEXT = "padding:3px 10px;border:0;text-align:left";

    private static final String NUMBER = "padding:3px 10px;border:0;text-align:right";

    private Previews() {}

    /** What the preview holds, in a few words. */
    static String summary(Preview preview) {
        if (preview instanceof Preview.Table t) {
            return "table, " + Wording.count(t.totalRows()) + " rows × "
                    + t.columns().size() + " columns";
        } else if (preview instanceof Preview.Card c) {
            return "card: " + Html.brief(c.title(), 60);
        } else if (preview instanceof Preview.Image i) {
            return "image, " + i.width() + " × " + i.height() + " pixels";
        } else if (preview instanceof Preview.Folder f) {
            return "folder, " + Wording.count(f.totalFiles()) + (f.totalFiles() == 1 ? " file" : " files");
        } else if (preview instanceof Preview.Text) {
            return "text";
        } else if (preview instanceof Preview.Html) {
            return "HTML report";
        } else if (preview instanceof Preview.Markdown) {
            return "Markdown";
        } else if (preview instanceof Preview.Json) {
            return "JSON";
        } else if (preview instanceof Preview.Value v) {
            return Html.brief(v.text(), 80);
        }
        return Html.brief(((Preview.Opaque) preview).description(), 80);
    }

    /** Whether there is more to see than the summary says. */
    static boolean unfolds(Preview preview) {
        return !((preview instanceof Preview.Value v && v.text().length() <= 80) || preview instanceof Preview.Opaque);
    }

    static Html show(Preview preview) {
        var html = new Html();
        if (preview instanceof Preview.Table t) {
            table(html, t);
        } else if (preview instanceof Preview.Card c) {
            card(html, c);
        } else if (preview instanceof Preview.Image i) {
            image(html, i);
        } else if (preview instanceof Preview.Folder f) {
            folder(html, f);
        } else if (preview instanceof Preview.Text t) {
            text(html, t.text(), t.cut());
        } else if (preview instanceof Preview.Html h) {
            Sandbox.show(html, h.html(), h.cut());
            Parts.fold(html, "The HTML's source", h.cut());
            text(html, h.html(), h.cut());
            html.close();
        } else if (preview instanceof Preview.Markdown m) {
            boolean longer = m.markdown().length() > MOST_TEXT;
            MarkdownPage.show(html, longer ? m.markdown().substring(0, MOST_TEXT) : m.markdown());
            if (longer || m.cut()) {
                Parts.note(html, "Only its beginning.");
            }
        } else if (preview instanceof Preview.Json j) {
            if (j.cut() || !JsonTree.show(html, j.json())) {
                text(html, j.json(), j.cut());
            }
        } else {
            text(html, preview instanceof Preview.Value v ? v.text() : ((Preview.Opaque) preview).description(), false);
        }
        return html;
    }

    private static void text(Html html, String text, boolean cut) {
        boolean longer = text.length() > MOST_TEXT;
        Parts.block(html, (longer ? text.substring(0, MOST_TEXT) : text) + (cut || longer ? "\n…" : ""), 260);
    }

    private static void card(Html html, Preview.Card card) {
        html.leaf("div", card.title(), "style", "margin:6px 0 2px;font-size:12px;font-weight:600;color:" + Look.INK);
        Parts.table(html, List.of("Fact", "Value"), List.of(false, false));
        card.facts().forEach((name, value) -> {
            Parts.row(html);
            Parts.rowHead(html, name);
            Parts.cell(html, value);
            html.close();
        });
        Parts.endTable(html);
    }

    private static void image(Html html, Preview.Image image) {
        if (image.pngBase64().length() > MOST_IMAGE) {
            Parts.note(
                    html,
                    "The image is too large to be kept in the notebook ("
                            + Wording.bytes(image.pngBase64().length() * 3L / 4) + ").");
        } else if (!image.pngBase64().matches("[A-Za-z0-9+/=\\s]*")) {
            Parts.note(html, "The image's preview is damaged.");
        } else {
            html.empty(
                    "img",
                    "src",
                    "data:image/png;base64," + image.pngBase64().replaceAll("\\s", ""),
                    "alt",
                    "Image of " + image.width() + " × " + image.height() + " pixels",
                    "style",
                    "display:block;margin:6px 0;max-width:100%;height:auto;border-radius:8px;border:1px solid "
                            + Look.LINE_SOFT);
        }
    }

    private static void folder(Html html, Preview.Folder folder) {
        FolderTree.show(html, folder.entries().stream().limit(MOST_ENTRIES).toList());
        long more =
                folder.totalFiles() - Math.min(MOST_ENTRIES, folder.entries().size());
        if (more > 0) {
            Parts.note(html, "and " + Wording.count(more) + " more");
        }
    }

    private static void table(Html html, Preview.Table table) {
        List<Preview.Column> columns =
                table.columns().stream().limit(MOST_COLUMNS).toList();
        html.open("div", "style", "overflow-x:auto;margin:6px 0");
        html.open(
                "table",
                "style",
                "border-collapse:collapse;border:0;margin:0;width:auto;font-size:12px;color:" + Look.INK
                        + ";background:" + Look.GROUND);
        html.open("thead");
        Parts.row(html);
        for (Preview.Column column : columns) {
            html.open("th", "scope", "col", "style", Parts.head(isNumeric(column)) + ";vertical-align:top");
            html.leaf("div", column.name(), "style", "color:" + Look.INK);
            String missing = column.missing() > 0 ? " · " + Wording.count(column.missing()) + " missing" : "";
            html.leaf("div", column.type() + missing, "style", "font-weight:400;white-space:nowrap");
            if (!column.histogram().isEmpty()) {
                histogram(html, column);
            }
            html.close();
        }
        html.close().close().open("tbody");
        for (List<String> row : table.rows()) {
            Parts.row(html);
            for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
                html.leaf("td", Html.brief(row.get(i), 80), "style", isNumeric(columns.get(i)) ? NUMBER : TEXT);
            }
            html.close();
        }
        html.close().close().close();
        String width = table.columns().size() > columns.size() ? ", the first " + columns.size() + " columns" : "";
        Parts.note(
                html,
                "The first " + table.rows().size() + " of " + Wording.count(table.totalRows()) + " rows" + width + ".");
    }

    private static boolean isNumeric(Preview.Column column) {
        return List.of("double", "float", "integer", "int", "long", "short", "number")
                .contains(column.type().toLowerCase(java.util.Locale.ROOT));
    }

    private static void histogram(Html html, Preview.Column column) {
        List<Long> counts = column.histogram().stream().limit(20).toList();
        long most = Math.max(1, Collections.max(counts));
        double bar = 72.0 / counts.size();
        Svg svg = new Svg(72, 20, "Histogram of " + column.name());
        var bars = new StringBuilder();
        for (int i = 0; i < counts.size(); i++) {
            double height = counts.get(i) == 0 ? 0 : Math.max(1, 18.0 * counts.get(i) / most);
            String across = Svg.n(Math.max(1, bar - 1));
            bars.append('M').append(Svg.n(i * bar)).append(" 19v-").append(Svg.n(height));
            bars.append('h').append(across).append('v').append(Svg.n(height)).append('Z');
        }
        svg.path(bars.toString(), Look.HISTOGRAM, "none", 0);
        svg.path("M0 19.5H72", "none", Look.LINE_STRONG, 1);
        svg.image(html, isNumeric(column) ? "display:block;margin:3px 0 0 auto" : "display:block;margin-top:3px");
    }
}
