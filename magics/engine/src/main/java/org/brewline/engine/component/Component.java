package org.brewline.engine.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method as a component: a step that pipelines can be made of. Parameters of simple type are config,
 * {@link Metrics}, {@link Outputs}, {@link Progress} and {@link org.slf4j.Logger} are injected, all others are inputs.
 *
 * <pre>{@code
 * @Component
 * static Table split(Table data, @Default("0.3") double testFraction) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Component {
    /** The name in pipelines; the method's name if empty. */
    String value() default "";

    /** How often a failed step is tried again. */
    int retries() default 0;

    /** The pause before the second attempt, as {@code 2s}; it doubles with each further one; empty for none. */
    String backoff() default "";

    /** The longest pause between attempts; five minutes if empty. */
    String maxBackoff() default "";

    /** The exceptions after which it is tried again, by name, with their subclasses; empty for all. */
    String[] retryOn() default {};

    /** The longest time an attempt may take, as {@code 90s}, {@code 10m} or ISO-8601; empty for no limit. */
    String timeout() default "";

    /** The processors that it needs for itself, such as 2 or 0.5; 0 for whatever there is. */
    double cpu() default 0;

    /** The memory that it needs for itself, as {@code 512m} or {@code 4g}; empty for whatever there is. */
    String memory() default "";

    /** The accelerators that it needs where it is exported to; not counted on this machine. */
    int gpu() default 0;

    /** The type of the accelerators, as {@code nvidia-tesla-t4}; empty for any. */
    String accelerator() default "";

    /** Whether it always runs in a JVM of its own: what it does to that one, it does to itself only. */
    boolean isolated() default false;

    /** The most that it may write where it runs in a JVM of its own, as {@code 10g}; empty for no limit. */
    String disk() default "";

    /** Whether its heap is kept when it runs out of memory in a JVM of its own. */
    boolean heapDump() default false;

    /** Whether a finished step with equal code, config and inputs may stand in for this one. */
    boolean cache() default true;
}
