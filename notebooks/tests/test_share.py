"""A run goes in a bundle from one store to another, other tools read it, and its own notebook makes it again."""

import json
import shutil
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from rocrate.rocrate import ROCrate

NOTEBOOKS = Path(__file__).resolve().parents[1]
BUILD = NOTEBOOKS.parent / "target"


def folder(name):
    """An empty folder with the notebooks' data, so with a store of its own."""
    made = BUILD / "share" / name
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(NOTEBOOKS / "data", made / "data")
    return made


def execute(document, at):
    NotebookClient(document, timeout=300, resources={"metadata": {"path": str(at)}}).execute()
    return document


def shown(cell):
    texts = [output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return "\n".join(texts)


@pytest.fixture(scope="module")
def mine():
    """The quickstart's run, bundled."""
    at = folder("mine")
    document = nbformat.read(NOTEBOOKS / "quickstart.ipynb", as_version=4)
    last = next(i for i, cell in enumerate(document.cells) if "%run penguins" in cell.source.splitlines())
    document.cells = document.cells[: last + 1]
    document.cells.append(nbformat.v4.new_code_cell('%bundle latest -o penguins.zip --author "Ada Lovelace"'))
    execute(document, at)
    return at


@pytest.fixture(scope="module")
def theirs(mine):
    """Another store, into which the bundle was imported; nothing is defined in its notebook."""
    at = folder("theirs")
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
    execute(document, at)
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
    assert train["instrument"]["name"] == "trainSvc"
    listed = json.loads((at / "brewline-bundle.json").read_text())
    assert {file["path"] for file in listed["files"]} >= {entity.id for entity in files}
