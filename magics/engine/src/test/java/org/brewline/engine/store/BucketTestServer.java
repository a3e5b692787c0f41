package org.brewline.engine.store;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A server of the tests' own that speaks as S3 does: moto, a Python program, started at the first use and stopped when
 * the JVM ends. Where there is none, its tests are skipped.
 */
final class BucketTestServer {
    private static final Pattern ADDRESS = Pattern.compile("Running on (http://[0-9.:]+)");
    private static final AtomicInteger FOLDERS = new AtomicInteger();
    static final String NAME = "brewline";

    private BucketTestServer() {}

    private static final class Holder {
        static final Optional<String> ADDRESS = start();
    }

    static String address() {
        return Holder.ADDRESS.orElseGet(
                () -> abort("there is no moto_server on this machine: install/test makes .venv-s3"));
    }

    /** What a client is told to reach the server. */
    static Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL", address(), "AWS_ACCESS_KEY_ID", "us", "AWS_SECRET_ACCESS_KEY", "ours");
    }

    /** A place that nobody else has. */
    static BucketAddress bucket() {
        return new BucketAddress("s3://" + NAME + "/team " + FOLDERS.incrementAndGet() + "/ö", environment());
    }

    /** The same place, and something else in what a client is told. */
    static BucketAddress with(BucketAddress bucket, String name, String value) {
        var environment = new HashMap<>(bucket.environment());
        environment.put(name, value);
        return new BucketAddress(bucket.text(), environment);
    }

    static Bucket open(BucketAddress address) {
        try {
            return Buckets.open(address.text(), address.environment());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(address() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<String> start() {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        try {
            Process server = new ProcessBuilder(program.get().toString(), "-H", "127.0.0.1", "-p", "0")
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
            BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                var found = ADDRESS.matcher(line);
                if (found.find()) {
                    drain(said);
                    make(found.group(1));
                    return Optional.of(found.group(1));
                }
            }
            return Optional.empty();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** It writes a line for each request, and would wait for somebody to read them. */
    private static void drain(BufferedReader said) {
        var reader = new Thread(() -> said.lines().forEach(line -> {}));
        reader.setDaemon(true);
        reader.start();
    }

    private static void make(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "/" + NAME))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }

    private static Optional<Path> program() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path program = at.resolve(".venv-s3/bin/moto_server");
            if (Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }
}
