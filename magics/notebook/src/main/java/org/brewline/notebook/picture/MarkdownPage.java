package org.brewline.notebook.picture;

import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Markdown as HTML of this program's own: headings, lists, tables and emphasis. HTML inside of it is shown as its text,
 * only links to the web lead somewhere, and nothing is fetched: an image is its description.
 */
final class MarkdownPage {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final String CELL = "padding:3px 10px;border:1px solid " + Look.LINE + ";text-align:left";
    private static final String BLOCK = "margin:6px 0";
    private static final String CODE =
            "font-family:" + Look.MONO + ";font-size:12px;background:" + Look.GROUND_SOFT + ";color:" + Look.INK;

    private final Html html;

    private MarkdownPage(Html html) {
        this.html = html;
    }

    static void show(Html html, String markdown) {
        html.open(
                "div",
                "style",
                "margin:6px 0;padding:4px 14px;border:1px solid " + Look.LINE_SOFT + ";border-radius:8px;font-size:"
                        + Look.BODY + "px;line-height:1.5;color:" + Look.INK + ";background:" + Look.GROUND);
        new MarkdownPage(html).inside(PARSER.parse(markdown));
        html.close();
    }

    private void inside(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (!isText(child) && !isBlock(child)) {
                inside(child);
            }
        }
    }

    /** Shows a leaf; {@code false} if it is none. */
    private boolean isText(Node node) {
        if (node instanceof Text text) {
            html.text(text.getLiteral());
        } else if (node instanceof Code code) {
            html.leaf("code", code.getLiteral(), "style", CODE);
        } else if (node instanceof HtmlInline inline) {
            html.text(inline.getLiteral());
        } else if (node instanceof HtmlBlock block) {
            html.leaf("p", block.getLiteral(), "style", BLOCK);
        } else if (node instanceof FencedCodeBlock block) {
            Parts.block(html, block.getLiteral().stripTrailing(), 260);
        } else if (node instanceof IndentedCodeBlock block) {
            Parts.block(html, block.getLiteral().stripTrailing(), 260);
        } else if (node instanceof SoftLineBreak) {
            html.text("\n");
        } else if (node instanceof HardLineBreak) {
            html.empty("br");
        } else if (node instanceof ThematicBreak) {
            html.empty("hr", "style", "border:0;border-top:1px solid " + Look.LINE);
        } else {
            return false;
        }
        return true;
    }

    /** Shows what has more inside; {@code false} if it is not known, then what is inside is shown alone. */
    private boolean isBlock(Node node) {
        if (node instanceof Paragraph) {
            boolean tight = node.getParent() instanceof ListItem;
            element(node, tight ? "div" : "p", tight ? "margin:0" : BLOCK);
        } else if (node instanceof Heading heading) {
            int size = Math.max(Look.BODY, Look.TITLE - heading.getLevel() + 1);
            element(node, "div", "margin:10px 0 4px;font-weight:600;font-size:" + size + "px");
        } else if (node instanceof BulletList) {
            element(node, "ul", "margin:6px 0;padding-left:24px");
        } else if (node instanceof OrderedList) {
            element(node, "ol", "margin:6px 0;padding-left:24px");
        } else if (node instanceof ListItem) {
            element(node, "li", "margin:2px 0");
        } else if (node instanceof Emphasis) {
            element(node, "em", "font-style:italic");
        } else if (node instanceof StrongEmphasis) {
            element(node, "strong", "font-weight:600");
        } else if (node instanceof BlockQuote) {
            element(node, "blockquote", "margin:6px 0;padding:0 12px;border-left:3px solid " + Look.LINE_STRONG);
        } else if (node instanceof Link link) {
            link(link);
        } else if (node instanceof Image) {
            html.text("[image: ");
            inside(node);
            html.text("]");
        } else {
            return isTable(node);
        }
        return true;
    }

    private boolean isTable(Node node) {
        if (node instanceof TableBlock) {
            html.open("div", "style", "overflow-x:auto;margin:6px 0");
            element(node, "table", "border-collapse:collapse;margin:0;font-size:12px;color:" + Look.INK);
            html.close();
        } else if (node instanceof TableHead) {
            if (!isEmpty(node)) {
                element(node, "thead", "");
            }
        } else if (node instanceof TableRow) {
            element(node, "tr", "background:" + Look.GROUND);
        } else if (node instanceof TableCell cell) {
            String style = cell.isHeader() ? CELL + ";font-weight:600" : CELL;
            element(node, cell.isHeader() ? "th" : "td", style);
        } else {
            return false;
        }
        return true;
    }

    /** Tables of two columns often have a head without words. */
    private static boolean isEmpty(Node head) {
        for (Node row = head.getFirstChild(); row != null; row = row.getNext()) {
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                if (cell.getFirstChild() != null) {
                    return false;
                }
            }
        }
        return true;
    }

    private void link(Link link) {
        String to = link.getDestination().strip();
        String scheme = to.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("https://") || scheme.startsWith("http://")) {
            html.open(
                    "a", "href", to, "target", "_blank", "rel", "noopener noreferrer", "style", "color:" + Look.ACCENT);
            inside(link);
            html.close();
        } else {
            inside(link);
        }
    }

    private void element(Node node, String tag, String style) {
        if (style.isEmpty()) {
            html.open(tag);
        } else {
            html.open(tag, "style", style);
        }
        inside(node);
        html.close();
    }
}
