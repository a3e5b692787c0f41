package org.brewline.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.brewline.kernel.history.Entry;
import org.brewline.kernel.history.History;
import org.brewline.kernel.wire.Message;

/** Answers {@code history_request}. */
final class HistoryAnswers {
    private HistoryAnswers() {}

    static JsonObject answer(Message request, History history) {
        String type = request.text("hist_access_type");
        Optional<List<Entry>> found = switch (type) {
            case "tail" -> Optional.of(history.tail(request.number("n", 10)));
            case "range" ->
                Optional.of(history.range(
                        request.number("session", 0),
                        request.number("start", 0),
                        request.number("stop", Integer.MAX_VALUE)));
            case "search" -> {
                String pattern = request.text("pattern").isEmpty() ? "*" : request.text("pattern");
                yield Optional.of(
                        history.search(pattern, request.number("n", Integer.MAX_VALUE), request.flag("unique", false)));
            }
            default -> Optional.empty();
        };
        JsonObject content = found.isPresent()
                ? Replies.ok()
                : Replies.error(
                        "UnknownHistory", "hist_access_type is tail, range or search, not \"%s\"".formatted(type));
        content.add("history", rows(found.orElse(List.of()), request.flag("output", false)));
        return content;
    }

    private static JsonArray rows(List<Entry> entries, boolean withOutput) {
        var rows = new JsonArray();
        for (Entry entry : entries) {
            var row = new JsonArray();
            row.add(entry.session());
            row.add(entry.line());
            if (withOutput) {
                var pair = new JsonArray();
                pair.add(entry.input());
                entry.output().ifPresentOrElse(pair::add, () -> pair.add(JsonNull.INSTANCE));
                row.add(pair);
            } else {
                row.add(entry.input());
            }
            rows.add(row);
        }
        return rows;
    }
}
