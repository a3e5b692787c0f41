package org.brewline.kernel;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.brewline.kernel.cell.ErrorText;
import org.brewline.kernel.wire.Codec;
import org.brewline.kernel.wire.Message;

/** The contents that many replies share. */
final class Replies {
    private Replies() {}

    static JsonObject state(String state) {
        var content = new JsonObject();
        content.addProperty("execution_state", state);
        return content;
    }

    static JsonObject ok() {
        var content = new JsonObject();
        content.addProperty("status", "ok");
        return content;
    }

    static JsonObject error(String name, String message) {
        return error(new ErrorText(name, message, List.of(name + ": " + message)));
    }

    static JsonObject error(ErrorText text) {
        JsonObject content = traceback(text);
        content.addProperty("status", "error");
        return content;
    }

    /** What is published of an error. */
    static JsonObject traceback(ErrorText text) {
        return Codec.json(Map.of("ename", text.name(), "evalue", text.message(), "traceback", text.lines()))
                .getAsJsonObject();
    }

    static String type(Message request) {
        return request.type().replace("_request", "_reply");
    }
}
