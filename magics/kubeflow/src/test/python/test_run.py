"""The exported pipelines in Kubeflow's own local orchestrator: what runs, what is skipped, what is passed on.

Run: pytest test_run.py, with the packages of requirements.txt. The containers themselves are replaced; see containers.py.
"""

import pathlib

import pytest
from containers import Containers
from kfp import components

GOLDEN = pathlib.Path(__file__).parent.parent / "resources" / "golden"
GOOD = {"evaluate.accuracy": 0.95, "evaluate.f1": 0.9, "evaluate.errors": 2, "evaluate.sound": True}
BAD = GOOD | {"evaluate.accuracy": 0.5}
BEFORE = ["load", "trainSvc", "evaluate"]


@pytest.fixture
def containers(monkeypatch, tmp_path):
    return lambda values, **more: Containers(monkeypatch, tmp_path, values, **more)


def test_the_body_s_constants_and_the_parameters_defaults_arrive(containers):
    run = containers({})
    run.run(GOLDEN / "config.yaml", **{"split-seed": 7, "trainSvc-epochs": 5})
    given = run.inputs["trainSvc"]["parameterValues"]
    assert given == {
        "kernel": "LINEAR",
        "c": 1e7,
        "epochs": 5,
        "verbose": False,
        "folds": [3, 5],
        "weights": {"a": 1.5},
    }
    assert run.inputs["split"]["parameterValues"] == {"seed": 7, "testFraction": 0.2}


def test_a_parameter_without_a_default_is_asked_for():
    pipeline = components.load_component_from_text((GOLDEN / "config.yaml").read_text())
    assert pipeline.required_inputs == ["split-seed"]
    with pytest.raises(TypeError, match="split_seed"):
        pipeline()


@pytest.mark.parametrize("values, way", [(GOOD, "publish"), (BAD, "explain")])
def test_one_way_of_a_condition_runs(containers, values, way):
    run = containers(values)
    run.run(GOLDEN / "both-ways.yaml")
    assert run.started == [*BEFORE, way]


def test_a_condition_compares_with_what_the_run_says(containers):
    run = containers(GOOD)
    run.run(GOLDEN / "both-ways.yaml", minAccuracy=0.99)
    assert run.started == [*BEFORE, "explain"]


@pytest.mark.parametrize("values, way", [(GOOD, "publish"), (BAD, "explain")])
def test_first_of_passes_on_the_output_of_the_way_that_ran(containers, values, way):
    run = containers(values | {f"{way}.output": f"said by {way}"})
    run.run(GOLDEN / "first-of.yaml")
    assert run.started == [*BEFORE, way, "report"]
    assert run.inputs["report"]["parameterValues"] == {"message": f"said by {way}"}


def test_a_record_that_is_taken_whole_arrives_in_parts(containers):
    run = containers(BAD | {"evaluate.best": "a"})
    run.run(GOLDEN / "both-ways.yaml")
    assert run.inputs["explain"]["parameterValues"] == {
        "score-accuracy": 0.5,
        "score-f1": 0.9,
        "score-errors": 2,
        "score-sound": True,
        "score-best": "a",
    }


@pytest.mark.parametrize(
    "errors, sound, best, said, runs",
    [
        (5, True, "c", "done", ["smooth", "publish", "report", "warn"]),
        (5, True, "c", "no", ["smooth", "publish", "warn"]),
        (5, False, "c", "done", ["warn"]),
        (2, True, "c", "done", ["warn"]),
        (5, False, "its", "done", ["warn"]),
    ],
)
def test_what_depends_on_a_skipped_step_is_skipped(containers, errors, sound, best, said, runs):
    values = GOOD | {"evaluate.errors": errors, "evaluate.sound": sound, "evaluate.best": best}
    run = containers(values | {"publish.output": said})
    run.run(GOLDEN / "conditions.yaml")
    assert sorted(run.started) == sorted([*BEFORE, *runs])


@pytest.mark.parametrize("values, runs", [(GOOD, ["publish", "report"]), (BAD, ["report"])])
def test_a_step_after_one_that_is_skipped_runs(containers, values, runs):
    run = containers(values)
    run.run(GOLDEN / "order.yaml")
    assert run.started == [*BEFORE, *runs]


def test_a_failed_step_is_tried_again(containers):
    run = containers({}, failures={"trainSvc": 2})
    run.run(GOLDEN / "policies.yaml")
    assert run.started == ["load", "trainSvc", "trainSvc", "trainSvc"]


def test_a_step_at_the_end_runs_after_a_success_and_hears_of_it(containers):
    run = containers(GOOD)
    run.run(GOLDEN / "on-exit.yaml")
    assert run.started == [*BEFORE, "publish", "tell"]
    told = run.inputs["tell"]["parameterValues"]
    assert (told["outcome"]["state"], told["channel"]) == ("SUCCEEDED", "team")


def test_a_step_at_the_end_runs_after_a_failure_and_hears_of_it(containers):
    run = containers(GOOD, failures={"trainSvc": 1})
    with pytest.raises(RuntimeError, match="FAILURE"):
        run.run(GOLDEN / "on-exit.yaml")
    assert run.started == ["load", "trainSvc", "tell"]
    assert run.inputs["tell"]["parameterValues"]["outcome"]["state"] == "FAILED"


def test_collected_outputs_arrive_under_their_numbers(containers):
    run = containers({"best.output": 1.0})
    run.run(GOLDEN / "collected.yaml")
    models = run.inputs["best"]["artifacts"]
    assert "svc-rbf" in models["models-1"]["artifacts"][0]["uri"]
    assert "svc-linear" in models["models-2"]["artifacts"][0]["uri"]


def test_kubeflow_s_local_runner_knows_no_one_of_for_artifacts_yet(containers):
    """Its compiler and its cluster do; when this fails, the line can become a test of both ways."""
    run = containers(GOOD)
    with pytest.raises(ValueError, match="Expected 1 artifact in ArtifactSelectorSpec"):
        run.run(GOLDEN / "first-of-artifacts.yaml")
    assert run.started == [*BEFORE, "smooth"]
