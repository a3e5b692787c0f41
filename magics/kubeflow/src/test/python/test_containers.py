"""The quickstart in Kubeflow's local orchestrator, its steps in real containers of the image that we built.

BREWLINE_PYTHON names the Python that has Jupyter and the kernel. Where this machine can't run containers, or
BREWLINE_CONTAINERS is "no", the steps run as local processes, with the libraries of the image, and the tests say so.
"""

import json
import os
import pathlib
import subprocess
import tarfile
import warnings

import docker
import pytest
from engine import Engine, NoContainers
from kfp import components, local
from kfp.local import docker_task_handler

IMAGE = "localhost/penguins:1"
HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[4]
PYTHON = os.environ.get("BREWLINE_PYTHON", str(ROOT / ".venv" / "bin" / "python"))
CONFIG = [{}, {"trainSvc-kernel": "linear", "trainSvc-c": 10.0}]


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """What the quickstart's notebook exports, and the runs that it made."""
    given = os.environ.get("BREWLINE_PENGUINS")
    if given:
        return pathlib.Path(given)
    if not pathlib.Path(PYTHON).exists():
        pytest.skip(f"{PYTHON} is not there; run install/quickstart first")
    folder = tmp_path_factory.mktemp("penguins")
    notebook = ROOT / "notebooks" / "quickstart.ipynb"
    subprocess.run([PYTHON, str(HERE / "penguins_files.py"), str(notebook), str(folder)], check=True)
    return folder


@pytest.fixture(scope="session")
def containers(files, tmp_path_factory):
    """Which way steps are run: "containers", or "processes" with the image unpacked."""
    engine = Engine(tmp_path_factory.mktemp("engine"))
    yield way(engine, files, tmp_path_factory.mktemp("image"))
    engine.stop()


def way(engine, files, folder):
    try:
        engine.start(IMAGE, files / "penguins.tar")
        return "containers"
    except NoContainers as reason:
        engine.stop()
        warnings.warn(f"No containers on this machine ({reason}): the steps run as local processes.", stacklevel=1)
        return unpacked(files / "penguins.tar", folder)


def unpacked(tar, folder):
    """The image's own files in a folder, so that local processes have what a container has."""
    with tarfile.open(tar) as image:
        image.extractall(folder / "layers", filter="data")
    for layer in (folder / "layers").glob("*.tar.gz"):
        with tarfile.open(layer) as files:
            files.extractall(folder / "root", filter="tar")
    return folder / "root"


class Kubeflow:
    """Runs exported pipelines, and finds what they left."""

    def __init__(self, folder, files):
        self.folder = folder
        self.files = files

    def run(self, pipeline, **arguments):
        local.init(
            runner=local.DockerRunner(network_mode="none"), pipeline_root=str(self.folder), raise_on_error=True
        )
        text = (self.files / f"{pipeline}.yaml").read_text()
        components.load_component_from_text(text)(**arguments)
        return self

    def outputs(self):
        """The summary of each step that ran, by task."""
        found = sorted(self.folder.rglob("executor_output.json"))
        return {file.parent.name: json.loads(file.read_text()) for file in found}

    def artifact(self, task, name):
        return self.outputs()[task]["artifacts"][name]["artifacts"][0]


@pytest.fixture
def kubeflow(containers, files, tmp_path, monkeypatch):
    return started(containers, files, tmp_path, monkeypatch)


def started(containers, files, folder, monkeypatch):
    if containers == "containers":
        keep_the_exit_code(monkeypatch)
    else:
        as_processes(monkeypatch, containers)
    return Kubeflow(folder, files)


@pytest.fixture(scope="session")
def penguins(containers, files, tmp_path_factory):
    """The quickstart as Kubeflow ran it with the config of the notebook's first or second run; each is made once."""
    made = {}

    def of(number):
        if number not in made:
            with pytest.MonkeyPatch.context() as patch:
                there = started(containers, files, tmp_path_factory.mktemp("out"), patch)
                made[number] = there.run("penguins", **CONFIG[number])
        return made[number]

    return of


def keep_the_exit_code(monkeypatch):
    """Kubeflow asks for the exit code of a container that removes itself, and takes a late answer for a success.

    Following the log of a container that ends just then can last for ever in Podman, so that is read at the end.
    """
    run = docker.models.containers.ContainerCollection.run

    def without_removal(self, image, command=None, **arguments):
        container = run(self, image, command, **{**arguments, "auto_remove": False})
        container.wait()
        printed = container.logs()
        container.logs = lambda stream: [printed]
        return container

    monkeypatch.setattr(docker.models.containers.ContainerCollection, "run", without_removal)


def as_processes(monkeypatch, root):
    def run(client, image, command, volumes, **arguments):
        command = [word.replace("/brewline/lib", f"{root}/brewline/lib") for word in command]
        command[0] = str(root / "opt/java/bin/java")
        return subprocess.run(command, cwd=root / "brewline/work").returncode

    class NoClient:
        info = staticmethod(dict)
        close = staticmethod(lambda: None)

    monkeypatch.setattr(docker_task_handler, "run_docker_container", run)
    monkeypatch.setattr(docker, "from_env", NoClient)


def contents(path):
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    return {str(f.relative_to(path)) if f != path else "": f.read_bytes() for f in files}


