package org.brewline.notebook.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.kernel.display.MimeBundle;

/** The artifacts of a pipeline across its runs, the newest first: which run made what anew, and what stayed the same. */
final class ArtifactHistory {
    private static final int MOST_ROWS = 120;

    private ArtifactHistory() {}

    private record Version(RunPicture run, ArtifactTable.Made made) {
        private Artifact artifact() {
            return made.artifact();
        }
    }

    static MimeBundle of(String pipeline, List<RunPicture> runs, Instant now) {
        RunNames names = RunNames.of(runs);
        var byName = new LinkedHashMap<String, List<Version>>();
        runs.forEach(run -> ArtifactTable.of(run)
                .forEach(made -> byName.computeIfAbsent(made.name(), n -> new ArrayList<>())
                        .add(new Version(run, made))));
        if (byName.isEmpty()) {
            return MimeBundle.text("No artifacts.");
        }
        Html page = Parts.page();
        String title = "Artifacts of " + pipeline + " in " + runs.size() + (runs.size() == 1 ? " run" : " runs");
        page.leaf("div", title, "style", "font-size:" + Look.TITLE + "px;font-weight:600;margin-bottom:8px");
        Parts.wideTable(
                page,
                List.of("Name", "Run", "Age", "Kind", "Size", "SHA-256", "Change"),
                List.of(false, false, false, false, true, false, false));
        var text = new ArrayList<List<String>>();
        text.add(List.of("name", "run", "age", "kind", "size", "sha-256", ""));
        int rows = 0;
        for (Map.Entry<String, List<Version>> entry : byName.entrySet()) {
            List<Version> versions = entry.getValue();
            for (int i = 0; i < versions.size() && rows < MOST_ROWS; i++, rows++) {
                Optional<Version> before =
                        i + 1 < versions.size() ? Optional.of(versions.get(i + 1)) : Optional.empty();
                row(
                        page,
                        text,
                        versions.get(i),
                        i == 0 ? entry.getKey() : "",
                        change(versions.get(i), before),
                        names,
                        now);
            }
        }
        Parts.endTable(page);
        int all = byName.values().stream().mapToInt(List::size).sum();
        if (all > rows) {
            Parts.note(page, "and " + Wording.count(all - rows) + " more");
        }
        return Pictures.bundle(
                page.close().toString(), Optional.empty(), Html.visible(title + "\n\n" + TextTable.ruled(text)));
    }

    private static String change(Version version, Optional<Version> before) {
        return before.map(
                        b -> b.artifact().content().equals(version.artifact().content()) ? "= unchanged" : "≠ changed")
                .orElse("first");
    }

    private static void row(
            Html page,
            List<List<String>> text,
            Version version,
            String name,
            String change,
            RunNames names,
            Instant now) {
        Artifact artifact = version.artifact();
        String age = Surroundings.ago(Duration.between(version.run().at(), now));
        Parts.row(page);
        Parts.rowHead(page, name);
        page.open("td", "style", Parts.cell(false));
        Parts.mono(page, names.of(version.run().id()));
        page.close();
        Parts.cell(page, age);
        page.open("td", "style", Parts.cell(false));
        Parts.kind(page, artifact.kind());
        page.close();
        Parts.number(page, Wording.bytes(artifact.size()));
        page.open("td", "style", Parts.cell(false));
        Parts.mono(page, artifact.content().brief());
        page.close();
        Parts.cell(page, change);
        page.close();
        text.add(List.of(
                name,
                names.of(version.run().id()),
                age,
                artifact.kind().label(),
                Wording.bytes(artifact.size()),
                artifact.content().brief(),
                change));
    }
}
