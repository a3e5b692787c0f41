package org.brewline.kernel.display;

/**
 * How values of a type are shown. A library names its renderers in {@code
 * META-INF/services/org.brewline.kernel.display.Renderer}; the kernel finds them on its class path, and in what
 * {@code %maven} and {@code %classpath} add.
 *
 * <pre>{@code
 * public final class MoneyRenderer implements Renderer<Money> {
 *     public Class<Money> type() { return Money.class; }
 *     public MimeBundle render(Money value) { return MimeBundle.text("€ " + value.cents() / 100.0); }
 * }
 * }</pre>
 *
 * @param <T> the type; its subtypes are shown so too, unless one has a renderer of its own
 */
public interface Renderer<T> {
    /** The type whose values it shows. */
    Class<T> type();

    /** The forms of a value; a plain one is added where there is none. */
    MimeBundle render(T value);
}
