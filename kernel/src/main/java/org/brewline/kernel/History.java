package org.brewline.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.brewline.kernel.wire.Message;

/** The cells that this session executed, for {@code history_request}. */
final class History {
    private record Entry(int count, String code) {}

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int count, String code) {
        entries.add(new Entry(count, code));
    }

    /** Tail, range or search, as asked. */
    synchronized JsonObject answer(Message request) {
        boolean withOutput = request.flag("output", false);
        List<Entry> found = switch (request.text("hist_access_type")) {
            case "range" ->
                entries.stream()
                        .filter(e -> e.count() >= request.number("start", 0)
                                && e.count() < request.number("stop", Integer.MAX_VALUE))
                        .toList();
            case "search" -> searched(request);
            default -> last(entries, request.number("n", 10));
        };
        var list = new JsonArray();
        for (Entry entry : found) {
            var row = new JsonArray();
            row.add(0);
            row.add(entry.count());
            if (withOutput) {
                var pair = new JsonArray();
                pair.add(entry.code());
                pair.add(JsonNull.INSTANCE);
                row.add(pair);
            } else {
                row.add(entry.code());
            }
            list.add(row);
        }
        JsonObject content = Replies.ok();
        content.add("history", list);
        return content;
    }

    private List<Entry> searched(Message request) {
        String glob = request.text("pattern").isEmpty() ? "*" : request.text("pattern");
        var regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
        List<Entry> found = new ArrayList<>(entries.stream()
                .filter(e -> pattern.matcher(e.code()).matches())
                .toList());
        if (request.flag("unique", false)) {
            var seen = new ArrayList<String>();
            for (int i = found.size() - 1; i >= 0; i--) {
                if (seen.contains(found.get(i).code())) {
                    found.remove(i);
                } else {
                    seen.add(found.get(i).code());
                }
            }
        }
        return last(found, request.number("n", 1000));
    }

    private static List<Entry> last(List<Entry> all, int n) {
        return all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size());
    }
}
