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


def test_a_loop_over_config_runs_for_each_item_and_gathers_what_it_made(containers):
    run = containers({"best.output": 1.0})
    run.run(GOLDEN / "loop-over-config.yaml", sizes=[10, 20, 30])
    epochs = [call["parameterValues"]["epochs"] for call in run.calls["trainSvc"]]
    assert sorted(epochs) == [10, 20, 30]
    models = run.inputs["best"]["artifacts"]["models-1-n"]["artifacts"]
    assert [f"iteration-{i}" in model["uri"] for i, model in enumerate(models)] == [True] * 3


def test_a_condition_on_a_part_of_a_loop_s_item_decides_for_each_item(containers):
    run = containers({})
    run.run(GOLDEN / "loop-over-records.yaml", settings=[{"epochs": 10, "c": 0.5}, {"epochs": 20, "c": 2.0}])
    assert sorted(call["parameterValues"]["c"] for call in run.calls["trainSvc"]) == [0.5, 2.0]
    assert [call["parameterValues"]["limit"] for call in run.calls["warn"]] == [2.0]


def test_a_loop_over_a_step_s_list_decides_for_each_item(containers):
    accuracies = {1: 0.95, 2: 0.5, 3: 0.99}
    run = containers(GOOD | {"sizes.output": [1, 2, 3], "evaluate.accuracy": accuracies.get})
    run.run(GOLDEN / "loop.yaml")
    assert {step: run.started.count(step) for step in ("trainSvc", "evaluate", "publish", "explain")} == {
        "trainSvc": 3,
        "evaluate": 3,
        "publish": 2,
        "explain": 1,
    }
    gathered = run.inputs["summary"]["parameterValues"]
    assert sorted(gathered["scores-1-n-accuracy"]) == [0.5, 0.95, 0.99]
    assert run.started[-1] == "summary"


def test_first_of_both_ways_of_a_loop_is_gathered(containers):
    accuracies = {1: 0.95, 2: 0.5}
    values = {"folds.output-items": [0, 1], "evaluate.accuracy": accuracies.get}
    run = containers(GOOD | values | {"publish.output": "published", "explain.output": "explained"})
    run.run(GOLDEN / "loop-first-of.yaml")
    assert sorted(run.inputs["summary"]["parameterValues"]["said"]) == ["explained", "published"]


def test_a_list_that_is_an_artifact_is_looped_over_by_numbers_and_what_a_loop_made_one_by_one(containers):
    run = containers({"folds.output-items": [0, 1, 2], "best.output": 1.0})
    run.run(GOLDEN / "loops-over-artifacts.yaml")
    folds = {(call["artifacts"]["fold"]["artifacts"][0]["name"], call["parameterValues"]["fold-1-of-n"]) for call in run.calls["fit"]}
    assert folds == {("output", 0), ("output", 1), ("output", 2)}
    models = {call["artifacts"]["model"]["artifacts"][0]["uri"] for call in run.calls["card"]}
    assert models == {each["uri"] for each in run.inputs["best"]["artifacts"]["models-1-n"]["artifacts"]}
    assert len(models) == 3


@pytest.mark.parametrize("values, runs", [(GOOD, ["publish", "best"]), (BAD, ["best"])])
def test_a_pipeline_in_the_pipeline_decides_by_itself(containers, values, runs):
    run = containers({key.replace("evaluate", "check/evaluate"): value for key, value in values.items()})
    run.run(GOLDEN / "nested-on-exit.yaml", **{"check-trainSvc-epochs": 5})
    names = {"publish": "check/publish"}
    assert sorted(run.started) == sorted(
        ["load", "check/trainSvc", "check/evaluate", *(names.get(each, each) for each in runs), "tell"]
    )
    assert run.inputs["check/trainSvc"]["parameterValues"]["epochs"] == 5


def test_kubeflow_s_local_runner_knows_no_one_of_for_artifacts_yet(containers):
    """Its compiler and its cluster do; when this fails, the line can become a test of both ways."""
    run = containers(GOOD)
    with pytest.raises(ValueError, match="Expected 1 artifact in ArtifactSelectorSpec"):
        run.run(GOLDEN / "first-of-artifacts.yaml")
    assert run.started == [*BEFORE, "smooth"]
