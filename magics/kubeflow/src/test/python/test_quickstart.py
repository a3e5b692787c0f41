"""An exported pipeline executed: Kubeflow's local orchestrator, its container runner pointed at local processes.

Each step is a JVM of its own that runs exactly the command of the exported file, but for the class path: there is no
image here, so it is that of the Java tests. Run QuickstartTest.java first; it leaves the file and the class path.
"""

import json
import os
import pathlib
import subprocess

import pytest
from kfp import components, local
from kfp.local import docker_task_handler, status

FOLDER = pathlib.Path(__file__).parents[3] / "target" / "kubeflow"
FILE = FOLDER / "quickstart.yaml"
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"


class Processes:
    """Starts steps as local processes, and keeps what they leave."""

    def __init__(self, monkeypatch, folder):
        self.outputs = {}
        self.started = []
        monkeypatch.setattr(docker_task_handler.DockerTaskHandler, "run", lambda task: self.run(task))
        local.init(runner=local.DockerRunner(), pipeline_root=str(folder), raise_on_error=True)

    def run(self, task):
        command = list(task.full_command)
        assert command[:3] == ["java", "-cp", "/brewline/lib/*"]
        command[0] = JAVA
        command[2] = (FOLDER / "classpath").read_text()
        step = command[command.index("--step") + 1]
        executor = json.loads(command[command.index("--executor-input") + 1])
        self.started.append(step)
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            print(done.stdout, done.stderr)
            return status.Status.FAILURE
        self.outputs[step] = json.loads(pathlib.Path(executor["outputs"]["outputFile"]).read_text())
        return status.Status.SUCCESS

    def artifact(self, step, name):
        return self.outputs[step]["artifacts"][name]["artifacts"][0]

    def text(self, step, name):
        return pathlib.Path(self.artifact(step, name)["uri"]).read_text()


def contents(path):
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    return {str(f.relative_to(path)) if f != path else "": f.read_text() for f in files}


@pytest.fixture
def processes(monkeypatch, tmp_path):
    return Processes(monkeypatch, tmp_path)


@pytest.fixture
def quickstart(processes):
    assert FILE.exists(), f"{FILE} is not there; run QuickstartTest first"
    pipeline = components.load_component_from_text(FILE.read_text())

    def run(**arguments):
        pipeline(**{"load-masses": [3.7, 5.0, 3.8, 5.2], **arguments})
        return processes

    return run


def test_a_good_model_is_published_and_praised(quickstart):
    run = quickstart()
    assert sorted(run.started) == sorted(
        ["load", "split", "train", "evaluate", "publish", "praise", "report"]
    )
    assert run.outputs["evaluate"]["parameterValues"] == {
        "accuracy": 1.0,
        "errors": 0,
        "verdict": "fine",
    }
    assert run.text("publish", "output") == "<p>border at 4.35</p>"
    assert run.text("report", "output") == "# published with accuracy 1.0"


def test_every_output_equals_that_of_a_run_without_kubeflow(quickstart):
    run = quickstart()
    expected = json.loads((FOLDER / "expected.json").read_text())
    found = {
        f"{step}.{name}": contents(pathlib.Path(artifacts["artifacts"][0]["uri"]))
        for step, outputs in run.outputs.items()
        for name, artifacts in outputs.get("artifacts", {}).items()
        if f"{step}.{name}" in expected
    }
    for step, outputs in run.outputs.items():
        for name, value in outputs.get("parameterValues", {}).items():
            text = value if isinstance(value, str) else json.dumps(value)
            found[f"{step}.{name}"] = {"": text}
    assert found == expected


def test_a_poor_model_is_explained(quickstart):
    run = quickstart(**{"train-shift": 3.0})
    assert sorted(run.started) == sorted(["load", "split", "train", "evaluate", "explain", "report"])
    assert run.text("report", "output") == "# 1 errors: poor"


def test_the_console_s_metrics_are_there(quickstart):
    run = quickstart(minAccuracy=0.5)
    assert run.artifact("train", "metrics")["metadata"] == {"border": 4.35}
    assert run.artifact("evaluate", "classification")["metadata"]["confusionMatrix"] == {
        "annotationSpecs": [{"displayName": "adelie"}, {"displayName": "gentoo"}],
        "rows": [{"row": [1, 0]}, {"row": [0, 1]}],
    }
    assert run.artifact("train", "output")["metadata"]["kind"] == "MODEL"


def test_a_failing_step_fails_the_run_after_its_retry(quickstart, processes, capsys):
    with pytest.raises(RuntimeError, match="FAILURE"):
        quickstart(**{"train-shift": -1.0})
    assert processes.started == ["load", "split", "train", "train"]
    printed = capsys.readouterr().out
    assert "train failed:\njava.lang.IllegalArgumentException: shift (-1.0) must not be negative" in printed
    assert "Quickstart.java" in printed
