package org.brewline.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.brewline.engine.run.Run;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunState;
import org.brewline.engine.store.StepState;
import org.brewline.engine.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bundle that the first version wrote is read by every later one, and the format changes only with its number: then the
 * new one gets a sample of its own, and this one stays.
 */
class GoldenBundleTest {
    private static final String SAMPLE = "/golden/bundle-1.zip";
    private static final RunId RUN = RunId.parse("01a2156f-15d2-7538-85be-0eac85c1a7aa");

    @TempDir
    Path folder;

    private Path sample;

    @BeforeEach
    void copy() throws IOException {
        sample = folder.resolve("bundle-1.zip");
        try (InputStream in = GoldenBundleTest.class.getResourceAsStream(SAMPLE)) {
            Files.copy(in, sample);
        }
    }

    @Test
    void aBundleOfFormat1IsRead() {
        try (Store store = Store.open(folder.resolve("store"))) {
            assertThat(Bundles.read(store, sample, true, Advance.SILENT))
                    .singleElement()
                    .satisfies(run -> {
                        assertThat(run.id()).isEqualTo(RUN);
                        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
                        assertThat(run.origin().orElseThrow().madeBy()).isEqualTo("Ada");
                    });
            assertThat(store.steps(RUN))
                    .allSatisfy(step -> assertThat(step.state()).isEqualTo(StepState.SUCCEEDED));
            assertThat(store.run(RUN).orElseThrow().labels().name()).isEqualTo("golden");
            assertThat(store.points(RUN, "sum", "so far")).hasSize(40);
            assertThat(store.staticMetrics(RUN, "sum")).hasSize(1);
            assertThat(store.log(RUN, "numbers")).isEqualTo("counting to 40 with ***\n");
            var thing = (Sums.Thing) store.value(
                    store.step(RUN, "keep").orElseThrow().artifacts().get(0),
                    Sums.Thing.class,
                    Sums.class.getClassLoader());
            assertThat(thing.sum).isEqualTo(820);
            assertThat(store.verify(Advance.SILENT).isWhole()).isTrue();
        }
    }

    @Test
    void whatIsWrittenNowHasTheSameForm() throws IOException {
        Path now = folder.resolve("now.zip");
        try (Store store = Store.open(folder.resolve("store"))) {
            Run run = Sums.run(store, "numbers.n=40");
            store.labels().name(run.id(), "golden");
            store.labels().tag(run.id(), "sample");
            var options = BundleOptions.DEFAULT.madeBy("Ada").licence("CC0-1.0");
            Bundles.write(store, List.of(run.id()), now, options, Advance.SILENT);
        }

        assertThat(form(now, BundleIndex.NAME)).isEqualTo(form(sample, BundleIndex.NAME));
        assertThat(form(now, "run.json")).isEqualTo(form(sample, "run.json"));
        assertThat(form(now, "ro-crate-metadata.json")).isEqualTo(form(sample, "ro-crate-metadata.json"));
    }

    /** The paths of all fields of a file of the bundle, with the kinds of their values. */
    private static Set<String> form(Path bundle, String file) throws IOException {
        try (var zip = ZipFile.builder().setPath(bundle).get()) {
            var entries = new ArrayList<>(java.util.Collections.list(zip.getEntries()));
            var entry = entries.stream()
                    .filter(e -> e.getName().equals(file) || e.getName().endsWith("/" + file))
                    .findFirst()
                    .orElseThrow();
            var form = new TreeSet<String>();
            add("", new ObjectMapper().readTree(zip.getInputStream(entry)), form);
            return form;
        }
    }

    private static void add(String at, JsonNode node, Set<String> form) {
        if (node.isArray()) {
            node.forEach(each -> add(at + "[]", each, form));
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                // What is named after content or a step is a value, not a field.
                boolean isName = field.getKey().matches("[0-9a-f]{64}") || at.endsWith(".cacheParts");
                add(at + "." + (isName ? "*" : field.getKey()), field.getValue(), form);
            }
        } else {
            form.add(at + ": " + node.getNodeType());
        }
    }
}
