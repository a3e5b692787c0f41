package org.brewline.kernel.own;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brewline.kernel.BrewlineKernel;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.session.Evaluation;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %time} and {@code %%time}: how long Java takes. */
final class TimeMagic implements Magic<TimeMagic.Arguments> {
    @Command(description = "Executes Java and says how long it took: %time f(x), or a whole cell with %%time.")
    static final class Arguments {
        @Parameters(arity = "0..*", paramLabel = "JAVA", description = "What to execute.")
        List<String> code = List.of();
    }

    private final BrewlineKernel kernel;

    TimeMagic(BrewlineKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "time";
    }

    @Override
    public Set<Form> forms() {
        return Set.of(Form.LINE, Form.CELL);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    public List<String> tokenize(String argumentLine) {
        return argumentLine.equals("--help") ? List.of("--help") : List.of();
    }

    @Override
    public Optional<OriginSource> java(MagicCall call) {
        return Optional.of(source(call));
    }

    private static OriginSource source(MagicCall call) {
        boolean line = call.form() == Form.LINE;
        int start = line ? call.argumentStart() : call.bodyStart();
        int end = line ? start + call.argumentLine().length() : call.cell().length();
        return OriginSource.of(call.cell(), start, end);
    }

    @Override
    public @Nullable Object execute(Arguments command, MagicCall call) throws Exception {
        long began = System.nanoTime();
        try {
            Evaluation evaluation = call.session().execute(source(call), call.count());
            return evaluation.hasValue() ? kernel.rendering().bundle(evaluation.value()) : null;
        } finally {
            call.display().print("%,.1f ms%n".formatted((System.nanoTime() - began) / 1e6), false);
        }
    }
}
