package org.brewline.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values go through the store and come back equal. */
class HandlersTest {
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

    enum Kernel {
        LINEAR,
        RBF
    }

    record Row(String name, double mass, LocalDate day, List<Integer> counts) {}

    /** Nothing but Serializable. */
    static final class Weights implements Serializable {
        private static final long serialVersionUID = 1L;
        final double[] values;

        Weights(double... values) {
            this.values = values;
        }
    }

    static List<Row> rows;
    static Map<String, Row> byName;
    static Model<Weights> model;
    static Model<Named> named;

    /** What a session of tomorrow has in the place of {@link Weights}. */
    static final class WeightsOfToday implements Serializable {
        private static final long serialVersionUID = 1L;
        final double[] values;

        WeightsOfToday(double... values) {
            this.values = values;
        }
    }

    interface Named extends Serializable {
        String name();
    }

    record PlainData(String name, List<Double> weights) implements Named {}

    private static Type typeOf(String field) throws NoSuchFieldException {
        return HandlersTest.class.getDeclaredField(field).getGenericType();
    }

    private Object there(Object value, Type type) {
        return store.value(
                store.write("x", type.getTypeName(), value), type, getClass().getClassLoader());
    }

    @Test
    void scalarsComeBackEqualAndAreValues() {
        for (Object value : List.of(
                1,
                2L,
                0.1,
                1.5f,
                true,
                'x',
                new BigDecimal("1.10"),
                Kernel.RBF,
                Duration.ofSeconds(90),
                LocalDate.EPOCH)) {
            assertThat(there(value, value.getClass())).isEqualTo(value);
            assertThat(store.write("x", "X", value).kind()).isEqualTo(Kind.VALUE);
        }
        assertThat(there(Double.NaN, double.class)).isEqualTo(Double.NaN);
        assertThat(there(Double.NEGATIVE_INFINITY, double.class)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void recordsCollectionsAndMapsComeBackEqual() throws Exception {
        var row = new Row("gentoo ñ \ud83d\udc27", 5.1, LocalDate.EPOCH, List.of(1, 2));

        assertThat(there(row, Row.class)).isEqualTo(row);
        assertThat(there(List.of(row, row), typeOf("rows"))).isEqualTo(List.of(row, row));
        assertThat(there(Map.of("a", row), typeOf("byName"))).isEqualTo(Map.of("a", row));
        assertThat((double[]) there(new double[] {1, 2}, double[].class)).containsExactly(1, 2);
    }

    @Test
    void aListOfRecordsIsPreviewedAsATable() {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(new Row("r" + i, i, LocalDate.EPOCH, List.of()));
        }
        var preview = (Preview.Table) store.write("rows", "List<Row>", rows).preview();

        assertThat(preview.columns()).extracting(Preview.Column::name).containsExactly("name", "mass", "day", "counts");
        assertThat(preview.rows()).hasSize(10);
        assertThat(preview.totalRows()).isEqualTo(1_000);
    }

    @Test
    void equalSetsAndMapsGiveEqualContent() {
        Set<String> one = new HashSet<>(List.of("a", "b", "c", "Aa", "BB"));
        Set<String> other = new HashSet<>(1_000);
        other.addAll(List.of("BB", "Aa", "c", "b", "a"));

        assertThat(store.write("x", "Set", one).content())
                .isEqualTo(store.write("x", "Set", other).content());
    }

    @Test
    void aMapThatHasAnOrderKeepsIt() {
        var map = new LinkedHashMap<String, Integer>();
        map.put("z", 1);
        map.put("a", 2);

        assertThat(((Map<?, ?>) there(map, Map.class)).keySet().toString()).isEqualTo("[z, a]");
    }

    @Test
    void aModelKeepsItsCardAndItsValue() throws Exception {
        Artifact artifact = store.write(
                "model", "Model<Weights>", Model.of(new Weights(1, 2)).with("kernel", "rbf"));

        assertThat(artifact.kind()).isEqualTo(Kind.MODEL);
        assertThat(artifact.preview())
                .isEqualTo(new Preview.Card("Weights", ordered("kernel", "rbf", "class", "Weights")));
        var back = (Model<?>) store.value(artifact, typeOf("model"), getClass().getClassLoader());
        assertThat(back.facts()).containsEntry("kernel", "rbf");
        assertThat(((Weights) back.value()).values).containsExactly(1, 2);
    }

    @Test
    void aModelThatIsDeclaredByAnInterfaceComesBackAsTheClassThatWasWritten() throws Exception {
        Model<Named> plain = Model.of(new PlainData("softmax", List.of(1.0, 2.0)));

        Artifact artifact = store.write("model", "Model<Named>", plain);

        var back = (Model<?>) store.value(artifact, typeOf("named"), getClass().getClassLoader());
        assertThat(back.value()).isEqualTo(plain.value());
    }

    @Test
    void aValueIsReadThoughItsClassHasAnotherNameNow() throws Exception {
        Artifact artifact = store.write("weights", "Weights", new Weights(1, 2));
        var renaming = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Class<?> loadClass(String name) throws ClassNotFoundException {
                return super.loadClass(name.endsWith("$Weights") ? name.replace("$Weights", "$WeightsOfToday") : name);
            }
        };

        Object back = store.value(artifact, Object.class, renaming);

        assertThat(((WeightsOfToday) back).values).containsExactly(1, 2);
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @Test
    void reportsAreReportsAndTextsAreCut() {
        assertThat(store.write("r", "Html", new Html("<b>x</b>")).preview())
                .isEqualTo(new Preview.Html("<b>x</b>", false));
        assertThat(store.write("r", "Markdown", new Markdown("# x")).kind()).isEqualTo(Kind.REPORT);
        assertThat(store.write("t", "String", "short").preview()).isEqualTo(new Preview.Value("short"));
        assertThat(((Preview.Text) store.write("t", "String", "long ".repeat(10_000))
                                .preview())
                        .cut())
                .isTrue();
        assertThat(there(new Html("<i>"), Html.class)).isEqualTo(new Html("<i>"));
    }

    @Test
    void aFileKeepsItsExtension() throws Exception {
        Path file = Files.writeString(folder.resolve("data.csv"), "a,b\n1,2\n");

        Path back = (Path) there(file, Path.class);
        assertThat(back).hasContent("a,b\n1,2\n");
        assertThat(back.toString()).endsWith(".csv");
        assertThat(Files.isWritable(file)).isTrue();
    }

    @Test
    void aListOfWhatJsonCannotKeepIsSerialized() {
        Artifact artifact = store.write("x", "List<Weights>", new ArrayList<>(List.of(new Weights(1))));

        assertThat(artifact.handler()).isEqualTo("java-serialized");
    }

    @Test
    void whatIsInsideASerializableAndIsNotIsNamed() {
        var list = new ArrayList<Object>(List.of(new Weights(1), new Thread()));

        assertThatThrownBy(() -> store.write("x", "List<Object>", list))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("output \"x\" of type List<Object> can't be stored: it holds a java.lang.Thread");
    }

    @Test
    void theLastRegisteredHandlerWins() {
        store.handlers().register(new Shouting());

        assertThat(there("hello", String.class)).isEqualTo("HELLO");
    }

    /** Takes texts away from the built-in handler. */
    private static final class Shouting implements ArtifactHandler<String> {
        private final ArtifactHandler<String> plain = TextHandler.plain();

        @Override
        public String id() {
            return "shouting";
        }

        @Override
        public boolean handles(Class<?> type) {
            return type == String.class;
        }

        @Override
        public Kind kind(String value) {
            return Kind.REPORT;
        }

        @Override
        public String extension(String value) {
            return ".txt";
        }

        @Override
        public String mediaType(String value) {
            return "text/plain";
        }

        @Override
        public void write(String value, Sink sink) throws java.io.IOException {
            plain.write(value.toUpperCase(java.util.Locale.ROOT), sink);
        }

        @Override
        public String read(Source source, Type type) throws java.io.IOException {
            return plain.read(source, type);
        }

        @Override
        public Preview preview(String value) {
            return plain.preview(value);
        }
    }
}
