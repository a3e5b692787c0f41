package org.brewline.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.kernel.comm.CommMessage;
import org.brewline.kernel.comm.CommRegistry;
import org.brewline.kernel.wire.Message;
import org.jspecify.annotations.Nullable;

/** Comms as the wire has them. */
final class CommMessages {
    static final Set<String> TYPES = Set.of("comm_open", "comm_msg", "comm_close");

    private CommMessages() {}

    /** Hands a message to the user's code, on the calling thread. */
    static void handOver(Message request, CommRegistry comms) {
        String id = request.text("comm_id");
        var message = new CommMessage(map(request.content().get("data")), map(request.metadata()), request.buffers());
        switch (request.type()) {
            case "comm_open" -> comms.opened(id, request.text("target_name"), message);
            case "comm_msg" -> comms.received(id, message);
            default -> comms.closed(id, message);
        }
    }

    /** The open comms, of one target if the request names it. */
    static JsonObject info(Message request, CommRegistry comms) {
        String target = request.text("target_name");
        var open = new JsonObject();
        comms.forEach(comm -> {
            if (target.isEmpty() || target.equals(comm.target())) {
                var facts = new JsonObject();
                facts.addProperty("target_name", comm.target());
                open.add(comm.id(), facts);
            }
        });
        JsonObject content = Replies.ok();
        content.add("comms", open);
        return content;
    }

    private static Map<String, @Nullable Object> map(@Nullable JsonElement json) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        if (json instanceof JsonObject object) {
            object.entrySet().forEach(e -> map.put(e.getKey(), value(e.getValue())));
        }
        return map;
    }

    private static @Nullable Object value(JsonElement json) {
        if (json instanceof JsonObject) {
            return map(json);
        } else if (json instanceof JsonArray array) {
            List<@Nullable Object> list = new ArrayList<>(array.size());
            array.forEach(element -> list.add(value(element)));
            return list;
        } else if (json instanceof JsonPrimitive primitive) {
            return primitive.isBoolean()
                    ? (Object) primitive.getAsBoolean()
                    : primitive.isNumber() ? number(primitive) : primitive.getAsString();
        }
        return null;
    }

    private static Number number(JsonPrimitive primitive) {
        if (primitive.getAsString().matches("-?[0-9]{1,18}")) {
            return primitive.getAsLong();
        }
        return primitive.getAsDouble();
    }
}
