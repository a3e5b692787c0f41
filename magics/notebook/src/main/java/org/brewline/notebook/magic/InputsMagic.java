package org.brewline.notebook.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.run.TakenInput;
import org.brewline.engine.store.RunRecord;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %inputs}: brings what a step of a run took into variables of the notebook. */
public final class InputsMagic extends MagicOnRuns<InputsMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "inputs",
            description = "Brings the exact inputs and config of a step into variables, also of one that failed.",
            footer = {
                "",
                "  %%inputs latest/trainSvc",
                "  %%inputs 019a3f2b/trainSvc --prefix my_",
                "",
                "Each variable is called as the parameter. Then call the component by hand, or execute the step alone:",
                "  %%run --only trainSvc --from latest"
            })
    public static final class Arguments {
        @Parameters(arity = "0..1", paramLabel = "[RUN/]STEP", description = "A run and a step of it.")
        String step = "";

        @Option(names = "--prefix", paramLabel = "TEXT", description = "What the variables' names begin with.")
        String prefix = "";
    }

    public InputsMagic(Supplier<Workbench> workbench) {
        super("inputs", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        if (!(arguments.prefix + "a").matches("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*")) {
            throw new MagicException("No variables", "\"" + arguments.prefix + "\" can't begin a variable's name");
        }
        int slash = arguments.step.indexOf('/');
        String run = slash < 0 ? "latest" : arguments.step.substring(0, slash);
        String step = arguments.step.substring(slash + 1);
        if (step.isEmpty()) {
            throw new MagicException("Which step?", "write %inputs latest/trainSvc");
        }
        RunRecord record = bench.runs().references().find(run.replace('~', '-'));
        List<TakenInput> inputs = bench.runs().inputs(record, step);
        var notice = new Notice();
        for (TakenInput input : inputs) {
            String type = bench.values().assign(arguments.prefix + input.name(), input.typeSource(), input.value());
            notice.code(type + " ")
                    .strong(arguments.prefix + input.name())
                    .quiet("   " + input.origin())
                    .line();
        }
        if (inputs.isEmpty()) {
            notice.quiet(step + " takes nothing").line();
        }
        return notice.quiet("execute it alone: ")
                .code("%run --only " + step + " --from " + bench.runs().store().brief(record.id()))
                .line();
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return before.isEmpty() ? new Candidates(workbench(), prefix).stepsOfRuns() : List.of();
    }
}
