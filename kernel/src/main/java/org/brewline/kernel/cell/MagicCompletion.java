package org.brewline.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.session.Completions;
import picocli.CommandLine;

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
                return cells.magics().find(use.name()).map(m -> arguments(m, cells, use, cell, offset, output));
            }
        }
        return Optional.empty();
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
        int from = Math.min(use.argumentStart(), offset);
        String typed = cell.substring(from, offset);
        int word = typed.length();
        while (word > 0 && !Character.isWhitespace(typed.charAt(word - 1))) {
            word--;
        }
        String prefix = typed.substring(word);
        var items = new ArrayList<Completions.Item>();
        if (prefix.startsWith("-")) {
            for (CommandLine.Model.OptionSpec option : Magics.commandLine(magic.newCommand(), magic)
                    .getCommandSpec()
                    .options()) {
                if (option.longestName().startsWith(prefix)) {
                    items.add(new Completions.Item(option.longestName(), "option", ""));
                }
            }
        } else {
            items.addAll(magic.candidates(
                    before(magic, typed.substring(0, word)), prefix, cells.call(use, cell, 0, output)));
        }
        return new Completions(offset - prefix.length(), offset, items);
    }

    private static List<String> before(Magic<?> magic, String text) {
        try {
            return magic.tokenize(text);
        } catch (MagicException unclosed) {
            return List.of();
        }
    }
}
