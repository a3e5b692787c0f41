package org.brewline.kernel.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's own magics, as cells use them. */
final class OwnMagicsTest {
    private static final KernelHarness kernel = KernelHarness.start();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        kernel.close();
    }

    @Test
    void aJavaFileIsLoadedWithoutItsPackage() throws IOException {
        Path file = file("Greeter.java", """
            // Says hello.
            package demo.greeting;

            import java.util.concurrent.atomic.AtomicInteger;

            public class Greeter {
                final AtomicInteger greeted = new AtomicInteger();
                String greet(String name) { return "hello " + name + " " + greeted.incrementAndGet(); }
            }
            """);
        kernel.execSuccess("%load " + file);
        assertThat(kernel.execSuccess("new Greeter().greet(\"you\")").resultText())
                .isEqualTo("hello you 1");
    }

    @Test
    void aScriptOfJShellIsLoadedWithoutItsCommands() throws IOException {
        Path other = file("other.jsh", "int fromOther = 40;\n");
        Path file = file(
                "script.jsh",
                "/open " + other + "\nint a = 1\nint b = a + 1;\nvoid say() {\n    a++;\n}\nsay()\n/vars\n/exit\n");
        var outcome = kernel.execSuccess("%load " + file);
        assertThat(kernel.execSuccess("a + b + fromOther").resultText()).isEqualTo("44");
        assertThat(outcome.stderr()).contains("/vars");
    }

    @Test
    void theCodeCellsOfANotebookAreLoaded() throws IOException {
        Path file = file("some.ipynb", """
            {"cells": [
              {"cell_type": "markdown", "source": ["int no = 1;"]},
              {"cell_type": "code", "source": ["int one = 1;\\n", "int two = 2;"]},
              {"cell_type": "code", "source": "System.out.println(one + two);"}
            ], "nbformat": 4}
            """);
        assertThat(kernel.execSuccess("%load " + file).stdout()).isEqualTo("3\n");
        assertThat(kernel.kernel().session().variableNames())
                .contains("one", "two")
                .doesNotContain("no");
    }

    @Test
    void whatFailsInAFileNamesFileAndPart() throws IOException {
        Path file = file("bad.ipynb", """
            {"cells": [{"cell_type": "code", "source": "int fine = 1;"},
                       {"cell_type": "code", "source": "fine / 0"}]}
            """);
        assertThat(kernel.execError("%load " + file).error()).contains("bad.ipynb, part 2", "by zero");
        assertThat(kernel.execError("%load " + file("worse.ipynb", "{not json")).error())
                .contains("worse.ipynb is no notebook");
        assertThat(kernel.execError("%load no-such-file.java").error())
                .contains("there is no readable file no-such-file.java");
        assertThat(kernel.execError("%load").error()).contains("FILE");
    }

    @Test
    void aLineIsTimedAndItsValueShown() {
        var outcome = kernel.execSuccess("%time 6 * 7");
        assertThat(outcome.resultText()).isEqualTo("42");
        assertThat(outcome.stdout()).matches("[\\d,.]+ ms\\n");
    }

    @Test
    void aCellIsTimedAndItsDeclarationsStay() {
        var outcome = kernel.execSuccess("%%time\nint timed = 5;\nSystem.out.println(\"in it\");\ntimed + 1");
        assertThat(outcome.resultText()).isEqualTo("6");
        assertThat(outcome.stdout()).startsWith("in it\n").endsWith(" ms\n");
        assertThat(kernel.execSuccess("timed").resultText()).isEqualTo("5");
    }

    @Test
    void anErrorInATimedCellHasItsLine() {
        var outcome = kernel.execError("%%time\nint fine = 1;\nint bad = \"x\";");
        assertThat(outcome.error()).contains("line 3");
        assertThat(outcome.stdout()).endsWith(" ms\n");
    }

    @Test
    void completionAndInspectionWorkInATimedCell() {
        assertThat(kernel.complete("%%time\n\"a\".leng|")).containsExactly("length");
        assertThat(kernel.complete("%time \"a\".leng|")).containsExactly("length");
    }

    @Test
    void lsmagicListsEveryMagicWithWhatItIsFor() {
        assertThat(kernel.execSuccess("%lsmagic").resultText().lines())
                .anyMatch(line -> line.startsWith("%maven %%maven ") && line.endsWith("class path"))
                .anyMatch(line -> line.startsWith("%load "))
                .allMatch(line -> line.matches("%.*  \\S.*"));
    }

    @Test
    void aClassPathEntryThatIsNotThereIsASentence() {
        assertThat(kernel.execError("%classpath no/such.jar").error()).startsWith("there is no ");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
