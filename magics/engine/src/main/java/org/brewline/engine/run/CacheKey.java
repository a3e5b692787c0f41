package org.brewline.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a step's outputs depend on, by name. Two steps with equal keys have equal outputs. The parts:
 *
 * <ul>
 *   <li>{@code code}: hash of the byte code of the component and what it uses, without names, lines and layout; and the
 *       method in it
 *   <li>{@code dependency <coordinate>}: checksum of a library's file
 *   <li>{@code config <name>}: the value's text; of a secret a keyed digest; of a path also the hash of what is there
 *   <li>{@code input <name>}: handler and content of each artifact that it takes, in order
 * </ul>
 *
 * <p>Not in it: the step's name, the pipeline, imports (they are in the byte code), the JVM, time.
 */
public record CacheKey(SortedMap<String, String> parts) {
    private static final String VERSION = "1";
    private static final JsonMapper MAPPER = new JsonMapper();

    public CacheKey {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** The key as one hash. */
    public String digest() {
        return digest(json());
    }

    /** The key whose parts are this JSON as one hash. */
    static String digest(String json) {
        try {
            byte[] bytes = (VERSION + json).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    String json() {
        var json = new StringBuilder(256).append('{');
        parts.forEach((name, value) -> {
            json.append(json.length() == 1 ? "" : ",");
            quote(name, json);
            json.append(':');
            quote(value, json);
        });
        return json.append('}').toString();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }

    static CacheKey ofJson(String json) {
        try {
            return new CacheKey(MAPPER.readValue(json, new TypeReference<TreeMap<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a cache key: " + json, e);
        }
    }

    /** What is different from an older key, in sentences; empty if nothing. */
    public List<String> differencesFrom(CacheKey older) {
        var sentences = new ArrayList<String>();
        var names = new TreeMap<>(older.parts);
        names.putAll(parts);
        for (String name : names.keySet()) {
            String before = older.parts.get(name);
            String now = parts.get(name);
            if (before == null) {
                sentences.add(name + " is new");
            } else if (now == null) {
                sentences.add(name + " is gone");
            } else if (!before.equals(now)) {
                sentences.add(
                        name.startsWith("config ") && isShort(before) && isShort(now)
                                ? "%s was %s, is %s".formatted(name, before, now)
                                : name + " changed");
            }
        }
        return sentences;
    }

    private static boolean isShort(String text) {
        return text.length() <= 40;
    }

    /** A key in the making. */
    static final class Builder {
        private final TreeMap<String, String> parts = new TreeMap<>();

        Builder part(String name, String value) {
            parts.put(name, value);
            return this;
        }

        CacheKey build() {
            return new CacheKey(parts);
        }
    }
}
