package org.brewline.engine.store;

import java.util.List;

/**
 * Why a step failed, for people: the user's exception with the user's frames only.
 *
 * @param exception the exception's class name
 * @param frames the user's frames, innermost first
 * @param causes each cause's "class: message", outermost first
 * @param fullTrace the whole stack trace as text
 */
public record Failure(String exception, String message, List<Frame> frames, List<String> causes, String fullTrace) {
    /**
     * A frame of the user's code.
     *
     * @param method method name as the user wrote it
     * @param place {@code cell 5, line 7} or {@code Penguins.java:12}
     */
    public record Frame(String method, String place) {}

    public Failure {
        frames = List.copyOf(frames);
        causes = List.copyOf(causes);
    }
}
