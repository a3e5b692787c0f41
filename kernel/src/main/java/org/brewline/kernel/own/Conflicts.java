package org.brewline.kernel.own;

import coursierapi.Dependency;
import coursierapi.Fetch;
import coursierapi.error.CoursierError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Where the notebook's libraries want different versions of one: who wants which, and which was taken. */
final class Conflicts {
    private Conflicts() {}

    /**
     * The conflicts as sentences. What each library would have by itself is resolved from the POM files that are there
     * already; one that can't be resolved alone is left out.
     *
     * @param taken module to the version that was taken
     * @param fetches gives a resolution without dependencies
     */
    static List<String> of(List<Dependency> asked, Map<String, String> taken, Supplier<Fetch> fetches) {
        Map<String, Map<String, List<String>>> wishes = new TreeMap<>();
        for (Dependency one : asked) {
            String name = module(one) + ":" + one.getVersion();
            try {
                Fetch alone = fetches.get().addDependencies(one).withMainArtifacts(false);
                for (Dependency found : alone.fetchResult().getDependencies()) {
                    wishes.computeIfAbsent(module(found), m -> new LinkedHashMap<>())
                            .computeIfAbsent(found.getVersion(), v -> new ArrayList<>())
                            .add(name);
                }
            } catch (CoursierError e) {
                wishes.remove(name); // alone it needs what the others bring along
            }
        }
        return wishes.entrySet().stream()
                .filter(wish -> wish.getValue().size() > 1)
                .map(wish -> sentence(wish.getKey(), wish.getValue(), taken.getOrDefault(wish.getKey(), "none")))
                .toList();
    }

    private static String sentence(String module, Map<String, List<String>> byVersion, String taken) {
        return "%s: %s was taken; %s"
                .formatted(
                        module,
                        taken,
                        byVersion.entrySet().stream()
                                .map(e -> String.join(", ", e.getValue()) + " asked for " + e.getKey())
                                .collect(Collectors.joining("; ")));
    }

    static String module(Dependency dependency) {
        return dependency.getModule().getOrganization() + ":"
                + dependency.getModule().getName();
    }
}
