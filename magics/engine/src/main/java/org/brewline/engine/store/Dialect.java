package org.brewline.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What differs between the databases that a store can be in. All statements are written once, for both; what one of them
 * writes in another way is said here.
 */
interface Dialect {
    /** A connection with all its settings; the caller closes it. */
    Connection connect() throws SQLException;

    /** A statement in the database's own words. */
    Statement statement(String sql);

    /** A statement in the database's own words, and which argument each of its placeholders takes. */
    final class Statement {
        private static final int[] NEXT = {};

        private final String text;
        private final int[] order;

        /** With the argument of each placeholder, counted from 0. */
        Statement(String text, int[] order) {
            this.text = text;
            this.order = order;
        }

        /** Each placeholder takes the next argument. */
        static Statement as(String text) {
            return new Statement(text, NEXT);
        }

        String text() {
            return text;
        }

        /** How many placeholders there are if so many arguments are given. */
        int count(int given) {
            return order.length == 0 ? given : order.length;
        }

        /** The argument of a placeholder. */
        int argument(int placeholder) {
            return order.length == 0 ? placeholder : order[placeholder];
        }
    }

    /** Begins a change beside which others may read, and wait or change too as the database can. */
    String begin();

    /** What the transaction executes first that must be alone: nobody else changes anything until it ends. */
    String beginAlone();

    /** Whether it failed only since others are at work, and may succeed if it is tried again. */
    boolean isBusy(SQLException e);

    /** Whether there is a table of that name. */
    boolean hasTable(Sql sql, String name) throws SQLException;

    /** What the database itself finds wrong. */
    List<Verification.Damage> damages(Sql sql) throws SQLException;

    /** The bytes that it takes. */
    long size(Sql sql) throws SQLException;

    /** What tells of a session whether its process lives. */
    SessionLocks locks() throws SQLException;

    /** The database's name for messages, without passwords. */
    String name();
}
