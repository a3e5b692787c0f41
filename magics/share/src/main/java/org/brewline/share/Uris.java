package org.brewline.share;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Names as parts of addresses. Stateless.
 *
 * <pre>{@code
 * Uris.part("a b"); // a%20b
 * }</pre>
 */
public final class Uris {
    private Uris() {}

    /** A relative address; brackets are written out, as an address has them elsewhere only. */
    static String path(String path) {
        try {
            return new URI(null, null, path, null)
                    .getRawPath()
                    .replace("[", "%5B")
                    .replace("]", "%5D");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("\"%s\" is no path".formatted(path), e);
        }
    }

    /** A name between two slashes: what it has of other characters than an address, by the bytes of UTF-8. */
    public static String part(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
