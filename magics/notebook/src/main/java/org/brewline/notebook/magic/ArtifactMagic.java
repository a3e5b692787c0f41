package org.brewline.notebook.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.ArtifactReference;
import org.brewline.notebook.workbench.ArtifactValues;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %artifact}: brings an artifact into a variable of the notebook. */
public final class ArtifactMagic extends BrewlineMagic<ArtifactMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "artifact",
            description = "Brings an artifact into a typed variable of the notebook.",
            footer = {
                "",
                "  %%artifact latest/trainSvc -> svc",
                "  %%artifact penguins/split.train",
                "",
                "Without a run it is the latest run's, without a name the variable is called as the step or the output."
            })
    public static final class Arguments {
        @Parameters(
                arity = "0..1",
                paramLabel = "[RUN/]STEP[.OUTPUT]",
                description = "The artifact: a run, a step, and its output if it has several.")
        String artifact = "";

        @Option(names = "--as", paramLabel = "NAME", description = "The variable's name; -> NAME does the same.")
        String variable = "";
    }

    public ArtifactMagic(Supplier<Workbench> workbench) {
        super("artifact", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    public List<String> tokenize(String argumentLine) {
        return RunArguments.split(argumentLine.replace("->", " --as "));
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        var found = ArtifactReference.parse(arguments.artifact)
                .find(bench.runs().store(), bench.runs().references());
        String variable = arguments.variable.isEmpty() ? found.variable() : arguments.variable;
        if (!variable.matches("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*")) {
            throw new MagicException("No variable", "\"" + variable + "\" can't be a variable's name");
        }
        ArtifactValues.Typed value = bench.values().assign(found.artifact(), variable);
        return new Notice()
                .code(value.typeSource() + " ")
                .strong(variable)
                .quiet("   from " + found.step().name() + " of run "
                        + bench.runs().store().brief(found.run().id()))
                .line();
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        return before.isEmpty() ? new Candidates(workbench(), prefix).artifacts() : List.of();
    }
}
