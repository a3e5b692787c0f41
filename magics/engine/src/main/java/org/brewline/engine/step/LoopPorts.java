package org.brewline.engine.step;

/**
 * Ends of the names of inputs and outputs that are there only because a step stands in a loop, or reads what one made.
 * No name of the user's own has a dash, so none ends like that.
 *
 * <pre>{@code
 * String all = "models" + LoopPorts.GATHERED; // models-1-n, the input with all that the loop's steps made
 * }</pre>
 */
public final class LoopPorts {
    /** Of the output that has the numbers of another output's items. */
    public static final String NUMBERS = "-items";

    /** Of the input that has an item's number, beside the input that has the whole list. */
    public static final String NUMBER = "-1-of-n";

    /** Of the input that says which component of the item's record is taken, and of which type that record is. */
    public static final String PART = NUMBER + "-part";

    /** Of the input that has all that a loop's steps made. */
    public static final String GATHERED = "-1-n";

    private LoopPorts() {}
}
