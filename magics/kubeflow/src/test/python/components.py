"""The components of Penguins.java as Kubeflow's own SDK declares them."""

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


def trainer(name):
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
        return runner(name)

    component.__name__ = {"trainSvc": "train_svc"}.get(name, name.replace("-", "_"))
    return dsl.container_component(component)


train_svc = trainer("trainSvc")


@dsl.container_component
def evaluate(
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
    return runner("evaluate")


@dsl.container_component
def publish(model: Input[Model], output: OutputPath(str)):
    return runner("publish")


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


@dsl.container_component
def tell(outcome: dsl.PipelineTaskFinalStatus, output: OutputPath(str), channel: str = "team"):
    return runner("tell")
