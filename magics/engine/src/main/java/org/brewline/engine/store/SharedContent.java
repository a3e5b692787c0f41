package org.brewline.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.brewline.engine.artifact.Digest;

/** Content and logs in a bucket that everybody sees, under the names that they have in a folder. Safe for many threads. */
final class SharedContent implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("objects/([0-9a-f]{2})/([0-9a-f]{62})");
    /** Content that is older is made young again before a row names it, as a garbage collection takes what is an hour old. */
    private static final long OLD_MILLIS = 20 * 60_000;

    private static final String KEY = "secret.key";

    private final Bucket bucket;

    SharedContent(Bucket bucket) {
        this.bucket = bucket;
    }

    private static String key(Digest digest) {
        return "objects/" + ObjectFiles.name(digest);
    }

    /** Whether it is there now: asked each time, as others may remove it. */
    boolean has(Digest digest) {
        try {
            return bucket.find(key(digest)).isPresent();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Stores the content unless it is there; what is there is made young, so that no garbage collection takes it. */
    void send(Digest digest, Path file) throws IOException {
        Optional<Bucket.Entry> there = bucket.find(key(digest));
        if (there.isEmpty() || there.get().size() != Files.size(file)) {
            bucket.put(key(digest), file);
        } else if (System.currentTimeMillis() - there.get().changedMillis() > OLD_MILLIS) {
            bucket.touch(there.get());
        }
    }

    InputStream open(Digest digest) throws IOException {
        return bucket.open(key(digest));
    }

    /** Writes the content to a file, and makes sure that it is what its name says. */
    void fetch(Digest digest, Path file) throws IOException {
        MessageDigest hash = ObjectFiles.sha256();
        try (var in = new DigestInputStream(open(digest), hash)) {
            Files.copy(in, file);
        }
        String came = HexFormat.of().formatHex(hash.digest());
        if (!came.equals(digest.hex())) {
            Files.delete(file);
            throw new IOException(("the bucket has other content under %s than was stored there; brewline verify tells"
                            + " which steps are touched")
                    .formatted(key(digest)));
        }
    }

    List<ObjectFiles.Stored> all() throws IOException {
        var all = new ArrayList<ObjectFiles.Stored>();
        for (Bucket.Entry entry : bucket.list("objects/")) {
            var name = NAME.matcher(entry.key());
            if (name.matches()) {
                all.add(new ObjectFiles.Stored(
                        new Digest(name.group(1) + name.group(2)), entry.size(), entry.changedMillis(), false));
            }
        }
        return all;
    }

    void delete(Digest digest) throws IOException {
        bucket.delete(key(digest));
    }

    private static String logKey(String run, String step) {
        return "runs/" + run + "/" + step + ".log";
    }

    /** Stores a step's log as it is now. */
    void sendLog(String run, String step, Path log) throws IOException {
        bucket.put(logKey(run, step), log);
    }

    /** A step's log; empty if there is none. */
    String log(String run, String step) throws IOException {
        try (InputStream in = bucket.open(logKey(run, step))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Removes what a run had beside its artifacts. */
    void deleteRun(String run) throws IOException {
        for (Bucket.Entry entry : bucket.list("runs/" + run + "/")) {
            bucket.delete(entry.key());
        }
    }

    /** The store's own key: the one that is there, or else this one, which is there from now on. */
    byte[] secretKey(byte[] candidate) throws IOException {
        if (bucket.find(KEY).isEmpty()) {
            bucket.putNew(KEY, candidate);
        }
        try (InputStream in = bucket.open(KEY)) {
            return in.readAllBytes();
        }
    }

    private static StoreException unreachable(IOException e) {
        return new StoreException("the bucket can't be read: " + ArtifactFiles.reason(e), e);
    }

    @Override
    public void close() {
        bucket.close();
    }
}
