"""The notebooks, each executed once in a real Jupyter client."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[1]
BUILD = NOTEBOOKS.parent / "target"


@pytest.fixture(scope="session")
def folder():
    """A copy of the notebooks with their data, so that the store is new and the sources stay as they are."""
    copy = BUILD / "notebooks"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(NOTEBOOKS, copy, ignore=shutil.ignore_patterns(".*", "target", "tests", "pom.xml"))
    return copy


@pytest.fixture(scope="session")
def run(folder):
    """Runs a notebook of that name once; an error in a cell is the test's error."""
    done = {}

    def run(name):
        if name not in done:
            document = nbformat.read(folder / name, as_version=4)
            NotebookClient(document, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
            nbformat.write(document, folder / name)
            done[name] = document
        return done[name]

    return run