def of_the_notebook(run):
    """The artifacts of a run in the notebook, by task and name."""
    names = {"trainSvc": "train-svc", "trainSoftmax": "train-softmax", "evaluateSoftmax": "evaluate-softmax"}
    found = {}
    for artifact in (a for step in run.iterdir() if step.is_dir() for a in step.iterdir()):
        step = artifact.parent.name
        found[f"{names.get(step, step)}.{artifact.name.partition('.')[0]}"] = contents(artifact)
    return found


def of_kubeflow(outputs):
    return {
        f"{task}.{name}": contents(pathlib.Path(artifacts["artifacts"][0]["uri"]))
        for task, summary in outputs.items()
        for name, artifacts in summary.get("artifacts", {}).items()
        if name not in ("metrics", "classification", "files")
    }


def values_of_the_notebook(run):
    lines = (line.split(": ") for line in (run / "values.yaml").read_text().splitlines())
    return {key: float(value) for key, value in lines}


def runs(files):
    return [pathlib.Path(run) for run in json.loads((files / "runs.json").read_text())]


@pytest.mark.parametrize("number, way", [(0, "explain"), (1, "publish")])
def test_all_artifacts_and_metrics_equal_those_of_the_notebook_and_one_way_runs(penguins, files, number, way):
    kubeflow = penguins(number)
    outputs = kubeflow.outputs()
    run = runs(files)[number]
    always = ["evaluate", "evaluate-softmax", "load", "split", "train-softmax", "train-svc"]
    assert sorted(outputs) == sorted([*always, way])
    notebook = {key: value for key, value in of_the_notebook(run).items() if not key.startswith("publish.")}
    assert of_kubeflow(outputs) == notebook
    values = values_of_the_notebook(run)
    for step, task in (("evaluate", "evaluate"), ("evaluateSoftmax", "evaluate-softmax")):
        found = outputs[task]["parameterValues"]
        assert found == {name: values[f"{step}.{name}"] for name in ("accuracy", "f1")}
        assert outputs[task]["artifacts"]["metrics"]["artifacts"][0]["metadata"] == found
    matrix = kubeflow.artifact("evaluate", "classification")["metadata"]["confusionMatrix"]
    if way == "publish":
        card = pathlib.Path(kubeflow.artifact("publish", "files")["uri"]) / "model-card.md"
        [kept] = [file for file in (run / "publish").iterdir() if "model-card" in file.name]
        assert card.read_bytes() == kept.read_bytes()
    assert [each["displayName"] for each in matrix["annotationSpecs"]] == ["Adelie", "Chinstrap", "Gentoo"]


def test_a_run_that_is_brought_back_equals_the_notebook_s(penguins, files):
    """By %import kfp and %compare, in a kernel: all artifacts by hash, and all metrics."""
    out = penguins(1).folder
    run = runs(files)[1].name
    command = [PYTHON, str(HERE / "brought_back.py"), str(files), str(out), run, "trainSvc.kernel=linear", "trainSvc.c=10"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert "succeeded on Kubeflow" in told["said"]
    assert "The config of all is the same." in told["compared"]
    assert told["there"] == told["here"]
    assert {"load.output", "trainSvc.output", "publish.model-card.md", "evaluate.f1", "trainSoftmax.loss"} <= told["here"].keys()


def test_a_failing_step_fails_the_run_and_says_why(kubeflow, capfd):
    with pytest.raises(RuntimeError, match="FAILURE"):
        kubeflow.run("tried", **{"flaky-fails": 9})
    said = capfd.readouterr()
    assert "java.io.IOException: container 3 fails" in said.out + said.err
    assert kubeflow.outputs() == {}


def test_a_step_that_fails_once_is_tried_again(kubeflow, capfd):
    outputs = kubeflow.run("tried").outputs()
    assert outputs["flaky"]["parameterValues"] == {"output": "done"}
    assert outputs["pass-on"]["parameterValues"] == {"output": "done"}
    said = capfd.readouterr()
    assert "container 1 fails" in said.out + said.err
    assert "container 2 fails" not in said.out + said.err


def test_a_fan_out_an_inner_pipeline_and_an_exit_step_give_what_the_notebook_s_run_gave(kubeflow, files):
    kubeflow.run("fanned")
    [summary] = kubeflow.folder.rglob("summary/output")
    assert summary.read_bytes() == (runs(files)[2] / "summary" / "output.md").read_bytes()
    assert len(list(kubeflow.folder.rglob("fit/output"))) == 2
    outputs = [json.loads(file.read_text()) for file in kubeflow.folder.rglob("*praise/executor_output.json")]
    assert [each["parameterValues"]["output"] for each in outputs] == ["fold 2 of 13, seed 2 is good"]
    assert kubeflow.outputs()["tell"]["parameterValues"] == {"output": "it has SUCCEEDED"}


def test_where_there_are_no_containers_the_steps_run_as_processes_and_the_tests_say_so(files, tmp_path, monkeypatch):
    monkeypatch.setenv("BREWLINE_CONTAINERS", "no")
    with pytest.warns(UserWarning, match="BREWLINE_CONTAINERS is no.: the steps run as local processes"):
        image = way(Engine(tmp_path), files, tmp_path / "image")
    outputs = started(image, files, tmp_path / "out", monkeypatch).run("tried").outputs()
    assert outputs["flaky"]["parameterValues"] == {"output": "done"}


def test_the_same_image_is_built_twice(files):
    assert (files / "again.tar").read_bytes() == (files / "penguins.tar").read_bytes()
    assert (files / "again.cdx.json").read_bytes() == (files / "penguins.cdx.json").read_bytes()
