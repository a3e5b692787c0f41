package org.brewline.image;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A real registry for the tests, on this machine, with its content in a folder. */
final class LocalRegistry implements AutoCloseable {
    private static final String PROGRAM = "docker-registry";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private LocalRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program, if this machine has it. */
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it and waits until it listens. */
    static LocalRegistry start(Path program, Path folder) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: "%s"}}
                http: {addr: "127.0.0.1:%d"}
                """.formatted(
                        Files.createDirectories(folder.resolve("registry")), port));
        Process process = new ProcessBuilder(program.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .start();
        var said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains("listening on")) {
                var rest = new Thread(() -> said.lines().forEach(l -> {}), "registry's log");
                rest.setDaemon(true);
                rest.start();
                return new LocalRegistry(process, port);
            }
        }
        throw new IOException(program + " ended with " + process.exitValue());
    }

    /** An image's full name. */
    String name(String image) {
        return "127.0.0.1:" + port + "/" + image;
    }

    HttpResponse<String> manifest(String image, String tag) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/v2/%s/manifests/%s".formatted(port, image, tag)))
                .header("Accept", "application/vnd.oci.image.manifest.v1+json")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
