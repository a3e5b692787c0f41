package org.brewline.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.brewline.kernel.wire.Message;

/** The shells beside the main one, which a frontend makes so that something is served while a cell runs. */
final class Subshells {
    private final Map<String, Shell> byId = new ConcurrentSkipListMap<>();
    private final Supplier<Shell> maker;

    Subshells(Supplier<Shell> maker) {
        this.maker = maker;
    }

    Optional<Shell> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    JsonObject create() {
        String id = UUID.randomUUID().toString();
        Shell shell = maker.get();
        shell.start("subshell " + id.substring(0, 8));
        byId.put(id, shell);
        JsonObject content = Replies.ok();
        content.addProperty("subshell_id", id);
        return content;
    }

    /** What it was asked before is still served. */
    JsonObject delete(Message request) {
        String id = request.text("subshell_id");
        Shell shell = byId.remove(id);
        if (shell == null) {
            return unknown(id);
        }
        shell.end();
        return Replies.ok();
    }

    JsonObject list() {
        var ids = new JsonArray();
        byId.keySet().forEach(ids::add);
        JsonObject content = Replies.ok();
        content.add("subshell_id", ids);
        return content;
    }

    static JsonObject unknown(String id) {
        return Replies.error("UnknownSubshellError", "there is no subshell \"%s\"".formatted(id));
    }
}
