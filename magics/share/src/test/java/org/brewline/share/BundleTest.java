package org.brewline.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.run.Run;
import org.brewline.engine.run.Runner;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunLabels;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepRecord;
import org.brewline.engine.store.Store;
import org.brewline.engine.sweep.Goal;
import org.brewline.engine.sweep.Sweep;
import org.brewline.engine.sweep.SweepPlan;
import org.brewline.engine.sweep.SweepStatus;
import org.brewline.engine.sweep.Sweeper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run goes from one store into another. */
class BundleTest {
    @TempDir
    Path folder;

    private Store mine;
    private Store theirs;
    private Path file;
    private Run run;

    @BeforeEach
    void bundle() {
        mine = Store.open(folder.resolve("mine"));
        theirs = Store.open(folder.resolve("theirs"));
        file = folder.resolve("sums.zip");
        run = Sums.run(mine);
        Bundles.write(
                mine,
                List.of(run.id()),
                file,
                BundleOptions.DEFAULT.madeBy("Ada").licence("CC0-1.0"),
                Advance.SILENT);
    }

    @AfterEach
    void close() {
        mine.close();
        theirs.close();
    }

    private List<Imported> read(boolean trust) {
        return Bundles.read(theirs, file, trust, Advance.SILENT);
    }

    @Test
    void everythingThatTheStoreKnowsOfTheRunComesAlong() {
        assertThat(read(false)).singleElement().satisfies(imported -> {
            assertThat(imported.isNew()).isTrue();
            assertThat(imported.pipeline()).isEqualTo("sums");
            assertThat(imported.origin().orElseThrow().madeBy()).isEqualTo("Ada");
            assertThat(imported.origin().orElseThrow().madeOn()).isEmpty();
        });
        RunId id = run.id();
        assertThat(theirs.run(id)).isEqualTo(mine.run(id));
        assertThat(theirs.steps(id)).isEqualTo(mine.steps(id));
        assertThat(theirs.history(id)).isEqualTo(mine.history(id));
        assertThat(theirs.points(id, "sum", "so far")).hasSize(3_000).isEqualTo(mine.points(id, "sum", "so far"));
        assertThat(theirs.log(id, "numbers")).isEqualTo("counting to 3000 with ***\n");
        assertThat(theirs.curve(id, "sum", "so far").count()).isEqualTo(3_000);
        assertThat(theirs.verify(Advance.SILENT).isWhole()).isTrue();
        assertThat(theirs.folder(id).path().resolve("config.yaml")).content().contains("n: 3000");
    }

    @Test
    void whatPeopleSaidOfTheRunComesAlong() {
        mine.labels().name(run.id(), "baseline");
        mine.labels().note(run.id(), "before the new data");
        mine.labels().tag(run.id(), "paper");
        mine.labels().pin(run.id(), true);
        Bundles.write(mine, List.of(run.id()), file, BundleOptions.DEFAULT, Advance.SILENT);

        read(false);

        assertThat(theirs.run(run.id()).orElseThrow().labels())
                .isEqualTo(new RunLabels(
                        "baseline", "before the new data", List.of("paper"), false, false, Optional.empty()));
    }

    @Test
    void trialsBelongToTheirSweepThereToo() throws InterruptedException {
        var plan = SweepPlan.of(Goal.max("sum")).vary("numbers.n=3,4", "numbers.token=${env:PATH}");
        Sweep sweep = Sweeper.in(mine, Runner.in(mine)).start(Sums.pipeline(), plan);
        assertThat(sweep.await()).isEqualTo(RunState.SUCCEEDED);
        List<RunId> trials =
                mine.sweeps().trials(sweep.id()).stream().map(RunRecord::id).toList();
        Bundles.write(mine, trials, file, BundleOptions.DEFAULT, Advance.SILENT);

        read(false);

        SweepStatus there = SweepStatus.of(theirs, sweep.id());
        assertThat(there.best().orElseThrow().config()).containsEntry("numbers.n", "4");
        assertThat(there.trials())
                .extracting(trial -> trial.run().orElseThrow())
                .isEqualTo(trials);
    }

    @Test
    void aSweepKeepsNoSecret() {
        var plan = SweepPlan.of(Goal.max("sum")).vary("numbers.n=3,4", "numbers.token=" + Sums.SECRET);

        assertThatThrownBy(() -> Sweeper.in(mine, Runner.in(mine)).start(Sums.pipeline(), plan))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("\"numbers.token\" is a secret")
                .hasMessageContaining("numbers.token=${env:NAME}")
                .hasMessageNotContaining(Sums.SECRET);
    }

    @Test
    void noSecretLeaves() throws IOException {
        String digest = mine.secretDigest(Sums.SECRET);
        try (var zip = ZipFile.builder().setPath(file).get()) {
            for (var entry : java.util.Collections.list(zip.getEntries())) {
                var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(text).as(entry.getName()).doesNotContain(Sums.SECRET).doesNotContain(digest);
            }
        }
    }

    @Test
    void importingTwiceIsImportingOnce() {
        read(false);
        assertThat(read(false))
                .singleElement()
                .satisfies(again -> assertThat(again.isNew()).isFalse());
        assertThat(theirs.runs(RunQuery.all())).hasSize(1);
        assertThat(Bundles.read(mine, file, false, Advance.SILENT))
                .singleElement()
                .satisfies(own -> assertThat(own.origin()).isEmpty());
    }

