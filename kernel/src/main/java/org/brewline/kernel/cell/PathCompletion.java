package org.brewline.kernel.cell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.brewline.kernel.session.Completions;
import org.brewline.kernel.source.LexicalPlace;
import org.brewline.kernel.source.OriginSource;

/** Completes paths of files, relative to the notebook's folder. Folders end with a slash, so that one goes on. */
public final class PathCompletion {
    private static final int MOST = 200;

    /** Calls that take a path: inside their quotes everything may be one. */
    private static final Pattern TAKES_PATH = Pattern.compile(
            ".*\\b(?:Path\\s*\\.\\s*of|Paths\\s*\\.\\s*get|File|FileReader|FileInputStream|csv)\\s*\\(\\s*",
            Pattern.DOTALL);

    private PathCompletion() {}

    /** The files whose path begins with what is typed; each as the whole path. */
    public static List<Completions.Item> items(String typed) {
        int slash = typed.lastIndexOf('/') + 1;
        String before = typed.substring(0, slash);
        String name = typed.substring(slash);
        var items = new ArrayList<Completions.Item>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                Path.of(before), file -> String.valueOf(file.getFileName()).startsWith(name))) {
            for (Path file : files) {
                String found = String.valueOf(file.getFileName());
                if ((!found.startsWith(".") || name.startsWith(".")) && items.size() < MOST) {
                    String end = Files.isDirectory(file) ? "/" : "";
                    items.add(new Completions.Item(before + found + end, "path", ""));
                }
            }
        } catch (IOException | InvalidPathException | java.nio.file.DirectoryIteratorException e) {
            return List.of(); // no folder that can be read has such files
        }
        items.sort(Comparator.comparing(Completions.Item::text));
        return items;
    }

    /** Completes a string literal of Java that may be a path; empty if the offset lies in none. */
    static Optional<Completions> inJava(OriginSource java, int cellOffset) {
        var offset = java.fromCell(cellOffset);
        if (offset.isEmpty()) {
            return Optional.empty();
        }
        LexicalPlace place = LexicalPlace.at(java.text(), offset.getAsInt());
        if (place.kind() != LexicalPlace.Kind.STRING) {
            return Optional.empty();
        }
        String typed = java.text().substring(place.start(), offset.getAsInt());
        boolean may = !typed.isEmpty()
                || TAKES_PATH
                        .matcher(java.text().substring(0, place.start() - 1))
                        .matches();
        List<Completions.Item> found = may
                ? items(typed).stream()
                        .filter(item -> item.text().chars().noneMatch(c -> c == '"' || c == '\\'))
                        .toList()
                : List.of();
        return Optional.of(new Completions(cellOffset - typed.length(), cellOffset, found));
    }
}
