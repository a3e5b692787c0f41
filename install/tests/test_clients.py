"""Programs of others that run notebooks and cells: nbclient, nbconvert, papermill, Jupyter's console."""

import json
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pexpect
import pytest
from cells import notebook
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell

SCRIPTS = Path(sys.executable).parent


def text(cell):
    """What a cell's outputs say, in order."""
    said = [output.get("text") or output.get("data", {}).get("text/plain") or output.get("evalue") for output in cell.outputs]
    return "".join(said)


def test_nbclient_runs_a_notebook():
    run = notebook(new_markdown_cell("# Title"), "int a = 6;", "a * 7", 'System.out.print("end")')
    NotebookClient(run, kernel_name="brewline", timeout=120).execute()
    assert [text(cell) for cell in run.cells[1:]] == ["", "42", "end"]
    assert run.metadata.language_info.name == "java"
    nbformat.validate(run)


def test_nbclient_stops_at_the_first_error():
    run = notebook("1 + 1", 'throw new IllegalStateException("no");', "2 + 2")
    with pytest.raises(CellExecutionError, match="IllegalStateException"):
        NotebookClient(run, kernel_name="brewline", timeout=120).execute()
    assert run.cells[2].outputs == []


def test_nbconvert_makes_a_page_and_a_script(tmp_path):
    run = notebook('html("<b>bold</b>")', "int a = 6; a * 7")
    NotebookClient(run, kernel_name="brewline", timeout=120).execute()
    nbformat.write(run, tmp_path / "in.ipynb")
    for form in ("html", "script"):
        command = [sys.executable, "-m", "nbconvert", "--to", form, "in.ipynb"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=180)
        assert done.returncode == 0, done.stderr
    assert "<b>bold</b>" in (tmp_path / "in.html").read_text()
    assert "int a = 6; a * 7" in (tmp_path / "in.jshell").read_text()


PARAMETERS = """
String name = "nobody"; // who is greeted
double rate = 1.0;
long many = 0;
boolean loud = false;
List<Integer> sizes = List.of();
Map<String, Object> more = Map.of();
String none = "something";
"""

VALUES = {
    "name": "Grüße \"an\" C:\\data\n$x \\u0041 👋",
    "rate": 2,
    "many": 12_345_678_901,
    "loud": True,
    "sizes": [1, 2, 3],
    "more": {"a": 1.5, "b": ["c", None], "d": {"e": None}},
    "none": None,
}


def test_papermill_sets_parameters(tmp_path):
    parameters = new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})
    shown = ["name", "rate / 4", "many + 1", "!loud", "sizes.get(2) * 2", "more.size()", "none == null"]
    nbformat.write(notebook(parameters, *shown), tmp_path / "in.ipynb")
    (tmp_path / "values.json").write_text(json.dumps(VALUES, ensure_ascii=False))
    command = [SCRIPTS / "papermill", "in.ipynb", "out.ipynb", "-f", "values.json", "--cwd", tmp_path]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    out = nbformat.read(tmp_path / "out.ipynb", 4)
    assert "injected-parameters" in out.cells[1].metadata.tags
    assert [text(cell) for cell in out.cells[2:]] == [VALUES["name"], "0.5", "12345678902", "false", "6", "3", "true"]


def test_papermill_tells_a_parameter_of_the_wrong_type(tmp_path):
    parameters = new_code_cell("int count = 1;", metadata={"tags": ["parameters"]})
    nbformat.write(notebook(parameters, "count"), tmp_path / "in.ipynb")
    command = [SCRIPTS / "papermill", "in.ipynb", "out.ipynb", "-p", "count", "many"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=180)
    assert done.returncode != 0
    assert "String" in done.stderr and "int" in done.stderr


def test_papermill_lists_the_parameters_of_a_notebook(tmp_path):
    parameters = new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})
    nbformat.write(notebook(parameters), tmp_path / "in.ipynb")
    command = [SCRIPTS / "papermill", "--help-notebook", "in.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=180)
    assert "name: String (default \"nobody\")" in done.stdout, done.stdout + done.stderr
    assert "who is greeted" in done.stdout
    assert "sizes: List<Integer>" in done.stdout


def test_the_console_completes_runs_and_asks(tmp_path):
    console = pexpect.spawn(
        str(SCRIPTS / "jupyter-console"), ["--kernel=brewline", "--simple-prompt"], cwd=str(tmp_path), encoding="utf-8", timeout=90
    )
    console.expect("In \\[1\\]:")
    console.sendline("6 * 7")
    console.expect("Out\\[1\\]: ?42")
    console.expect("In \\[2\\]:")
    console.sendline('System.out.println("hello " + "world")')
    console.expect("hello world")
    console.expect("In \\[3\\]:")
    console.sendline("nope")
    console.expect("nope")
    console.expect("In \\[4\\]:")
    console.sendline('"read " + readLine("Your name: ")')
    console.expect("Your name: ")
    console.sendline("ada")
    console.expect("Out\\[4\\]: ?read ada")
    console.expect("In \\[5\\]:")
    console.sendline("while (true) {}")
    console.expect("\n")
    time.sleep(1)  # until the cell runs
    console.sendintr()
    console.expect("In \\[6\\]:")
    console.sendline("5 * 5")  # which waits if the endless cell did not end
    console.expect("Out\\[6\\]: ?25")
    console.expect("In \\[7\\]:")
    console.sendeof()
    console.expect(["y/\\[?n", "\\[y\\]/n", pexpect.EOF])
    console.sendline("y")
    console.expect(pexpect.EOF)
