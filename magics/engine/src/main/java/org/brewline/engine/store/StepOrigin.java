package org.brewline.engine.store;

/** A step of a run: where something was executed. */
public record StepOrigin(RunId run, String step) {}
