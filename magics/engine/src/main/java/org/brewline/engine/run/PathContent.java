package org.brewline.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The content of what a path in config names, as a hash. */
public final class PathContent {
    private PathContent() {}

    /**
     * SHA-256 of a file's bytes; of a folder over the names and hashes of its files, sorted; {@code nothing} if there is
     * nothing.
     */
    public static String sha256(Path path) throws IOException {
        if (!Files.exists(path)) {
            return "nothing";
        }
        var hash = sha256();
        if (Files.isDirectory(path)) {
            try (var tree = Files.walk(path)) {
                for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                    String line = path.relativize(file) + " " + sha256(file) + "\n";
                    hash.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        } else {
            try (var in = new DigestInputStream(Files.newInputStream(path), hash)) {
                var buffer = new byte[1 << 18];
                while (in.read(buffer) >= 0) {
                    // the hash is what is wanted
                }
            }
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
