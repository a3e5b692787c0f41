"""The command brewline through its installed launcher: what it says to people and to scripts, and what it ends with."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess

import pexpect
import pytest

from cells import notebook_file
from installed import CLEAN

NUMBERS = "%%component\nint[] numbers(int n = 3) { return IntStream.rangeClosed(1, n).toArray(); }"
TOTAL = """%%component
double total(int[] numbers, double factor = 1.0, Metrics metrics) {
    if (factor < 0) throw new IllegalStateException("factor is negative");
    metrics.set("sum", factor * Arrays.stream(numbers).sum());
    return factor * Arrays.stream(numbers).sum();
}"""
SUMS = [NUMBERS, TOTAL, "%%pipeline sums\ntotal(numbers());"]


@pytest.fixture(scope="module")
def brewline(installed):
    """Types a command in a folder with two runs, numbers.n 3 and 2000."""
    installed.run("setup", "--portable")  # else the archives are made beside the tests
    folder = installed.work / "sums"
    folder.mkdir()
    notebook_file(folder / "a.ipynb", *SUMS, "%run sums", "%run sums numbers.n=2000")
    command = str(installed.folder / "bin" / "brewline")

    def brewline(*arguments, ends=0, **environment):
        done = subprocess.run(
            [command, *map(str, arguments)], cwd=folder, env=CLEAN | environment, capture_output=True, text=True, timeout=280
        )
        assert done.returncode == ends, done.stdout + done.stderr
        assert "\tat " not in done.stderr
        return done.stdout if ends == 0 or not done.stderr else done.stderr

    brewline.folder = folder
    brewline.command = command
    told = brewline("run", "a.ipynb")
    assert "✔ numbers" in told and "✔ run " in told
    return brewline


def test_runs_for_people_and_for_scripts(brewline):
    assert brewline("runs").count("✔ succeeded") == 2
    runs = json.loads(brewline("runs", "--json", "numbers.n > 100"))
    assert [(run["pipeline"], run["metrics"]) for run in runs] == [("sums", {"total.sum": 2001000.0})]


def test_show_and_artifacts_for_people_and_for_scripts(brewline):
    assert "sums  ✔ succeeded" in brewline("show")
    steps = json.loads(brewline("show", "~2", "--json"))["steps"]
    assert [(step["name"], step["state"]) for step in steps] == [("numbers", "succeeded"), ("total", "succeeded")]
    assert "int[]" in brewline("artifacts", "latest")
    [numbers] = json.loads(brewline("artifacts", "~2", "numbers", "--json"))
    assert json.loads(open(numbers["path"]).read()) == [1, 2, 3]


def test_compare_for_people_and_for_scripts(brewline):
    assert re.search(r"numbers\.n +3 +2000", brewline("compare", "~2", "~1"))
    compared = json.loads(brewline("compare", "~2", "~1", "--json"))
    assert compared["config"] == {"numbers.n": ["3", "2000"]}
    assert compared["metrics"] == {"total.sum": [6.0, 2001000.0], "total": [6.0, 2001000.0]}
    assert list(compared["artifacts"]) == ["numbers", "total"]


def test_a_pipeline_is_exported(brewline):
    brewline("export", "a.ipynb", "kfp", "sums", "-o", "sums.yaml", "--image", "registry/step:1")
    assert "registry/step:1" in (brewline.folder / "sums.yaml").read_text()


def test_a_run_goes_into_another_store_and_becomes_a_notebook(brewline, tmp_path):
    told = brewline("bundle", "~1", "-o", tmp_path / "sums.zip", "--author", "Ada")
    assert "brewline import " in told and "%import" not in told
    [imported] = json.loads(brewline("import", tmp_path / "sums.zip", "--store", tmp_path / "theirs", "--json"))
    assert (imported["new"], imported["madeBy"], imported["trusted"]) == (True, "Ada", False)
    assert "is here already" in brewline("import", tmp_path / "sums.zip", "--store", tmp_path / "theirs")
    written = json.loads(brewline("notebook", "-o", tmp_path / "again.ipynb", "--store", tmp_path / "theirs", "--json"))
    assert written["run"] == imported["id"]
    (tmp_path / "cut.zip").write_bytes((tmp_path / "sums.zip").read_bytes()[:-100])
    assert "it was cut off" in brewline("import", tmp_path / "cut.zip", ends=2)


def test_verify_and_gc_for_people_and_for_scripts(brewline):
    assert "whole" in brewline("verify")
    assert json.loads(brewline("verify", "--json"))["whole"] is True
    assert len(json.loads(brewline("gc", "--keep", "1", "--dry-run", "--json"))["runs"]) == 1
    assert "1 run" in brewline("gc", "--keep", "1", "--dry-run")


def test_what_it_ends_with_is_what_the_help_says(brewline, tmp_path):
    said = brewline("--help")
    assert re.findall(r"(?m)^ *(\d+) ", said[said.index("It ends with") :]) == ["0", "1", "2", "3", "130"]
    failed = brewline("run", "a.ipynb", "-p", "total.factor=-1", ends=1)
    assert "Cell 4 of 5 failed" in failed and "factor is negative" in failed and "cell 2, line 3" in failed
    assert 'did you mean "sums"?' in brewline("show", "sumz", ends=2)
    assert "There is no store" in brewline("runs", "--store", tmp_path / "nowhere", ends=3)


def test_ctrl_c_ends_with_130_and_the_run_says_that_it_was_cancelled(brewline, tmp_path):
    sleeps = "%%component\nint sleeps() throws Exception { Thread.sleep(600_000); return 1; }"
    notebook_file(tmp_path / "a.ipynb", sleeps, "%%pipeline long\nsleeps();", "%run long")
    command = [brewline.command, "run", "a.ipynb", "--json"]
    with subprocess.Popen(command, cwd=tmp_path, env=CLEAN, stdout=subprocess.PIPE, text=True) as process:
        assert any(json.loads(line).get("state") == "running" for line in process.stdout)
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=120)
    assert process.returncode == 130
    end = json.loads(rest.splitlines()[-1])
    assert (end["event"], end["state"], end["exit"]) == ("end", "cancelled", 130)
    [run] = json.loads(brewline("runs", "--json", "--store", tmp_path / ".brewline"))
    assert run["state"] == "cancelled"


def test_the_doctor_says_of_each_thing_how_to_mend_it(brewline, installed, tmp_path):
    old = tmp_path / "jdk-11"
    (old / "bin").mkdir(parents=True)
    (old / "bin" / "javac").touch(mode=0o755)
    (old / "release").write_text('JAVA_VERSION="11.0.2"\n')
    brewline("runs", "--store", shutil.copytree(brewline.folder / ".brewline", tmp_path / "store"))
    [archives] = installed.folder.glob("lib/python*/site-packages/brewline/archives")
    making = archives / "making"
    making.touch()  # nobody makes new ones while this is there
    stamp = (archives / "stamp.json").read_text()
    spec = installed.folder / "share" / "jupyter" / "kernels" / "brewline" / "kernel.json"
    well = spec.read_text()
    holder = sqlite3.connect(tmp_path / "store" / "store.db", isolation_level=None)
    try:
        (archives / "stamp.json").write_text("[]")
        spec.write_text(json.dumps({**json.loads(well), "argv": ["/gone/bin/java", "{connection_file}"]}))
        holder.execute("begin immediate")
        said = brewline("doctor", "--store", tmp_path / "store", ends=1, JAVA_HOME=str(old))
        found = json.loads(brewline("doctor", "--store", tmp_path / "store", "--json", ends=1, JAVA_HOME=str(old)))
    finally:
        holder.close()
        spec.write_text(well)
        (archives / "stamp.json").write_text(stamp)
        making.unlink(missing_ok=True)
    sick = {one["about"]: one for one in found if one["state"] != "fine"}
    assert list(sick) == ["JAVA_HOME", "archives", "kernelspec", "store"]
    assert "is version 11" in sick["JAVA_HOME"]["what"] and "let it name a JDK" in sick["JAVA_HOME"]["cure"]
    assert "none that fits this JDK" in sick["archives"]["what"] and "brewline setup" in sick["archives"]["cure"]
    assert "/gone/bin/java, which is not there" in sick["kernelspec"]["what"] and sick["kernelspec"]["cure"] == "brewline setup"
    assert "it is locked" in sick["store"]["what"] and "end its transaction" in sick["store"]["cure"]
    assert all(f"→ {one['cure']}" in said for one in sick.values())


SHELLS = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes_commands_and_options(brewline, shell, tmp_path):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not on this machine")
    environment = CLEAN | {"PATH": f"{os.path.dirname(brewline.command)}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    typed = pexpect.spawn(
        shell, SHELLS[shell], cwd=str(brewline.folder), env=environment | {"PS1": "ready> ", "TERM": "dumb"}, encoding="utf-8", timeout=60
    )
    typed.expect("ready> ")
    typed.sendline(f"source <(brewline completion {shell}); echo load''ed")
    typed.expect("loaded\r\n")
    typed.send("brewline veri\t--js\t\n")
    typed.expect('"whole":true')
    typed.sendline("exit")
    typed.close()
