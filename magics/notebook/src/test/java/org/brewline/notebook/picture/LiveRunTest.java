package org.brewline.notebook.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.store.RunState;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.display.MimeBundle;
import org.junit.jupiter.api.Test;

class LiveRunTest {
    private final Time time = new Time();
    private final Screen screen = new Screen(time);
    private final LiveRun live = new LiveRun(screen, run -> RunFiles.NONE, time, time);

    @Test
    void nothingIsDrawnOnTheRunsThread() {
        Penguins.training().events().forEach(live::on);
        assertThat(screen.shown).isEmpty();
    }

    @Test
    void eventsOfATenthOfASecondShareAFrame() {
        List<RunEvent> events = Penguins.training().events();
        live.on(events.get(0));
        time.pass(0);
        for (RunEvent event : events.subList(1, events.size())) {
            live.on(event);
            time.pass(1);
        }
        assertThat(screen.shown).hasSize(1);
        time.pass(100);
        assertThat(screen.shown).hasSize(2);
    }

    @Test
    void slowFramesComeLessOften() {
        screen.takes = 20;
        for (int i = 0; i < 100; i++) {
            live.on(Penguins.training().events().get(0));
            time.pass(20);
        }
        assertThat(screen.shown).hasSizeBetween(3, 6);
    }

    @Test
    void whileNothingHappensTheTimeGoesOn() {
        Penguins.training().events().forEach(live::on);
        time.pass(0);
        time.pass(3_050);
        assertThat(screen.shown).hasSize(4);
    }

    @Test
    void theLastFrameIsTheWholePictureAndTheOnlyOneWithPng() throws InterruptedException {
        Penguins.finished().events().forEach(live::on);
        time.pass(100);
        live.await();
        time.pass(10_000);
        assertThat(screen.shown.get(screen.shown.size() - 1).data()).containsKey("image/png");
        assertThat(screen.shown.stream().filter(b -> b.data().containsKey("image/png")))
                .hasSize(1);
    }

    @Test
    void framesOfOneRunReplaceEachOther() {
        live.on(Penguins.run().events().get(0));
        time.pass(0);
        live.on(Penguins.run().end(RunState.SUCCEEDED).events().get(1));
        time.pass(100);
        assertThat(screen.displays).isEqualTo(1);
        assertThat(screen.shown).hasSize(2);
    }

    /** Keeps what is shown. */
    private static final class Screen implements CellDisplay, CellDisplay.Handle {
        final List<MimeBundle> shown = new ArrayList<>();
        private final Time time;
        int displays;
        long takes;

        Screen(Time time) {
            this.time = time;
        }

        @Override
        public Handle show(MimeBundle bundle) {
            displays++;
            update(bundle);
            return this;
        }

        @Override
        public void update(MimeBundle bundle) {
            time.millis += takes;
            shown.add(bundle);
        }

        @Override
        public String id() {
            return "display";
        }

        @Override
        public void clear(boolean wait) {}

        @Override
        public void print(String text, boolean error) {}
    }

    /** Time that passes when told to, doing what has come due. */
    private static final class Time extends Clock implements Pace {
        private record Due(long at, Runnable drawing) {}

        private final List<Due> due = new ArrayList<>();
        private long millis = Instant.parse("2026-11-23T10:00:00Z").toEpochMilli();

        @Override
        public void later(long in, Runnable drawing) {
            due.add(new Due(millis + in, drawing));
        }

        void pass(long time) {
            long until = millis + time;
            while (true) {
                var next = due.stream().filter(d -> d.at() <= until).min(Comparator.comparingLong(Due::at));
                if (next.isEmpty()) {
                    break;
                }
                due.remove(next.get());
                millis = Math.max(millis, next.get().at());
                next.get().drawing().run();
            }
            millis = Math.max(millis, until);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
