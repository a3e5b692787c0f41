package org.brewline.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.query.Query;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.RunField;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.Runs;
import org.brewline.engine.store.Store;

/**
 * Fills a store with runs and times its first page, and pages found by metric and config: {@code ManyRuns N}. Prints a
 * line for each, in milliseconds: the first time, and the fastest.
 */
public final class ManyRuns {
    static final int PAGE = 50;
    private static final int READS = 7;

    private ManyRuns() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        int runs = Integer.parseInt(arguments[0]);
        try (var folder = new Scratch("many-runs")) {
            try (Store store = Store.open(folder.path())) {
                Pipeline pipeline = EmptySteps.pipeline("measured", "chain", 1);
                var unused = Runner.in(store).start(pipeline).await();
            }
            multiply(folder.path().resolve("store.db"), runs);
            FirstPage.inNewProcess(folder.path());
            try (Store store = Store.open(folder.path())) {
                Runs.Query all = store.runs().query().limit(PAGE);
                time("first page", all);
                time("page by metric", all.where(RunField.metric("accuracy").atLeast(0.995)));
                time("page by config", all.where(RunField.config("s0.number").is(runs / 2)));
                time("best by metric", all.orderBy(RunField.metric("accuracy").descending()));
                time("longest", () -> store.find(Query.parse("order by duration desc limit " + PAGE)));
            }
        }
    }

    /** The one run of the store many times, as rows: running them would take longer than is to be waited for. */
    private static void multiply(Path database, int runs) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create temp table n as with recursive n(i) as (select 1 union all select i + 1 from n"
                    + " where i < " + runs
                    + ") select i, printf('0190%04x-%04x-7000-8000-%012x', i >> 16, i & 65535, i)"
                    + " as id from n");
            statement.execute(
                    "insert into run (id, pipeline_id, pipeline, state, started_at, finished_at, jvm, session_id)"
                            + " select n.id, pipeline_id, pipeline, state, started_at + i, finished_at + i * 7 % 60000,"
                            + " jvm, session_id from run, n");
            statement.execute("insert into step (run_id, name, position, component_id, component, state, attempts)"
                    + " select n.id, name, position, component_id, component, state, 1 from step, n");
            statement.execute("insert into config (run_id, step, name, text, origin, secret, position, number)"
                    + " select n.id, step, name, i, origin, 0, position, i from config, n");
            statement.execute("insert into static_metric (run_id, step, name, position, value, metric, at) select n.id,"
                    + " step.name, 'accuracy', 0, i % 1000 / 1000.0,"
                    + " '{\"form\":\"scalar\",\"name\":\"accuracy\",\"value\":0}', 0 from n join step on"
                    + " step.run_id = n.id");
            statement.execute("insert into measure select n.id, step.name, 'accuracy', i % 1000 / 1000.0"
                    + " from n join step on step.run_id = n.id");
            connection.commit();
        }
    }

    private static void time(String what, Runs.Query query) {
        time(what, query::list);
    }

    private static void time(String what, Supplier<List<RunRecord>> page) {
        double first = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < READS; i++) {
            long began = System.nanoTime();
            int found = page.get().size();
            double millis = 1_000 * Scratch.seconds(began);
            if (found == 0) {
                throw new IllegalStateException(what + " found nothing");
            }
            first = i == 0 ? millis : first;
            least = Math.min(least, millis);
        }
        System.out.printf("%s: %.1f ms, again %.1f ms%n", what, first, least);
    }
}
