package org.brewline.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.zip.ZipInputStream;
import org.brewline.engine.component.Components;
import org.junit.jupiter.api.Test;

/** What travels of a component. */
class ComponentJarTest {
    private final ComponentJar jar = ComponentJar.of(Components.of(Steps.class).get("score"));

    @Test
    void theSameComponentGivesTheSameBytes() {
        assertThat(jar.bytes())
                .isEqualTo(
                        ComponentJar.of(Components.of(Steps.class).get("score")).bytes());
    }

    @Test
    void itHoldsItsClassesItsSourceAndItsLock() throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(jar.bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .isSorted()
                .contains(ComponentJar.DESCRIPTION, ComponentJar.LOCK, ComponentJar.SOURCE)
                .contains("org/brewline/engine/step/Steps.class", "org/brewline/engine/step/Steps$Score.class");
    }

    @Test
    void itsNameSaysTheComponentAndTheCode() {
        assertThat(jar.fileName()).matches("score-[0-9a-f]{12}\\.jar");
    }
}
