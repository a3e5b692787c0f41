package org.brewline.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.session.Completions;
import picocli.CommandLine.Model.OptionSpec;

/** Completes magics' names, options and arguments. */
final class MagicCompletion {
    private MagicCompletion() {}

    /** What completes at the offset; empty if no magic stands there. */
    static Optional<Completions> at(CellRunner cells, String cell, int offset, CellOutput output) {
        int line = cell.lastIndexOf('\n', offset - 1) + 1;
        String typed = cell.substring(line, offset);
        String lead = typed.stripLeading();
        if (!lead.startsWith("%")) {
            return Optional.empty();
        }
        String sign = lead.startsWith("%%") ? "%%" : "%";
        String rest = lead.substring(sign.length());
        if (rest.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
            return Optional.of(names(cells, sign, rest, offset));
        }
        for (CellParts.Part part : CellParts.of(cell)) {
            if (part instanceof CellParts.Part.Use use && offset >= use.start() && offset <= lineEnd(cell, use)) {
                return cells.magics()
                        .find(use.name())
                        .filter(m -> !isJava(m, cells, use, cell, offset, output))
                        .map(m -> arguments(m, cells, use, cell, offset, output));
            }
        }
        return Optional.empty();
    }

    /** Whether what is typed on the magic's line is Java, and no option. */
    private static boolean isJava(
            Magic<?> magic, CellRunner cells, CellParts.Part.Use use, String cell, int offset, CellOutput output) {
        boolean option = cell.startsWith("-", Math.min(use.argumentStart(), offset));
        return !option
                && magic.java(cells.call(use, cell, 0, output))
                        .map(java -> java.fromCell(offset).isPresent())
                        .orElse(false);
    }

    private static int lineEnd(String cell, CellParts.Part.Use use) {
        int end = cell.indexOf('\n', use.start());
        return end < 0 ? cell.length() : end;
    }

    private static Completions names(CellRunner cells, String sign, String prefix, int offset) {
        Magic.Form form = sign.equals("%%") ? Magic.Form.CELL : Magic.Form.LINE;
        var items = new ArrayList<Completions.Item>();
        for (Magic<?> magic : cells.magics().all()) {
            if (magic.name().startsWith(prefix)
                    && (magic.forms().contains(form) || (prefix.isEmpty() && sign.equals("%")))) {
                String full = magic.forms().contains(Magic.Form.LINE) && form == Magic.Form.LINE ? "%" : "%%";
                items.add(new Completions.Item(full + magic.name(), "magic", ""));
            }
        }
        return new Completions(offset - prefix.length() - sign.length(), offset, items);
    }

    private static Completions arguments(
            Magic<?> magic, CellRunner cells, CellParts.Part.Use use, String cell, int offset, CellOutput output) {
        String typed = cell.substring(Math.min(use.argumentStart(), offset), offset);
        int word = lastArgument(typed);
        boolean quoted = word > 0 && "\"'".indexOf(typed.charAt(word - 1)) >= 0;
        String prefix = typed.substring(word);
        List<String> before = before(magic, typed.substring(0, quoted ? word - 1 : word));
        var arguments =
                new MagicArguments(Magics.commandLine(magic.newCommand(), magic).getCommandSpec(), before);
        Optional<OptionSpec> valued = arguments.optionOfNext();
        if (valued.isEmpty() && prefix.startsWith("-") && prefix.indexOf('=') < 0) {
            return new Completions(offset - prefix.length(), offset, arguments.options(prefix));
        }
        int value = prefix.indexOf('=') + 1;
        Optional<OptionSpec> assigned =
                value == 0 ? Optional.empty() : arguments.option(prefix.substring(0, value - 1));
        if (assigned.isPresent() || valued.isPresent()) {
            OptionSpec option = assigned.or(() -> valued).orElseThrow();
            String begun = prefix.substring(assigned.isPresent() ? value : 0);
            return new Completions(offset - begun.length(), offset, MagicArguments.values(option, begun));
        }
        var items = new ArrayList<>(magic.candidates(before, prefix, cells.call(use, cell, 0, output)));
        if (items.isEmpty() && value > 0) { // a setting's value may be a path
            String begun = prefix.substring(value);
            return new Completions(offset - begun.length(), offset, begun.isEmpty() ? List.of() : paths(begun, quoted));
        }
        if (arguments.nextIsPath()) {
            items.addAll(paths(prefix, quoted));
        }
        return new Completions(offset - prefix.length(), offset, items);
    }

    /** Without quotes a blank would end the argument. */
    private static List<Completions.Item> paths(String prefix, boolean quoted) {
        return PathCompletion.items(prefix).stream()
                .filter(item -> quoted || item.text().indexOf(' ') < 0)
                .toList();
    }

    /** Where the last argument's text starts, behind its quote if it has one. */
    private static int lastArgument(String typed) {
        int start = 0;
        char quote = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (Character.isWhitespace(c)) {
                start = i + 1;
            } else if (c == '"' || c == '\'') {
                quote = c;
                start = i + 1;
            }
        }
        return start;
    }

    private static List<String> before(Magic<?> magic, String text) {
        try {
            return magic.tokenize(text);
        } catch (MagicException unclosed) {
            return List.of();
        }
    }
}
