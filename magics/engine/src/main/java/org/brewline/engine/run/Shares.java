package org.brewline.engine.run;

import org.brewline.engine.component.Resources;

/** What the steps that run have of the machine, and what is left. Used by one thread. */
final class Shares {
    private final Resources machine;
    private double cpu;
    private long memory;

    Shares(Resources machine) {
        this.machine = machine;
    }

    /** Whether so much is left. */
    boolean fit(Resources needs) {
        return cpu + needs.cpu() <= machine.cpu() + 1e-9 && memory + needs.memory() <= machine.memory();
    }

    void take(Resources needs) {
        cpu += needs.cpu();
        memory += needs.memory();
    }

    void giveBack(Resources needs) {
        cpu -= needs.cpu();
        memory -= needs.memory();
    }
}
