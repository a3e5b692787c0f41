package org.brewline.kernel.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a wrong one was probably meant to be. */
public final class NearName {
    private NearName() {}

    /** The nearest of the known names; empty if none is near. */
    public static Optional<String> of(String wrong, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(name, wrong) <= Math.max(1, wrong.length() / 3))
                .min(Comparator.comparingInt(name -> distance(name, wrong)));
    }

    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
