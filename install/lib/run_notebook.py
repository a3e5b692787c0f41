"""Runs a notebook as JupyterLab would and says what its runs left: run_notebook.py NOTEBOOK EXECUTED_COPY

The kernel works in the notebook's own folder, so the runs land in the store there, and JupyterLab shows them later.
"""

import os
import sqlite3
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def title(cell):
    lines = [line for line in cell.source.splitlines() if line.strip() and not line.startswith(("%%component", "record", "import", "/**"))]
    return next(iter(lines), "").strip(" {;")[:70]


def execute(notebook, copy):
    document = nbformat.read(notebook, as_version=4)
    began = time.monotonic()
    count = sum(cell.cell_type == "code" for cell in document.cells)
    seen = []

    def starting(cell, cell_index):
        if cell.cell_type == "code":
            seen.append(cell_index)
            print(f"  cell {len(seen)} of {count}: {title(cell)}", flush=True)

    client = NotebookClient(document, timeout=600, resources={"metadata": {"path": str(notebook.parent)}}, on_cell_start=starting)
    try:
        client.execute()
    except CellExecutionError as error:
        sys.exit(f"{notebook.name} stopped:\n{error}")
    finally:
        nbformat.write(document, copy)
    print(f"Ran {notebook.name} in {time.monotonic() - began:.0f} s; the executed copy is {short(copy)}\n")


def short(path):
    path = str(path)
    here = os.getcwd() + os.sep
    return path[len(here):] if path.startswith(here) else path


def report(folder):
    """Asks the store itself: it is an SQLite file, open to anyone."""
    store = sqlite3.connect(f"file:{folder / 'store.db'}?mode=ro", uri=True)
    print(store.execute("select * from runs order by 1 desc limit 1").fetchone())


if __name__ == "__main__":
    notebook, copy = (Path(argument).resolve() for argument in sys.argv[1:])
    print(f"Running {notebook.name} through a Jupyter client …", flush=True)
    execute(notebook, copy)
    report(notebook.parent / ".brewline")
