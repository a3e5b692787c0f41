package org.brewline.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** JShell's own compiler, used beside JShell: on each JDK that the kernel supports, its inside must be as expected. */
final class ExpressionCompilerTest {
    private static final JShell shell = JShell.create();
    private final ExpressionCompiler compiler = ExpressionCompiler.of(shell).orElseThrow();

    @AfterAll
    static void close() {
        shell.close();
    }

    @Test
    void anExpressionBecomesAClass() {
        assertThat(compiler.compile("1 + 1").orElseThrow().classes()).hasSize(1);
    }

    @Test
    void anAnonymousClassComesAlong() {
        assertThat(compiler.compile("new Object() {}").orElseThrow().classes()).hasSize(2);
    }

    @Test
    void whatDoesNotCompileBecomesNothing() {
        assertThat(compiler.compile("1 +")).isEmpty();
        assertThat(compiler.compile("nothing()")).isEmpty();
    }

    @Test
    void whatTheSessionDeclaredIsKnown() {
        shell.eval("int declared = 1;");
        assertThat(compiler.compile("declared")).isPresent();
    }

    @Test
    void aClassHasANameOfItsOwn() {
        var classes = compiler.compile("new Object() {}").orElseThrow().classes();
        var first = new ExpressionClass();
        var second = new ExpressionClass();
        assertThat(first.renamed(classes)).containsOnlyKeys(first.name(), first.name() + "$1");
        assertThat(second.name()).isNotEqualTo(first.name());
    }
}
