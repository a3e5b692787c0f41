"""The pipelines of KubeflowExportTest.java, written with Kubeflow's own SDK."""

from typing import Dict, List

import components as c
from kfp import dsl, kubernetes
from kfp.dsl import Dataset, Input, Model

TRAIN = ("kernel", "c", "epochs", "verbose", "folds", "weights")


def open_config(values, step, names=TRAIN):
    """Passes the pipeline's own parameters on to the step that they are named after."""
    return {name: values[f"{step}_{name}"] for name in names if f"{step}_{name}" in values}


@dsl.pipeline(name="diamond")
def diamond(
    load_csv: str = "data/penguins.csv",
    split_testFraction: float = 0.3,
    trainSvc_kernel: str = "RBF",
    trainSvc_c: float = 1.0,
    trainSvc_epochs: int = 30,
    trainSvc_verbose: bool = False,
    trainSvc_folds: list = [1, 2],
    trainSvc_weights: dict = {"a": 1.5},
):
    given = dict(locals())
    data = c.load(csv=load_csv)
    parts = c.split(data=data.outputs["output"], seed=42, testFraction=split_testFraction)
    svc = c.train_svc(train=parts.outputs["train"], **open_config(given, "trainSvc"))
    c.evaluate(model=svc.outputs["output"], test=parts.outputs["test"])


@dsl.pipeline(name="config")
def config(
    split_seed: int,
    fraction: float = 0.2,
    load_csv: str = "data/penguins.csv",
    trainSvc_epochs: int = 30,
    trainSvc_verbose: bool = False,
    trainSvc_weights: dict = {"a": 1.5},
):
    given = dict(locals())
    data = c.load(csv=load_csv)
    parts = c.split(data=data.outputs["output"], seed=split_seed, testFraction=fraction)
    c.train_svc(
        train=parts.outputs["train"],
        kernel="LINEAR",
        c=1e7,
        folds=[3, 5],
        **open_config(given, "trainSvc"),
    )


def scored(given):
    data = c.load(csv=given["load_csv"])
    svc = c.train_svc(train=data.outputs["output"], **open_config(given, "trainSvc"))
    return data, svc, c.evaluate(model=svc.outputs["output"], test=data.outputs["output"])


def explain(score):
    return c.explain(
        score_accuracy=score.outputs["accuracy"],
        score_f1=score.outputs["f1"],
        score_errors=score.outputs["errors"],
        score_sound=score.outputs["sound"],
        score_best=score.outputs["best"],
    )


@dsl.pipeline(name="both-ways")
def both_ways(
    minAccuracy: float = 0.9,
    load_csv: str = "data/penguins.csv",
    trainSvc_kernel: str = "RBF",
    trainSvc_c: float = 1.0,
    trainSvc_epochs: int = 30,
    trainSvc_verbose: bool = False,
    trainSvc_folds: list = [1, 2],
    trainSvc_weights: dict = {"a": 1.5},
):
    _, svc, score = scored(dict(locals()))
    with dsl.If(score.outputs["accuracy"] >= minAccuracy):
        c.publish(model=svc.outputs["output"])
    with dsl.Else():
        explain(score)


@dsl.pipeline(name="first-of")
def first_of(
    minAccuracy: float = 0.9,
    load_csv: str = "data/penguins.csv",
    trainSvc_kernel: str = "RBF",
    trainSvc_c: float = 1.0,
    trainSvc_epochs: int = 30,
    trainSvc_verbose: bool = False,
    trainSvc_folds: list = [1, 2],
    trainSvc_weights: dict = {"a": 1.5},
):
    _, svc, score = scored(dict(locals()))
    with dsl.If(score.outputs["accuracy"] >= minAccuracy):
        published = c.publish(model=svc.outputs["output"])
    with dsl.Else():
        explained = explain(score)
    c.report(message=dsl.OneOf(published.outputs["output"], explained.outputs["output"]))


