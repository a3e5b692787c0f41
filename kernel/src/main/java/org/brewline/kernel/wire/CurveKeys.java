package org.brewline.kernel.wire;

import java.util.regex.Pattern;
import org.zeromq.ZMQ;

/**
 * The keys of the encrypting transport CurveZMQ, in Z85 as connection files have them. Whoever connects has to know the
 * public one.
 */
public record CurveKeys(String publicKey, String secretKey) {
    private static final Pattern Z85 = Pattern.compile("[0-9a-zA-Z.:+=^!/*?&<>()\\[\\]{}@%$#-]{40}");

    /**
     * Checks the form of the keys.
     *
     * @throws IllegalArgumentException if one is no key
     */
    public CurveKeys {
        check("curve_publickey", publicKey);
        check("curve_secretkey", secretKey);
    }

    private static void check(String name, String key) {
        if (!Z85.matcher(key).matches()) {
            throw new IllegalArgumentException(name + " has to be 40 characters of Z85");
        }
    }

    /** Makes the socket one that answers only who knows the public key. */
    void protect(ZMQ.Socket socket) {
        socket.setCurveServer(true);
        socket.setCurvePublicKey(ZMQ.Curve.z85Decode(publicKey));
        socket.setCurveSecretKey(ZMQ.Curve.z85Decode(secretKey));
    }
}
