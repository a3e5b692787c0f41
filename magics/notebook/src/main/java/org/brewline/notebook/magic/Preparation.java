package org.brewline.notebook.magic;

import java.util.concurrent.atomic.AtomicBoolean;
import org.brewline.engine.artifact.Model;
import org.brewline.engine.component.Component;
import org.brewline.engine.component.Components;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineShapes;
import org.brewline.engine.store.DatabaseLibrary;
import org.brewline.notebook.picture.Pictures;

/**
 * Loads the layout, the drawing and the database beside the notebook, once somebody defined a component: a pipeline and
 * a run come next, and would wait seconds for them.
 */
final class Preparation {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Preparation() {}

    /** Begins at the first call. */
    static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            var thread = new Thread(Preparation::prepare, "brewline-preparation");
            thread.setDaemon(true);
            thread.start();
        }
    }

    static void prepare() {
        try {
            Pictures.dag(PipelineShapes.of(Pipeline.define("prepared", Components.of(Sample.class), p -> {
                var first = p.step("first");
                p.step("second", first);
            })));
            DatabaseLibrary.load();
        } catch (RuntimeException | LinkageError e) {
            return; // the first real use says it, where somebody reads it
        }
    }

    /** Two steps and an edge. */
    static final class Sample {
        private Sample() {}

        @Component
        static Model<String> first() {
            return Model.of("");
        }

        @Component
        static int second(Model<String> first) {
            return first.value().length();
        }
    }
}
