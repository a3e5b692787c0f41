package org.brewline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brewline.cli.Typed.NUMBERS;
import static org.brewline.cli.Typed.SUMS;
import static org.brewline.cli.Typed.TOTAL;
import static org.brewline.cli.Typed.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a store and after it. */
class StoreCommandsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void run() throws Exception {
        notebook(folder.resolve("a.ipynb"), NUMBERS, TOTAL, SUMS, "%run sums", "%run sums numbers.n=2000");
        assertThat(Typed.in(folder, "run", "a.ipynb").code()).isZero();
    }

    private static Typed type(String... arguments) {
        return Typed.in(folder, arguments);
    }

    @Test
    void runsAreListedTheNewestFirst() throws Exception {
        assertThat(type("runs").out()).contains("Run", "sums", "✔ succeeded");
        JsonNode runs = type("runs", "--json").json();
        assertThat(runs).hasSize(2);
        assertThat(runs.at("/0/config/numbers.n").asText()).isEqualTo("2000");
        assertThat(runs.at("/1/metrics/total.sum").asDouble()).isEqualTo(6);
        assertThat(type("runs", "--json", "numbers.n > 100").json()).hasSize(1);
        assertThat(type("runs", "pipeline", "=", "sums", "-n", "1", "--json").json())
                .hasSize(1);
        assertThat(type("runs", "numbers.n >> 1").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aRunIsShownWithItsSteps() throws Exception {
        assertThat(type("show", "sums").out()).contains("sums  ✔ succeeded", "numbers", "total");
        JsonNode run = type("show", "~2", "--json").json();
        assertThat(run.at("/steps/1/name").asText()).isEqualTo("total");
        assertThat(run.at("/steps/1/artifacts/0/sha256").asText()).hasSize(64);
    }

    @Test
    void artifactsSayWhereTheirContentIs() throws Exception {
        assertThat(type("artifacts", "latest").out()).contains("numbers", "int[]");
        Path content = Path.of(type("artifacts", "latest", "numbers", "--json")
                .json()
                .at("/0/path")
                .asText());
        assertThat(content).exists();
    }

    @Test
    void metricsAndLogsAreTold() throws Exception {
        assertThat(type("metrics").out()).contains("total");
        assertThat(type("metrics", "--json").json().at("/0/metrics/total.sum").asDouble())
                .isEqualTo(2001000);
        assertThat(type("logs").out()).contains("Nothing was printed or logged.");
    }

    @Test
    void aStoreThatIsWholeIsSoAndADamagedOneIsNot(@TempDir Path other) throws Exception {
        notebook(other.resolve("a.ipynb"), NUMBERS, TOTAL, SUMS, "%run sums numbers.n=3000");
        Typed.in(other, "run", "a.ipynb");
        assertThat(Typed.in(other, "verify").code()).isZero();
        Path object = Path.of(Typed.in(other, "artifacts", "latest", "numbers", "--json")
                        .json()
                        .at("/0/path")
                        .asText())
                .toRealPath();
        Files.delete(object);
        Typed damaged = Typed.in(other, "verify", "--json");
        assertThat(damaged.code()).isEqualTo(ExitCode.FAILED);
        assertThat(damaged.json().at("/damages/0/kind").asText()).isEqualTo("missing");
        assertThat(damaged.json().at("/damages/0/touches/0/step").asText()).isEqualTo("numbers");
    }

    @Test
    void runsAreCompared() throws Exception {
        Typed compared = type("compare", "~2", "~1");
        assertThat(compared.code()).isZero();
        assertThat(compared.out()).containsPattern("numbers\\.n +3 +2000").contains("2.001e+06 ▲");
        JsonNode json = type("compare", "~2", "~1", "--json").json();
        assertThat(json.at("/config/numbers.n")).extracting(JsonNode::asText).containsExactly("3", "2000");
        assertThat(json.at("/metrics/total.sum")).extracting(JsonNode::asDouble).containsExactly(6.0, 2_001_000.0);
        assertThat(json.at("/artifacts/numbers/0").asText())
                .isNotEqualTo(json.at("/artifacts/numbers/1").asText());
        assertThat(json.at("/seconds/total/0").isNumber()).isTrue();
        assertThat(type("compare", "latest").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aRunGoesInABundleToAnotherStoreAndBecomesANotebook(@TempDir Path other) throws Exception {
        Path file = other.resolve("sums.zip");
        JsonNode written = type("bundle", "latest", "-o", file.toString(), "--author", "Ada", "--json")
                .json();
        assertThat(written.path("file").asText()).isEqualTo(file.toString());

        JsonNode imported =
                Typed.in(other, "import", "sums.zip", "--store", "s", "--json").json();
        assertThat(imported.at("/0/id").asText())
                .isEqualTo(written.at("/runs/0").asText());
        assertThat(imported.at("/0/new").asBoolean()).isTrue();
        assertThat(imported.at("/0/madeBy").asText()).isEqualTo("Ada");
        assertThat(imported.at("/0/trusted").asBoolean()).isFalse();
        assertThat(Typed.in(other, "runs", "--store", "s").out()).contains("↓ sums.zip by Ada");

        JsonNode again = Typed.in(other, "notebook", "latest", "-o", "again.ipynb", "--store", "s", "--json")
                .json();
        assertThat(Path.of(again.path("file").asText())).content().contains("%%component");
        assertThat(Typed.in(other, "import", "again.ipynb", "--store", "s").code())
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aRunOfKubeflowIsImported(@TempDir Path other) throws Exception {
        Path left = Files.createDirectories(other.resolve("out/sums-2026-11-26-10-00-00-123456/total"));
        Files.writeString(left.resolve("executor_output.json"), """
                {"parameterValues": {"output": 6.0},
                 "artifacts": {"metrics": {"artifacts": [{"name": "metrics", "metadata": {"sum": 6.0}}]}}}
                """);
        JsonNode imported = Typed.in(other, "import", "kfp", "out", "total.factor=2", "--json")
                .json();
        assertThat(imported.at("/0/pipeline").asText()).isEqualTo("sums");
        assertThat(imported.at("/0/new").asBoolean()).isTrue();
        assertThat(Typed.in(other, "import", "kfp", "out", "--json")
                        .json()
                        .at("/0/new")
                        .asBoolean())
                .isFalse();
        assertThat(Typed.in(other, "runs", "--json")
                        .json()
                        .at("/0/metrics/total.sum")
                        .asDouble())
                .isEqualTo(6);
        assertThat(Typed.in(other, "import", "kfp", "nowhere").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aStoreIsCopied(@TempDir Path other) throws Exception {
        Typed copied = type("store", "copy", ".brewline", other.resolve("s").toString(), "--json");
        assertThat(copied.json().path("copied")).hasSize(2);
        assertThat(Typed.in(other, "runs", "--store", "s", "--json").json()).hasSize(2);
        Typed nowhere = type("store", "copy", "nowhere", "there");
        assertThat(nowhere.code()).isEqualTo(ExitCode.NO_STORE);
        assertThat(nowhere.err()).contains("There is no store");
    }

    @Test
    void garbageIsCountedBeforeItGoes() throws Exception {
        JsonNode counted = type("gc", "--keep", "1", "--dry-run", "--json").json();
        assertThat(counted.path("runs")).hasSize(1);
        assertThat(type("gc", "--keep", "x").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(type("runs", "--json").json()).hasSize(2);
    }

    @Test
    void whereThereIsNoStoreNoneIsMadeByLooking(@TempDir Path empty) {
        Typed none = Typed.in(empty, "runs", "--store", "here");
        assertThat(none.code()).isEqualTo(ExitCode.NO_STORE);
        assertThat(none.err()).contains("There is no store", "--store FOLDER");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void aNameThatIsWrongIsRefusedWithTheNearest() {
        Typed wrong = type("show", "sumz");
        assertThat(wrong.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(wrong.err()).contains("did you mean \"sums\"?").doesNotContain("\tat ");
        assertThat(type("shw").err()).contains("show");
        assertThat(type("runs", "--jsn").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void helpSpeaksOfCommandsNotOfMagics() {
        assertThat(type("gc", "--help").out())
                .contains("brewline gc --keep 20 --older-than 30d --dry-run", "--json", "--store")
                .doesNotContain("%gc");
        assertThat(type("--help").out()).contains("run ", "doctor", "completion", "the store can't be used");
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        Path script = Files.writeString(
                folder.resolve("completion"), type("completion", "bash").out());
        assertThat(completed(script, "brewline ver")).contains("verify");
        assertThat(completed(script, "brewline run --pi")).contains("--pipeline");
        assertThat(type("completion", "zsh").out()).startsWith("autoload -U +X compinit");
    }

    private static String completed(Path script, String line) throws Exception {
        String[] words = line.split(" ");
        String ask =
                "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; _complete_brewline; echo ${COMPREPLY[@]}"
                        .formatted(script, line, words.length - 1, line);
        var shell =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        return new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
