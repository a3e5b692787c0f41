package org.brewline.notebook.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.brewline.kernel.magic.MagicException;

/**
 * The line of {@code %%pipeline}: a name and the pipeline's own config, {@code penguins(double minAccuracy = 0.9)}.
 *
 * @param params offsets count from the cell's beginning
 */
public record PipelineHead(String name, List<Formal> params) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final String EXAMPLE = "%%pipeline penguins(double minAccuracy = 0.9)";

    public PipelineHead {
        params = List.copyOf(params);
    }

    /** Reads the line that starts at the offset of the cell. */
    public static PipelineHead of(String cell, int start, int end) {
        String line = cell.substring(start, end).strip();
        int open = line.indexOf('(');
        String name = (open < 0 ? line : line.substring(0, open)).strip();
        if (!NAME.matcher(name).matches()) {
            throw new MagicException(
                    "No pipeline",
                    (name.isEmpty() ? "The pipeline has no name" : "\"" + name + "\" can't be a pipeline's name")
                            + "\n    write letters, digits, - and _, as in " + EXAMPLE);
        }
        if (open < 0) {
            return new PipelineHead(name, List.of());
        }
        int from = cell.indexOf('(', start) + 1;
        int close = start + cell.substring(start, end).lastIndexOf(')');
        Optional<List<Formal>> formals =
                close < from ? Optional.empty() : FormalReader.read(cell, TokenScanner.scan(cell, from, close));
        return new PipelineHead(
                name,
                formals.orElseThrow(() -> new MagicException(
                        "No pipeline",
                        "line 1: " + line.substring(open) + " is no list of parameters\n    write it as in "
                                + EXAMPLE)));
    }

    /** The same, but nothing is refused: for cells that are being written. */
    public static PipelineHead sketch(String cell, int start, int end) {
        try {
            return of(cell, start, end);
        } catch (MagicException unfinished) {
            return new PipelineHead("unnamed", List.of());
        }
    }

    /** The name of the class that the cell becomes. */
    public String className() {
        return "Pipeline_" + name.replace('-', '_');
    }
}
