package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.atomic.AtomicInteger;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going on from a run executes what is missing of it, and nothing else. */
class ResumeTest {
    private static final AtomicInteger LOADED = new AtomicInteger();
    private static volatile boolean broken = true;

    @TempDir
    Path folder;

    private Store store;

    static int load() {
        return LOADED.incrementAndGet();
    }

    static int train(int data, double c) {
        if (broken) {
            throw new IllegalStateException("no convergence");
        }
        return data * 100 + (int) c;
    }

    @BeforeEach
    void open() {
        store = Store.open(folder);
        LOADED.set(0);
        broken = true;
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Pipes pipes(String code) {
        return new Pipes(ResumeTest.class)
                .code(code)
                .step("load")
                .uncached()
                .code("1")
                .step("train")
                .input("data", "load")
                .set("c", 3.0);
    }

    private Run failed() {
        Pipes pipes = pipes("1");
        Run run = Runner.in(store).start(pipes.pipeline(), pipes.config());
        assertThat(run.await()).isEqualTo(RunState.FAILED);
        broken = false;
        return run;
    }

    private Run goOn(Run from, Pipes pipes) {
        Run run = Runner.in(store)
                .start(pipes.pipeline(), pipes.config(), RunOptions.defaults().resuming(from.id()));
        run.await();
        return run;
    }

    @Test
    void finishedStepsAreTakenEvenIfTheirComponentIsNotCached() {
        Run first = failed();

        Run second = goOn(first, pipes("1"));

        assertThat(second.value("train", Integer.class)).isEqualTo(103);
        assertThat(LOADED).hasValue(1);
        assertThat(second.step("load").cachedFrom()).contains(first.id());
        assertThat(store.resumedFrom(second.id())).contains(first.id());
        assertThat(store.resumedFrom(first.id())).isEmpty();
    }

    @Test
    void anUncachedStepIsExecutedByAnyOtherRun() {
        failed();
        Pipes pipes = pipes("1");

        Runner.in(store).start(pipes.pipeline(), pipes.config()).await();

        assertThat(LOADED).hasValue(2);
    }

    @Test
    void aRunCanBeGoneOnFromInAnotherProcessLater() {
        Run first = failed();
        store.close();
        store = Store.open(folder);

        assertThat(goOn(first, pipes("1")).state()).isEqualTo(RunState.SUCCEEDED);

        assertThat(LOADED).hasValue(1);
    }

    @Test
    void whatWasTakenCanBeTakenAgain() {
        Run first = failed();
        broken = true;
        Run second = goOn(first, pipes("1"));
        broken = false;

        Run third = goOn(second, pipes("1"));

        assertThat(third.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(LOADED).hasValue(1);
        assertThat(third.step("load").cachedFrom()).contains(first.id());
    }

    @Test
    void changedCodeIsExecutedAndThePlanSaysSo() {
        Run first = failed();

        ResumePlan plan = ResumePlan.of(store, first.id(), pipes("2").pipeline());
        goOn(first, pipes("2"));

        assertThat(plan.sentences())
                .containsExactly("0 of 2 steps are finished and taken", "load is executed: its code changed since");
        assertThat(LOADED).hasValue(2);
    }

    @Test
    void aStepWhoseContentIsGoneIsExecuted() throws Exception {
        Run first = failed();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
                var statement = connection.createStatement()) {
            statement.execute("delete from small_object");
        }

        ResumePlan plan = ResumePlan.of(store, first.id(), pipes("1").pipeline());
        goOn(first, pipes("1"));

        assertThat(plan.executed()).containsEntry("load", "the content of its outputs is gone");
        assertThat(LOADED).hasValue(2);
    }

    @Test
    void thereIsNothingToGoOnFromInARunThatSucceeded() {
        Run second = goOn(failed(), pipes("1"));

        assertThatThrownBy(() -> ResumePlan.of(store, second.id(), pipes("1").pipeline()))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("succeeded, nothing of it is missing");
    }

    @Test
    void theFailedStepIsStillThereInTheOldRun() {
        Run first = failed();
        goOn(first, pipes("1"));

        assertThat(store.steps(first.id()))
                .extracting(StepRecord::state)
                .containsExactly(StepState.SUCCEEDED, StepState.FAILED);
    }
}