    @Test
    void twoPeopleImportTheSameRunAtOnce() {
        try (Store another = Store.open(folder.resolve("theirs"))) {
            var importing = new ArrayList<CompletableFuture<List<Imported>>>();
            for (int i = 0; i < 4; i++) {
                Store store = i % 2 == 0 ? theirs : another;
                importing.add(CompletableFuture.supplyAsync(() -> Bundles.read(store, file, false, Advance.SILENT)));
            }
            importing.forEach(CompletableFuture::join);
        }
        assertThat(theirs.runs(RunQuery.all())).hasSize(1);
        assertThat(theirs.verify(Advance.SILENT).isWhole()).isTrue();
        assertThat(theirs.log(run.id(), "numbers")).isNotEmpty();
    }

    @Test
    void whatAnImportedRunLeftGoesOnToTheNext() throws IOException {
        read(false);
        Path second = folder.resolve("second.zip");
        Bundles.write(theirs, List.of(run.id()), second, BundleOptions.DEFAULT, Advance.SILENT);

        assertThat(Bundles.read(mine, second, false, Advance.SILENT))
                .singleElement()
                .satisfies(known -> assertThat(known.isNew()).isFalse());
    }

    @Test
    void nothingIsDeserializedUntilSomebodyTrustsIt() {
        read(false);
        Sums.Thing.read = 0;
        StepRecord keep = theirs.step(run.id(), "keep").orElseThrow();
        StepRecord model = theirs.step(run.id(), "model").orElseThrow();
        ClassLoader loader = Sums.class.getClassLoader();
        for (StepRecord step : List.of(keep, model)) {
            assertThatThrownBy(() -> theirs.value(step.artifacts().get(0), Object.class, loader))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessageContaining("if you trust them, say %import FILE --trust");
        }
        assertThat(Sums.Thing.read).isZero();
        assertThat(theirs.value(
                        theirs.step(run.id(), "sum").orElseThrow().artifacts().get(0), double.class, loader))
                .isEqualTo(4_501_500.0);

        read(true);

        Object thing = theirs.value(keep.artifacts().get(0), Sums.Thing.class, loader);
        assertThat(((Sums.Thing) thing).sum).isEqualTo(4_501_500.0);
    }

    @Test
    void whatANewRunMadeItselfIsReadThoughAnUntrustedOneHasItToo() {
        read(false);
        Run own = Sums.run(theirs);
        assertThat(own.value("keep", Sums.Thing.class).sum).isEqualTo(4_501_500.0);
    }

    @Test
    void stepsOfAnImportedRunStandInForOthersOnlyIfItIsTrusted() {
        read(false);
        Run cold = Runner.in(theirs).start(Sums.pipeline(), "numbers.token=other", "numbers.n=3");
        cold.await();
        Run first = Sums.run(theirs);
        assertThat(first.step("sum").cachedFrom()).isEmpty();
        try (Store trusting = Store.open(folder.resolve("trusting"))) {
            Bundles.read(trusting, file, true, Advance.SILENT);
            Run second = Sums.run(trusting);
            assertThat(second.step("sum").cachedFrom()).contains(run.id());
            assertThat(second.step("numbers").cachedFrom()).isEmpty(); // its secret is keyed by each store's own key
        }
    }

    @Test
    void aCachedRunIsWholeByItself() {
        Run cached = Sums.run(mine);
        assertThat(cached.step("sum").cachedFrom()).contains(run.id());
        Path second = folder.resolve("cached.zip");
        Bundles.write(mine, List.of(cached.id()), second, BundleOptions.DEFAULT, Advance.SILENT);
        Bundles.read(theirs, second, false, Advance.SILENT);

        assertThat(theirs.points(cached.id(), "sum", "so far")).hasSize(3_000);
        assertThat(theirs.staticMetrics(cached.id(), "sum")).hasSize(1);
        assertThat(theirs.verify(Advance.SILENT).isWhole()).isTrue();
    }

    @Test
    void otherProgramsReadIt() throws IOException {
        try (var zip = ZipFile.builder().setPath(file).get()) {
            var names = java.util.Collections.list(zip.getEntries()).stream()
                    .map(entry -> entry.getName().replace(run.id().toString(), "ID"))
                    .toList();
            assertThat(names)
                    .contains(
                            "README.md",
                            "ro-crate-metadata.json",
                            "runs/ID/run.json",
                            "runs/ID/sum/output.json",
                            "runs/ID/logs/numbers.log",
                            "runs/ID/curves/sum/so_far.csv",
                            "runs/ID/report/Report.md",
                            "runs/ID/report/report-2.md");
            JsonNode crate = new ObjectMapper().readTree(zip.getInputStream(zip.getEntry("ro-crate-metadata.json")));
            var ids = crate.path("@graph").findValuesAsText("@id");
            for (JsonNode part : crate.path("@graph").findValues("hasPart").get(0)) {
                assertThat(ids).contains(part.path("@id").asText());
            }
            var readme =
                    new String(zip.getInputStream(zip.getEntry("README.md")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(readme)
                    .contains("put together by Ada")
                    .contains("4501500")
                    .contains("%import");
        }
    }

    @Test
    void damagedContentIsNotHandedOn() throws IOException {
        var content = run.artifact("numbers").content().hex();
        Path object = folder.resolve("mine/objects/" + content.substring(0, 2) + "/" + content.substring(2));
        assertThat(object.toFile().setWritable(true)).isTrue();
        Files.writeString(object, "[1,2,3]");
        Path second = folder.resolve("second.zip");

        assertThatThrownBy(() -> Bundles.write(mine, List.of(run.id()), second, BundleOptions.DEFAULT, Advance.SILENT))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("is not what it was")
                .hasMessageContaining("%store verify");
        assertThat(second).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aRunOfAProjectHasNoCellsToWrite() {
        assertThatThrownBy(() -> Bundles.notebook(mine, run.id(), folder.resolve("again.ipynb")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("was not made in a notebook");
    }
}
