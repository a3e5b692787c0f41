package org.brewline.engine.run;

import org.brewline.engine.component.Isolation;
import org.brewline.engine.component.Resources;

/** What a step's own process is made with. */
public record StepNeeds(Resources resources, Isolation isolation) {}
