"""Kubeflow's local orchestrator with its containers replaced by a function of this process.

What the orchestrator decides (order, conditions, what is passed) is real; what a container does is given by the test.
"""

import json
import os
import threading

from kfp import components, local
from kfp.local import docker_task_handler, status


class Containers:
    """Runs exported pipelines, and remembers which steps were started with which inputs."""

    def __init__(self, monkeypatch, folder, values=None, failures=None):
        self.values = values or {}
        self.failures = dict(failures or {})
        self.started = []
        self.inputs = {}
        self.calls = {}
        self.counting = threading.Lock()
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
        with self.counting:
            calls = self.calls.setdefault(step, [])
            calls.append(executor["inputs"])
            call = len(calls)
        if self.failures.get(step, 0) > 0:
            self.failures[step] -= 1
            return status.Status.FAILURE
        self.write(step, executor["outputs"], call)
        return status.Status.SUCCESS

    def value(self, output, call):
        """What the test says; a function is asked which call of the step this is, counted from 1."""
        value = self.values.get(output, "text")
        return value(call) if callable(value) else value

    def write(self, step, outputs, call):
        os.makedirs(os.path.dirname(outputs["outputFile"]), exist_ok=True)
        parameters = {
            name: self.value(f"{step}.{name}", call) for name in outputs.get("parameters", {})
        }
        with open(outputs["outputFile"], "w") as file:
            json.dump({"parameterValues": parameters, "artifacts": outputs.get("artifacts", {})}, file)
