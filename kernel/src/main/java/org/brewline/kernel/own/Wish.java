package org.brewline.kernel.own;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a notebook asks of Maven.
 *
 * @param coordinates {@code group:artifact:version}
 * @param boms coordinates of bills of materials, whose versions win
 * @param exclusions {@code group:artifact} of what must not come along
 * @param repositories addresses searched after the usual ones
 */
record Wish(Set<String> coordinates, Set<String> boms, Set<String> exclusions, Set<String> repositories) {
    /** Both wishes together, this one's first. */
    Wish and(Wish more) {
        return new Wish(
                union(coordinates, more.coordinates),
                union(boms, more.boms),
                union(exclusions, more.exclusions),
                union(repositories, more.repositories));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
