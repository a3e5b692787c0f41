package org.brewline.engine.config;

import java.util.List;
import java.util.stream.Collectors;

/** What the user wrote can't be used; every problem is listed at once and nothing was done. */
public class ProblemsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param title what failed: {@code "penguins" was not run} */
    public ProblemsException(String title, List<Problem> problems) {
        super(title + ":\n" + problems.stream().map(p -> "- " + p.sentence()).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
