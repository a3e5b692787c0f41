package org.brewline.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import org.brewline.kernel.wire.Codec;
import org.brewline.kernel.wire.Message;

/** What the kernel says of itself, known before anything else is there. */
final class KernelInfo {
    private KernelInfo() {}

    static JsonObject content() {
        JsonObject content = Replies.ok();
        content.addProperty("protocol_version", Message.PROTOCOL);
        content.addProperty("implementation", "brewline");
        content.addProperty("implementation_version", "0.1.0");
        content.addProperty(
                "banner", "Brewline 0.1.0 on Java " + Runtime.version() + " (%lsmagic lists what it can do)");
        content.addProperty("debugger", false);
        content.add(
                "language_info",
                Codec.json(Map.of(
                        "name", "java",
                        "version", String.valueOf(Runtime.version().feature()),
                        "mimetype", "text/x-java-source",
                        "file_extension", ".jshell",
                        "pygments_lexer", "java",
                        "codemirror_mode", "java",
                        "nbconvert_exporter", "script")));
        content.add("help_links", new JsonArray());
        var features = new JsonArray();
        features.add("kernel subshells");
        content.add("supported_features", features);
        return content;
    }
}
