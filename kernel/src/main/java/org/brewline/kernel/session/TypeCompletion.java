package org.brewline.kernel.session;

import java.util.Map;
import java.util.Optional;
import org.brewline.kernel.documentation.TypeIndex;
import org.brewline.kernel.source.LexicalPlace;

/**
 * Offers types that are not imported yet. Where the name can mean one type only, the name is inserted, and the cell
 * that uses it imports it; where it can mean several, the qualified name is.
 *
 * @param prefix the beginning of a type's name, empty if none stands at the cursor
 * @param start where the prefix starts
 */
record TypeCompletion(String prefix, int start, boolean inImport) {
    private static final int MOST = 30;

    static TypeCompletion at(String java, int offset) {
        int start = offset;
        while (start > 0 && Character.isJavaIdentifierPart(java.charAt(start - 1))) {
            start--;
        }
        String word = java.substring(start, offset);
        boolean named = !word.isEmpty()
                && Character.isUpperCase(word.charAt(0))
                && !java.substring(0, start).stripTrailing().endsWith(".")
                && LexicalPlace.at(java, offset).kind() == LexicalPlace.Kind.CODE;
        boolean inImport = java.substring(0, start).strip().startsWith("import");
        return new TypeCompletion(named ? word : "", start, inImport);
    }

    /** Adds the standard types that the name begins, which need no import. */
    void offer(StandardTypes standard, Map<String, Completions.Item> items) {
        if (!prefix.isEmpty() && !inImport) {
            standard.startingWith(prefix)
                    .forEach(name -> items.putIfAbsent(name, new Completions.Item(name, "class", "")));
        }
    }

    /** Adds to the items, by text, what is not in scope already. */
    void offer(KnownTypes types, Map<String, Completions.Item> items) {
        if (prefix.length() < 2) {
            return;
        }
        TypeIndex index = types.index();
        for (String qualified : index.startingWith(prefix, MOST)) {
            String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
            Optional<String> meant = index.meant(simple);
            boolean one = meant.isPresent() && meant.get().equals(qualified) && !inImport;
            String text = one ? simple : qualified;
            if (!items.containsKey(simple)) {
                items.putIfAbsent(text, new Completions.Item(text, "class", one ? "import " + qualified : ""));
            }
        }
    }
}
