package org.brewline.engine.store.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.store.Bucket;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of S3, or of a server that speaks as S3 does. Safe for many threads. */
final class S3Bucket implements Bucket {
    /** What is larger goes in parts; S3 itself demands that from 5 GB on. */
    static final long PART_BYTES = 32 << 20;

    private static final int MOST_PARTS = 9_000;
    private static final String BYTES = "application/octet-stream";

    private final S3Client client;
    private final Told told;
    private final String name;
    private final String prefix;

    /** @param prefix of every key: empty, or with a slash at the end */
    S3Bucket(S3Client client, Told told, String name, String prefix) {
        this.client = client;
        this.told = told;
        this.name = name;
        this.prefix = prefix;
    }

    private interface Request<T> {
        T send() throws IOException;
    }

    private <T> T ask(String key, Request<T> request) throws IOException {
        try {
            return request.send();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (SdkException e) {
            if (e instanceof S3Exception s3
                    && s3.statusCode() == 404
                    && !Told.code(s3).equals("NoSuchBucket")) {
                throw new NoSuchFileException(key);
            }
            throw told.of(e);
        }
    }

    /** Makes sure that we are let in. */
    void check() throws IOException {
        var unused = ask(
                "",
                () -> client.listObjectsV2(r -> r.bucket(name).prefix(prefix).maxKeys(1)));
    }

    @Override
    public Optional<Entry> find(String key) throws IOException {
        try {
            return ask(key, () -> {
                var head = client.headObject(r -> r.bucket(name).key(prefix + key));
                return Optional.of(
                        new Entry(key, head.contentLength(), head.lastModified().toEpochMilli()));
            });
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void put(String key, Path file) throws IOException {
        long size = Files.size(file);
        if (size > PART_BYTES) {
            putInParts(key, file, size);
            return;
        }
        var unused =
                ask(key, () -> client.putObject(r -> r.bucket(name).key(prefix + key), RequestBody.fromFile(file)));
    }

    /** Parts one after the other; of an upload that fails nothing stays. */
    private void putInParts(String key, Path file, long size) throws IOException {
        long length = Math.max(PART_BYTES, size / MOST_PARTS + 1);
        String upload = ask(
                        key,
                        () -> client.createMultipartUpload(r -> r.bucket(name).key(prefix + key)))
                .uploadId();
        boolean done = false;
        try {
            var parts = new ArrayList<CompletedPart>();
            for (long from = 0; from < size; from += length) {
                long at = from;
                int number = parts.size() + 1;
                RequestBody body = RequestBody.fromContentProvider(
                        () -> part(file, at, Math.min(length, size - at)), Math.min(length, size - at), BYTES);
                String tag = ask(
                                key,
                                () -> client.uploadPart(
                                        r -> r.bucket(name)
                                                .key(prefix + key)
                                                .uploadId(upload)
                                                .partNumber(number),
                                        body))
                        .eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            }
            var unused = ask(
                    key,
                    () -> client.completeMultipartUpload(r ->
                            r.bucket(name).key(prefix + key).uploadId(upload).multipartUpload(m -> m.parts(parts))));
            done = true;
        } finally {
            if (!done) {
                abort(key, upload);
            }
        }
    }

    private void abort(String key, String upload) {
        try {
            var unused = client.abortMultipartUpload(
                    r -> r.bucket(name).key(prefix + key).uploadId(upload));
        } catch (SdkException e) {
            return; // what made the upload fail is told; the bucket's own rules clear what is left
        }
    }

    private static InputStream part(Path file, long from, long length) {
        try {
            FileChannel channel = FileChannel.open(file).position(from);
            return new Part(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many bytes of a stream. */
    private static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            int read = left > 0 ? super.read() : -1;
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = left > 0 ? super.read(into, offset, (int) Math.min(length, left)) : -1;
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    @Override
    public void putNew(String key, byte[] bytes) throws IOException {
        try {
            var unused = client.putObject(
                    r -> r.bucket(name).key(prefix + key).ifNoneMatch("*"), RequestBody.fromBytes(bytes));
        } catch (S3Exception e) {
            if (e.statusCode() != 412 && e.statusCode() != 409) { // somebody was faster
                throw told.of(e);
            }
        } catch (SdkException e) {
            throw told.of(e);
        }
    }

    @Override
    public void touch(Entry entry) throws IOException {
        String key = prefix + entry.key();
        var unused = ask(
                key,
                () -> client.copyObject(r -> r.sourceBucket(name)
                        .sourceKey(key)
                        .destinationBucket(name)
                        .destinationKey(key)
                        .metadataDirective(MetadataDirective.REPLACE)));
    }

    @Override
    public InputStream open(String key) throws IOException {
        return ask(key, () -> client.getObject(r -> r.bucket(name).key(prefix + key)));
    }

    @Override
    public List<Entry> list(String begin) throws IOException {
        return ask(begin, () -> {
            var found = new ArrayList<Entry>();
            for (S3Object each : client.listObjectsV2Paginator(
                            r -> r.bucket(name).prefix(prefix + begin))
                    .contents()) {
                found.add(new Entry(
                        each.key().substring(prefix.length()),
                        each.size(),
                        each.lastModified().toEpochMilli()));
            }
            return found;
        });
    }

    @Override
    public void delete(String key) throws IOException {
        var unused = ask(key, () -> client.deleteObject(r -> r.bucket(name).key(prefix + key)));
    }

    @Override
    public void close() {
        client.close();
    }
}
