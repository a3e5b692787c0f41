package org.brewline.kernel;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.kernel.cell.CellHelp;
import org.brewline.kernel.history.History;
import org.brewline.kernel.session.Completeness;
import org.brewline.kernel.session.Completions;
import org.brewline.kernel.wire.Codec;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Ports;

/** Answers what is asked without executing a cell. */
final class Requests {
    private final KernelSource kernel;
    private final History history;
    private final Ports ports;

    Requests(KernelSource kernel, History history, Ports ports) {
        this.ports = ports;
        this.kernel = kernel;
        this.history = history;
    }

    /** The reply; empty for messages that have none. */
    Optional<Message> answer(Message request) throws InterruptedException {
        return switch (request.type()) {
            case "kernel_info_request" -> Optional.of(request.reply("kernel_info_reply", KernelInfo.content()));
            case "complete_request" -> Optional.of(request.reply("complete_reply", completion(request)));
            case "inspect_request" -> Optional.of(request.reply("inspect_reply", inspection(request)));
            case "is_complete_request" -> Optional.of(request.reply("is_complete_reply", completeness(request)));
            case "history_request" ->
                Optional.of(request.reply("history_reply", HistoryAnswers.answer(request, history)));
            case "connect_request" -> Optional.of(request.reply("connect_reply", ports()));
            case "comm_info_request" -> Optional.of(request.reply("comm_info_reply", comms(request)));
            default ->
                request.type().endsWith("_request")
                        ? Optional.of(request.reply(Replies.type(request), unknown(request)))
                        : Optional.empty();
        };
    }

    private CellHelp help() throws InterruptedException {
        return new CellHelp(kernel.get().cells());
    }

    private static JsonObject unknown(Message request) {
        return Replies.error("UnknownRequest", "this kernel does not answer " + request.type());
    }

    private JsonObject completion(Message request) throws InterruptedException {
        String code = request.text("code");
        Completions found = help().complete(code, codeUnits(code, request.number("cursor_pos", 0)));
        JsonObject content = Replies.ok();
        content.add(
                "matches",
                Codec.json(found.items().stream().map(Completions.Item::text).toList()));
        int start = codePoints(code, found.start());
        int end = codePoints(code, found.end());
        content.addProperty("cursor_start", start);
        content.addProperty("cursor_end", end);
        List<Map<String, Object>> types = found.items().stream()
                .map(i -> Map.<String, Object>of(
                        "start", start, "end", end, "text", i.text(), "type", i.type(), "signature", i.signature()))
                .toList();
        content.add("metadata", Codec.json(Map.of("_jupyter_types_experimental", types)));
        return content;
    }

    private JsonObject inspection(Message request) throws InterruptedException {
        String code = request.text("code");
        int at = codeUnits(code, request.number("cursor_pos", 0));
        JsonObject content = Replies.ok();
        var found = help().inspect(code, at, request.number("detail_level", 0) > 0);
        content.addProperty("found", found.isPresent());
        content.add(
                "data",
                Codec.json(found.map(i ->
                                Map.of("text/plain", i.plain(), "text/markdown", i.markdown(), "text/html", i.html()))
                        .orElse(Map.of())));
        content.add("metadata", new JsonObject());
        return content;
    }

    private JsonObject completeness(Message request) throws InterruptedException {
        Completeness answer = help().isComplete(request.text("code"));
        var content = new JsonObject();
        content.addProperty("status", answer.state().name().toLowerCase(java.util.Locale.ROOT));
        if (answer.state() == Completeness.State.INCOMPLETE) {
            content.addProperty("indent", answer.indent());
        }
        return content;
    }

    private JsonObject ports() {
        JsonObject content = Replies.ok();
        content.addProperty("shell_port", ports.shell());
        content.addProperty("iopub_port", ports.iopub());
        content.addProperty("stdin_port", ports.stdin());
        content.addProperty("control_port", ports.control());
        content.addProperty("hb_port", ports.heartbeat());
        return content;
    }

    private JsonObject comms(Message request) throws InterruptedException {
        return CommMessages.info(request, kernel.get().comms());
    }

    private static int codeUnits(String code, int points) {
        int all = code.codePointCount(0, code.length());
        return code.offsetByCodePoints(0, Math.max(0, Math.min(points, all)));
    }

    private static int codePoints(String code, int units) {
        return code.codePointCount(0, Math.max(0, Math.min(units, code.length())));
    }
}
