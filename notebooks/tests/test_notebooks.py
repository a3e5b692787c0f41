"""Every notebook runs from the first cell to the last in a real Jupyter client, and its outputs are right."""

import base64
import re
import sqlite3
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter

NOTEBOOKS = Path(__file__).resolve().parents[1]
BUILD = NOTEBOOKS.parent / "target"
IN_THE_BROWSER = {"sweep.ipynb"}  # is executed by install/tests/test_lab.py


@pytest.mark.parametrize("name", sorted({path.name for path in NOTEBOOKS.glob("*.ipynb")} - IN_THE_BROWSER))
def test_the_notebook_runs_to_its_end(run, name):
    assert all(cell.execution_count for cell in run(name).cells if cell.cell_type == "code")


def cell_with(document, beginning):
    [cell] = [cell for cell in document.cells if cell.source.startswith(beginning)]
    return cell


def bundles(cell):
    return [output.data for output in cell.outputs if output.output_type in ("display_data", "execute_result")]


def plain(cell):
    return "\n".join(bundle.get("text/plain", "") for bundle in bundles(cell))


def test_quickstart_is_short(run):
    assert len(run("quickstart.ipynb").cells) < 15


def test_a_run_is_shown_as_a_picture_as_html_and_as_text(run):
    cell = cell_with(run("quickstart.ipynb"), "%config penguins\n%run penguins")
    picture = next(bundle for bundle in bundles(cell) if "image/png" in bundle)
    assert base64.b64decode(picture["image/png"])[:8] == b"\x89PNG\r\n\x1a\n"
    assert "data:image/svg+xml" in picture["text/html"]
    for step in ("load", "split", "trainSvc", "trainSoftmax", "evaluate", "evaluateSoftmax", "publish", "explain"):
        assert step in picture["text/plain"]
        assert step in picture["text/html"]
    assert "<script" not in picture["text/html"] and "<style" not in picture["text/html"]


def test_the_outputs_of_a_run_stay_small(run):
    for cell in run("quickstart.ipynb").cells:
        if cell.cell_type == "code":
            assert len(nbformat.from_dict({"outputs": cell.outputs}).__repr__()) < 300_000


def test_both_runs_are_listed_with_their_results(run):
    listed = plain(cell_with(run("quickstart.ipynb"), "%run penguins trainSvc.kernel=linear"))
    for run_id in run_ids(store_of(run)):
        assert run_id[:8] in listed


def store_of(run):
    run("quickstart.ipynb")
    return sqlite3.connect(BUILD / "notebooks" / ".brewline" / "store.db")


def run_ids(store):
    return [row[0] for row in store.execute("select id from run where pipeline = 'penguins' order by id")]


def test_the_store_holds_both_runs_with_config_metrics_and_states(run):
    store = store_of(run)
    first, second = run_ids(store)
    assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", i) for i in (first, second))
    assert steps(store, first)["explain"] == "SUCCEEDED" and steps(store, first)["publish"] == "SKIPPED"
    assert steps(store, second)["publish"] == "SUCCEEDED" and steps(store, second)["explain"] == "SKIPPED"


def steps(store, run_id):
    return dict(store.execute("select name, state from step where run_id = ?", (run_id,)))


def test_the_classifier_is_good(run):
    shown = plain(cell_with(run("quickstart.ipynb"), "%run penguins trainSvc.kernel=linear"))
    assert "0.99" in shown


def test_the_exported_pipeline_has_its_loop_its_condition_and_its_step_at_the_end(run):
    cell = cell_with(run("kubeflow.ipynb"), "// What Kubeflow will run")
    said = "".join(output.text for output in cell.outputs if output.output_type == "stream")
    assert 'itemInput: "pipelinechannel--sizes-loop-item"' in said
    assert "['pipelinechannel--best--output'] >= inputs.parameter_values['pipelinechannel--minAccuracy']" in said
    assert 'strategy: "ALL_UPSTREAM_TASKS_COMPLETED"' in said


def test_a_run_that_comes_home_from_kubeflow_equals_the_notebook_s(run):
    document = run("kubeflow.ipynb")
    assert "succeeded on Kubeflow" in plain(cell_with(document, "%import kfp"))
    compared = plain(cell_with(document, "%compare pipeline = neighbours"))
    assert "The config of all is the same." in compared and "The code of all is the same." in compared
    assert re.search(r"best +0\.96 +0\.96\n", compared)
    [differs] = re.findall(r"^artifact +.*\n[─ ]+\n((?:.+\n)+)", compared, re.MULTILINE)
    assert [line.split()[0] for line in differs.splitlines()] == ["tell"]  # it is told what Kubeflow calls the pipeline


def test_a_network_on_pytorch_reads_digits_and_stops_by_itself(run):
    cell = next(cell for cell in run("digits-djl.ipynb").cells if cell.source == "%run digits")
    assert float(re.search(r"evaluate +– +(0\.\d+)", plain(cell))[1]) > 0.95
    store = store_of(run)
    [epochs] = store.execute(
        "select max(p.step) from metric_point p join metric m on m.id = p.metric_id join run r on r.id = m.run_id"
        " where r.pipeline = 'digits' and m.name = 'loss' group by r.id order by r.id limit 1"
    ).fetchone()
    assert epochs < 60
    assert any("image/png" in bundle for bundle in bundles(cell))


def test_a_library_of_ones_own_is_kept_and_shown(run):
    last = run("bring-your-own.ipynb").cells[-1]
    assert "<table" in "".join(bundle.get("text/html", "") for bundle in bundles(last))
    kept = store_of(run).execute("select handler from artifact where step = 'standardize'").fetchone()
    assert kept == ("matrix-market",)


def test_nbconvert_makes_a_page_of_it(run):
    page, _ = HTMLExporter().from_notebook_node(run("quickstart.ipynb"))
    (BUILD / "quickstart.html").write_text(page)
    assert "data:image/svg+xml" in page
