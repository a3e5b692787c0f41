"""Kubeflow's local orchestrator with its containers replaced by a function of this process.

What the orchestrator decides (order, conditions, what is passed) is real; what a container does is given by the test.
"""

import json
import os

from kfp import components, local
from kfp.local import docker_task_handler, status


class Containers:
    """Runs exported pipelines, and remembers which steps were started with which inputs."""

    def __init__(self, monkeypatch, folder, values=None, failures=None):
        self.values = values or {}
        self.failures = dict(failures or {})
        self.started = []
        self.inputs = {}
        self.folder = folder
        monkeypatch.setattr(
            docker_task_handler.DockerTaskHandler, "run", lambda task: self.container(task)
        )
        local.init(runner=local.DockerRunner(), pipeline_root=str(folder), raise_on_error=True)

    def run(self, file, **arguments):
        return components.load_component_from_text(file.read_text())(**arguments)

    def container(self, task):
        args = task.full_command
        step = args[args.index("--step") + 1]
        executor = json.loads(args[args.index("--executor-input") + 1])
        self.started.append(step)
        self.inputs[step] = executor["inputs"]
        if self.failures.get(step, 0) > 0:
            self.failures[step] -= 1
            return status.Status.FAILURE
        self.write(step, executor["outputs"])
        return status.Status.SUCCESS

    def write(self, step, outputs):
        os.makedirs(os.path.dirname(outputs["outputFile"]), exist_ok=True)
        parameters = {
            name: self.values.get(f"{step}.{name}", "text") for name in outputs.get("parameters", {})
        }
        with open(outputs["outputFile"], "w") as file:
            json.dump({"parameterValues": parameters, "artifacts": outputs.get("artifacts", {})}, file)
