"""A run goes in a bundle from one store to another, other tools read it, and its own notebook makes it again."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from rocrate.rocrate import ROCrate

NOTEBOOKS = Path(__file__).resolve().parents[1]
BUILD = NOTEBOOKS.parent / "target"


def empty_folder(name):
    """An empty folder, so with a store of its own."""
    made = BUILD / "share" / name
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    return made


def execute(document, at):
    NotebookClient(document, timeout=300, resources={"metadata": {"path": str(at)}}).execute()
    return document


def shown(cell):
    texts = [output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return "\n".join(texts)


@pytest.fixture(scope="module")
def mine(run, folder):
    """The quickstart's first run, bundled."""
    run("quickstart.ipynb")
    [first, _] = json.loads(brewline(folder, "runs", "pipeline = penguins order by started", "--json"))
    at = empty_folder("mine")
    brewline(folder, "bundle", first["id"], "-o", at / "penguins.zip", "--author", "Ada Lovelace")
    return at


def brewline(folder, *arguments):
    command = [Path(sys.executable).with_name("brewline"), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def theirs(mine):
    """Another store, into which the bundle was imported; nothing is defined in its notebook, and there is no data."""
    at = empty_folder("theirs")
    document = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "brewline", "display_name": "Brewline"}})
    for source in (f"%import {mine}/penguins.zip", "%artifact latest/load\nload.rowCount()", "%notebook latest -o again.ipynb"):
        document.cells.append(nbformat.v4.new_code_cell(source))
    return at, execute(document, at)


def test_who_made_it_is_shown_and_nothing_is_executed(theirs):
    _, document = theirs
    assert "new; made by Ada Lovelace" in shown(document.cells[0])
    assert "Nothing of it was executed" in shown(document.cells[0])
    assert "333" in shown(document.cells[1])


def test_its_own_notebook_makes_the_run_again(theirs):
    at, _ = theirs
    document = nbformat.read(at / "again.ipynb", as_version=4)
    nbformat.validate(document)
    assert not (at / "data").exists()
    execute(document, at)
    assert (at / "data" / "penguins.csv").read_bytes() == (NOTEBOOKS / "data" / "penguins.csv").read_bytes()
    nbformat.write(document, at / "again.ipynb")
    assert "all 10 artifacts have the hashes that they had" in shown(document.cells[-1])


def test_a_library_for_ro_crates_reads_the_bundle(mine):
    at = mine / "crate"
    shutil.rmtree(at, ignore_errors=True)
    with zipfile.ZipFile(mine / "penguins.zip") as bundle:
        assert bundle.testzip() is None
        bundle.extractall(at)
    crate = ROCrate(at)
    assert crate.name == "penguins"
    assert crate.root_dataset["author"]["name"] == "Ada Lovelace"
    files = [entity for entity in crate.data_entities if entity.type == "File"]
    assert len(files) > 15 and all((at / entity.id).exists() for entity in files)
    actions = {entity["name"]: entity for entity in crate.contextual_entities if entity.type == "CreateAction"}
    train = actions["penguins: trainSvc"]
    assert [taken["name"] for taken in train["object"]] == ["train.csv"]
    assert [taken["name"] for taken in actions["penguins: load"]["object"]] == ["penguins.csv"]
    assert train["instrument"]["name"] == "trainSvc"
    listed = json.loads((at / "brewline-bundle.json").read_text())
    assert {file["path"] for file in listed["files"]} >= {entity.id for entity in files}
