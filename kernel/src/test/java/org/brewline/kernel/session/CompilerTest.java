package org.brewline.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brewline.kernel.source.OriginSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the compiler knows without being told, although it begins with little. */
class CompilerTest {
    private final JShellSession session = new JShellSession(CompilerTest.class.getClassLoader(), List.of());

    @AfterEach
    void close() {
        session.close();
    }

    private Object value(String code) throws Exception {
        return session.execute(OriginSource.of(code), 1).value();
    }

    @Test
    void aTypeThatWaitsIsImportedWhenACellNamesIt() throws Exception {
        session.addImports(List.of("import java.time.LocalDate;"));
        assertThat(value("LocalDate.of(2020, 1, 2).getYear()")).isEqualTo(2020);
    }

    @Test
    void aTypeThatWaitsIsCompleted() {
        session.addImports(List.of("import java.time.LocalDate;"));
        assertThat(session.complete(OriginSource.of("LocalDat"), 8).items())
                .extracting(Completions.Item::text)
                .contains("LocalDate");
    }

    @Test
    void theNotebooksOwnTypeIsMeantWhereAnImportWaits() throws Exception {
        session.addImports(List.of("import java.time.Year;"));
        assertThat(value("record Year(int n) {} new Year(3).n()")).isEqualTo(3);
        assertThat(value("new Year(4).n()")).isEqualTo(4);
    }

    @Test
    void whatTheKernelItselfIsMadeOfCanBeNamed() throws Exception {
        assertThat(value("com.google.gson.JsonParser.parseString(\"7\").getAsInt()"))
                .isEqualTo(7);
    }

    @Test
    void aMethodThatNamesSuchAClassIsDefinedAtOnce() throws Exception {
        value("int seven() { return com.google.gson.JsonParser.parseString(\"7\").getAsInt(); }");
        assertThat(value("seven()")).isEqualTo(7);
    }

    @Test
    void aValueThatWasShownIsNotHeld() throws Exception {
        assertThat(value("\"long\".repeat(3)")).isEqualTo("longlonglong");
        assertThat(session.variable("$1")).isEmpty();
        assertThat(session.variable("$2")).isEmpty();
    }

    @Test
    void anImportOfAnUnknownPackageSpoilsNoOther() {
        session.addImports(List.of("import no.such.package_.*;", "import java.time.*;"));
        assertThat(session.complete(OriginSource.of("Durat"), 5).items())
                .extracting(Completions.Item::text)
                .contains("Duration");
    }
}
