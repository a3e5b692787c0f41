"""Runs the quickstart notebook and exports it: penguins_files.py NOTEBOOK FOLDER, in the environment of install/test.

Leaves in FOLDER: penguins.tar, penguins.yaml and tried.yaml, and in runs.json the folders of the two runs.
"""

import json
import pathlib
import shutil
import sys

import nbformat
from nbclient import NotebookClient

IMAGE = "localhost/penguins:1"
CELLS = (
    # Counts its containers in a file, and fails in the first of them.
    """%%component --retries 2
String flaky(int fails = 1, Outputs outputs) throws IOException {
    Path tried = outputs.path("tried");
    int before = Files.exists(tried) ? Files.readString(tried).length() : 0;
    if (before >= fails) return "done";
    Files.writeString(tried, "x".repeat(before + 1));
    throw new IOException("container %d fails".formatted(before + 1));
}""",
    "%%component\nString passOn(String said) { return said; }",
    "%%pipeline tried\npassOn().said(flaky());",
    # A fan-out over a list that travels as an artifact, an inner pipeline with a condition, and an exit step.
    "record Fold(int k, int[] rows) {}",
    """%%component
List<Fold> folds(int parts = 2) {
    List<Fold> all = new ArrayList<>();
    for (int k = 1; k <= parts; k++) all.add(new Fold(k, new int[] {k, k * k, 7}));
    return all;
}""",
    """%%component
Model<String> fit(Fold fold, int seed) {
    return Model.of("fold " + fold.k() + " of " + Arrays.stream(fold.rows()).sum() + ", seed " + seed);
}""",
    """%%component
double rate(Model<String> model) {
    return model.value().length() / 100.0;
}""",
    """%%component
String praise(Model<String> model) {
    return model.value() + " is good";
}""",
    """%%component
Markdown summary(List<Model<String>> models, List<Double> rates) {
    return new Markdown(models.stream().map(Model::value).collect(Collectors.joining("; ")) + " " + rates);
}""",
    """%%component
String tell(RunOutcome outcome) {
    return "it has " + outcome.state();
}""",
    """%%pipeline check(Model<String> model, double least = 0.195)
var rated = rate(model);
when(rated.atLeast(least), () -> praise(model));
return rated;""",
    """%%pipeline fanned
var models = mapEach(folds(), fold -> fit(fold).seed(fold.k()));
var rates = mapEach(models, model -> check(model));
summary(models, rates);
onExit(() -> tell());""",
    "%run fanned",
    f"%export kfp fanned -o fanned.yaml --image {IMAGE}",
    f"%export image penguins -o penguins.tar --image {IMAGE}",
    f"%export image penguins -o again.tar --image {IMAGE}",
    f"%export kfp penguins -o penguins.yaml --image {IMAGE}",
    f"%export kfp tried -o tried.yaml --image {IMAGE}",
)


def main(notebook, folder):
    shutil.copytree(notebook.parent / "data", folder / "data", dirs_exist_ok=True)
    cells = nbformat.read(notebook, as_version=4)
    cells.cells += [nbformat.v4.new_code_cell(cell) for cell in CELLS]
    NotebookClient(
        cells, kernel_name="brewline", timeout=300, resources={"metadata": {"path": str(folder)}}
    ).execute()
    runs = sorted(path for path in (folder / ".brewline" / "runs").iterdir() if path.is_dir())
    (folder / "runs.json").write_text(json.dumps([str(run) for run in runs]))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve())
