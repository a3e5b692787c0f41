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

    /** The longest time a step may take, as {@code 90s}, {@code 10m} or ISO-8601; empty for no limit. */
    String timeout() default "";

    /** Whether a finished step with equal code, config and inputs may stand in for this one. */
    boolean cache() default true;
}
