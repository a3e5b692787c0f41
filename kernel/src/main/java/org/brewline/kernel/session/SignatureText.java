package org.brewline.kernel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A signature as JShell writes it, taken apart: {@code boolean List<E>.add(int index, E element)},
 * {@code Math.PI:double}, {@code java.lang.String}.
 *
 * @param owner the class without type arguments, empty for a member of the notebook itself
 * @param member empty for a class, {@code <init>} for a constructor
 * @param parameters erased types, a type variable as Object
 */
record SignatureText(String owner, Optional<String> member, List<String> parameters) {
    private static final Pattern COMPONENTS = Pattern.compile("\\([^()]*\\)\\.");

    /** Newer JDKs write a record with its components, also before a member: {@code int Point(int x).moved(int by)}. */
    static String withoutComponents(String signature) {
        return COMPONENTS.matcher(signature).replaceAll(".");
    }

    static SignatureText of(String written) {
        String signature = withoutComponents(written);
        int open = outside(signature, '(');
        if (open >= 0) {
            int close = signature.lastIndexOf(')');
            return method(signature.substring(0, open), signature.substring(open + 1, Math.max(open + 1, close)));
        }
        int colon = outside(signature, ':');
        if (colon >= 0) {
            String path = erased(signature.substring(0, colon));
            int dot = path.lastIndexOf('.');
            return new SignatureText(
                    path.substring(0, Math.max(0, dot)), Optional.of(path.substring(dot + 1)), List.of());
        }
        String type = erased(signature);
        return new SignatureText(type.substring(type.lastIndexOf(' ') + 1), Optional.empty(), List.of());
    }

    private static SignatureText method(String head, String parameters) {
        String path = erased(head).strip();
        int space = path.lastIndexOf(' ');
        String name = path.substring(space + 1);
        List<String> types = new ArrayList<>();
        for (String parameter : parts(parameters)) {
            types.add(erasedType(parameter.strip()));
        }
        if (space < 0) {
            return new SignatureText(name, Optional.of("<init>"), types);
        }
        int dot = name.lastIndexOf('.');
        return new SignatureText(name.substring(0, Math.max(0, dot)), Optional.of(name.substring(dot + 1)), types);
    }

    private static String erasedType(String parameter) {
        String type = erased(parameter).replace("...", "[]");
        int space = type.indexOf(' ');
        type = space < 0 ? type : type.substring(0, space);
        return type.replaceFirst("^[A-Z][A-Z0-9]?(?=$|\\[)", "Object");
    }

    /** Without what stands between angle brackets. */
    private static String erased(String text) {
        var out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '<' ? 1 : 0;
            if (depth == 0) {
                out.append(c);
            }
            depth -= c == '>' ? 1 : 0;
        }
        return out.toString().strip();
    }

    private static int outside(String text, char wanted) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == wanted && depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> parts(String parameters) {
        var parts = new ArrayList<String>();
        String rest = parameters;
        while (!rest.isBlank()) {
            int comma = outside(rest, ',');
            parts.add(comma < 0 ? rest : rest.substring(0, comma));
            rest = comma < 0 ? "" : rest.substring(comma + 1);
        }
        return parts;
    }
}
