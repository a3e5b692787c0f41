package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that run, list and collect garbage in one store at once hear of no busy database, and lose nothing. */
class ManyProcessesTest {
    private static final int RUNS = 15;
    private static final int WRITERS = 3;

    @TempDir
    Path folder;

    /** A process: writes runs, or lists them, or removes what nobody needs; says what it finished. */
    static final class Kernel {
        public static void main(String[] arguments) throws Exception {
            StoreAddress address = new StoreAddress(
                    Path.of(arguments[0]), Stream.of(arguments).skip(2).findFirst(), Optional.empty());
            try (Store store = Store.open(address)) {
                for (int i = 0; i < RUNS; i++) {
                    switch (arguments[1]) {
                        case "write" -> write(store, new Random(i % 5));
                        case "list" -> store.runs(RunQuery.all().limit(10)).forEach(run -> store.steps(run.id()));
                        default -> store.collect(GarbagePlan.unreferenced(), Advance.SILENT);
                    }
                }
                System.out.println("done");
            }
        }

        /** Content that other processes write too, so that it is stored, found again and collected at once. */
        private static void write(Store store, Random random) {
            var large = new byte[20_000];
            random.nextBytes(large);
            store.write("nobody", "byte[]", new byte[2_000 + random.nextInt(100)]);
            var journal = StoreWrites.begin(store, "a", "b");
            StoreWrites.finished(store, journal, "a", large);
            StoreWrites.finished(store, journal, "b", random.nextInt(3));
            journal.runFinished(StoreWrites.NOW, RunState.SUCCEEDED).join();
        }
    }

    /** Where the store is: of the same tests on another database, there. */
    StoreAddress address() {
        return StoreAddress.folder(folder);
    }

    @Test
    void theyAllSucceedAndEveryRunIsWhole() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String role : List.of("write", "list", "collect", "write", "collect", "write", "list")) {
            processes.add(start(role));
        }

        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            process.waitFor();
            assertThat(said).isEqualTo("done" + System.lineSeparator());
        }

        try (Store store = Store.open(address())) {
            List<RunRecord> runs = store.runs(RunQuery.all().state(RunState.SUCCEEDED));
            assertThat(runs).hasSize(WRITERS * RUNS);
            assertThat(runs)
                    .allSatisfy(run -> assertThat(store.steps(run.id()))
                            .extracting(StepRecord::state)
                            .containsOnly(StepState.SUCCEEDED));
            assertThat(store.verify(Advance.SILENT).damages()).isEmpty();
        }
        Invariants.hold(address());
    }

    @Test
    void processesThatOpenAnOldStoreAtOnceMigrateItOnce() throws Exception {
        Dialect dialect = address().dialect();
        try (var sql = new Sql(dialect.connect(), dialect, Tripwire.NONE)) {
            Migrations.apply(sql, "the store", 1);
        }
        List<Process> processes = new ArrayList<>();
        for (int i : IntStream.range(0, 4).toArray()) {
            processes.add(start(i % 2 == 0 ? "list" : "collect"));
        }

        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(said).isEqualTo("done" + System.lineSeparator());
        }
        try (Database database = Database.open(address().dialect(), Tripwire.NONE)) {
            assertThat(database.<List<Integer>>read(
                            sql -> sql.query(row -> row.getInt(1), "select version from schema_version")))
                    .hasSize(Migrations.NEWEST);
        }
    }

    private Process start(String role) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                Kernel.class.getName(),
                folder.toString(),
                role));
        address().server().ifPresent(command::add);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT) // a newer JVM warns there of native code
                .start();
    }
}
