package org.brewline.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brewline.kernel.cell.ErrorText;
import org.brewline.kernel.output.Outlet;

/** Gathers what a cell shows, as a notebook keeps it, and tells it to the terminal if that is wanted. */
final class CellOutputs implements Outlet {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Terminal terminal;
    private final boolean told;
    private final List<ObjectNode> outputs = new ArrayList<>();
    private boolean clearNext;

    /** Gathers; what the cell prints and shows is told as it comes if {@code told}. */
    CellOutputs(Terminal terminal, boolean told) {
        this.terminal = terminal;
        this.told = told;
    }

    @Override
    public synchronized void publish(String type, Map<String, Object> content) {
        switch (type) {
            case "stream" -> stream(content);
            case "display_data", "execute_result" -> shown(type, content);
            case "update_display_data" -> update(content);
            case "clear_output" -> clear(Boolean.TRUE.equals(content.get("wait")));
            default -> {} // comms and the like: there is no frontend
        }
    }

    private void stream(Map<String, Object> content) {
        String text = String.valueOf(content.get("text"));
        String name = String.valueOf(content.get("name"));
        if (told && name.equals("stderr")) {
            terminal.tell(text);
        } else if (told) {
            terminal.say(text);
        }
        ObjectNode last = outputs.isEmpty() ? null : outputs.get(outputs.size() - 1);
        if (last != null && !clearNext && last.path("name").asText().equals(name)) {
            last.put("text", last.path("text").asText() + text);
        } else {
            ObjectNode output = JSON.createObjectNode();
            output.put("output_type", "stream").put("name", name).put("text", text);
            add(output);
        }
    }

    private void shown(String type, Map<String, Object> content) {
        ObjectNode output = JSON.valueToTree(content);
        output.put("output_type", type);
        if (told && !output.path("data").path("text/plain").isMissingNode()) {
            terminal.say(output.path("data").path("text/plain").asText());
        }
        add(output);
    }

    private void update(Map<String, Object> content) {
        ObjectNode changed = JSON.valueToTree(content);
        String id = changed.path("transient").path("display_id").asText();
        for (ObjectNode output : outputs) {
            if (!id.isEmpty()
                    && output.path("transient").path("display_id").asText().equals(id)) {
                output.set("data", changed.path("data"));
                output.set("metadata", changed.path("metadata"));
            }
        }
    }

    private void clear(boolean wait) {
        if (wait) {
            clearNext = true;
        } else {
            outputs.clear();
        }
    }

    private void add(ObjectNode output) {
        if (clearNext) {
            outputs.clear();
            clearNext = false;
        }
        outputs.add(output);
    }

    synchronized void failed(ErrorText failure) {
        ObjectNode output = JSON.createObjectNode();
        output.put("output_type", "error").put("ename", failure.name()).put("evalue", failure.message());
        failure.lines().forEach(output.putArray("traceback")::add);
        add(output);
    }

    /** As in the notebook's file. */
    synchronized ArrayNode asNotebook() {
        ArrayNode all = JSON.createArrayNode();
        for (ObjectNode output : outputs) {
            ObjectNode kept = output.deepCopy();
            kept.remove("transient");
            all.add(kept);
        }
        return all;
    }
}
