"""Compares two pipelines field by field."""

import copy
import re

PREFIX = "pipelinechannel--"
LIST = "comp-list-of-"
GENERATED = ("comp-condition", "comp-for-loop", "comp-exit-handler", LIST)


def renamed(value, names, used):
    """The same tree with every name replaced by the rules."""
    if isinstance(value, dict):
        return {renamed(k, names, used): renamed(v, names, used) for k, v in value.items()}
    if isinstance(value, list):
        return [renamed(each, names, used) for each in value]
    if isinstance(value, str):
        for rule in names:
            changed = re.sub(rule["kubeflow"], rule["brewline"], value)
            if changed != value:
                used.add(rule["kubeflow"])
            value = changed
    return value


def outputs_without_prefix(value, inside=False):
    """The same tree, its sub-DAGs' outputs and what reads them called without Kubeflow's prefix."""
    if isinstance(value, list):
        return [outputs_without_prefix(each) for each in value]
    if not isinstance(value, dict):
        return value
    changed = {}
    for key, each in value.items():
        if key in ("outputParameterKey", "outputArtifactKey"):
            each = each.removeprefix(PREFIX)
        outputs = key in ("outputs", "outputDefinitions") or (inside and key in ("parameters", "artifacts"))
        changed[key.removeprefix(PREFIX) if inside else key] = outputs_without_prefix(each, outputs)
    return changed


def without_list_dags(spec):
    """The same pipeline with each loop in the place of the DAG that holds nothing but the loop."""
    spec = copy.deepcopy(spec)
    lists = {name: spec["components"].pop(name) for name in list(spec.get("components", {})) if name.startswith(LIST)}
    for dag in [spec["root"]["dag"], *(c["dag"] for c in spec.get("components", {}).values() if "dag" in c)]:
        for name, task in list(dag["tasks"].items()):
            component = lists.get(task["componentRef"]["name"])
            if component:
                [(loop, inner)] = component["dag"]["tasks"].items()
                del dag["tasks"][name]
                dag["tasks"][loop] = {**task, **inner, "inputs": {**inner["inputs"], **task["inputs"]}}
                read_from(dag, name, loop)
    return spec


def inner_pipelines_by_channel(spec):
    """The same pipeline, what goes into its inner pipelines and comes out named after where it comes from."""
    spec = copy.deepcopy(spec)
    components = spec.get("components", {})
    for name, component in components.items():
        if "dag" not in component or name.startswith(GENERATED):
            continue
        for kind, definitions in component["inputDefinitions"].items():
            component["inputDefinitions"][kind] = {PREFIX + key: each for key, each in definitions.items()}
        for task in component["dag"]["tasks"].values():
            for kind in task.get("inputs", {}).values():
                for wire in kind.values():
                    for key in ("componentInputParameter", "componentInputArtifact"):
                        if key in wire:
                            wire[key] = PREFIX + wire[key]
        [(_, made)] = component["dag"]["outputs"]["artifacts"].items()
        one = made["artifactSelectors"][0]
        output = f"{one['producerSubtask']}-{one['outputArtifactKey']}"
        component["dag"]["outputs"]["artifacts"] = {output: made}
        component["outputDefinitions"]["artifacts"] = {output: component["outputDefinitions"]["artifacts"]["Output"]}
        for dag in [spec["root"]["dag"], *(c["dag"] for c in components.values() if "dag" in c)]:
            for task in dag["tasks"].values():
                if task["componentRef"]["name"] == name:
                    for kind, wires in task["inputs"].items():
                        task["inputs"][kind] = {PREFIX + key: wire for key, wire in wires.items()}
                for wire in task.get("inputs", {}).get("artifacts", {}).values():
                    made_by = wire.get("taskOutputArtifact", {})
                    if "comp-" + made_by.get("producerTask", "") == name:
                        made_by["outputArtifactKey"] = output
    return spec


def read_from(value, old, new):
    if isinstance(value, dict):
        for key, each in value.items():
            if key in ("producerTask", "producerSubtask") and each == old:
                value[key] = new
            elif key == "dependentTasks":
                value[key] = sorted(new if name == old else name for name in each)
            else:
                read_from(each, old, new)


def differences(ours, theirs, path=()):
    """Yields (path, ours, theirs); None stands for a field that is not there."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(ours.keys() | theirs.keys()):
            yield from differences(ours.get(key), theirs.get(key), path + (key,))
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for i, (one, other) in enumerate(zip(ours, theirs)):
            yield from differences(one, other, path + (str(i),))
    elif ours != theirs:
        yield path, ours, theirs


def matches(pattern, path):
    parts = pattern.split("/")
    return len(parts) <= len(path) and all(
        part == "*" or part == found for part, found in zip(parts, path)
    )
