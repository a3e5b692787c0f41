package org.brewline.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Near is what a slip of the fingers makes. */
class NearestNameTest {
    private static final List<String> KEYS = List.of("trainSvc.kernel", "trainSvc.c", "load.csv", "minAccuracy");

    @Test
    void aSlipIsNear() {
        assertThat(NearestName.of("trainSvc.kernal", KEYS)).contains("trainSvc.kernel");
        assertThat(NearestName.of("minAcuracy", KEYS)).contains("minAccuracy");
        assertThat(NearestName.of("laod.csv", KEYS)).contains("load.csv");
        assertThat(NearestName.of("TRAINSVC.C", KEYS)).contains("trainSvc.c");
    }

    @Test
    void aNameWithoutItsStepIsNear() {
        assertThat(NearestName.of("kernel", KEYS)).contains("trainSvc.kernel");
    }

    @Test
    void somethingElseIsNotNear() {
        assertThat(NearestName.of("epochs", KEYS)).isEmpty();
        assertThat(NearestName.of("x", List.of())).isEmpty();
    }
}
