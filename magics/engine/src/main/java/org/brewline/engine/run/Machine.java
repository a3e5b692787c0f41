package org.brewline.engine.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.brewline.engine.component.Resources;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.StepNode;

/** What this machine (or container) has for steps. */
final class Machine {
    private Machine() {}

    /** All its processors and memory. */
    static Resources here() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Resources(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize(), 0, "");
    }

    /**
     * Refuses steps that would wait for ever.
     *
     * @throws org.brewline.engine.config.ProblemsException with every step that asks for more than there is
     */
    static void check(Pipeline pipeline, Resources machine) {
        var problems = new ProblemList();
        for (StepNode step : pipeline.steps()) {
            Resources needs = step.component().resources();
            if (needs.cpu() > machine.cpu()) {
                problems.add(
                        "%s asks for %s processors, and this machine has %s"
                                .formatted(step.name(), needs.cpuText(), machine.cpuText()),
                        step.component().place(),
                        "write cpu = %s or less (in %%%%component: --cpu %s)"
                                .formatted(machine.cpuText(), machine.cpuText()));
            }
            if (needs.memory() > machine.memory()) {
                problems.add(
                        "%s asks for %s of memory, and this machine has %s"
                                .formatted(step.name(), needs.memoryText(), machine.memoryText()),
                        step.component().place(),
                        "write a smaller memory, or run it where there is more");
            }
        }
        problems.throwIfAny("\"%s\" was not run".formatted(pipeline.name()));
    }
}
