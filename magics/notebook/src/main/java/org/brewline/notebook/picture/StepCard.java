package org.brewline.notebook.picture;

import static org.brewline.notebook.picture.Svg.n;

import java.util.ArrayList;
import java.util.Optional;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.engine.store.StepState;

/** Draws one step as a card: what it is called, how it stands, how long it takes, how far it is. */
final class StepCard {
    private static final int NAME_X = 40;

    private final Svg svg;
    private final PipelineShape.Step step;
    private final DagLayout.Box box;
    private final boolean folded;

    /** @param folded whether the card stands for several steps */
    StepCard(Svg svg, PipelineShape.Step step, DagLayout.Box box, boolean folded) {
        this.folded = folded;
        this.svg = svg;
        this.step = step;
        this.box = box;
    }

    void draw(Optional<StepPicture> picture) {
        Look.State look = picture.map(p -> Look.State.of(p.state())).orElse(Look.State.WAITING);
        boolean dim = look == Look.State.SKIPPED;
        svg.group();
        svg.body().leaf("title", tooltip());
        frame(look);
        picture.ifPresentOrElse(p -> icon(p.state(), look), () -> icon(StepState.WAITING, look));
        double badgeWidth = picture.map(this::badge).orElse(0d);
        double room = box.width() - NAME_X - 10;
        svg.text(
                TextWidth.fit(Groups.within(step.name()), Look.BODY, true, room),
                box.x() + NAME_X,
                box.y() + 21,
                Look.BODY,
                dim ? Look.INK_SOFT : Look.INK,
                "font-weight",
                "600");
        String second = picture.map(this::standing).orElseGet(this::description);
        svg.text(
                TextWidth.fit(second, Look.SMALL, false, room - badgeWidth),
                box.x() + NAME_X,
                box.y() + 39,
                Look.SMALL,
                look == Look.State.WAITING || dim ? Look.INK_SOFT : look.colour);
        picture.filter(p -> p.state() == StepState.RUNNING).ifPresent(p -> bar(p.advance()));
        svg.end();
    }

    private String tooltip() {
        String component = isNamedAsItsComponent() ? "" : " (" + step.component() + ")";
        return step.name() + component + (step.documentation().isEmpty() ? "" : ": " + step.documentation());
    }

    private boolean isNamedAsItsComponent() {
        return step.component().equals(step.name()) || step.component().equals(Groups.within(step.name()));
    }

    private void frame(Look.State look) {
        boolean calm = look == Look.State.WAITING || look == Look.State.SKIPPED || look == Look.State.SUCCEEDED;
        String fill = switch (look) {
            case SKIPPED -> Look.GROUND_SOFT;
            case FAILED -> look.tint;
            default -> Look.GROUND;
        };
        String stroke = calm ? Look.LINE : look.colour;
        String[] more = look == Look.State.SKIPPED
                ? new String[] {"stroke-dasharray", "4 4", "stroke", Look.LINE_STRONG}
                : new String[] {"stroke-width", calm ? "1" : "1.6"};
        if (look == Look.State.SKIPPED) {
            svg.rect(box.x(), box.y(), box.width(), box.height(), 8, fill, Look.LINE_STRONG, "stroke-dasharray", "4 4");
        } else {
            if (folded) {
                svg.rect(box.x() + 6, box.y() + 6, box.width(), box.height(), 8, fill, stroke);
                svg.rect(box.x() + 3, box.y() + 3, box.width(), box.height(), 8, fill, stroke);
            }
            svg.rect(box.x(), box.y() + 1.5, box.width(), box.height(), 8, Look.SHADOW, "none");
            svg.rect(box.x(), box.y(), box.width(), box.height(), 8, fill, stroke, more);
        }
    }

    private void icon(StepState state, Look.State look) {
        double x = box.x() + 21;
        double y = box.y() + 29;
        String at = "M" + n(x) + " " + n(y);
        boolean filled = state != StepState.WAITING && state != StepState.SKIPPED;
        if (filled) {
            svg.circle(x, y, 10, look.colour);
        } else {
            svg.body()
                    .empty(
                            "circle",
                            "cx",
                            n(x),
                            "cy",
                            n(y),
                            "r",
                            "9.3",
                            "fill",
                            Look.GROUND,
                            "stroke",
                            Look.LINE_STRONG,
                            "stroke-width",
                            "1.4");
        }
        String white = Look.GROUND;
        switch (state) {
            case WAITING -> dots(x, y);
            case RUNNING -> svg.path(at + "m-2.7 -4.6l7.4 4.6l-7.4 4.6Z", white, "none", 0);
            case SUCCEEDED -> sign(at + "m-4.4 0.4l3 3.2l5.6 -6.6", white);
            case FAILED -> sign(at + "m-3.4 -3.4l6.8 6.8m0 -6.8l-6.8 6.8", white);
            case SKIPPED -> sign(at + "m-4.5 2.2c0.8 -5.4 6.4 -5.8 8.4 -1.6m0.4 -3.4v3.6h-3.6", look.colour);
            case CANCELLED -> svg.path(at + "m-3.5 -3.5h7v7h-7Z", white, "none", 0);
            case INTERRUPTED -> sign(at + "m0 -5v5.4m0 3.4v0.6", white);
        }
    }

