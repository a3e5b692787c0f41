package org.brewline.notebook.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** JSON as a tree to unfold. */
final class JsonTree {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_NODES = 120;
    private static final int DEEPEST = 12;
    private static final String ROW =
            "padding:1px 0 1px 16px;font-family:" + Look.MONO + ";font-size:12px;color:" + Look.INK;

    private final Html html;
    private int nodes;

    private JsonTree(Html html) {
        this.html = html;
    }

    /** Shows the text as a tree; says if it could: text that was cut is no JSON any more. */
    static boolean show(Html html, String json) {
        Optional<JsonNode> root = parse(json);
        if (root.isEmpty() || !root.get().isContainerNode() || isTooDeep(root.get(), 0)) {
            return false;
        }
        html.open(
                "div",
                "style",
                "margin:6px 0;padding:6px 12px 6px 0;background:" + Look.GROUND_SOFT + ";border-radius:8px");
        new JsonTree(html).node("", root.get(), true);
        html.close();
        return true;
    }

    private static Optional<JsonNode> parse(String json) {
        try {
            return Optional.ofNullable(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isTooDeep(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return true;
        }
        for (JsonNode child : node) {
            if (isTooDeep(child, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private void node(String name, JsonNode node, boolean open) {
        nodes++;
        if (nodes > MOST_NODES) {
            return;
        }
        String label = name.isEmpty() ? "" : name + ": ";
        if (!node.isContainerNode() || node.isEmpty()) {
            html.leaf("div", Html.brief(label + node, 200), "style", ROW);
        } else {
            String size = node.isArray()
                    ? "[" + node.size() + (node.size() == 1 ? " element]" : " elements]")
                    : "{" + node.size() + (node.size() == 1 ? " field}" : " fields}");
            if (open) {
                html.open("details", "open", "open", "style", "padding-left:12px");
            } else {
                html.open("details", "style", "padding-left:12px");
            }
            html.leaf(
                    "summary",
                    Html.brief(label, 100) + " " + size,
                    "style",
                    "cursor:pointer;font-family:" + Look.MONO + ";font-size:12px;color:" + Look.INK_SOFT);
            children(node);
            html.close();
        }
        if (nodes == MOST_NODES) {
            html.leaf("div", "… and more", "style", ROW + ";color:" + Look.INK_SOFT);
        }
    }

    private void children(JsonNode node) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                node(Integer.toString(i), node.get(i), false);
            }
        } else {
            node.properties().forEach(field -> node(field.getKey(), field.getValue(), false));
        }
    }
}
