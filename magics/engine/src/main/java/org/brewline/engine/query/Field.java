package org.brewline.engine.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a condition looks at: a fact of every run, or the config, metric or result of a step by its name.
 *
 * @param path as it was written: {@code started}, {@code trainSvc.c}, {@code accuracy}
 * @param position where it stands in the query, from 0
 */
public record Field(String path, int position) {
    /** What every run has. */
    public enum Known {
        ID(Type.PREFIX, "the run's ID or its beginning"),
        PIPELINE(Type.TEXT, "the pipeline's name"),
        STATE(Type.STATE, "running, succeeded, failed, cancelled or interrupted"),
        STARTED(Type.TIME, "when it began: 2d ago, today, 2026-11-25"),
        FINISHED(Type.TIME, "when it ended"),
        DURATION(Type.DURATION, "how long it took: 90s, 10m, 2h"),
        NAME(Type.TEXT, "the name that it was given"),
        NOTE(Type.TEXT, "what was noted of it"),
        TAG(Type.TEXT, "a tag that it has"),
        SWEEP(Type.PREFIX, "the ID of its sweep"),
        TRIAL(Type.NUMBER, "its number in the sweep"),
        PINNED(Type.FLAG, "whether it is pinned"),
        ARCHIVED(Type.FLAG, "whether it is archived");

        private final Type type;
        private final String description;

        Known(Type type, String description) {
            this.type = type;
            this.description = description;
        }

        /** As it is written in a query. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public Type type() {
            return type;
        }

        public String description() {
            return description;
        }

        public static List<String> words() {
            return Arrays.stream(values()).map(Known::word).toList();
        }
    }

    /** What a field is compared with. */
    public enum Type {
        TEXT,
        PREFIX,
        STATE,
        TIME,
        DURATION,
        NUMBER,
        FLAG,
        /** A number or a text, as it was written. */
        ANY
    }

    /** The fact of every run that is meant; empty if it is a step's. */
    public Optional<Known> known() {
        return Arrays.stream(Known.values())
                .filter(known -> known.word().equals(path.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public Type type() {
        return known().map(Known::type).orElse(Type.ANY);
    }

    /** The step's part of the path; empty if only a name is written, which then is any step's. */
    public String step() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
