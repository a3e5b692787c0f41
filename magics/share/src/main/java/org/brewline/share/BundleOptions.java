package org.brewline.share;

/**
 * What the maker of a bundle lets others know.
 *
 * <pre>{@code
 * BundleOptions.DEFAULT.madeBy("Ada Lovelace").licence("CC-BY-4.0");
 * }</pre>
 *
 * @param madeBy who made it; {@code ""} says nothing
 * @param madeOn the machine; {@code ""} says nothing
 * @param licence under which the content may be used; {@code ""} says nothing
 */
public record BundleOptions(String madeBy, String madeOn, String licence) {
    /** Tells nothing but what the runs are. */
    public static final BundleOptions DEFAULT = new BundleOptions("", "", "");

    public BundleOptions madeBy(String name) {
        return new BundleOptions(name, madeOn, licence);
    }

    public BundleOptions madeOn(String machine) {
        return new BundleOptions(madeBy, machine, licence);
    }

    public BundleOptions licence(String text) {
        return new BundleOptions(madeBy, madeOn, text);
    }
}
