package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.pipeline.PipelineShape;
import org.brewline.kernel.display.MimeBundle;

/** Where a step's artifacts come from: the steps back to the sources as a small graph, and what each of them made. */
final class LineagePage {
    private final RunPicture run;
    private final PipelineShape shape;
    private final String name;

    private LineagePage(RunPicture run, String step, String name) {
        this.run = run;
        this.shape = DagPart.lineage(run.shape(), step);
        this.name = name;
    }

    static MimeBundle of(RunPicture run, String step, String name) {
        return new LineagePage(run, step, name).bundle();
    }

    private MimeBundle bundle() {
        var part = new RunPicture(run.id(), shape, run.config(), run.state(), run.started(), run.at(), steps());
        Svg svg = DagSvg.of(part);
        Html page = Parts.page();
        String title = "Where " + name + " comes from";
        page.leaf("div", title, "style", "font-size:" + Look.TITLE + "px;font-weight:600;margin-bottom:4px");
        Parts.note(page, "Run " + run.id() + " of " + run.shape().name());
        svg.image(page, "display:block;margin:8px auto 12px");
        Parts.wideTable(
                page,
                List.of("Step", "Made", "SHA-256", "Config", "Cached"),
                List.of(false, false, false, false, false));
        var text = new ArrayList<List<String>>();
        text.add(List.of("step", "made", "sha-256", "config", ""));
        for (StepPicture step : steps()) {
            for (Artifact artifact : artifacts(step)) {
                row(page, text, step, artifact);
            }
        }
        Parts.endTable(page);
        return Pictures.bundle(
                page.close().toString(), Png.of(svg, 60_000), Html.visible(title + "\n\n" + TextTable.ruled(text)));
    }

    private List<StepPicture> steps() {
        return run.steps().stream()
                .filter(s ->
                        shape.steps().stream().anyMatch(drawn -> drawn.name().equals(s.name())))
                .toList();
    }

    /** What flows on from the step, and what was asked for. */
    private List<Artifact> artifacts(StepPicture step) {
        return step.artifacts().stream()
                .filter(a -> shape.edges().stream().noneMatch(e -> e.from().equals(step.name()))
                        || shape.edges().stream()
                                .anyMatch(e -> e.from().equals(step.name())
                                        && (e.output().isEmpty() || e.output().equals(a.name()))))
                .toList();
    }

    private void row(Html page, List<List<String>> text, StepPicture step, Artifact artifact) {
        var config = new StringJoiner(", ");
        run.config().getOrDefault(step.name(), Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> config.add(e.getKey() + " = " + Html.brief(e.getValue(), 60)));
        String made = new ArtifactTable.Made(step.name(), artifact).name();
        Optional<String> cached =
                step.cachedFrom().map(r -> "from run " + r.toString().substring(0, 13));
        Parts.row(page);
        Parts.rowHead(page, step.name());
        Parts.cell(page, made + " · " + artifact.type());
        page.open("td", "style", Parts.cell(false));
        Parts.mono(page, artifact.content().brief());
        page.close();
        Parts.cell(page, config.toString());
        Parts.cell(page, cached.orElse(""));
        page.close();
        text.add(List.of(step.name(), made, artifact.content().brief(), config.toString(), cached.orElse("")));
    }
}
