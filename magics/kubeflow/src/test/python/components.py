"""The components of Penguins.java as Kubeflow's own SDK declares them."""

from typing import List

from kfp import dsl
from kfp.dsl import ClassificationMetrics, Dataset, Input, Metrics, Model, Output, OutputPath

IMAGE = "brewline/step:0.1.0"
COMMAND = ["java", "-cp", "/brewline/lib/*", "org.brewline.engine.step.Main"]


def runner(step, code=("--component", "amFy")):
    return dsl.ContainerSpec(
        image=IMAGE, command=COMMAND, args=["--step", step, *code, "--executor-input", "{{$}}"]
    )


def loader(name):
    def component(output: Output[Dataset], csv: str = "data/penguins.csv"):
        return runner(name)

    component.__name__ = name
    return dsl.container_component(component)


load = loader("load")


@dsl.container_component
def split(
    data: Input[Dataset],
    train: Output[Dataset],
    test: Output[Dataset],
    seed: int,
    testFraction: float = 0.3,
):
    return runner("split")


def trainer(name, step=""):
    """A component of its own for each step, as the export writes it."""

    def component(
        train: Input[Dataset],
        output: Output[Model],
        metrics: Output[Metrics],
        kernel: str = "RBF",
        c: float = 1.0,
        epochs: int = 30,
        verbose: bool = False,
        folds: list = [1, 2],
        weights: dict = {"a": 1.5},
    ):
        return runner(step or name)

    component.__name__ = {"trainSvc": "train_svc"}.get(name, name.replace("-", "_"))
    return dsl.container_component(component)


train_svc = trainer("trainSvc")


def evaluator(name, step):
    def component(
        model: Input[Model],
        test: Input[Dataset],
        metrics: Output[Metrics],
        classification: Output[ClassificationMetrics],
        accuracy: OutputPath(float),
        f1: OutputPath(float),
        errors: OutputPath(int),
        sound: OutputPath(bool),
        best: OutputPath(str),
    ):
        return runner(step)

    component.__name__ = name.replace("-", "_")
    return dsl.container_component(component)


evaluate = evaluator("evaluate", "evaluate")


def publisher(name, step):
    def component(model: Input[Model], output: OutputPath(str)):
        return runner(step)

    component.__name__ = name.replace("-", "_")
    return dsl.container_component(component)


publish = publisher("publish", "publish")


@dsl.container_component
def explain(
    score_accuracy: float,
    score_f1: float,
    score_errors: int,
    score_sound: bool,
    score_best: str,
    output: OutputPath(str),
):
    return runner("explain")


@dsl.container_component
def smooth(model: Input[Model], output: Output[Model], files: Output[dsl.Artifact]):
    return runner("smooth")


@dsl.container_component
def report(message: str, model: Input[Model] = None):
    return runner("report")


@dsl.container_component
def best(models_1: Input[Model], models_2: Input[Model], output: OutputPath(float)):
    return runner("best")


def gatherer():
    """The component "best" where it takes what a loop made."""

    def best(models_1_n: Input[List[Model]], output: OutputPath(float)):
        return runner("best")

    return dsl.container_component(best)


gather = gatherer()


@dsl.container_component
def sizes(data: Input[Dataset], output: OutputPath(List[int])):
    return runner("sizes")


@dsl.container_component
def folds(data: Input[Dataset], output: Output[Dataset], output_items: OutputPath(List[int])):
    return runner("folds")


@dsl.container_component
def fit(fold: Input[Dataset], fold_1_of_n: int, output: Output[Model], c: float = 1.0):
    return runner("fit")


@dsl.container_component
def card(model: Input[Model], output: OutputPath(str)):
    return runner("card")


@dsl.container_component
def summary(
    said: list,
    scores_1_n_accuracy: list,
    scores_1_n_f1: list,
    scores_1_n_errors: list,
    scores_1_n_sound: list,
    scores_1_n_best: list,
    output: OutputPath(str),
):
    return runner("summary")


@dsl.container_component
def warn(limit: float):
    return runner("warn")


@dsl.container_component
def tell(outcome: dsl.PipelineTaskFinalStatus, output: OutputPath(str), channel: str = "team"):
    return runner("tell")
