package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The line of a magic that takes a query: its options are cut out wherever they stand, the rest stays one text. */
final class QueryLine {
    private QueryLine() {}

    /** The options, then {@code --} and the rest if there is one. */
    static List<String> split(String line, Set<String> optionsWithValue) {
        var options = new ArrayList<String>();
        var rest = new StringBuilder();
        List<String> words = words(line);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).strip();
            boolean arrow = word.equals("->");
            if (arrow || optionsWithValue.contains(word)) {
                options.add(arrow ? "--as" : word);
                if (i + 1 < words.size()) {
                    options.add(words.get(++i).strip());
                }
            } else if (word.startsWith("--") || word.equals("-h")) {
                options.add(word);
            } else {
                rest.append(words.get(i));
            }
        }
        if (!rest.toString().isBlank()) {
            options.add("--");
            options.add(rest.toString().strip());
        }
        return options;
    }

    /** The words with the blanks behind them; quotes hold a word together. */
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        int from = 0;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
            boolean ends = quote == 0
                    && Character.isWhitespace(c)
                    && i + 1 < line.length()
                    && !Character.isWhitespace(line.charAt(i + 1));
            if (ends) {
                words.add(line.substring(from, i + 1));
                from = i + 1;
            }
        }
        words.add(line.substring(from));
        return words;
    }
}
