package org.brewline.engine.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Files and folders that a step made, copied in as they are. Links are followed. A consumer gets the path of the copy,
 * which is read-only.
 */
final class FileHandler implements ArtifactHandler<Path> {
    private static final int TEXT_PREVIEW = 4_000;
    private static final int REPORT_PREVIEW = 256_000;
    private static final int FOLDER_PREVIEW = 50;
    private static final Set<String> TEXTS =
            Set.of(".txt", ".csv", ".tsv", ".json", ".yaml", ".yml", ".xml", ".log", ".java", ".properties");

    @Override
    public String id() {
        return "file";
    }

    @Override
    public boolean handles(Class<?> type) {
        return Path.class.isAssignableFrom(type);
    }

    @Override
    public Kind kind(Path value) {
        return switch (extension(value).toLowerCase(Locale.ROOT)) {
            case ".html", ".htm", ".md", ".pdf", ".png", ".svg", ".jpg", ".jpeg" -> Kind.REPORT;
            case ".log" -> Kind.LOG;
            default -> Kind.DATA;
        };
    }

    @Override
    public String extension(Path value) {
        Path fileName = value.getFileName();
        String name = fileName == null ? "" : fileName.toString();
        int dot = name.lastIndexOf('.');
        return Files.isDirectory(value) || dot <= 0 ? "" : name.substring(dot);
    }

    @Override
    public String mediaType(Path value) {
        if (Files.isDirectory(value)) {
            return "inode/directory";
        }
        return switch (extension(value).toLowerCase(Locale.ROOT)) {
            case ".html", ".htm" -> "text/html; charset=utf-8";
            case ".md" -> "text/markdown; charset=utf-8";
            case ".csv" -> "text/csv; charset=utf-8";
            case ".json" -> "application/json";
            case ".txt", ".log" -> "text/plain; charset=utf-8";
            case ".png" -> "image/png";
            case ".jpg", ".jpeg" -> "image/jpeg";
            case ".svg" -> "image/svg+xml";
            case ".pdf" -> "application/pdf";
            default -> "application/octet-stream";
        };
    }

    @Override
    public void write(Path value, Sink sink) throws IOException {
        if (!Files.exists(value)) {
            throw new ArtifactException(
                    "the file \"%s\" does not exist; write it before the step returns its path".formatted(value));
        }
        if (!Files.isDirectory(value)) {
            copy(value, sink.file());
            return;
        }
        for (Path file : files(value)) {
            copy(file, sink.file(relative(value, file)));
        }
    }

    private static void copy(Path file, java.io.OutputStream to) throws IOException {
        try (to) {
            Files.copy(file, to);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var tree = Files.walk(folder, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public Path read(Source source, Type type) {
        return source.path();
    }

    @Override
    public boolean readsPlainData() {
        return true;
    }

    @Override
    public Preview preview(Path value) {
        try {
            return Files.isDirectory(value) ? folderPreview(value) : filePreview(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Preview folderPreview(Path folder) throws IOException {
        List<Path> files = files(folder);
        var entries = new ArrayList<Preview.Folder.Entry>();
        for (Path file : files.subList(0, Math.min(FOLDER_PREVIEW, files.size()))) {
            entries.add(new Preview.Folder.Entry(relative(folder, file), Files.size(file)));
        }
        return new Preview.Folder(entries, files.size());
    }

    private Preview filePreview(Path file) throws IOException {
        String extension = extension(file).toLowerCase(Locale.ROOT);
        boolean html = extension.equals(".html") || extension.equals(".htm");
        boolean markdown = extension.equals(".md");
        if (!html && !markdown && !TEXTS.contains(extension)) {
            return new Preview.Opaque("a file of %,d bytes".formatted(Files.size(file)));
        }
        int limit = html || markdown ? REPORT_PREVIEW : TEXT_PREVIEW;
        Cut text;
        try {
            text = beginning(file, limit);
        } catch (CharacterCodingException e) {
            return new Preview.Opaque("a file of %,d bytes, not UTF-8".formatted(Files.size(file)));
        }
        if (html) {
            return new Preview.Html(text.text(), text.cut());
        }
        return markdown ? new Preview.Markdown(text.text(), text.cut()) : new Preview.Text(text.text(), text.cut());
    }

    private static Cut beginning(Path file, int limit) throws IOException {
        var text = new StringBuilder();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var buffer = new char[8_192];
            int n;
            while (text.length() <= limit && (n = reader.read(buffer)) > 0) {
                text.append(buffer, 0, n);
            }
        }
        return Cut.at(limit, text.toString());
    }
}
