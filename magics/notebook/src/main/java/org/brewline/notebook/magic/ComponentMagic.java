package org.brewline.notebook.magic;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.source.OriginSource;
import org.brewline.notebook.language.ComponentCell;
import org.brewline.notebook.language.ComponentOptions;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code %%component}: makes the cell's method a step that pipelines can be made of. */
public final class ComponentMagic extends BrewlineMagic<ComponentMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "component",
            description = "Makes the cell's method a component: a step that pipelines can be made of.",
            footer = {
                "",
                "  %%component --retries 2 --timeout 10m",
                "  Table load(Path csv = Path.of(\"data.csv\")) { ... }",
                "",
                "Of several methods the last is the component, unless some are annotated with @Component."
            })
    public static final class Arguments {
        @Option(names = "--retries", paramLabel = "N", description = "Try a failed step again, up to N times.")
        int retries;

        @Option(
                names = "--timeout",
                paramLabel = "TIME",
                description = "The longest time a step may take: 90s, 10m, 2h.")
        String timeout = "";

        @Option(names = "--no-cache", description = "Execute it in every run, even with equal code, config and inputs.")
        boolean noCache;

        @Option(names = "--name", paramLabel = "NAME", description = "Its name in pipelines; the method's without.")
        String name = "";

        ComponentOptions options() {
            return new ComponentOptions(name, retries, timeout, !noCache);
        }
    }

    public ComponentMagic(Supplier<Workbench> workbench) {
        super("component", Set.of(Form.CELL), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    String title() {
        return "No component";
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        Preparation.begin();
        var cell = ComponentCell.of(call.cell(), call.bodyStart(), arguments.options());
        return bench.define(cell, arguments.name, call.count()).notice();
    }

    @Override
    public Optional<OriginSource> java(MagicCall call) {
        return Optional.of(ComponentCell.of(call.cell(), call.bodyStart(), ComponentOptions.NONE)
                .sketch());
    }
}
