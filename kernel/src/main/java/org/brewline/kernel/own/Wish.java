package org.brewline.kernel.own;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a notebook asks of Maven.
 *
 * @param coordinates {@code group:artifact:version}; a version may be a range
 * @param boms coordinates of bills of materials, whose versions win
 * @param exclusions {@code group:artifact} of what must not come along
 * @param repositories addresses searched after the usual ones
 * @param projects projects whose dependencies are wanted
 */
record Wish(
        Set<String> coordinates,
        Set<String> boms,
        Set<String> exclusions,
        Set<String> repositories,
        Set<ProjectFile.Wanted> projects) {
    static final Wish NOTHING = new Wish(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /** Both wishes together, this one's first. */
    Wish and(Wish more) {
        return new Wish(
                union(coordinates, more.coordinates),
                union(boms, more.boms),
                union(exclusions, more.exclusions),
                union(repositories, more.repositories),
                union(projects, more.projects));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
