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
    # Fails when its file is not there yet: in its first container.
    """%%component --retries 2
String flaky(Outputs outputs) throws IOException {
    Path tried = outputs.path("tried");
    if (Files.notExists(tried)) {
        Files.writeString(tried, "once");
        throw new IOException("the first time it fails");
    }
    return "done";
}""",
    "%%pipeline tried\nflaky();",
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
