"""The wheel in an environment of its own, as a person installs it, uses it and removes it."""

import io
import json
import subprocess
import zipfile
from pathlib import Path

from cells import notebook_file
from installed import CLEAN, ROOT, files

CELLS = [
    "%%component\nint twice(int n = 21) { return 2 * n; }",
    "%%pipeline doubled\ntwice();",
    "%run doubled",
]


def test_jupyter_lists_the_kernel(installed):
    command = [installed.python, "-m", "jupyter_client.kernelspecapp", "list", "--json"]
    listed = json.loads(subprocess.run(command, env=CLEAN, capture_output=True, text=True, check=True).stdout)
    assert listed["kernelspecs"]["brewline"]["spec"]["argv"][1:3] == ["-m", "brewline.kernel"]
    assert Path(listed["kernelspecs"]["brewline"]["resource_dir"]).is_relative_to(installed.folder)


def test_a_notebook_runs_and_its_run_is_looked_at(installed):
    folder = installed.work / "deep"
    folder.mkdir()
    notebook_file(folder / "a.ipynb", *CELLS, 'System.out.print(Path.of("").toAbsolutePath());')
    done = installed.run("run", "deep/a.ipynb", "-p", "twice.n=4", "-v")
    assert done.returncode == 0, done.stdout + done.stderr
    assert str(folder) in done.stdout  # cells work in the notebook's folder, wherever the command was typed
    runs = json.loads(installed.run("runs", "--json", "--store", "deep/.brewline").stdout)
    assert [(run["pipeline"], run["state"], run["config"]) for run in runs] == [("doubled", "succeeded", {"twice.n": "4"})]
    assert "✔ twice" in installed.run("show", "--store", "deep/.brewline").stdout


def test_papermill_sets_parameters_from_the_wheel(installed):
    file = notebook_file(installed.work / "p.ipynb", "int n = 1;", "System.out.print(n * 2);")
    content = json.loads(file.read_text())
    content["cells"][0]["metadata"]["tags"] = ["parameters"]
    file.write_text(json.dumps(content))
    command = [installed.python, "-m", "papermill", "p.ipynb", "out.ipynb", "-p", "n", "21"]
    done = subprocess.run(command, cwd=installed.work, env=CLEAN, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr
    assert json.loads((installed.work / "out.ipynb").read_text())["cells"][-1]["outputs"][0]["text"] in ("42", ["42"])


def test_the_doctor_finds_the_installation_well_whether_jupyter_starts_java_itself_or_not(installed):
    made = installed.run("setup")
    assert made.returncode == 0, made.stdout + made.stderr
    well = installed.run("doctor")
    assert well.returncode == 0, well.stdout + well.stderr
    assert {line[0] for line in well.stdout.splitlines()} == {"✔"}
    spec = installed.folder / "share" / "jupyter" / "kernels" / "brewline" / "kernel.json"
    assert json.loads(spec.read_text())["argv"][0].endswith("java")
    assert installed.run("setup", "--portable").returncode == 0
    assert installed.run("doctor").returncode == 0


def test_without_a_jdk_it_is_one_sentence_with_the_way_to_get_one(installed, tmp_path):
    script = (
        "import sys; from brewline import jdk; jdk.FOLDERS = (); "
        "import brewline.{0} as start; sys.argv[1:] = ['runs']; start.main()"
    )
    for start in ("kernel", "command"):
        done = subprocess.run(
            [installed.python, "-c", script.format(start)],
            env={"PATH": str(tmp_path), "HOME": str(tmp_path), "JAVA_HOME": "/gone"},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 1
        assert done.stderr.startswith("Brewline needs a JDK, version 17 or newer (/gone is none): ")
        assert len(done.stderr.splitlines()) == 1


def test_the_wheel_names_everything_that_it_has(installed):
    [wheel] = (ROOT / "target").glob("brewline-*.whl")
    with zipfile.ZipFile(wheel) as content:
        record = next(name for name in content.namelist() if name.endswith("RECORD"))
        named = {line.split(",")[0] for line in content.read(record).decode().splitlines()}
        assert named == set(content.namelist())


def test_no_jar_of_the_wheel_is_signed_as_the_jvm_would_hash_each_class_of_it():
    [wheel] = (ROOT / "target").glob("brewline-*.whl")
    with zipfile.ZipFile(wheel) as content:
        for name in content.namelist():
            if name.endswith(".jar"):
                with zipfile.ZipFile(io.BytesIO(content.read(name))) as jar:
                    assert not any(entry.endswith((".SF", ".RSA")) for entry in jar.namelist()), name


def test_uninstalled_nothing_is_left_but_stores(installed):
    """Last: the archives that were made meanwhile go too."""
    installed.pip("uninstall", "-y", "brewline")
    assert files(installed.folder) == installed.before
    assert (installed.work / "deep" / ".brewline" / "store.db").is_file()
