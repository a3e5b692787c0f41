"""The exported conditions in an implementation of the language that a cluster evaluates them in.

Kubeflow's local runner only imitates it. As in a cluster, every number is a double there.
"""

import pathlib
import re

import celpy
import pytest
import yaml
from celpy import celtypes

GOLDEN = pathlib.Path(__file__).parent.parent / "resources" / "golden"
EVALUATED = {"accuracy": 0.95, "errors": 2, "sound": True, "best": "a"}


def triggers(node):
    """Every condition in the file, by the task that it triggers."""
    for name, task in node.get("tasks", {}).items():
        if "triggerPolicy" in task:
            yield name, task["triggerPolicy"]["condition"]


def conditions(file):
    spec = yaml.safe_load((GOLDEN / file).read_text())
    found = dict(triggers(spec["root"]["dag"]))
    for component in spec["components"].values():
        found |= dict(triggers(component.get("dag", {})))
    return found


def cel(value):
    if isinstance(value, bool):
        return celtypes.BoolType(value)
    return celtypes.DoubleType(value) if isinstance(value, (int, float)) else celtypes.StringType(value)


def holds(condition, values):
    named = re.findall(r"parameter_values\['([^']+)'\]", condition)
    assert set(named) <= values.keys()
    parameters = {celtypes.StringType(name): cel(values[name]) for name in named}
    inputs = {celtypes.StringType("parameter_values"): celtypes.MapType(parameters)}
    environment = celpy.Environment()
    program = environment.program(environment.compile(condition))
    return bool(program.evaluate({"inputs": celtypes.MapType(inputs)}))


def values(**changed):
    evaluated = {f"pipelinechannel--evaluate--{k}": v for k, v in (EVALUATED | changed).items()}
    return evaluated | {
        "pipelinechannel--minAccuracy": 0.9,
        "pipelinechannel--condition-1--publish-output": "done",
    }


@pytest.mark.parametrize("accuracy, first", [(0.95, True), (0.9, True), (0.89, False)])
def test_of_two_ways_exactly_one_holds(accuracy, first):
    both = conditions("both-ways.yaml")
    assert holds(both["condition-2"], values(accuracy=accuracy)) is first
    assert holds(both["condition-3"], values(accuracy=accuracy)) is not first


@pytest.mark.parametrize(
    "changed, expected",
    [
        ({"errors": 3}, (True, True, True)),
        ({"errors": 2}, (False, True, False)),
        ({"errors": 3, "sound": False}, (False, True, False)),
        ({"errors": 3, "best": "it's"}, (True, False, True)),
        ({"errors": 2, "best": "it's"}, (False, True, False)),
    ],
)
def test_and_or_and_not_mean_what_they_say(changed, expected):
    found = conditions("conditions.yaml")
    assert tuple(holds(c, values(**changed)) for _, c in sorted(found.items())) == expected
