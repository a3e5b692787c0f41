package org.brewline.engine.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Collects what is wrong, so that a user hears of all of it at once. Not safe for several threads. */
public final class ProblemList {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Comparator<Problem> BY_PLACE = Comparator.<Problem, String>comparing(p -> sortable(p.where()))
            .thenComparing(p -> sortable(p.what()))
            .thenComparing(Problem::instead);

    private final List<Problem> problems = new ArrayList<>();

    public void add(String what, String where, String instead) {
        problems.add(new Problem(what, where, instead));
    }

    public void addAll(List<Problem> others) {
        problems.addAll(others);
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** By place, numbers as numbers, each problem once. */
    public List<Problem> sorted() {
        return problems.stream().distinct().sorted(BY_PLACE).toList();
    }

    /**
     * Ends the work if anything is wrong.
     *
     * @param title what is not done because of it
     * @throws ProblemsException with all problems, sorted
     */
    public void throwIfAny(String title) {
        if (!problems.isEmpty()) {
            throw new ProblemsException(title, sorted());
        }
    }

    private static String sortable(String text) {
        return NUMBER.matcher(text)
                .replaceAll((MatchResult m) -> "0".repeat(18 - m.group().length()) + m.group());
    }
}
