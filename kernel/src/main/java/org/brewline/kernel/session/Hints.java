package org.brewline.kernel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;

/** What to write instead, for the compiler's most frequent complaints. */
final class Hints {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(class|variable|method)\\s+([\\p{L}_$][\\w$]*)");
    private static final Pattern TYPES =
            Pattern.compile("incompatible types:.*?([\\w.<>\\[\\]?, ]+) cannot be converted to ([\\w.<>\\[\\]?, ]+)");

    private final JShell shell;
    private final KnownTypes types;

    Hints(JShell shell, KnownTypes types) {
        this.shell = shell;
        this.types = types;
    }

    Optional<String> of(Diag diag, String wrong) {
        String message = diag.getMessage(Locale.ROOT);
        String code = diag.getCode();
        if (code.contains("cant.resolve")) {
            Matcher symbol = SYMBOL.matcher(message);
            return symbol.find() ? unknown(symbol.group(1), symbol.group(2)) : Optional.empty();
        } else if (code.contains("expected") && message.contains("';' expected")) {
            return Optional.of("put a semicolon at the end of the statement");
        } else if (code.contains("premature.eof")) {
            return Optional.of("a bracket or brace is still open");
        } else if (code.contains("unreported.exception")) {
            return Optional.of("catch it with try and catch, or declare it with throws");
        } else if (code.contains("var.might.not.have.been.initialized")) {
            return Optional.of("give " + wrong + " a value where it is declared");
        } else if (code.contains("cant.ref.non.effectively.final")) {
            return Optional.of("a lambda sees only variables that never change; copy the value to one that does not");
        } else if (code.contains("missing.ret.stmt")) {
            return Optional.of("end the method with return and a value");
        }
        Matcher types = TYPES.matcher(message);
        return types.find() ? convert(types.group(1).strip(), types.group(2).strip()) : Optional.empty();
    }

    private Optional<String> unknown(String kind, String name) {
        Optional<String> declared = declared(name);
        if (declared.isPresent()) {
            return declared;
        }
        if (!kind.equals("method")) {
            List<String> candidates = types.index().named(name);
            if (!candidates.isEmpty()) {
                return Optional.of(candidates.stream()
                        .limit(3)
                        .map(c -> "import " + c + ";")
                        .reduce((a, b) -> a + "  or  " + b)
                        .map(imports -> "add an import: " + imports)
                        .orElse(""));
            }
        }
        return nearest(name).map(near -> "did you mean " + near + "?");
    }

    /** What the notebook has under this name, though not usable. */
    private Optional<String> declared(String name) {
        Optional<DeclarationSnippet> broken = shell.snippets()
                .filter(s -> Unresolved.isBroken(shell.status(s)))
                .filter(DeclarationSnippet.class::isInstance)
                .map(DeclarationSnippet.class::cast)
                .filter(s -> s.name().equals(name))
                .reduce((earlier, later) -> later);
        return broken.map(snippet -> {
            List<String> lacks = shell.unresolvedDependencies(snippet).sorted().toList();
            String first = lacks.isEmpty() ? "" : lacks.get(0).replaceAll(".* ", "");
            List<String> candidates =
                    lacks.isEmpty() ? List.of() : types.index().named(first);
            return lacks.isEmpty()
                    ? name + " is declared, but does not compile any more; correct its cell, or run it again"
                    : "%s is declared, but can't be used yet: it needs %s%s"
                            .formatted(
                                    name,
                                    String.join(", ", lacks),
                                    candidates.isEmpty() ? "" : "  (import " + candidates.get(0) + ";)");
        });
    }

    private Optional<String> nearest(String name) {
        Stream<String> known = shell.snippets()
                .filter(s -> shell.status(s).isActive())
                .filter(DeclarationSnippet.class::isInstance)
                .map(s -> ((DeclarationSnippet) s).name());
        var all = new ArrayList<>(
                known.filter(n -> !n.contains("$") && !n.equals(name)).toList());
        all.addAll(List.of("System", "String", "Math", "List", "Map", "Set", "Integer", "Double", "Object"));
        return NearName.of(name, all);
    }

    private static Optional<String> convert(String from, String to) {
        String hint = switch (to) {
            case "java.lang.String", "String" -> "make it text with String.valueOf(…)";
            case "int" ->
                from.endsWith("String")
                        ? "read the number with Integer.parseInt(…)"
                        : from.equals("double") || from.equals("float") || from.equals("long")
                                ? "cut it off with (int), or declare the variable as " + from
                                : "";
            case "double" -> from.endsWith("String") ? "read the number with Double.parseDouble(…)" : "";
            case "boolean" -> from.equals("int") ? "compare it: … != 0" : "";
            default -> "";
        };
        return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
    }
}
