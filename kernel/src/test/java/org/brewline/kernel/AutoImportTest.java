package org.brewline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.brewline.kernel.cell.CellHelp;
import org.brewline.kernel.session.Completions;
import org.brewline.kernel.testkit.KernelHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Types that nothing imports yet: completed, and imported by the cell that uses them. */
final class AutoImportTest {
    private static final KernelHarness kernel = KernelHarness.start();

    @AfterAll
    static void close() {
        kernel.close();
    }

    @Test
    void aTypeThatIsNotImportedIsCompletedByItsName() {
        Completions found = types("Zoned", "ZonedDateTime");
        assertThat(found.items())
                .contains(new Completions.Item("ZonedDateTime", "class", "import java.time.ZonedDateTime"));
        assertThat(found.start()).isZero();
        assertThat(found.end()).isEqualTo(5);
    }

    @Test
    void aNameOfSeveralTypesIsCompletedInFull() {
        assertThat(texts(types("Docume", "org.w3c.dom.Document"))).doesNotContain("Document");
    }

    @Test
    void anImportIsCompletedInFull() {
        assertThat(texts(types("import ZonedDa", "java.time.ZonedDateTime"))).isNotEmpty();
    }

    @Test
    void aTypeInScopeIsOfferedOnce() {
        types("Zoned", "ZonedDateTime");
        assertThat(kernel.complete("ArrayLis|")).containsOnlyOnce("ArrayList").doesNotContain("java.util.ArrayList");
    }

    @Test
    void noTypeIsOfferedInATextOrAComment() {
        types("Zoned", "ZonedDateTime");
        assertThat(kernel.complete("String s = \"Zoned|\";")).isEmpty();
        assertThat(kernel.complete("// Zoned|")).isEmpty();
        assertThat(kernel.complete("\"a\".Zoned|")).isEmpty();
    }

    @Test
    void aCellThatUsesATypeImportsIt() {
        assertThat(kernel.execSuccess("YearMonth.of(2024, 2).lengthOfMonth()").resultText())
                .isEqualTo("29");
        assertThat(kernel.execSuccess("Period p = Period.ofDays(3);\np.getDays() + ChronoUnit.DAYS.ordinal()")
                        .resultText())
                .isEqualTo("10");
    }

    @Test
    void aMethodThatUsesATypeNeedsNoImportEither() {
        var outcome = kernel.execSuccess("int year(MonthDay d) { return d.atYear(2000).getYear(); }");
        assertThat(outcome.stderr()).isEmpty();
        assertThat(kernel.execSuccess("year(MonthDay.of(1, 2))").resultText()).isEqualTo("2000");
    }

    @Test
    void aTypeOfTheNotebookTakesThePlaceOfAnImportedOne() {
        kernel.execSuccess("Year.of(2000)");
        kernel.execSuccess("record Year(String own) {}");
        assertThat(kernel.execSuccess("new Year(\"mine\").own()").resultText()).isEqualTo("mine");
    }

    @Test
    void aTypeThatTheNotebookWillDeclareIsNotTakenFromASeldomLibrary() {
        assertThat(kernel.execSuccess("int count(Robot r) { return r.wheels(); }")
                        .stderr())
                .contains("Robot"); // java.awt has one
        kernel.execSuccess("record Robot(int wheels) {}");
        assertThat(kernel.execSuccess("count(new Robot(4))").resultText()).isEqualTo("4");
    }

    @Test
    void aNameOfSeveralTypesIsAnErrorThatNamesThem() {
        assertThat(kernel.execError("Document d = null;").error()).contains("import javax.swing.text.Document;");
    }

    /** The index is read in the background: asks until it has answered. */
    private static Completions types(String typed, String expected) {
        Supplier<Completions> asked = () -> new CellHelp(kernel.kernel().cells()).complete(typed, typed.length());
        return Stream.generate(asked)
                .limit(10_000)
                .filter(found -> texts(found).contains(expected))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Completions found) {
        return found.items().stream().map(Completions.Item::text).toList();
    }
}
