package org.brewline.kernel.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import org.brewline.kernel.source.OriginSource;

/** Completion, inspection and completeness, each for the snippet that the cursor is in. */
final class CodeHelp {
    private final SourceCodeAnalysis analysis;

    CodeHelp(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    private record Cursor(OriginSource snippet, int offset) {}

    Completions complete(OriginSource source, int cellOffset) {
        Optional<Cursor> cursor = cursor(source, cellOffset);
        if (cursor.isEmpty()) {
            return Completions.none(cellOffset);
        }
        var anchor = new int[1];
        var suggestions = analysis.completionSuggestions(
                cursor.get().snippet().text(), cursor.get().offset(), anchor);
        OptionalInt start = cursor.get().snippet().toCell(anchor[0]);
        var texts = new LinkedHashSet<String>();
        suggestions.stream()
                .filter(SourceCodeAnalysis.Suggestion::matchesType)
                .forEach(s -> texts.add(s.continuation()));
        suggestions.forEach(s -> texts.add(s.continuation()));
        return new Completions(
                start.orElse(cellOffset),
                cellOffset,
                texts.stream().map(t -> new Completions.Item(t, kind(t), "")).toList());
    }

    private static String kind(String text) {
        if (text.endsWith("(") || text.endsWith("()")) {
            return "method";
        }
        return !text.isEmpty() && Character.isUpperCase(text.charAt(0)) ? "class" : "variable";
    }

    Optional<Inspection> inspect(OriginSource source, int cellOffset, boolean withDocumentation) {
        return cursor(source, cellOffset).flatMap(cursor -> {
            String text = cursor.snippet().text();
            int at = cursor.offset();
            while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
            var found = analysis.documentation(text, at, withDocumentation);
            if (found.isEmpty() && at < text.length() && text.charAt(at) == '(') {
                found = analysis.documentation(text, at + 1, withDocumentation);
            }
            if (found.isEmpty()) {
                found = analysis.documentation(text.substring(0, at) + "(", at + 1, withDocumentation);
            }
            return found.isEmpty() ? Optional.empty() : Optional.of(rendered(found));
        });
    }

    private static Inspection rendered(List<SourceCodeAnalysis.Documentation> found) {
        String plain = found.stream()
                .map(d -> d.signature() + (d.javadoc() == null ? "" : "\n" + d.javadoc()))
                .collect(Collectors.joining("\n\n"));
        String html = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new Inspection(plain, "```java\n" + plain + "\n```", "<pre>" + html + "</pre>");
    }

    Completeness isComplete(OriginSource source) {
        String rest = source.text();
        while (!rest.isBlank()) {
            var info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case EMPTY -> {
                    return Completeness.of(Completeness.State.COMPLETE);
                }
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    return new Completeness(Completeness.State.INCOMPLETE, indent(source.text()));
                }
                case UNKNOWN -> {
                    return Completeness.of(Completeness.State.INVALID);
                }
                default -> rest = info.remaining();
            }
        }
        return Completeness.of(Completeness.State.COMPLETE);
    }

    private static String indent(String text) {
        long depth = text.chars().filter(c -> c == '{').count()
                - text.chars().filter(c -> c == '}').count();
        return "    ".repeat((int) Math.max(0, depth));
    }

    private Optional<Cursor> cursor(OriginSource source, int cellOffset) {
        for (OriginSource snippet : SnippetSplitter.split(analysis, source)) {
            OptionalInt at = snippet.fromCell(cellOffset);
            if (at.isPresent()) {
                return Optional.of(new Cursor(snippet, at.getAsInt()));
            }
        }
        return Optional.of(new Cursor(OriginSource.of(" "), 0));
    }
}
