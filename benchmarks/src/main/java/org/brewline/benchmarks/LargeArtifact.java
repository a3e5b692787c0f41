package org.brewline.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.brewline.engine.store.Store;

/**
 * Times the storing of one large file beside copying it, hashing it and syncing the copy in one pass by hand:
 * {@code LargeArtifact MEGABYTES}. Prints the seconds of both.
 */
public final class LargeArtifact {
    private static final int MEGABYTE = 1 << 20;

    private LargeArtifact() {}

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        int megabytes = Integer.parseInt(arguments[0]);
        try (var folder = new Scratch("large-artifact");
                Store store = Store.open(folder.path().resolve("store"))) {
            Path small = file(folder.path(), 64, 1);
            copy(small, folder.path().resolve("warm-up"));
            store.write("warm-up", "Path", small);
            double copied = 0;
            double stored = 0;
            for (int round = 0; round < 2; round++) {
                Path file = file(folder.path(), megabytes, 2 + round);
                long began = System.nanoTime();
                copy(file, folder.path().resolve("copy" + round));
                copied += Scratch.seconds(began);
                began = System.nanoTime();
                store.write("file", "Path", file);
                stored += Scratch.seconds(began);
            }
            System.out.printf("%.3f %.3f%n", stored / 2, copied / 2);
        }
    }

    private static Path file(Path folder, int megabytes, int seed) throws IOException {
        Path file = folder.resolve("file-" + seed + ".bin");
        var random = new Random(seed);
        var part = new byte[MEGABYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(part);
                out.write(part);
            }
        }
        return file;
    }

    private static void copy(Path from, Path to) throws IOException, NoSuchAlgorithmException {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        var part = new byte[MEGABYTE];
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                hash.update(part, 0, n);
                out.write(part, 0, n);
            }
        }
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        if (hash.digest().length == 0) {
            throw new AssertionError();
        }
    }
}
