package org.brewline.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.run.RunEvent;
import org.brewline.engine.run.RunListener;

/** Tells how far a notebook is: its cells, and the steps of the runs that they make. Safe for many threads. */
final class RunProgress implements RunListener {
    private static final String INDENT = "         ";

    private final Terminal terminal;
    private final boolean json;
    private final int cells;
    private final List<String> runs = new ArrayList<>();
    private final Map<String, Instant> began = new HashMap<>();
    private final Map<String, String> pipelines = new HashMap<>();
    private String head = "";
    private boolean headTold = true;
    private Instant cellBegan = Instant.EPOCH;

    RunProgress(Terminal terminal, boolean json, int cells) {
        this.terminal = terminal;
        this.json = json;
        this.cells = cells;
    }

    /** The runs that began, in order. */
    synchronized List<String> runs() {
        return List.copyOf(runs);
    }

    synchronized void begins(int number, String title) {
        head = "[%d/%d] %s".formatted(number, cells, title);
        headTold = false;
        cellBegan = Instant.now();
        status("");
    }

    synchronized void ends(int number, String title, Optional<String> failure) {
        double seconds = seconds(cellBegan, Instant.now());
        if (json) {
            Map<String, Object> event = event("cell");
            event.put("cell", number);
            event.put("of", cells);
            event.put("title", title);
            event.put("state", failure.isPresent() ? "failed" : "succeeded");
            event.put("seconds", seconds);
            terminal.json(event);
        } else if (!headTold) {
            terminal.say("%-70s %s%s".formatted(head, failure.isPresent() ? "✘ " : "", time(seconds)));
        }
        headTold = true;
    }

    @Override
    public synchronized void on(RunEvent event) {
        if (event instanceof RunEvent.RunStarted started) {
            runs.add(started.run().toString());
            began.put(started.run().toString(), started.at());
            pipelines.put(started.run().toString(), started.shape().name());
            tell(event, "run", started.shape().name(), "running", "");
        } else if (event instanceof RunEvent.StepStarted started) {
            began.put(key(event, started.step()), started.at());
            status(started.step());
        } else if (event instanceof RunEvent.StepProgressed progressed) {
            String of = progressed.total() > 0 ? "/" + progressed.total() : "";
            status("%s %d%s %s".formatted(progressed.step(), progressed.done(), of, progressed.message()));
        } else if (event instanceof RunEvent.StepFinished finished) {
            boolean cached = finished.cachedFrom().isPresent();
            tell(event, "step", finished.step(), cached ? "cached" : "succeeded", "");
        } else if (event instanceof RunEvent.StepRetried retried) {
            tell(event, "step", retried.step(), "retried", retried.failure().message());
        } else if (event instanceof RunEvent.StepFailed failed) {
            tell(event, "step", failed.step(), "failed", failed.failure().message());
        } else if (event instanceof RunEvent.StepSkipped skipped) {
            tell(event, "step", skipped.step(), "skipped", skipped.reason());
        } else if (event instanceof RunEvent.StepCancelled cancelled) {
            tell(event, "step", cancelled.step(), "cancelled", "");
        } else if (event instanceof RunEvent.RunFinished finished) {
            String run = finished.run().toString();
            tell(event, "run", pipelines.getOrDefault(run, ""), RunJson.word(finished.state()), "");
        }
    }

    private static String key(RunEvent event, String step) {
        return event.run() + "/" + step;
    }

    private void tell(RunEvent event, String what, String name, String state, String why) {
        boolean isRun = what.equals("run");
        Optional<Instant> from =
                Optional.ofNullable(began.get(isRun ? event.run().toString() : key(event, name)));
        boolean timed = from.isPresent() && !state.equals("running") && !state.equals("cached");
        if (json) {
            Map<String, Object> said = event(what);
            said.put("run", event.run().toString());
            said.put(isRun ? "pipeline" : "step", name);
            said.put("state", state);
            from.filter(f -> timed).ifPresent(f -> said.put("seconds", seconds(f, event.at())));
            if (!why.isEmpty()) {
                said.put("why", why);
            }
            terminal.json(said);
            return;
        }
        if (!headTold) {
            terminal.say(head);
            headTold = true;
        }
        String label = isRun ? "run %s of %s".formatted(event.run(), name) : name;
        String took =
                from.filter(f -> timed).map(f -> time(seconds(f, event.at()))).orElse("");
        terminal.say("%s%s %-50s %-10s %8s%s"
                .formatted(INDENT, sign(state), label, state, took, why.isEmpty() ? "" : "  " + firstLine(why))
                .stripTrailing());
    }

    private static String sign(String state) {
        return switch (state) {
            case "succeeded" -> "✔";
            case "cached" -> "≡";
            case "failed" -> "✘";
            case "running" -> "▸";
            case "skipped" -> "↷";
            default -> "·";
        };
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void status(String what) {
        if (!json) {
            terminal.status(
                    what.isEmpty()
                            ? head + " …"
                            : INDENT + "… " + firstLine(what).strip());
        }
    }

    private static Map<String, Object> event(String name) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", name);
        return event;
    }

    private static double seconds(Instant from, Instant until) {
        return Duration.between(from, until).toMillis() / 1000.0;
    }

    static String time(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.0f s", seconds);
    }
}
