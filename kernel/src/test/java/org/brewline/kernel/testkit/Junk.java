package org.brewline.kernel.testkit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.brewline.kernel.wire.Codec;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Signing;

/** Frames that no frontend should send, from nearly right to noise; equal for equal seeds. */
public final class Junk {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.UTF_8);

    /** Requests as they should be; of shutdown nothing must come near. */
    private static final Map<String, Map<String, Object>> GOOD = Map.ofEntries(
            Map.entry(
                    "execute_request", Map.of("code", "1 + 1", "silent", false, "user_expressions", Map.of("a", "2"))),
            Map.entry("inspect_request", Map.of("code", "Math.max(1, 2)", "cursor_pos", 7, "detail_level", 0)),
            Map.entry("complete_request", Map.of("code", "Math.flo", "cursor_pos", 8)),
            Map.entry("is_complete_request", Map.of("code", "int a = (")),
            Map.entry("history_request", Map.of("hist_access_type", "search", "pattern", "*", "n", 3, "unique", true)),
            Map.entry("kernel_info_request", Map.of()),
            Map.entry("comm_info_request", Map.of("target_name", "t")),
            Map.entry("comm_open", Map.of("comm_id", "c", "target_name", "t", "data", Map.of("a", 1))),
            Map.entry("comm_msg", Map.of("comm_id", "c", "data", Map.of("a", List.of(1, 2)))),
            Map.entry("comm_close", Map.of("comm_id", "c", "data", Map.of())),
            Map.entry("input_reply", Map.of("value", "typed")),
            Map.entry("interrupt_request", Map.of()),
            Map.entry("debug_request", Map.of("type", "request", "command", "attach")),
            Map.entry("create_subshell_request", Map.of()),
            Map.entry("delete_subshell_request", Map.of("subshell_id", "s")),
            Map.entry("list_subshell_request", Map.of()),
            Map.entry("surprise_request", Map.of()));

    private static final List<String> TYPES = GOOD.keySet().stream().sorted().toList();

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "1e999999999",
            "-9223372036854775809",
            "0.1",
            "\"\"",
            "\"x\"",
            "\"\\u0000\\ud800\"",
            "\"👋\"",
            "[]",
            "{}",
            "[[[[[[]]]]]]",
            "{\"a\":{\"b\":null}}",
            "\"%%\"",
            "\"%maven\"",
            "\"/* \\\" '\"",
            "\"}{)(\"",
            "\"class A extends A {}\"",
            "\"int\\ta=\"");

    private final Random random;
    private final Codec codec;
    private final Signing signing;

    public Junk(long seed, Signing signing) {
        this.random = new Random(seed);
        this.signing = signing;
        codec = new Codec(signing);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Bytes without any order. */
    public byte[] noise(int longest) {
        byte[] bytes = new byte[random.nextInt(longest)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The frames of one message, more or less. */
    public List<byte[]> frames() {
        return switch (random.nextInt(6)) {
            case 0 -> noiseFrames();
            case 1 -> signed(parts());
            case 2 -> shuffled(codec.encode(bent(request())));
            case 3 -> cut(codec.encode(bent(request())));
            default -> codec.encode(bent(request()));
        };
    }

    private List<byte[]> noiseFrames() {
        var frames = new ArrayList<byte[]>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            frames.add(random.nextInt(4) == 0 ? DELIMITER : noise(200));
        }
        return frames;
    }

    /** Four parts that are no message, with a signature that is right. */
    private List<byte[]> signed(List<byte[]> parts) {
        List<byte[]> model = new Codec(signing).encode(Message.unasked("x", new JsonObject()));
        var frames = new ArrayList<byte[]>();
        frames.add(DELIMITER);
        frames.add(Signatures.of(signing, parts));
        frames.addAll(parts);
        if (random.nextBoolean()) {
            frames.add(model.get(0));
        }
        return frames;
    }

    private List<byte[]> parts() {
        var parts = new ArrayList<byte[]>();
        for (int i = 0; i < 4; i++) {
            parts.add(
                    switch (random.nextInt(6)) {
                        case 0 -> noise(100);
                        case 1 -> deep(1 + random.nextInt(20_000));
                        case 2 -> value().getBytes(StandardCharsets.UTF_8);
                        case 3 -> "{\"msg_type\":\"execute_request\",\"msg_id\":".getBytes(StandardCharsets.UTF_8);
                        default ->
                            "{\"msg_type\":\"%s\",\"msg_id\":%s}"
                                    .formatted(type(), value())
                                    .getBytes(StandardCharsets.UTF_8);
                    });
        }
        return parts;
    }

    private byte[] deep(int depth) {
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        String close = open.equals("[") ? "]" : "}";
        String inner = open.repeat(depth) + "1" + close.repeat(depth);
        return ("{\"msg_type\":\"" + type() + "\",\"msg_id\":\"d\",\"code\":\"1\",\"deep\":" + inner + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private Message request() {
        String type = type();
        return JupyterClient.request(type, GOOD.get(type));
    }

    /** Takes away, replaces or adds a few fields. */
    private Message bent(Message message) {
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            JsonObject part = switch (random.nextInt(5)) {
                case 0 -> message.header();
                case 1 -> message.metadata();
                default -> message.content();
            };
            var fields = new ArrayList<>(part.keySet());
            fields.add("stop_on_error");
            fields.add("store_history");
            fields.add("subshell_id");
            fields.add("session");
            String field = fields.get(random.nextInt(fields.size()));
            if (random.nextInt(4) == 0) {
                part.remove(field);
            } else {
                part.add(field, JsonParser.parseString(value()));
            }
        }
        return message.with(message.metadata(), random.nextInt(5) == 0 ? List.of(noise(1000)) : List.of());
    }

    private List<byte[]> shuffled(List<byte[]> frames) {
        var copy = new ArrayList<>(frames);
        java.util.Collections.shuffle(copy, random);
        return copy;
    }

    private List<byte[]> cut(List<byte[]> frames) {
        var copy = new ArrayList<>(frames.subList(0, 1 + random.nextInt(frames.size())));
        byte[] last = copy.get(copy.size() - 1);
        copy.set(copy.size() - 1, java.util.Arrays.copyOf(last, random.nextInt(last.length + 1)));
        return copy;
    }
}
