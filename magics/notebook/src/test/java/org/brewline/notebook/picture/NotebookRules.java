package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What a notebook shows of HTML that it does not trust. JupyterLab keeps the elements, attributes and style properties
 * listed here and drops all others, so a page that passes looks the same trusted and untrusted. Our HTML is
 * well-formed XML, so it can be read as such.
 */
final class NotebookRules {
    private static final Set<String> TAGS = Set.of(
            "div",
            "span",
            "img",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "details",
            "summary",
            "pre",
            "code",
            "strong",
            "ul",
            "ol",
            "li",
            "em",
            "blockquote",
            "a",
            "hr",
            "br",
            "p");
    private static final Set<String> ATTRIBUTES = Set.of(
            "style", "class", "title", "src", "alt", "width", "height", "open", "scope", "colspan", "href", "target",
            "rel");
    private static final Set<String> STYLES = Set.of(
            "background",
            "border",
            "border-bottom",
            "border-top",
            "font-style",
            "border-collapse",
            "border-left",
            "border-radius",
            "border-spacing",
            "box-sizing",
            "caption-side",
            "color",
            "cursor",
            "display",
            "font-family",
            "font-size",
            "font-weight",
            "height",
            "line-height",
            "margin",
            "margin-bottom",
            "margin-left",
            "margin-right",
            "margin-top",
            "max-height",
            "max-width",
            "min-width",
            "opacity",
            "overflow",
            "overflow-wrap",
            "overflow-x",
            "padding",
            "padding-bottom",
            "padding-left",
            "padding-top",
            "table-layout",
            "text-align",
            "vertical-align",
            "white-space",
            "width");
    private static final Set<String> SVG_TAGS =
            Set.of("svg", "title", "desc", "g", "rect", "circle", "path", "text", "set");

    private NotebookRules() {}

    /** Fails unless the page keeps the rules, pictures in it included; gives all text that it shows. */
    static String textOf(String html) {
        var text = new StringBuilder();
        walk(parse(html), text);
        return text.toString();
    }

    /** Fails unless the picture is well-formed and inert; gives all text in it. */
    static String textOfSvg(String svg) {
        assertThat(svg).doesNotContain("<!", "<?", "url(");
        var text = new StringBuilder();
        for (Element element : elements(parse(svg))) {
            assertThat(SVG_TAGS).contains(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Node attribute = element.getAttributes().item(i);
                assertThat(attribute.getNodeName())
                        .doesNotStartWith("on")
                        .isNotEqualTo("href")
                        .isNotEqualTo("style");
            }
            if (List.of("text", "title", "desc").contains(element.getTagName())) {
                text.append(element.getTextContent()).append('\n');
            }
        }
        return text.toString();
    }

    private static void walk(Element root, StringBuilder text) {
        for (Element element : elements(root)) {
            if (element.getTagName().equals("iframe")) {
                // Dropped where the notebook is not trusted; elsewhere it must have no rights at all.
                assertThat(element.getAttributeNode("sandbox")).isNotNull();
                assertThat(element.getAttribute("sandbox")).isEmpty();
                assertThat(element.hasAttribute("src")).isFalse();
                assertThat(element.getAttribute("srcdoc")).contains("default-src 'none'");
                continue;
            }
            assertThat(TAGS).contains(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertThat(ATTRIBUTES).contains(element.getAttributes().item(i).getNodeName());
            }
            for (String style : element.getAttribute("style").split(";", -1)) {
                assertThat(style.isBlank() || STYLES.contains(style.split(":", -1)[0].strip()))
                        .as(style)
                        .isTrue();
            }
            if (element.getTagName().equals("table")) {
                assertThat(element.getAttribute("style"))
                        .as("a notebook's theme colours tables that state no colours")
                        .contains(";color:", ";background:");
            }
            if (element.hasAttribute("href")) {
                assertThat(element.getTagName()).isEqualTo("a");
                String to = element.getAttribute("href");
                assertThat(to)
                        .as("to a site, or to a file beside the notebook")
                        .matches("https?://.*|[\\w%.-]+(/[\\w%.-]+)+");
                assertThat(!to.startsWith("http") || element.getAttribute("rel").contains("noopener"))
                        .isTrue();
            }
            if (element.getTagName().equals("img")) {
                image(element, text);
            }
        }
        text.append(root.getTextContent());
    }

    private static void image(Element image, StringBuilder text) {
        assertThat(image.getAttribute("alt")).isNotBlank();
        String source = image.getAttribute("src");
        assertThat(source).matches("data:image/(svg\\+xml|png);base64,[A-Za-z0-9+/=]*");
        text.append(image.getAttribute("alt")).append('\n');
        if (source.startsWith("data:image/svg")) {
            byte[] svg = Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1));
            text.append(textOfSvg(new String(svg, StandardCharsets.UTF_8)));
        }
    }

    private static Element parse(String markup) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(markup)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + markup.substring(0, Math.min(300, markup.length())), e);
        }
    }

    private static List<Element> elements(Element root) {
        var elements = new ArrayList<Element>();
        elements.add(root);
        for (int i = 0; i < root.getChildNodes().getLength(); i++) {
            if (root.getChildNodes().item(i) instanceof Element child) {
                elements.addAll(elements(child));
            }
        }
        return elements;
    }
}