@dsl.pipeline(name="first-of-artifacts")
def first_of_artifacts(
    minAccuracy: float = 0.9,
    load_csv: str = "data/penguins.csv",
    trainSvc_kernel: str = "RBF",
    trainSvc_c: float = 1.0,
    trainSvc_epochs: int = 30,
    trainSvc_verbose: bool = False,
    trainSvc_folds: list = [1, 2],
    trainSvc_weights: dict = {"a": 1.5},
    retrain_kernel: str = "RBF",
    retrain_c: float = 1.0,
    retrain_epochs: int = 30,
    retrain_verbose: bool = False,
    retrain_folds: list = [1, 2],
    retrain_weights: dict = {"a": 1.5},
):
    given = dict(locals())
    data, svc, score = scored(given)
    with dsl.If(score.outputs["accuracy"] >= minAccuracy):
        smoothed = c.smooth(model=svc.outputs["output"])
    with dsl.Else():
        retrained = c.trainer("retrain")(
            train=data.outputs["output"], **open_config(given, "retrain")
        )
    c.publish(model=dsl.OneOf(smoothed.outputs["output"], retrained.outputs["output"]))


@dsl.pipeline(name="policies")
def policies(
    load_csv: str = "data/penguins.csv",
    trainSvc_kernel: str = "RBF",
    trainSvc_c: float = 1.0,
    trainSvc_epochs: int = 30,
    trainSvc_verbose: bool = False,
    trainSvc_folds: list = [1, 2],
    trainSvc_weights: dict = {"a": 1.5},
):
    given = dict(locals())
    data = c.load(csv=load_csv).set_caching_options(False)
    kubernetes.set_timeout(data, 2)
    svc = c.train_svc(train=data.outputs["output"], **open_config(given, "trainSvc"))
    svc.set_retry(2)
    kubernetes.set_timeout(svc, 600)


@dsl.pipeline(name="resources")
def resources(load_csv: str = "data/penguins.csv", other_csv: str = "data/penguins.csv"):
    data = c.load(csv=load_csv)
    data.set_retry(3, backoff_duration="2s", backoff_factor=2.0, backoff_max_duration="60s")
    data.set_cpu_request("2").set_memory_request("4294967296").set_memory_limit("4294967296")
    data.set_accelerator_type("nvidia.com/gpu").set_accelerator_limit(1)
    data.set_env_variable("THREADS", "2").set_env_variable("ZONE", "a")
    kubernetes.use_secret_as_env(data, "vault", {"token": "TOKEN"})
    kubernetes.add_node_selector(data, "cloud.google.com/gke-accelerator", "nvidia-tesla-t4")
    other = c.loader("other")(csv=other_csv)
    other.set_env_variable("ZONE", "a")


@dsl.pipeline(name="on-exit")
def on_exit(
    minAccuracy: float = 0.9,
    load_csv: str = "data/penguins.csv",
    trainSvc_kernel: str = "RBF",
    trainSvc_c: float = 1.0,
    trainSvc_epochs: int = 30,
    trainSvc_verbose: bool = False,
    trainSvc_folds: list = [1, 2],
    trainSvc_weights: dict = {"a": 1.5},
    tell_channel: str = "team",
):
    given = dict(locals())
    with dsl.ExitHandler(c.tell(channel=tell_channel)):
        _, svc, score = scored(given)
        with dsl.If(score.outputs["accuracy"] >= minAccuracy):
            c.publish(model=svc.outputs["output"])


@dsl.pipeline(name="collected")
def collected(
    load_csv: str = "data/penguins.csv",
    svc_rbf_kernel: str = "RBF",
    svc_rbf_c: float = 1.0,
    svc_rbf_epochs: int = 30,
    svc_rbf_verbose: bool = False,
    svc_rbf_folds: list = [1, 2],
    svc_rbf_weights: dict = {"a": 1.5},
    svc_linear_c: float = 1.0,
    svc_linear_epochs: int = 30,
    svc_linear_verbose: bool = False,
    svc_linear_folds: list = [1, 2],
    svc_linear_weights: dict = {"a": 1.5},
):
    given = dict(locals())
    data = c.load(csv=load_csv)
    rbf = c.trainer("svc-rbf")(train=data.outputs["output"], **open_config(given, "svc_rbf"))
    linear = c.trainer("svc-linear")(
        train=data.outputs["output"], kernel="LINEAR", **open_config(given, "svc_linear")
    )
    c.best(models_1=rbf.outputs["output"], models_2=linear.outputs["output"])


LOOPED = ("kernel", "c", "verbose", "folds", "weights")


