package org.brewline.engine.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;

/** Runs by the beginning of their ID. */
final class RunNames {
    private static final int SHORTEST = 8;
    private static final int LISTED = 5;
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f-]{1,36}");

    private RunNames() {}

    private record Candidate(String id, String pipeline, Instant started) {
        String line() {
            return "%s (%s, %s)".formatted(id, pipeline, started);
        }
    }

    static RunRecord find(Sql sql, String idOrPrefix) throws SQLException {
        String prefix = idOrPrefix.strip().toLowerCase(Locale.ROOT);
        List<Candidate> found = PREFIX.matcher(prefix).matches() ? candidates(sql, prefix) : List.of();
        if (found.size() == 1) {
            return RunRows.run(sql, found.get(0).id()).orElseThrow();
        }
        throw found.isEmpty() ? unknown(sql, idOrPrefix) : ambiguous(idOrPrefix, found);
    }

    private static List<Candidate> candidates(Sql sql, String prefix) throws SQLException {
        return sql.query(
                row -> new Candidate(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))),
                "select id, pipeline, started_at from run where id >= ? and id < ? order by id desc limit ?",
                prefix,
                prefix + "g", // after every hexadecimal digit
                LISTED + 1);
    }

    private static ProblemsException unknown(Sql sql, String wanted) throws SQLException {
        var newest = new ArrayList<String>();
        for (Candidate candidate : candidates(sql, "")) {
            newest.add(candidate.line());
        }
        return new ProblemsException(
                "no such run",
                List.of(new Problem(
                        "no run's ID begins with \"%s\"".formatted(wanted),
                        "",
                        newest.isEmpty()
                                ? "the store has no runs yet"
                                : "the newest runs: "
                                        + String.join(", ", newest.subList(0, Math.min(3, newest.size()))))));
    }

    private static ProblemsException ambiguous(String wanted, List<Candidate> found) {
        var lines = new ArrayList<String>();
        found.stream().limit(LISTED).map(Candidate::line).forEach(lines::add);
        if (found.size() > LISTED) {
            lines.add("and more");
        }
        return new ProblemsException(
                "which run?",
                List.of(new Problem(
                        "\"%s\" is the beginning of more than one run's ID".formatted(wanted),
                        "",
                        "write more of it: " + String.join(", ", lines))));
    }

    static String brief(Sql sql, RunId run) throws SQLException {
        String id = run.toString();
        int needed = SHORTEST;
        for (String neighbour : sql.query(
                row -> row.getString(1),
                "select * from (select max(id) from run where id < ?1 union all select min(id) from run where id > ?1) as neighbours",
                id)) {
            if (neighbour != null) {
                needed = Math.max(needed, common(id, neighbour) + 1);
            }
        }
        return id.substring(0, needed);
    }

    static int common(String left, String right) {
        int i = 0;
        while (i < left.length() && left.charAt(i) == right.charAt(i)) {
            i++;
        }
        return i;
    }
}
