package org.brewline.engine.store;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to open by hand: {@code runs/<id>/config.yaml}, {@code values.yaml} with the small
 * results, {@code <step>.log}, {@code <step>/<artifact>}, links into the objects, and of an imported run
 * {@code config.files}, what it had read. All but the logs and these can be made again from the database.
 */
public final class RunFolder {
    /** No step can be called so. */
    static final String INPUTS = "config.files";

    private static final long FLUSH_NANOS = 100_000_000L;

    private final Path folder;
    private final ArtifactFiles files;
    private final Optional<SharedContent> shared;
    private @Nullable OutputStream values;
    private long flushedAt = System.nanoTime();

    /** @param shared takes the logs too */
    RunFolder(Path folder, ArtifactFiles files, Optional<SharedContent> shared) {
        this.folder = folder;
        this.files = files;
        this.shared = shared;
    }

    public Path path() {
        return folder;
    }

    /**
     * What an imported run read because its config names it; empty if it is not kept here.
     *
     * @param sha256 of the file, or of the folder
     */
    public Optional<Path> input(String sha256) {
        Path holder = folder.resolve(INPUTS).resolve(sha256);
        if (!Files.isDirectory(holder)) {
            return Optional.empty();
        }
        try (var inside = Files.list(holder)) {
            return inside.findFirst();
        } catch (IOException e) {
            throw new StoreException("%s can't be read: %s".formatted(holder, ArtifactFiles.reason(e)), e);
        }
    }

    private OutputStream values() throws IOException {
        OutputStream open = values;
        if (open == null) {
            open = new BufferedOutputStream(Files.newOutputStream(
                    folder.resolve("values.yaml"), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
            values = open;
        }
        return open;
    }

    /** Nothing more is appended. */
    synchronized void close() {
        try {
            if (values != null) {
                values.close();
            }
        } catch (IOException e) {
            throw new StoreException("%s can't be written: %s".formatted(folder, ArtifactFiles.reason(e)), e);
        }
    }

    /** Appends to the step's log. */
    public OutputStream log(String step) throws IOException {
        Path log = logPath(step);
        Files.createDirectories(Objects.requireNonNull(log.getParent()));
        OutputStream here = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return shared.isEmpty() ? here : new SentLog(here, step, log, shared.get());
    }

    /** A log that goes into the bucket when it is closed. */
    private final class SentLog extends FilterOutputStream {
        private final String step;
        private final Path log;
        private final SharedContent to;
        private boolean closed;

        SentLog(OutputStream out, String step, Path log, SharedContent to) {
            super(out);
            this.step = step;
            this.log = log;
            this.to = to;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                super.close();
                if (Files.size(log) > 0) {
                    to.sendLog(String.valueOf(folder.getFileName()), step, log);
                }
            }
        }
    }

    private Path logPath(String step) {
        return folder.resolve(step + ".log");
    }

    String readLog(String step) {
        Path log = logPath(step);
        try {
            return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new StoreException("the log %s can't be read: %s".formatted(log, ArtifactFiles.reason(e)), e);
        }
    }

    void create(Map<String, Map<String, RunStart.Entry>> config) throws IOException {
        Files.createDirectories(folder);
        var texts = new LinkedHashMap<String, Map<String, String>>();
        config.forEach((step, settings) -> settings.forEach((name, entry) ->
                texts.computeIfAbsent(step, k -> new LinkedHashMap<>()).put(name, entry.text())));
        Files.writeString(folder.resolve("config.yaml"), yaml(texts));
    }

    /** Config by step ({@code ""} for the pipeline's own) and name, each text as it is written on one line of YAML. */
    static String yaml(Map<String, Map<String, String>> config) {
        var yaml = new StringBuilder();
        config.getOrDefault("", Map.of()).forEach((name, text) -> line(yaml, "", name, text));
        config.forEach((step, settings) -> {
            if (!step.isEmpty() && !settings.isEmpty()) {
                yaml.append(step.replace('/', '.')).append(":\n");
                settings.forEach((name, text) -> line(yaml, "  ", name, text));
            }
        });
        return yaml.toString();
    }

    private static void line(StringBuilder yaml, String indent, String name, String text) {
        yaml.append(indent).append(name).append(": ").append(text).append('\n');
    }

    /** Who opens the file while the run goes on sees nearly all. */
    private void flushNowAndThen() throws IOException {
        long now = System.nanoTime();
        if (now - flushedAt > FLUSH_NANOS) {
            values().flush();
            flushedAt = now;
        }
    }

    /** Gives the artifacts of a step their names. */
    public synchronized void link(String step, List<Artifact> artifacts) throws IOException {
        for (Artifact artifact : artifacts) {
            Optional<String> line = files.line(artifact);
            if (line.isPresent()) {
                values().write((step + "." + artifact.name() + ": " + line.get() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
                flushNowAndThen();
                continue;
            }
            String name = artifact.name();
            boolean named = name.endsWith(artifact.extension());
            Path link = folder.resolve(step).resolve(named ? name : name + artifact.extension());
            Files.createDirectories(Objects.requireNonNull(link.getParent()));
            files.name(artifact, link);
        }
    }
}
