package org.brewline.notebook.picture;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.artifact.Preview;

/** Lists artifacts with what they are, who made them, and a preview to unfold. */
final class ArtifactTable {
    /** About what a row takes without its preview. */
    private static final int ROW = 1_300;

    private static final int MOST_ROWS = 60;
    private static final int SMALL_PREVIEW = 20_000;

    private final Html page;
    private final Surroundings surroundings;
    private final int budget;
    private int rowsToCome;
    private boolean linked;
    private final RunFiles files;
    private final Set<Kind> unfolded = EnumSet.noneOf(Kind.class);

    /** An artifact and the step that made it. */
    record Made(String step, Artifact artifact) {
        /** How a person calls it: the step for its only value, else step and output. */
        String name() {
            return artifact.name().equals("output") ? step : step + "." + artifact.name();
        }
    }

    /**
     * @param files that the names open
     * @param budget characters of markup to stay within, as far as leaving out previews helps
     */
    ArtifactTable(Html page, Surroundings surroundings, RunFiles files, int budget) {
        this.page = page;
        this.files = files;
        this.surroundings = surroundings;
        this.budget = page.length() + budget;
    }

    static List<Made> of(RunPicture run) {
        return run.steps().stream()
                .flatMap(s -> s.artifacts().stream().map(a -> new Made(s.name(), a)))
                .toList();
    }

    void show(List<Made> artifacts) {
        boolean aged = surroundings.age().isPresent();
        Parts.wideTable(
                page,
                aged
                        ? List.of("Name", "Kind", "Type", "Size", "SHA-256", "Step", "Used by", "Age")
                        : List.of("Name", "Kind", "Type", "Size", "SHA-256", "Step", "Used by"),
                List.of(false, false, false, true, false, false, false, false));
        rowsToCome = Math.min(MOST_ROWS, artifacts.size());
        artifacts.stream().limit(MOST_ROWS).forEach(this::row);
        Parts.endTable(page);
        if (artifacts.size() > MOST_ROWS) {
            Parts.note(page, "and " + Wording.count(artifacts.size() - MOST_ROWS) + " more");
        }
        if (!files.folder().isEmpty()) {
            Parts.note(page, (linked ? "A name opens its file. All are in " : "The files are in ") + files.folder());
        }
    }

    private void row(Made made) {
        rowsToCome--;
        Artifact artifact = made.artifact();
        boolean unfolds = Previews.unfolds(artifact.preview());
        String open = unfolds ? ";border-bottom:0;padding-bottom:0" : "";
        Parts.row(page);
        page.open("th", "scope", "row", "style", Parts.cell(false) + ";font-weight:600" + whole(made.name()) + open);
        name(made);
        page.close();
        page.open("td", "style", Parts.cell(false) + open);
        Parts.kind(page, artifact.kind());
        page.close();
        page.leaf("td", type(artifact), "style", Parts.cell(false) + open);
        page.leaf("td", Wording.bytes(artifact.size()), "style", Parts.cell(true) + ";white-space:nowrap" + open);
        page.open("td", "style", Parts.cell(false) + open);
        Parts.mono(page, artifact.content().brief());
        page.close();
        page.leaf("td", made.step(), "style", Parts.cell(false) + whole(made.step()) + open);
        String consumers = String.join(", ", surroundings.consumers(made));
        page.leaf("td", consumers.isEmpty() ? "–" : Html.brief(consumers, 60), "style", Parts.cell(false) + open);
        surroundings
                .age()
                .ifPresent(age -> page.leaf("td", age, "style", Parts.cell(false) + ";white-space:nowrap" + open));
        page.close();
        if (unfolds) {
            preview(made);
        }
    }

    /** Names that are not long are not broken at their hyphens. */
    private static String whole(String name) {
        return name.length() < 24 ? ";white-space:nowrap" : "";
    }

    private void name(Made made) {
        Optional<String> link = files.link(made.step(), made.artifact());
        if (link.isPresent()) {
            linked = true;
            page.leaf("a", made.name(), "href", link.get(), "title", "Opens its file", "style", "color:" + Look.ACCENT);
        } else {
            page.text(made.name());
        }
    }

    private void preview(Made made) {
        Artifact artifact = made.artifact();
        Html preview = Previews.show(surroundings.preview(made));
        Parts.row(page);
        page.open(
                "td",
                "colspan",
                surroundings.age().isPresent() ? "8" : "7",
                "style",
                Parts.cell(false) + ";padding-top:0");
        if (page.length() + preview.length() + rowsToCome * ROW > budget) {
            Parts.note(page, Previews.summary(artifact.preview()));
        } else {
            boolean open = preview.length() < SMALL_PREVIEW && isTelling(artifact) && unfolded.add(artifact.kind());
            Parts.fold(page, Previews.summary(artifact.preview()), open);
            page.include(preview).close();
        }
        page.close().close();
    }

    /** A scalar's type comes with its value: that is its whole preview. */
    private static String type(Artifact artifact) {
        String type = Html.brief(artifact.type(), 60);
        return artifact.preview() instanceof Preview.Value value && !Previews.unfolds(value)
                ? type + " = " + Previews.summary(value)
                : type;
    }

    private static boolean isTelling(Artifact artifact) {
        return artifact.kind() == Kind.MODEL || artifact.kind() == Kind.DATA || artifact.kind() == Kind.REPORT;
    }
}
