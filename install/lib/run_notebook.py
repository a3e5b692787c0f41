"""Runs a notebook as JupyterLab would and says what its runs left: run_notebook.py NOTEBOOK EXECUTED_COPY

The kernel works in the notebook's own folder, so the runs land in the store there, and JupyterLab shows them later.
"""

import os
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def title(cell):
    """The line that says what the cell is about: of a component its signature."""
    aside = ("%%component", "record ", "import ", "class ", "interface ", "enum ", "/**", " ", "}")
    lines = [line for line in cell.source.splitlines() if line and not line.startswith(aside)]
    line = next(iter(lines), "").rstrip(" {;")
    return line if len(line) <= 76 else line[:75] + "…"


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
    print(f"Ran {notebook.name} in {time.monotonic() - began:.0f} s; the executed copy is {short(copy)}")


def short(path):
    path = str(path)
    here = os.getcwd() + os.sep
    return path[len(here):] if path.startswith(here) else path


def report(folder, known):
    """Asks the store itself what is new: it is an SQLite file, open to anyone."""
    with closing(connect(folder)) as store:
        for run, pipeline, state, millis in store.execute(
            "select id, pipeline, state, finished_at - started_at from run where id > ? order by id", (known,)
        ).fetchall():
            print(f"\nRun {run}  {pipeline}  {state.lower()}  {millis / 1000:.1f} s")
            print("  artifacts")
            for step, name, kind, content, extension in store.execute(
                "select step, a.name, kind, content, extension from artifact a join step s on s.run_id = a.run_id and s.name = step"
                " where a.run_id = ? order by s.position, a.position", (run,)
            ):
                title = f"{step}.{name}"
                print(f"    {title:<32} {kind.lower():<7} {short(artifact(folder, run, step, name if name.endswith(extension) else name + extension, content))}")
            print("  metrics")
            for step, name, value in store.execute(
                "select s.name, m.name, m.value from step s join static_metric m"
                " on m.run_id = coalesce(s.cached_from, s.run_id) and m.step = coalesce(s.cached_step, s.name)"
                " where s.run_id = ? and m.value is not null order by s.position, m.position", (run,)
            ):
                title = f"{step}.{name}"
                print(f"    {title:<32} {value:.3f}")
            for step, name, points, last in store.execute(
                "select s.name, m.name,"
                " (select count(*) from metric_point where metric_id = m.id)"
                " + (select coalesce(sum(points), 0) from metric_chunk where metric_id = m.id),"
                " (select value from metric_point where metric_id = m.id order by seq desc limit 1)"
                " from step s join metric m"
                " on m.run_id = coalesce(s.cached_from, s.run_id) and m.step = coalesce(s.cached_step, s.name)"
                " where s.run_id = ? order by s.position",
                (run,),
            ):
                title = f"{step}.{name}"
                value = "" if last is None else f"{last:.3f} "
                print(f"    {title:<32} {value}after {points} points")


def artifact(folder, run, step, name, content):
    """The artifact by its name where the run keeps links, else the content itself."""
    named = folder / "runs" / run / step / name
    stored = folder / "objects" / content[:2] / content[2:]
    return next((path for path in (named, stored) if path.exists()), folder / "runs" / run / "values.yaml")


def connect(folder):
    return sqlite3.connect(f"file:{folder / 'store.db'}?mode=ro", uri=True)


def newest(folder):
    if not (folder / "store.db").exists():
        return ""
    with closing(connect(folder)) as store:
        return store.execute("select coalesce(max(id), '') from run").fetchone()[0]


def main(notebook, copy):
    folder = Path(os.environ.get("BREWLINE_STORE") or notebook.parent / ".brewline")
    known = newest(folder)
    print(f"Running {notebook.name} through a Jupyter client …", flush=True)
    execute(notebook, copy)
    report(folder, known)


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:]))
