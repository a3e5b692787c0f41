package org.brewline.share;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * The files and folders that the runs of a bundle read because their config names them, as config has their paths.
 *
 * @param held what is in the bundle
 * @param missing what is not: it is not there any more, or another one
 */
public record BundledInputs(List<String> held, List<String> missing) {
    public BundledInputs {
        held = List.copyOf(new LinkedHashSet<>(held));
        missing = List.copyOf(new LinkedHashSet<>(missing));
    }
}
