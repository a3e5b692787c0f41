package org.brewline.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any contents, of any size around the buffers' sizes, come back as they were and are there once. */
class RandomContentTest {
    private static final int[] SIZES = {0, 1, 8_191, 8_192, 8_193, 262_143, 262_144, 262_145, 600_000};

    @TempDir
    Path folder;

    private static byte[] content(int seed) {
        byte[] bytes = new byte[SIZES[Math.floorMod(seed, SIZES.length)]];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void contentsComeBackAndEqualOnesAreStoredOnce() {
        var stores = new AtomicInteger();
        qt().withExamples(30)
                .withShrinkCycles(5)
                .forAll(lists().of(integers().between(0, 20)).ofSizeBetween(0, 12))
                .checkAssert(seeds -> {
                    Path own = folder.resolve("store" + stores.incrementAndGet());
                    try (Store store = Store.open(own, ArtifactHandlers.builtIn())) {
                        Map<Artifact, byte[]> written = new LinkedHashMap<>();
                        Set<String> different = new HashSet<>();
                        for (int seed : seeds) {
                            written.put(store.write("x" + seed, "byte[]", content(seed)), content(seed));
                            different.add(Arrays.toString(content(seed)));
                        }
                        written.forEach((artifact, bytes) -> assertThat(store.value(
                                        artifact, byte[].class, getClass().getClassLoader()))
                                .isEqualTo(bytes));
                        assertThat(store.statistics().objects()).isEqualTo(different.size());
                    }
                });
    }
}
