package org.brewline.share;

import java.nio.file.Path;
import java.util.Optional;

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
 * @param inputsFrom what relative paths of config are relative to, so that the files that the runs read are in the
 *     bundle if they are still what they were; empty leaves them out
 */
public record BundleOptions(String madeBy, String madeOn, String licence, Optional<Path> inputsFrom) {
    /** Tells nothing but what the runs are. */
    public static final BundleOptions DEFAULT = new BundleOptions("", "", "", Optional.empty());

    public BundleOptions madeBy(String name) {
        return new BundleOptions(name, madeOn, licence, inputsFrom);
    }

    public BundleOptions madeOn(String machine) {
        return new BundleOptions(madeBy, machine, licence, inputsFrom);
    }

    public BundleOptions licence(String text) {
        return new BundleOptions(madeBy, madeOn, text, inputsFrom);
    }

    public BundleOptions inputsFrom(Path folder) {
        return new BundleOptions(madeBy, madeOn, licence, Optional.of(folder));
    }
}
