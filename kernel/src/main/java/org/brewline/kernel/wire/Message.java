package org.brewline.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** One message of Jupyter's protocol. */
public record Message(
        List<byte[]> identities,
        JsonObject header,
        JsonObject parent,
        JsonObject metadata,
        JsonObject content,
        List<byte[]> buffers) {
    /** The version of the protocol that the kernel speaks. */
    public static final String PROTOCOL = "5.5";

    private static final String SESSION = UUID.randomUUID().toString();

    public String type() {
        return text(header, "msg_type");
    }

    /** A field of the content as text, or "". */
    public String text(String field) {
        return text(content, field);
    }

    /** A field of the content as a truth value. */
    public boolean flag(String field, boolean otherwise) {
        JsonElement value = content.get(field);
        return value instanceof JsonPrimitive flag ? flag.getAsBoolean() : otherwise;
    }

    /** A field of the content as a whole number; one that is too great for an int is the greatest or least. */
    public int number(String field, int otherwise) {
        JsonElement value = content.get(field);
        // by way of a double: 1e999999999 as an exact number has a gigabyte
        return value instanceof JsonPrimitive number && number.isNumber() ? (int) number.getAsDouble() : otherwise;
    }

    private static String text(JsonObject object, String field) {
        JsonElement value = object.get(field);
        return value instanceof JsonPrimitive text ? text.getAsString() : "";
    }

    /** A reply to this message, to the one who sent it. */
    public Message reply(String type, JsonObject replyContent) {
        return new Message(identities, newHeader(type), header, new JsonObject(), replyContent, List.of());
    }

    /** Something that this message caused, for everybody. */
    public Message published(String type, JsonObject publishedContent) {
        return new Message(
                List.of(type.getBytes(StandardCharsets.UTF_8)),
                newHeader(type),
                header,
                new JsonObject(),
                publishedContent,
                List.of());
    }

    /** The same message with other metadata and buffers. */
    public Message with(JsonObject otherMetadata, List<byte[]> otherBuffers) {
        return new Message(identities, header, parent, otherMetadata, content, otherBuffers);
    }

    /** Another message with the same parent. */
    Message instead(String type, JsonObject otherContent) {
        return new Message(
                List.of(type.getBytes(StandardCharsets.UTF_8)),
                header(type, ""),
                parent,
                new JsonObject(),
                otherContent,
                List.of());
    }

    private JsonObject newHeader(String type) {
        return header(type, text(header, "username"));
    }

    /** The same message under another topic, or to another client. */
    Message to(String identity) {
        return new Message(
                List.of(identity.getBytes(StandardCharsets.UTF_8)), header, parent, metadata, content, buffers);
    }

    /** The subshell that the message is for; "" for the main shell. */
    public String subshell() {
        return text(header, "subshell_id");
    }

    static JsonObject header(String type, String username) {
        var made = new JsonObject();
        made.addProperty("msg_id", UUID.randomUUID().toString());
        made.addProperty("session", SESSION);
        made.addProperty("username", username.isEmpty() ? "kernel" : username);
        // Jupyter's clients take dates of at most six digits after the point for dates
        made.addProperty("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        made.addProperty("msg_type", type);
        made.addProperty("version", PROTOCOL);
        return made;
    }

    /** A message that nothing caused, e.g. the first status. */
    public static Message unasked(String type, JsonObject content) {
        return new Message(
                List.of(type.getBytes(StandardCharsets.UTF_8)),
                header(type, ""),
                new JsonObject(),
                new JsonObject(),
                content,
                List.of());
    }
}
