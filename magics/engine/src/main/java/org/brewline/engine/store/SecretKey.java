package org.brewline.engine.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A store's own random key. With it a secret leaves a digest that nobody can guess the secret from without the key. */
final class SecretKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] key;

    private SecretKey(byte[] key) {
        this.key = key;
    }

    /** The key in the bucket if there is one, which all who share the store have; else that in the folder. */
    static SecretKey of(Path folder, Optional<SharedContent> shared) throws IOException {
        if (shared.isPresent()) {
            return new SecretKey(shared.get().secretKey(random()));
        }
        Path file = folder.resolve("secret.key");
        if (!Files.exists(file)) {
            create(file);
        }
        return new SecretKey(Files.readAllBytes(file));
    }

    private static void create(Path file) throws IOException {
        Path whole = Files.createTempFile(file.getParent(), "secret", ".new"); // readable by its owner only
        try {
            Files.write(whole, random());
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its key counts.
        } catch (UnsupportedOperationException e) {
            Files.copy(whole, file);
        } finally {
            Files.delete(whole);
        }
    }

    private static byte[] random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    String digest(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has " + ALGORITHM, e);
        }
    }
}
