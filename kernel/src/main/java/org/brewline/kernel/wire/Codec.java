package org.brewline.kernel.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Frames to messages and back, signed. Safe for many threads. */
public final class Codec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.UTF_8);
    private static final Gson GSON = new GsonBuilder()
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .create();

    /** A header comes back in each answer, and writing deep JSON overflows the stack. */
    private static final int DEEPEST = 10;

    private final Signing signing;
    private final SeenSignatures seen = new SeenSignatures();

    public Codec(Signing signing) {
        this.signing = signing;
    }

    /**
     * The message in the frames; empty if they are malformed, wrongly signed, or signed as a message before was: none
     * of these is ever answered.
     */
    public Optional<Message> decode(List<byte[]> frames) {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (frames.size() < delimiter + 6) {
            return Optional.empty();
        }
        List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 6);
        if (!signing.isOff() && !isGenuine(frames.get(delimiter + 1), parts)) {
            return Optional.empty();
        }
        try {
            JsonObject header = object(parts.get(0));
            if (!isText(header.get("msg_type")) || !isText(header.get("msg_id")) || !isShallow(header, DEEPEST)) {
                return Optional.empty();
            }
            return Optional.of(new Message(
                    List.copyOf(frames.subList(0, delimiter)),
                    header,
                    object(parts.get(1)),
                    object(parts.get(2)),
                    object(parts.get(3)),
                    List.copyOf(frames.subList(delimiter + 6, frames.size()))));
        } catch (RuntimeException | StackOverflowError malformed) {
            return Optional.empty();
        }
    }

    private static boolean isText(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive text && text.isString();
    }

    private static boolean isShallow(JsonElement json, int depth) {
        if (json instanceof JsonObject object) {
            return depth > 0 && object.asMap().values().stream().allMatch(v -> isShallow(v, depth - 1));
        } else if (json instanceof JsonArray array) {
            return depth > 0 && array.asList().stream().allMatch(v -> isShallow(v, depth - 1));
        }
        return true;
    }

    private boolean isGenuine(byte[] signature, List<byte[]> parts) {
        return MessageDigest.isEqual(signature, signing.sign(parts)) && seen.isNew(signature);
    }

    public List<byte[]> encode(Message message) {
        var parts = new ArrayList<byte[]>();
        for (JsonObject part : List.of(message.header(), message.parent(), message.metadata(), message.content())) {
            parts.add(GSON.toJson(part).getBytes(StandardCharsets.UTF_8));
        }
        var frames = new ArrayList<byte[]>(message.identities());
        frames.add(DELIMITER);
        frames.add(signing.sign(parts));
        frames.addAll(parts);
        frames.addAll(message.buffers());
        return frames;
    }

    /** Any Java value as JSON: maps, lists, strings, numbers, truth values. */
    public static JsonElement json(@Nullable Object value) {
        return GSON.toJsonTree(value);
    }

    private static JsonObject object(byte[] json) {
        return JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
