package org.brewline.kernel.display;

/** A value that knows how it is shown; the kernel shows its bundle instead of its {@code toString()}. */
public interface Displayable {
    /** The forms it can be shown in; always contains {@code text/plain}. */
    MimeBundle bundle();
}
