package org.brewline.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/** Splits a magic's argument line as a shell would, but keeps backslashes, so that {@code C:\data} stays whole. */
public final class Arguments {
    private Arguments() {}

    /** The arguments: split at white space, grouped by single or double quotes, the quotes removed. */
    public static List<String> split(String line) {
        var arguments = new ArrayList<String>();
        var current = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    current.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                open = true;
            } else if (Character.isWhitespace(c)) {
                if (open) {
                    arguments.add(current.toString());
                    current.setLength(0);
                    open = false;
                }
            } else {
                current.append(c);
                open = true;
            }
        }
        if (quote != 0) {
            throw new MagicException("Unclosed quote", "the quote %s in `%s` is never closed".formatted(quote, line));
        }
        if (open) {
            arguments.add(current.toString());
        }
        return arguments;
    }
}
