package org.brewline.notebook.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.StoreException;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.Workbench;
import org.jspecify.annotations.Nullable;

/** A magic that works at the notebook's workbench; what the engine refuses is shown as the user's to mend. */
public abstract class BrewlineMagic<C> implements Magic<C> {
    private static final Set<String> LOOK_AT_RUNS =
            Set.of("run", "resume", "runs", "artifacts", "metrics", "logs", "cancel");

    private final String name;
    private final Set<Form> forms;
    private final Supplier<Workbench> workbench;

    BrewlineMagic(String name, Set<Form> forms, Supplier<Workbench> workbench) {
        this.name = name;
        this.forms = forms;
        this.workbench = workbench;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<Form> forms() {
        return forms;
    }

    final Workbench workbench() {
        return workbench.get();
    }

    @Override
    public final @Nullable Object execute(C command, MagicCall call) throws Exception {
        try {
            if (LOOK_AT_RUNS.contains(name)) {
                tellOfEnded(call, workbench());
            }
            return run(command, call, workbench());
        } catch (ProblemsException e) {
            throw refused(title(), e);
        } catch (StoreException e) {
            throw refused("Store", e);
        } catch (ArtifactException e) {
            throw refused("Artifact", e);
        }
    }

    /** What is shown of a run whose kernel ended can't be changed any more; so the next kernel says what became of it. */
    private static void tellOfEnded(MagicCall call, Workbench bench) {
        List<RunRecord> ended = bench.runs().endedWithTheirKernel();
        if (!ended.isEmpty()) {
            var notice = new Notice();
            for (RunRecord run : ended) {
                String brief = bench.runs().store().brief(run.id());
                notice.quiet("! run ")
                        .code(brief)
                        .quiet(" of ")
                        .strong(run.shape().name())
                        .quiet(" was interrupted when its kernel ended; what is shown of it stopped there. ")
                        .code("%resume " + brief)
                        .quiet(" goes on")
                        .line();
            }
            call.display().show(notice.bundle());
        }
    }

    private static MagicException refused(String title, RuntimeException cause) {
        var refused = new MagicException(title, String.valueOf(cause.getMessage()));
        refused.initCause(cause);
        return refused;
    }

    /** Whether it has a use where there is no store yet, and makes one. */
    public boolean fillsStore() {
        return false;
    }

    /** The short name of what went wrong if the engine refuses. */
    String title() {
        return "Not done";
    }

    abstract @Nullable Object run(C command, MagicCall call, Workbench bench) throws Exception;
}
