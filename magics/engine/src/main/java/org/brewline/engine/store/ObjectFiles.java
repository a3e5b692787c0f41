package org.brewline.engine.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.brewline.engine.artifact.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Content by its digest, {@code objects/ab/cdef…}; what is small is in the database. Content is hashed while it is written to a temporary file, synced,
 * renamed, and the folder synced; what has its name is whole. Equal content is there once. Safe for many processes. Where
 * the content is shared through a bucket, that one counts, and the files are what this machine has read or made of it.
 */
final class ObjectFiles {
    private static final int BUFFER = 1 << 18;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Path objects;
    private final Path temporary;
    private final SmallObjects small;
    private final Tripwire tripwire;
    private final Optional<SharedContent> shared;
    private final AtomicLong names = new AtomicLong();
    /** Objects whose folder entry this process has seen synced. */
    private final Set<Digest> known = ConcurrentHashMap.newKeySet();

    /** @param temporary on the same file system, used by this process only */
    ObjectFiles(Path objects, Path temporary, SmallObjects small, Tripwire tripwire, Optional<SharedContent> shared) {
        this.shared = shared;
        this.objects = objects;
        this.temporary = temporary;
        this.small = small;
        this.tripwire = tripwire;
    }

    Path path(Digest digest) {
        return objects.resolve(name(digest));
    }

    /** Where content is below the objects, {@code ab/cdef…}. */
    static String name(Digest digest) {
        return digest.hex().substring(0, 2) + "/" + digest.hex().substring(2);
    }

    boolean contains(Digest digest) {
        return shared.map(s -> small.contains(digest) || s.has(digest))
                .orElseGet(() -> Files.isRegularFile(path(digest)) || small.contains(digest));
    }

    /** Whether it is there, asked inside the transaction that is to name it. */
    boolean ensure(Sql sql, Digest digest) throws SQLException {
        return small.ensure(sql, digest)
                || shared.map(s -> s.has(digest)).orElseGet(() -> Files.isRegularFile(path(digest)));
    }

    InputStream open(Digest digest) throws IOException {
        try {
            return Files.newInputStream(path(digest));
        } catch (NoSuchFileException e) {
            Optional<byte[]> bytes = small.find(digest);
            return bytes.isPresent()
                    ? new ByteArrayInputStream(bytes.get())
                    : Files.newInputStream(file(digest).orElseThrow(() -> e));
        }
    }

