package org.brewline.engine.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${env:NAME}} and {@code ${file:PATH}} in a text; {@code $${env:…}} is left as text. */
final class Interpolation {
    private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{(env|file):([^}]*)}");
    private static final Pattern TO_ESCAPE = Pattern.compile("\\$+\\{(env|file):");

    private Interpolation() {}

    /**
     * A text with its references replaced.
     *
     * @param secret whether the environment gave a part of it
     * @param replaced whether there was a reference
     */
    record Replaced(String text, boolean secret, boolean replaced) {}

    /** The text with references replaced, or empty after a problem. */
    static Optional<Replaced> replace(
            YamlNode.Scalar scalar, String key, Path base, References references, ProblemList problems) {
        if (scalar.text().indexOf("${") < 0) {
            return Optional.of(new Replaced(scalar.text(), false, false));
        }
        var out = new StringBuilder();
        boolean secret = false;
        boolean found = false;
        int from = 0;
        Matcher match = REFERENCE.matcher(scalar.text());
        while (match.find()) {
            out.append(scalar.text(), from, match.start());
            from = match.end();
            if (!match.group(1).isEmpty()) {
                out.append(match.group().substring(1));
                continue;
            }
            String name = match.group(3);
            boolean environment = match.group(2).equals("env");
            Optional<String> value = environment ? references.environment().apply(name) : file(references, base, name);
            if (value.isEmpty()) {
                problems.add(
                        key + " takes " + match.group(),
                        scalar.place(),
                        environment
                                ? "the environment has no variable " + name + "; set it before the kernel starts"
                                : "the file " + name + " can't be read; paths start at the folder of the notebook");
                return Optional.empty();
            }
            secret |= environment;
            found = true;
            out.append(value.get());
        }
        out.append(scalar.text().substring(from));
        return Optional.of(new Replaced(out.toString(), secret, found));
    }

    /** The text so that replacing gives it back. */
    static String escape(String text) {
        return TO_ESCAPE.matcher(text).replaceAll(m -> Matcher.quoteReplacement("$" + m.group()));
    }

    private static Optional<String> file(References references, Path base, String name) {
        try {
            return references.files().apply(base.resolve(name)).map(String::stripTrailing);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
