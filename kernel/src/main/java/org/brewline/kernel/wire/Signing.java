package org.brewline.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How messages are signed.
 *
 * @param scheme {@code hmac-} and a hash function, e.g. {@code hmac-sha256}
 * @param key the secret; empty if messages are not signed
 */
public record Signing(String scheme, String key) {
    /**
     * Checks that this JVM knows the scheme.
     *
     * @throws IllegalArgumentException if it does not
     */
    public Signing {
        if (!key.isEmpty() && !scheme.equals("hmac-sha256")) { // which every JVM has
            try {
                Mac.getInstance(algorithm(scheme));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalArgumentException(
                        "the signature scheme \"%s\" is unknown; hmac-sha256 is what Jupyter uses".formatted(scheme),
                        e);
            }
        }
    }

    public static Signing sha256(String key) {
        return new Signing("hmac-sha256", key);
    }

    boolean isOff() {
        return key.isEmpty();
    }

    /** The signature of the parts, as hexadecimal digits. */
    byte[] sign(List<byte[]> parts) {
        if (isOff()) {
            return new byte[0];
        }
        try {
            Mac mac = Mac.getInstance(algorithm(scheme));
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm(scheme)));
            parts.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM can't sign with " + scheme, e);
        }
    }

    /** Java's name: hmac-sha3_256 is HmacSHA3-256. */
    private static String algorithm(String scheme) {
        String hash = scheme.startsWith("hmac-") ? scheme.substring("hmac-".length()) : "?" + scheme;
        return "Hmac" + hash.toUpperCase(Locale.ROOT).replace('_', '-');
    }
}
