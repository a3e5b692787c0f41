package org.brewline.engine.component;

/** Tells how far a step is. Injected into components; safe for any thread; cheap enough for inner loops. */
public interface Progress {
    /** {@code done} of {@code total} is done; total 0 or less means unknown. */
    void update(long done, long total);

    /** What is going on, in a few words. */
    void message(String message);

    /** The elements, counted as they are taken. */
    <T> Iterable<T> of(Iterable<T> elements);
}
