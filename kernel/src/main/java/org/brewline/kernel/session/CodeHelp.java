package org.brewline.kernel.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import org.brewline.kernel.source.Indent;
import org.brewline.kernel.source.LexicalPlace;
import org.brewline.kernel.source.OriginSource;

/** Completion, inspection and completeness, each for the snippet that the cursor is in. */
final class CodeHelp {
    private static final int SHOWN_SIGNATURES = 12;
    private static final Pattern MADE = Pattern.compile("\\bnew\\s+[\\w.$]+$");
    private static final Set<String> KEYWORDS =
            Set.of(("abstract assert boolean break byte case catch char class continue"
                            + " default do double else enum extends false final finally float for if implements import instanceof int"
                            + " interface long new null private protected public record return sealed short static super switch this"
                            + " throw throws true try var void while yield")
                    .split(" ", -1));

    private final SourceCodeAnalysis analysis;
    private final KnownTypes types;
    private final StandardTypes standard;

    CodeHelp(SourceCodeAnalysis analysis, KnownTypes types, StandardTypes standard) {
        this.analysis = analysis;
        this.types = types;
        this.standard = standard;
    }

    private record Cursor(OriginSource snippet, int offset) {}

    Completions complete(OriginSource source, int cellOffset) {
        Optional<Cursor> cursor = cursor(source, cellOffset);
        if (cursor.isEmpty() || !isCode(source, cellOffset)) {
            return Completions.none(cellOffset);
        }
        var anchor = new int[1];
        String before = declaredBefore(source, cursor.get());
        var suggestions = analysis.completionSuggestions(
                before + cursor.get().snippet().text(),
                before.length() + cursor.get().offset(),
                anchor);
        OptionalInt start = cursor.get().snippet().toCell(Math.max(0, anchor[0] - before.length()));
        var items = new LinkedHashMap<String, Completions.Item>();
        for (boolean fitting : new boolean[] {true, false}) {
            for (SourceCodeAnalysis.Suggestion suggestion : suggestions) {
                if (suggestion.matchesType() == fitting) {
                    Completions.Item item = item(suggestion.continuation());
                    items.putIfAbsent(item.text(), item);
                }
            }
        }
        TypeCompletion typed =
                TypeCompletion.at(cursor.get().snippet().text(), cursor.get().offset());
        if (items.isEmpty()) {
            start = cursor.get().snippet().toCell(typed.start());
        }
        if (start.equals(cursor.get().snippet().toCell(typed.start()))) {
            typed.offer(standard, items);
            typed.offer(types, items);
        }
        return new Completions(start.orElse(cellOffset), cellOffset, List.copyOf(items.values()));
    }

    /**
     * What the cell declares before the snippet with the cursor, as JShell knows nothing of a cell that has not run.
     * The whole is read as statements, so methods and imports are not among it.
     */
    private String declaredBefore(OriginSource source, Cursor cursor) {
        var before = new StringBuilder();
        for (OriginSource snippet : SnippetSplitter.split(analysis, source)) {
            boolean here = snippet.text().equals(cursor.snippet().text());
            if (here && before.isEmpty()) {
                return "";
            }
            List<Snippet> read = analysis.sourceToSnippets(snippet.text());
            Snippet.Kind kind =
                    read.isEmpty() ? Snippet.Kind.ERRONEOUS : read.get(0).kind();
            if (here) {
                return kind == Snippet.Kind.METHOD || kind == Snippet.Kind.IMPORT ? "" : "assert true;\n" + before;
            }
            // a variable of a type that the cell itself declares is wrong by itself
            if (kind == Snippet.Kind.VAR || kind == Snippet.Kind.TYPE_DECL || kind == Snippet.Kind.ERRONEOUS) {
                before.append(snippet.text()).append('\n');
            }
        }
        return "";
    }

    private static boolean isCode(OriginSource source, int cellOffset) {
        OptionalInt at = source.fromCell(cellOffset);
        return at.isEmpty() || LexicalPlace.at(source.text(), at.getAsInt()).kind() == LexicalPlace.Kind.CODE;
    }

    /** JShell writes methods with their parentheses; a frontend inserts the name. */
    private static Completions.Item item(String continuation) {
        int paren = continuation.indexOf('(');
        if (paren > 0) {
            return new Completions.Item(continuation.substring(0, paren), "method", continuation.substring(paren));
        }
        String type = KEYWORDS.contains(continuation.strip())
                ? "keyword"
                : !continuation.isEmpty() && Character.isUpperCase(continuation.charAt(0)) ? "class" : "variable";
        return new Completions.Item(continuation, type, "");
    }

    /** Signatures of what stands at the offset, as JShell writes them. */
    List<String> signatures(OriginSource source, int cellOffset) {
        return cursor(source, cellOffset)
                .map(cursor -> {
                    String text = cursor.snippet().text();
                    List<String> alone = signatures(text, cursor.offset());
                    if (!alone.isEmpty()) {
                        return alone;
                    }
                    // Newer JShells find nothing behind a class, so what stands before comes only if it is needed.
                    String before = declaredBefore(source, cursor);
                    return before.isEmpty() ? alone : signatures(before + text, before.length() + cursor.offset());
                })
                .orElse(List.of());
    }

    private List<String> signatures(String text, int offset) {
        int at = offset;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        boolean called = at < text.length() && text.charAt(at) == '(';
        boolean made = called && MADE.matcher(text.substring(0, at)).find();
        // JShell knows a method by its parenthesis; only a type that is made has something to say without.
        var found =
                called && !made ? analysis.documentation(text, at + 1, false) : analysis.documentation(text, at, false);
        if (found.isEmpty() && called) {
            found = analysis.documentation(text, made ? at + 1 : at, false);
        }
        if (found.isEmpty()) {
            found = analysis.documentation(text.substring(0, at) + "(", at + 1, false);
        }
        return found.stream()
                .map(SourceCodeAnalysis.Documentation::signature)
                .distinct()
                .limit(SHOWN_SIGNATURES)
                .toList();
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
                    return new Completeness(Completeness.State.INCOMPLETE, Indent.after(source.text()));
                }
                case UNKNOWN -> {
                    return Completeness.of(Completeness.State.INVALID);
                }
                default -> {
                    if (isErroneous(
                            rest.substring(0, rest.length() - info.remaining().length()))) {
                        return Completeness.of(Completeness.State.INVALID);
                    }
                    rest = info.remaining();
                }
            }
        }
        return Completeness.of(Completeness.State.COMPLETE);
    }

    private boolean isErroneous(String snippet) {
        return analysis.sourceToSnippets(snippet).stream().anyMatch(s -> s.kind() == Snippet.Kind.ERRONEOUS);
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
