package org.brewline.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.brewline.engine.artifact.Digest;

/** Writes the files of a bundle, and remembers each with its hash. The same files give the same bytes. */
final class ZipEntries implements AutoCloseable {
    /** What shrinks more is kept as it is, so that nobody has to take it for a bomb. */
    private static final int SHRINKS = 90;

    private static final long SMALL = 1 << 20;

    private final ZipArchiveOutputStream zip;
    private final Instant time;
    private final List<BundleIndex.File> files = new ArrayList<>();

    /** @param time what every file is said to be of */
    ZipEntries(Path file, Instant time) throws IOException {
        this.zip = new ZipArchiveOutputStream(file);
        this.time = time;
    }

    List<BundleIndex.File> files() {
        return files;
    }

    void add(String path, byte[] content) throws IOException {
        write(path, out -> out.write(content));
    }

    /** Writes what somebody writes. */
    @FunctionalInterface
    interface Body {
        void to(OutputStream out) throws IOException;
    }

    /** Writes an entry, and returns the SHA-256 of its content. */
    String write(String path, Body body) throws IOException {
        zip.putArchiveEntry(entry(path));
        var hash = Hashes.sha256();
        var counted = new Counted(new DigestOutputStream(new Open(zip), hash));
        body.to(counted);
        counted.flush();
        zip.closeArchiveEntry();
        String sha256 = Hashes.hex(hash);
        files.add(new BundleIndex.File(path, counted.count, sha256));
        return sha256;
    }

    /** Opens the same content each time. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /**
     * Adds content that a store keeps.
     *
     * @throws AlteredException if it is not what its digest says
     */
    void add(String path, Digest digest, Content content) throws IOException {
        Measure measure = Measure.of(content);
        if (!measure.sha256().equals(digest.hex())) {
            throw new AlteredException(digest);
        }
        ZipArchiveEntry entry = entry(path);
        entry.setSize(measure.size());
        if (measure.size() > SMALL && measure.size() / Math.max(1, measure.deflated()) > SHRINKS) {
            entry.setMethod(ZipArchiveEntry.STORED);
            entry.setCrc(measure.crc());
        }
        zip.putArchiveEntry(entry);
        try (InputStream in = content.open()) {
            in.transferTo(new Open(zip));
        }
        zip.closeArchiveEntry();
        files.add(new BundleIndex.File(path, measure.size(), digest.hex()));
    }

    private ZipArchiveEntry entry(String path) {
        var entry = new ZipArchiveEntry(path);
        entry.setTime(time.toEpochMilli());
        entry.setMethod(ZipArchiveEntry.DEFLATED);
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Content of the store that is not what it was. */
    static final class AlteredException extends IOException {
        private static final long serialVersionUID = 1L;

        AlteredException(Digest digest) {
            super("the content %s in the store is not what it was".formatted(digest.brief()));
        }
    }

    private record Measure(String sha256, long size, long crc, long deflated) {
        static Measure of(Content content) throws IOException {
            MessageDigest hash = Hashes.sha256();
            var crc = new CRC32();
            var shrunk = new Counted(OutputStream.nullOutputStream());
            var deflater = new Deflater(Deflater.BEST_SPEED, true);
            long size = 0;
            try (InputStream in = content.open();
                    var out = new DeflaterOutputStream(shrunk, deflater, 1 << 16)) {
                var part = new byte[1 << 16];
                for (int n = in.read(part); n >= 0; n = in.read(part)) {
                    hash.update(part, 0, n);
                    crc.update(part, 0, n);
                    out.write(part, 0, n);
                    size += n;
                }
                out.finish();
            } finally {
                deflater.end();
            }
            return new Measure(Hashes.hex(hash), size, crc.getValue(), shrunk.count);
        }
    }

    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long count;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }

    /** The archive stays open when the file in it is done. */
    private static final class Open extends OutputStream {
        private final OutputStream out;

        Open(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }
    }
}
