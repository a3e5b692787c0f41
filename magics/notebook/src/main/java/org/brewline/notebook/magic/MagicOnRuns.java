package org.brewline.notebook.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.notebook.workbench.Workbench;

/** A magic whose arguments name runs: {@code -1} is the run before the latest, and no option. */
abstract class MagicOnRuns<C> extends BrewlineMagic<C> {
    MagicOnRuns(String name, Set<Form> forms, Supplier<Workbench> workbench) {
        super(name, forms, workbench);
    }

    @Override
    public final List<String> tokenize(String argumentLine) {
        return RunArguments.split(argumentLine);
    }
}