@dsl.pipeline(name="loop-over-config")
def loop_over_config(
    sizes: List[int] = [10, 20],
    load_csv: str = "data/penguins.csv",
    trainSvc_kernel: str = "RBF",
    trainSvc_c: float = 1.0,
    trainSvc_verbose: bool = False,
    trainSvc_folds: list = [1, 2],
    trainSvc_weights: dict = {"a": 1.5},
):
    given = dict(locals())
    data = c.load(csv=load_csv)
    with dsl.ParallelFor(items=sizes, parallelism=2) as size:
        svc = c.train_svc(
            train=data.outputs["output"], epochs=size, **open_config(given, "trainSvc", LOOPED)
        )
    c.gather(models_1_n=dsl.Collected(svc.outputs["output"]))


@dsl.pipeline(name="loop-over-records")
def loop_over_records(
    settings: List[Dict[str, float]] = [{"epochs": 10, "c": 0.5}],
    load_csv: str = "data/penguins.csv",
    trainSvc_kernel: str = "RBF",
    trainSvc_epochs: int = 30,
    trainSvc_verbose: bool = False,
    trainSvc_folds: list = [1, 2],
    trainSvc_weights: dict = {"a": 1.5},
):
    given = dict(locals())
    data = c.load(csv=load_csv)
    with dsl.ParallelFor(items=settings) as setting:
        c.train_svc(
            train=data.outputs["output"],
            c=setting.c,
            **open_config(given, "trainSvc", ("kernel", "epochs", "verbose", "folds", "weights")),
        )
        with dsl.If(setting.c >= 1.0):
            c.warn(limit=setting.c)


@dsl.pipeline(name="loop")
def loop(
    minAccuracy: float = 0.9,
    load_csv: str = "data/penguins.csv",
    trainSvc_kernel: str = "RBF",
    trainSvc_c: float = 1.0,
    trainSvc_verbose: bool = False,
    trainSvc_folds: list = [1, 2],
    trainSvc_weights: dict = {"a": 1.5},
):
    given = dict(locals())
    data = c.load(csv=load_csv)
    sizes = c.sizes(data=data.outputs["output"])
    with dsl.ParallelFor(items=sizes.outputs["output"]) as size:
        svc = c.train_svc(
            train=data.outputs["output"], epochs=size, **open_config(given, "trainSvc", LOOPED)
        )
        score = c.evaluate(model=svc.outputs["output"], test=data.outputs["output"])
        with dsl.If(score.outputs["accuracy"] >= minAccuracy):
            c.publish(model=svc.outputs["output"])
        with dsl.Else():
            explain(score)
    c.summary(
        said=dsl.Collected(score.outputs["best"]),
        **{f"scores_1_n_{n}": dsl.Collected(score.outputs[n]) for n in ("accuracy", "f1", "errors", "sound", "best")},
    )


@dsl.pipeline(name="check")
def check(
    load__output: Input[Dataset],
    minAccuracy: float,
    check_trainSvc_kernel: str,
    check_trainSvc_c: float,
    check_trainSvc_epochs: int,
    check_trainSvc_verbose: bool,
    check_trainSvc_folds: list,
    check_trainSvc_weights: dict,
) -> Model:
    given = dict(locals())
    svc = c.trainer("check-train-svc", "check/trainSvc")(
        train=load__output, **open_config(given, "check_trainSvc")
    )
    score = c.evaluator("check-evaluate", "check/evaluate")(
        model=svc.outputs["output"], test=load__output
    )
    with dsl.If(score.outputs["accuracy"] >= minAccuracy):
        c.publisher("check-publish", "check/publish")(model=svc.outputs["output"])
    return svc.outputs["output"]


@dsl.pipeline(name="nested")
def nested(
    minAccuracy: float = 0.9,
    load_csv: str = "data/penguins.csv",
    check_trainSvc_kernel: str = "RBF",
    check_trainSvc_c: float = 1.0,
    check_trainSvc_epochs: int = 30,
    check_trainSvc_verbose: bool = False,
    check_trainSvc_folds: list = [1, 2],
    check_trainSvc_weights: dict = {"a": 1.5},
):
    given = dict(locals())
    data = c.load(csv=load_csv)
    model = check(
        load__output=data.outputs["output"],
        minAccuracy=minAccuracy,
        **{f"check_trainSvc_{n}": v for n, v in open_config(given, "check_trainSvc").items()},
    )
    c.publisher("best", "best")(model=model.output)


ALL = (diamond, config, both_ways, first_of, first_of_artifacts, policies, resources, on_exit, collected, loop_over_config, loop_over_records, loop, nested)