    private void dots(double x, double y) {
        for (int i = -1; i <= 1; i++) {
            svg.circle(x + 4 * i, y, 1.2, Look.LINE_STRONG);
        }
    }

    private void sign(String path, String colour) {
        svg.path(path, "none", colour, 1.8, "stroke-linecap", "round", "stroke-linejoin", "round");
    }

    /** Marks results from the cache, and steps that were tried again; says how wide it is. */
    private double badge(StepPicture p) {
        String text = p.cachedFrom().isPresent() ? "cached" : p.attempts() > 1 ? "try " + p.attempts() : "";
        if (text.isEmpty()) {
            return 0;
        }
        Look.State look = p.cachedFrom().isPresent() ? Look.State.RUNNING : Look.State.CANCELLED;
        double width = Math.ceil(TextWidth.regular(text, 10)) + 12;
        double x = box.x() + box.width() - width - 8;
        svg.rect(x, box.y() + 31, width, 16, 8, look.tint, "none");
        svg.text(text, x + width / 2, box.y() + 39, 10, look.colour, "text-anchor", "middle");
        return width + 4;
    }

    /** What the card says before any run: the component if it has another name, else its parameters at a glance. */
    private String description() {
        if (folded && step.each().isEmpty() && !Folding.isFanOut(step.name())) {
            return step.documentation();
        }
        if (step.atExit()) {
            return "at the end, always";
        }
        if (!step.each().isEmpty()) {
            return "for each of " + step.each();
        }
        if (!isNamedAsItsComponent()) {
            return step.component();
        }
        long open = step.config().stream()
                .filter(c -> c.open() && c.value().isEmpty())
                .count();
        return open > 0
                ? open + " required"
                : step.outputs().stream()
                        .map(p -> p.name().equals("output") ? p.type() : p.name())
                        .reduce((a, b) -> a + ", " + b)
                        .map(t -> "→ " + t)
                        .orElse("");
    }

    private String standing(StepPicture p) {
        if (folded && !p.advance().message().isEmpty()) {
            return p.advance().message();
        }
        var parts = new ArrayList<String>();
        boolean says = p.state() == StepState.RUNNING
                && (p.advance().isKnown() || !p.advance().message().isEmpty());
        if (!isNamedAsItsComponent() && p.state() != StepState.FAILED && !says) {
            parts.add(step.component());
        }
        String time = p.time().map(Wording::duration).orElse("");
        switch (p.state()) {
            case SUCCEEDED -> {
                if (p.cachedFrom().isEmpty() || parts.isEmpty()) { // the mark beside it says that it is done
                    parts.add(p.cachedFrom().isPresent() || time.isEmpty() ? "done" : time);
                }
            }
            case RUNNING -> {
                parts.add(time.isEmpty() ? "running" : time);
                progress(p).ifPresent(parts::add);
            }
            case FAILED -> parts.add(time.isEmpty() ? "failed" : "failed after " + time);
            default -> parts.add(Look.State.of(p.state()).word);
        }
        return String.join(" · ", parts);
    }

    private static Optional<String> progress(StepPicture p) {
        StepPicture.Advance advance = p.advance();
        if (!advance.message().isEmpty()) {
            return Optional.of(advance.message());
        }
        if (advance.isKnown()) {
            String share = Math.round(100 * advance.share()) + " %";
            return Optional.of(p.time()
                    .filter(t -> p.attempts() <= 1)
                    .flatMap(t -> Rate.of(advance.done(), advance.total(), t))
                    .flatMap(Rate::left)
                    .map(left -> share + " · " + Rate.brief(left) + " left")
                    .orElse(advance.done() + "/" + advance.total()));
        }
        return advance.done() > 0 ? Optional.of(Wording.count(advance.done())) : Optional.empty();
    }

    private void bar(StepPicture.Advance advance) {
        double x = box.x() + 10;
        double y = box.y() + box.height() - 8;
        double width = box.width() - 20;
        svg.rect(x, y, width, 3, 1.5, Look.State.RUNNING.tint, "none");
        if (advance.isKnown()) {
            svg.rect(x, y, Math.max(3, width * advance.share()), 3, 1.5, Look.ACCENT, "none");
        } else {
            svg.rect(x + width * 0.4, y, width * 0.2, 3, 1.5, Look.ACCENT, "none");
        }
    }
}
