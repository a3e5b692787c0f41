package org.brewline.notebook.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code %store} and {@code %gc}. */
class StoreMagicTest extends NotebookTest {
    private String shown(String magic) {
        return notebook.execSuccess(magic).resultText();
    }

    @Test
    void theStoreSaysHowMuchItHoldsAndThatItIsWhole() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=2");

        assertThat(shown("%store")).contains("runs").contains("steps").contains("database");
        assertThat(shown("%store verify")).contains("the store is whole");
        assertThat(shown("Brewline.verify().isWhole()")).isEqualTo("true");
    }

    @Test
    void contentThatIsGoneIsNamedWithItsRunAndMadeAgain() throws IOException {
        notebook.execSuccess("%%component\nint[] numbers(int n) { return IntStream.range(0, n).toArray(); }");
        notebook.execSuccess("%%pipeline p\nnumbers();");
        notebook.execSuccess("%run p numbers.n=5000");
        try (var files = Files.walk(folder.resolve(".brewline/objects"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }

        assertThat(shown("%store verify"))
                .contains("1 damage")
                .contains("missing")
                .contains("/numbers/");
        notebook.execSuccess("%run p numbers.n=5000");
        assertThat(shown("%store verify")).contains("the store is whole");
    }

    @Test
    void runsAreRemovedOnRequestOnly() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=2");
        notebook.execSuccess("%run sums stats.factor=3 --no-cache");

        assertThat(shown("%gc")).contains("removed 0 runs and 0 objects");
        assertThat(shown("%gc --keep 1 --dry-run")).contains("would remove 1 run ");
        assertThat(shown("Brewline.runs().size()")).isEqualTo("2");
        assertThat(shown("%store rm -2")).contains("removed 1 run ");
        assertThat(shown("Brewline.runs().size()")).isEqualTo("1");
        assertThat(shown("%gc --older-than 30d")).contains("removed 0 runs");
        assertThat(shown("%gc --run latest")).contains("removed 1 run ");
        assertThat(shown("Brewline.runs().size()")).isEqualTo("0");
    }

    @Test
    void aRunWhoseResultsAnotherTookStays() {
        defineSums();
        notebook.execSuccess("%run sums stats.factor=2");
        notebook.execSuccess("%run sums stats.factor=2");

        assertThat(shown("%store rm -2")).contains("removed 0 runs").contains("stays: a run that is kept took results");
    }

    @Test
    void whatTheLineDoesNotTakeIsSaid() {
        assertThat(notebook.execError("%gc --older-than soon").error()).contains("write 12h, 30d or 8w");
        assertThat(notebook.execError("%store tidy").error()).contains("%store verify");
        assertThat(notebook.execError("%store rm").error()).contains("Which runs?");
        assertThat(notebook.complete("%store v|")).containsExactly("verify");
    }
}
