package org.brewline.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notebook's classes have other names in each session; what is kept of their values has not. */
class OtherSessionTest {
    private static final String CELL = """
            package REPL;
            import java.io.*;
            public class $JShell$%s {
                public interface Shape extends Serializable {}
                public enum Colour { RED, GREEN }
                public record Square(double side, Colour colour, Inner[] inner) implements Shape {}
                public static class Inner implements Serializable {
                    double x = 1;
                    Shape outer;
                    %s
                    private void writeObject(ObjectOutputStream out) throws IOException {
                        out.defaultWriteObject();
                        out.writeInt(42);
                    }
                    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
                        in.defaultReadObject();
                        if (in.readInt() != 42) throw new IOException("not 42");
                    }
                }
                public static class Own implements Externalizable {
                    int kept;
                    public Own() {}
                    public void writeExternal(ObjectOutput out) throws IOException { out.writeInt(7); }
                    public void readExternal(ObjectInput in) throws IOException { kept = in.readInt(); }
                    public String toString() { return "kept " + kept; }
                }
                public record Plain(String name, double[] weights) implements Shape {}

                public static Object square() {
                    var inner = new Inner();
                    inner.outer = new Square(1, Colour.RED, null);
                    return new Square(2, Colour.GREEN, new Inner[] {inner});
                }
                public static Object own() { return new Own(); }
                public static Object plain() { return new Plain("softmax", new double[] {1, 2}); }
                public static Model<Shape> model;
            }
            """;

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve(".brewline"), ArtifactHandlers.builtIn());
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A session's loader: it has the cell's classes, and finds them under the names of other sessions too. */
    private final class Session extends ClassLoader {
        private final String wrapper;
        private final Path classes;

        Session(String number, String field) throws IOException {
            super(OtherSessionTest.class.getClassLoader());
            wrapper = "REPL.$JShell$" + number;
            classes = Files.createDirectory(folder.resolve("session-" + number));
            Path source = Files.writeString(
                    Files.createDirectories(classes.resolve("REPL")).resolve("$JShell$" + number + ".java"),
                    CELL.formatted(number, field).replace("Model<", "org.brewline.engine.artifact.Model<"));
            String path = System.getProperty("java.class.path");
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-proc:none", "-cp", path, "-d", classes.toString(), source.toString());
            assertThat(status).isZero();
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Path file = classes.resolve(name.replace('.', '/') + ".class");
            if (!Files.exists(file)) {
                String here = wrapper + "$" + SessionNames.written(name);
                if (here.equals(name) || !name.startsWith("REPL.")) {
                    throw new ClassNotFoundException(name);
                }
                return loadClass(here);
            }
            try {
                byte[] code = Files.readAllBytes(file);
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Object make(String what) throws ReflectiveOperationException {
            return loadClass(wrapper).getMethod(what).invoke(null);
        }

        java.lang.reflect.Type declaredModel() throws ReflectiveOperationException {
            return loadClass(wrapper).getField("model").getGenericType();
        }
    }

    @Test
    void anEqualSerializedValueHasTheSameHash() throws Exception {
        Artifact today = store.write("out", "Square", new Session("12", "").make("square"));
        Artifact tomorrow = store.write("out", "Square", new Session("347B", "").make("square"));

        assertThat(today.handler()).isEqualTo("java-serialized");
        assertThat(tomorrow.content()).isEqualTo(today.content());
    }

    @Test
    void aSerializedValueComesBackInTheOtherSessionWithItsArraysAndEnums() throws Exception {
        Artifact stored = store.write("out", "Square", new Session("12", "").make("square"));
        var tomorrow = new Session("15", "");

        Object square = store.value(stored, Object.class, tomorrow);

        assertThat(square.getClass()).isSameAs(tomorrow.loadClass("REPL.$JShell$15$Square"));
        assertThat(square).hasFieldOrPropertyWithValue("side", 2.0);
        assertThat(part(square, "colour")).hasToString("GREEN");
        assertThat(Array.get(part(square, "inner"), 0))
                .extracting("outer.colour")
                .hasToString("RED");
    }

    private static Object part(Object of, String name) throws ReflectiveOperationException {
        return of.getClass().getMethod(name).invoke(of);
    }

    @Test
    void aClassThatWritesItselfIsReadByItself() throws Exception {
        Artifact stored = store.write("out", "Own", new Session("1", "").make("own"));

        assertThat(store.value(stored, Object.class, new Session("2", ""))).hasToString("kept 7");
    }

    @Test
    void aClassThatHasOtherFieldsNowIsToldWithBoth() throws Exception {
        Artifact stored = store.write("out", "Square", new Session("12", "").make("square"));
        var tomorrow = new Session("15", "int more;");

        assertThatThrownBy(() -> store.value(stored, Object.class, tomorrow))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(
                        "the class Inner had the fields [x, outer] when it was written, and has [more, x, outer] now;"
                                + " run the step again");
    }

    @Test
    void aModelsCardNamesItsClassAsTheUserWroteIt() throws Exception {
        var today = new Session("12", "");
        var tomorrow = new Session("15", "");
        Artifact stored = store.write("model", "Model<Shape>", Model.of(today.make("plain")));
        Artifact again = store.write("model", "Model<Shape>", Model.of(tomorrow.make("plain")));

        assertThat(again.content()).isEqualTo(stored.content());
        assertThat(store.view(stored).resolve("card.json")).content().contains("\"type\":\"Plain\"");
        var back = (Model<?>) store.value(stored, tomorrow.declaredModel(), tomorrow);
        assertThat(back.value().getClass()).isSameAs(tomorrow.loadClass("REPL.$JShell$15$Plain"));
    }
}
