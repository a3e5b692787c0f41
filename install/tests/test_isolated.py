"""Steps in JVMs of their own, in a real kernel: the quickstart gives the same artifacts, and no step takes the kernel along."""

import json
import shutil
from pathlib import Path

import pytest

from session import Session

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
ARTIFACTS = """
for (var step : Brewline.steps("latest")) for (var a : step.artifacts())
    System.out.println(step.name() + "." + a.name() + " " + a.content().hex());
"""


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("isolated")
    shutil.copytree(NOTEBOOKS / "data", folder / "data")
    session = Session(folder)
    yield session
    session.end()


def test_the_quickstart_gives_the_same_artifacts(kernel):
    for cell in json.loads((NOTEBOOKS / "quickstart.ipynb").read_text())["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and not source.startswith(("%config", "%run", "%artifact")):
            kernel.good(source)
    kernel.good("%run penguins --no-cache")
    here = artifacts(kernel)

    kernel.good("%run penguins --no-cache --isolated")

    assert artifacts(kernel) == here
    assert len(here) >= 9


def artifacts(kernel):
    """Name and hash of each."""
    return kernel.good(ARTIFACTS).text.splitlines()


def test_the_cache_serves_both(kernel):
    shown = kernel.good("%run penguins --isolated").shown

    assert shown.count("cached") >= 5


UNRULY = {
    "exits": ("System.exit(3);", "System.exit(3)"),
    "isKilled": (
        'Runtime.getRuntime().exec(new String[] {"kill", "-9", "" + ProcessHandle.current().pid()}); Thread.sleep(60_000);',
        "SIGKILL",
    ),
    "fillsItsHeap": ("var all = new ArrayList<long[]>(); while (true) all.add(new long[1 << 20]);", "OutOfMemoryError"),
    "spins": ("while (true) Thread.interrupted();", "took longer than"),
}


@pytest.mark.parametrize("name", UNRULY)
def test_a_step_that_would_end_or_stop_the_kernel_does_neither(kernel, name):
    body, said = UNRULY[name]
    kernel.good(f"%%component --isolated --memory 64m --timeout 5s\nvoid {name}() throws Exception {{ {body} }}")
    kernel.good(f"%%pipeline the{name}\n{name}();")

    result = kernel.run(f"%run the{name}")

    assert result.status == "error"
    assert said in result.shown
    assert "cell" in result.shown or name == "spins"  # whose code was at no line when its time was over
    assert kernel.good("1 + 1").shown.strip() == "2"


def test_what_a_step_in_its_own_jvm_cannot_have_is_said(kernel):
    kernel.good("%%component --isolated\nint shows() { display(1); return 1; }")
    kernel.good("%%pipeline shown\nshows();")

    result = kernel.run("%run shown")

    assert "neither the notebook nor its magics" in result.shown


def test_a_class_asked_for_by_name_is_refused_with_its_line(kernel):
    kernel.good("record Beak(double length) {}")

    result = kernel.run('%%component\nString asks() throws Exception {\n    return Class.forName("Beak").getName();\n}')

    assert result.status == "error"
    assert "line 3" in result.shown
    assert "write Beak.class" in result.shown
