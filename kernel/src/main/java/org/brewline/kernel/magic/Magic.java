package org.brewline.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brewline.kernel.session.Completions;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/**
 * A command of the notebook, {@code %name} for a line and {@code %%name} for a cell. Its arguments are declared once,
 * as a class with picocli's annotations; help, usage errors and completion of options come from there.
 *
 * @param <C> the class with picocli's {@code @Command}, {@code @Option} and {@code @Parameters}; it needs a
 *     constructor without parameters
 */
public interface Magic<C> {
    /** Where a magic may stand. */
    enum Form {
        LINE,
        CELL
    }

    /** The name without the percent signs. */
    String name();

    Set<Form> forms();

    /** A new, empty command for picocli to fill. */
    C newCommand();

    /**
     * Does the work.
     *
     * @return what to show as the cell's result, null for nothing
     * @throws MagicException for everything the user can mend; its message is shown as it is, without a stack trace
     */
    @Nullable
    Object execute(C command, MagicCall call) throws Exception;

    /**
     * Splits the argument line into arguments. The default groups by single and double quotes and keeps backslashes;
     * a magic with a grammar of its own gives other pieces.
     */
    default List<String> tokenize(String argumentLine) {
        return Arguments.split(argumentLine);
    }

    /** Candidates for an argument that is no option: names, run IDs, paths. The prefix is what is typed so far. */
    default List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return List.of();
    }

    /**
     * The plain Java that the cell stands for, for magics whose body is Java: completion, inspection and completeness
     * inside the body then work through it. Never throws for an unfinished cell: gives the best there is.
     */
    default Optional<OriginSource> java(MagicCall call) {
        return Optional.empty();
    }
}