    /** The file that has the content, read from the bucket if it is only there; empty if it is in the database. */
    Optional<Path> file(Digest digest) throws IOException {
        Path file = path(digest);
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        if (shared.isEmpty() || small.contains(digest)) {
            return Optional.empty();
        }
        Path read = temporary.resolve("read-" + names.incrementAndGet());
        shared.get().fetch(digest, read);
        read.toFile().setReadOnly();
        makeFolder(file);
        Files.move(read, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Optional.of(file);
    }

    /** Removes what this machine keeps of content in the bucket that nothing names any more. */
    void forget(Set<Digest> live) throws IOException {
        if (shared.isPresent()) {
            for (Stored one : files()) {
                if (!live.contains(one.digest())) {
                    Files.deleteIfExists(path(one.digest()));
                }
            }
        }
    }

    /** Content that is in the database. */
    Optional<byte[]> small(Digest digest) {
        return small.find(digest);
    }

    /** Gives the content a name more: as a link where that is possible. */
    void link(Digest digest, Path name) throws IOException {
        Optional<byte[]> bytes = small.find(digest);
        if (bytes.isPresent()) {
            Files.write(name, bytes.get());
            name.toFile().setReadOnly();
            return;
        }
        Path file = file(digest).orElse(path(digest));
        try {
            Files.createLink(name, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, name, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Content that is there.
     *
     * @param changedMillis when it was last stored, by the file system's word
     * @param small whether it is in the database
     */
    record Stored(Digest digest, long size, long changedMillis, boolean small) {}

    /** Everything that has an object's name. */
    List<Stored> all() throws IOException {
        List<Stored> all = small.all();
        all.addAll(large());
        return all;
    }

    /** What is too large for the database. */
    List<Stored> large() throws IOException {
        return shared.isPresent() ? shared.get().all() : files();
    }

    private List<Stored> files() throws IOException {
        var all = new ArrayList<Stored>();
        try (var tree = Files.walk(objects, 2)) {
            for (Path file : (Iterable<Path>) tree::iterator) {
                String name = objects.relativize(file).toString().replaceAll("[/\\\\]", "");
                if (NAME.matcher(name).matches()) {
                    BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                    all.add(new Stored(
                            new Digest(name),
                            facts.size(),
                            facts.lastModifiedTime().toMillis(),
                            false));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return all;
    }

    /** Hashes the content again. */
    boolean isAsNamed(Stored stored) throws IOException {
        MessageDigest hash = sha256();
        try (var in = shared.isPresent() && !stored.small()
                ? shared.get().open(stored.digest()) // not what this machine has of it
                : open(stored.digest())) {
            var part = new byte[BUFFER];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                hash.update(part, 0, n);
            }
        } catch (NoSuchFileException e) {
            return true; // removed meanwhile; whether a row misses it is seen elsewhere
        }
        return stored.digest().hex().equals(HexFormat.of().formatHex(hash.digest()));
    }

    /** Removes it, inside a transaction. */
    void delete(Sql sql, Stored stored) throws SQLException {
        Digest digest = stored.digest();
        if (stored.small()) {
            sql.forget(digest);
            sql.update("delete from small_object where content = ?", digest.hex());
            return;
        }
        try {
            known.remove(digest);
            if (shared.isPresent()) {
                shared.get().delete(digest);
            }
            Files.deleteIfExists(path(digest));
        } catch (IOException e) {
            throw new StoreException("%s can't be removed: %s".formatted(path(digest), ArtifactFiles.reason(e)), e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static Digest digest(byte[] content) {
        return new Digest(HexFormat.of().formatHex(sha256().digest(content)));
    }

    /** @param small whether the content may go into the database if it is small enough */
    Incoming create(boolean small) {
        return new Incoming(temporary.resolve("object-" + names.incrementAndGet()), small);
    }

    Digest add(byte[] content) throws IOException {
        try (Incoming incoming = create(false)) {
            incoming.write(content, 0, content.length);
            return incoming.keep();
        }
    }

    /** Content on its way in. Closing it without {@link #keep} leaves nothing behind. */
    final class Incoming extends OutputStream {
        private Path file;
        private final boolean maySmall;
        private @Nullable FileChannel channel;
        private final MessageDigest hash = sha256();
        private final byte[] buffer = new byte[1 << 13];
        private int buffered;
        private long size;

        private Incoming(Path file, boolean maySmall) {
            this.file = file;
            this.maySmall = maySmall;
        }

        /** The temporary file, made when the first bytes go into it. */
        private FileChannel channel() throws IOException {
            FileChannel open = channel;
            if (open == null) {
                tripwire.before("create temporary file");
                open = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                channel = open;
            }
            return open;
        }

        long size() {
            return size;
        }

        /** Takes a file of this file system, instead of anything written; it is moved. */
        void take(Path whole) throws IOException {
            try (var in = Files.newInputStream(whole)) {
                var part = new byte[BUFFER];
                if (Files.size(whole) <= buffer.length) {
                    in.transferTo(this);
                    return;
                }
                for (int n = in.read(part); n >= 0; n = in.read(part)) {
                    hash.update(part, 0, n);
                    size += n;
                }
            }
            tripwire.before("create temporary file");
            file = whole;
            channel = FileChannel.open(whole, StandardOpenOption.WRITE);
        }

        @Override
        public void write(int b) throws IOException {
            if (buffered == buffer.length) {
                drain();
            }
            buffer[buffered++] = (byte) b;
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length <= buffer.length - buffered) {
                System.arraycopy(bytes, offset, buffer, buffered, length);
                buffered += length;
            } else {
                drain();
                pour(bytes, offset, length);
            }
            size += length;
        }

        private void drain() throws IOException {
            pour(buffer, 0, buffered);
            buffered = 0;
        }

        private void pour(byte[] bytes, int offset, int length) throws IOException {
            FileChannel into = channel();
            for (int done = 0; done < length; done += BUFFER) {
                int part = Math.min(BUFFER, length - done);
                tripwire.before("write");
                hash.update(bytes, offset + done, part);
                var out = ByteBuffer.wrap(bytes, offset + done, part);
                while (out.hasRemaining()) {
                    into.write(out);
                }
            }
        }

        /** Makes the content an object of the store; when this returns it is on the disk, or queued before all rows. */
        Digest keep() throws IOException {
            if (maySmall && channel == null && buffered <= SmallObjects.MOST) {
                byte[] bytes = Arrays.copyOf(buffer, buffered);
                Digest digest = digest(bytes);
                small.add(digest, bytes);
                return digest;
            }
            drain();
            var digest = new Digest(HexFormat.of().formatHex(hash.digest()));
            Path target = path(digest);
            boolean there = Files.isRegularFile(target) && Files.size(target) == size;
            if (!there) {
                rename(digest, target);
            }
            if (shared.isPresent()) {
                tripwire.before("send");
                shared.get().send(digest, target);
            } else if (there) {
                // Young again: a garbage collection must not take it before the row is there.
                Files.setLastModifiedTime(target, FileTime.fromMillis(System.currentTimeMillis()));
                // Whoever put it there may not have synced the folder yet.
                if (known.add(digest)) {
                    syncFolder(java.util.Objects.requireNonNull(target.getParent()));
                }
            }
            return digest;
        }

        private void rename(Digest digest, Path target) throws IOException {
            tripwire.before("sync");
            channel().force(true);
            channel().close();
            file.toFile().setReadOnly();
            makeFolder(target);
            tripwire.before("rename");
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(java.util.Objects.requireNonNull(target.getParent()));
            known.add(digest);
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
                Files.deleteIfExists(file);
            }
        }
    }

    private void makeFolder(Path target) throws IOException {
        Path folder = java.util.Objects.requireNonNull(target.getParent());
        if (Files.isDirectory(folder)) {
            return;
        }
        tripwire.before("create folder");
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            return; // another thread or process was faster
        }
        syncFolder(objects);
    }

    private void syncFolder(Path folder) throws IOException {
        tripwire.before("sync folder");
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
