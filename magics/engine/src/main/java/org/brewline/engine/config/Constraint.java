package org.brewline.engine.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a config value must be beside its type, declared with an annotation of Jakarta Validation on a parameter or a
 * record's component.
 *
 * <pre>{@code
 * @Component
 * static void train(@Min(1) int epochs, @Pattern(regexp = "linear|rbf") @Default("rbf") String kernel) { … }
 * }</pre>
 */
public record Constraint(Annotation annotation) {
    private static final java.util.regex.Pattern CHOICES = java.util.regex.Pattern.compile("[\\w.-]+(\\|[\\w.-]+)+");
    private static final String PACKAGE = "jakarta.validation.constraints";

    /** The constraints that an element declares, in order; {@code NotNull} says nothing, as no config is null. */
    public static List<Constraint> of(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .filter(a -> a.annotationType().getPackageName().equals(PACKAGE) && !(a instanceof NotNull))
                .map(Constraint::new)
                .toList();
    }

    /** A type's description with its constraints: {@code a whole number, at least 1}. */
    public static String describe(String type, List<Constraint> constraints) {
        return constraints.isEmpty()
                ? type
                : constraints.stream().map(Constraint::text).collect(Collectors.joining(", ", type + ", ", ""));
    }

    /** Whether it is one that is enforced; any other is refused where it is declared. */
    public boolean isKnown() {
        return annotation instanceof Size
                || annotation instanceof NotEmpty
                || annotation instanceof NotBlank
                || annotation instanceof Pattern
                || isRange();
    }

    /** What it asks for: {@code at least 1}. */
    public String text() {
        if (annotation instanceof Min min) {
            return "at least " + min.value();
        } else if (annotation instanceof Max max) {
            return "at most " + max.value();
        } else if (annotation instanceof DecimalMin min) {
            return (min.inclusive() ? "at least " : "above ") + min.value();
        } else if (annotation instanceof DecimalMax max) {
            return (max.inclusive() ? "at most " : "below ") + max.value();
        } else if (annotation instanceof Positive) {
            return "above 0";
        } else if (annotation instanceof PositiveOrZero) {
            return "at least 0";
        } else if (annotation instanceof Negative) {
            return "below 0";
        } else if (annotation instanceof NegativeOrZero) {
            return "at most 0";
        } else if (annotation instanceof Size size) {
            return size.max() == Integer.MAX_VALUE
                    ? "of size %d or more".formatted(size.min())
                    : "of size %d to %d".formatted(size.min(), size.max());
        } else if (annotation instanceof Pattern pattern) {
            return CHOICES.matcher(pattern.regexp()).matches()
                    ? "one of " + pattern.regexp().replace("|", ", ")
                    : "that matches " + pattern.regexp();
        }
        return annotation instanceof NotBlank ? "not blank" : "not empty";
    }

    /** Whether a value of a config type is as it asks; NaN is in no range. */
    public boolean holds(Object value) {
        if (isRange()) {
            return value instanceof Number number && inRange(number);
        } else if (annotation instanceof Size size) {
            return size(value) >= size.min() && size(value) <= size.max();
        } else if (annotation instanceof NotEmpty) {
            return size(value) > 0;
        } else if (annotation instanceof NotBlank) {
            return !value.toString().isBlank();
        } else if (annotation instanceof Pattern pattern) {
            return java.util.regex.Pattern.compile(pattern.regexp())
                    .matcher(value.toString())
                    .matches();
        }
        return true;
    }

    /** Whether only numbers can be as it asks. */
    public boolean isRange() {
        return annotation instanceof Min
                || annotation instanceof Max
                || annotation instanceof DecimalMin
                || annotation instanceof DecimalMax
                || annotation instanceof Positive
                || annotation instanceof PositiveOrZero
                || annotation instanceof Negative
                || annotation instanceof NegativeOrZero;
    }

    private boolean inRange(Number number) {
        double approximate = number.doubleValue();
        if (Double.isNaN(approximate)) {
            return false;
        }
        if (Double.isInfinite(approximate)) {
            return (approximate > 0) == isLowerBound();
        }
        BigDecimal value = new BigDecimal(number.toString());
        if (annotation instanceof Min min) {
            return value.compareTo(BigDecimal.valueOf(min.value())) >= 0;
        } else if (annotation instanceof Max max) {
            return value.compareTo(BigDecimal.valueOf(max.value())) <= 0;
        } else if (annotation instanceof DecimalMin min) {
            return value.compareTo(new BigDecimal(min.value())) >= (min.inclusive() ? 0 : 1);
        } else if (annotation instanceof DecimalMax max) {
            return value.compareTo(new BigDecimal(max.value())) <= (max.inclusive() ? 0 : -1);
        }
        int sign = value.signum();
        return annotation instanceof Positive
                ? sign > 0
                : annotation instanceof PositiveOrZero
                        ? sign >= 0
                        : annotation instanceof Negative ? sign < 0 : sign <= 0;
    }

    private boolean isLowerBound() {
        return annotation instanceof Min
                || annotation instanceof DecimalMin
                || annotation instanceof Positive
                || annotation instanceof PositiveOrZero;
    }

    private static int size(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.size();
        }
        return value instanceof Map<?, ?> map ? map.size() : value.toString().length();
    }
}
