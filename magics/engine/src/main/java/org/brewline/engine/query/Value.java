package org.brewline.engine.query;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What a field is compared with, read as the field's type asks. */
public sealed interface Value {
    /** A text. */
    record Text(String text) implements Value {}

    /**
     * A number.
     *
     * @param text as it was written, for config that holds it as a text
     */
    record Numeric(double number, String text) implements Value {}

    /** True or false. */
    record Flag(boolean flag) implements Value {}

    /** A length of time. */
    record Length(Duration duration) implements Value {}

    /** So long ago, counted from when the query is asked. */
    record Ago(Duration duration) implements Value {}

    /** A whole day, where the reader is; {@code today} and {@code yesterday} count back from when it is asked. */
    record Day(LocalDate day) implements Value {}

    /** So many whole days before today. */
    record DaysBack(int days) implements Value {}

    /** A moment, where the reader is. */
    record Moment(LocalDateTime moment) implements Value {}
}
