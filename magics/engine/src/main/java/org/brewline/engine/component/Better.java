package org.brewline.engine.component;

/** Which of two values of a metric is the better one. */
public enum Better {
    LOWER,
    HIGHER
}
