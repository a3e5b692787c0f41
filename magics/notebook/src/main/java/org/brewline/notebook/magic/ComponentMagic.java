package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.List;
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
                names = "--backoff",
                paramLabel = "TIME",
                description = "The pause before the second try: 2s; it doubles with each further one.")
        String backoff = "";

        @Option(
                names = "--max-backoff",
                paramLabel = "TIME",
                description = "The longest pause between tries; five minutes without.")
        String maxBackoff = "";

        @Option(
                names = "--retry-on",
                paramLabel = "EXCEPTION",
                split = ",",
                description = "Try again after these only, by name: IOException,TimeoutException.")
        List<String> retryOn = new ArrayList<>();

        @Option(
                names = "--timeout",
                paramLabel = "TIME",
                description = "The longest time a try may take: 90s, 10m, 2h.")
        String timeout = "";

        @Option(names = "--cpu", paramLabel = "N", description = "The processors that it needs for itself: 2, 0.5.")
        double cpu;

        @Option(names = "--memory", paramLabel = "SIZE", description = "The memory that it needs for itself: 512m, 4g.")
        String memory = "";

        @Option(
                names = "--gpu",
                paramLabel = "N",
                description = "The accelerators that it needs where it is exported to.")
        int gpu;

        @Option(names = "--accelerator", paramLabel = "TYPE", description = "Their type: nvidia-tesla-t4.")
        String accelerator = "";

        @Option(
                names = "--isolated",
                description = "Run it in a JVM of its own, with the memory and processors that it asks for.")
        boolean isolated;

        @Option(
                names = "--disk",
                paramLabel = "SIZE",
                description = "The most that it may write in a JVM of its own: 500m, 10g.")
        String disk = "";

        @Option(names = "--heap-dump", description = "Keep its heap when it runs out of memory in a JVM of its own.")
        boolean heapDump;

        @Option(names = "--no-cache", description = "Execute it in every run, even with equal code, config and inputs.")
        boolean noCache;

        @Option(names = "--name", paramLabel = "NAME", description = "Its name in pipelines; the method's without.")
        String name = "";

        ComponentOptions options() {
            return ComponentOptions.NONE
                    .with("value", name)
                    .with("retries", retries, 0)
                    .with("backoff", backoff)
                    .with("maxBackoff", maxBackoff)
                    .with("retryOn", retryOn)
                    .with("timeout", timeout)
                    .with("cpu", cpu, 0.0)
                    .with("memory", memory)
                    .with("gpu", gpu, 0)
                    .with("accelerator", accelerator)
                    .with("isolated", isolated, false)
                    .with("disk", disk)
                    .with("heapDump", heapDump, false)
                    .with("cache", !noCache, true);
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
