package org.brewline.engine.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The known name that a wrong one was probably meant to be.
 *
 * <pre>{@code
 * NearestName.of("kernal", List.of("kernel", "c"));  // Optional[kernel]
 * }</pre>
 */
public final class NearestName {
    private NearestName() {}

    /**
     * The nearest of the known names, or empty if none is near: at most a third of the letters differ. Case counts
     * nothing; a name without its step ({@code c}) is near to the full key ({@code trainSvc.c}).
     */
    public static Optional<String> of(String wrong, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(wrong, name) <= allowed(wrong))
                .min(Comparator.<String>comparingInt(name -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code did you mean "kernel"?}, or the other advice if no name is near. */
    public static String advice(String wrong, Collection<String> known, String otherwise) {
        return of(wrong, known).map(name -> "did you mean \"" + name + "\"?").orElse(otherwise);
    }

    private static int allowed(String wrong) {
        return Math.max(1, wrong.length() / 3);
    }

    private static int distance(String wrong, String known) {
        String a = wrong.toLowerCase(Locale.ROOT);
        String b = known.toLowerCase(Locale.ROOT);
        int whole = edits(a, b);
        boolean lacksStep = wrong.indexOf('.') < 0 && known.indexOf('.') >= 0;
        return lacksStep ? Math.min(whole, edits(a, b.substring(b.lastIndexOf('.') + 1))) : whole;
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
    private static int edits(String a, String b) {
        if (Math.abs(a.length() - b.length()) > Math.max(a.length(), 3)) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
