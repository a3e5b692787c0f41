package org.brewline.kernel.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing in several forms, by MIME type; a frontend shows the richest it can. Values are text, except JSON types
 * ({@code application/json}, {@code …+json}), whose values are maps, lists, strings, numbers and booleans, and images,
 * whose values are Base64 text.
 *
 * <pre>{@code
 * var bundle = MimeBundle.of("text/plain", "42").with("text/html", "<b>42</b>");
 * }</pre>
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
    public MimeBundle {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    public static MimeBundle of(String mimeType, Object value) {
        return new MimeBundle(Map.of(mimeType, value), Map.of());
    }

    public static MimeBundle text(String plain) {
        return of("text/plain", plain);
    }

    /** The same bundle with one form more. */
    public MimeBundle with(String mimeType, Object value) {
        var more = new LinkedHashMap<>(data);
        more.put(mimeType, value);
        return new MimeBundle(more, metadata);
    }
}
