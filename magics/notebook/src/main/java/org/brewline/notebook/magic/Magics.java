package org.brewline.notebook.magic;

import java.util.List;
import java.util.function.Supplier;
import org.brewline.kernel.magic.Magic;
import org.brewline.notebook.workbench.Workbench;

/** The list of the pipelines' magics. */
public final class Magics {
    private Magics() {}

    /** Every magic; none asks for the workbench before it is used. */
    public static List<Magic<?>> all(Supplier<Workbench> bench) {
        return List.of(
                new ComponentMagic(bench),
                new PipelineMagic(bench),
                new ConfigMagic(bench),
                new RunMagic(bench),
                new ResumeMagic(bench),
                new CancelMagic(bench),
                new SweepMagic(bench),
                new DagMagic(bench),
                new ArtifactsMagic(bench),
                new ArtifactMagic(bench),
                new InputsMagic(bench),
                new MetricsMagic(bench),
                new CompareMagic(bench),
                new LogsMagic(bench),
                new RunsMagic(bench),
                new ExportMagic(bench),
                new BundleMagic(bench),
                new ImportMagic(bench),
                new NotebookMagic(bench),
                new StoreMagic(bench),
                new GcMagic(bench));
    }
}
