"""What is shown, judged by others' rules: Vega-Lite's schema, and axe-core's for people who can't see or use a mouse."""

import json
import re
from base64 import b64encode
from importlib.resources import files
from pathlib import Path

import altair
import axe_playwright_python
import jsonschema
import nbformat
import pytest
from nbconvert import HTMLExporter

GOLDEN = Path(__file__).resolve().parents[2] / "magics/notebook/src/test/resources/golden/picture"
SCHEMA = json.loads(files(altair).joinpath("vegalite/v5/schema/vega-lite-schema.json").read_text())
AXE = files(axe_playwright_python).joinpath("axe.min.js").read_text()


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*.vl.json")), ids=lambda file: file.stem)
def test_a_chart_keeps_to_the_schema_of_vega_lite(file):
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(file.read_text()))


@pytest.fixture(scope="module")
def golden_notebook(tmp_path_factory):
    """A notebook with the pictures that people have looked at, as a teammate gets it: not trusted, without a kernel."""
    notebook = nbformat.v4.new_notebook()
    notebook.metadata.kernelspec = {"name": "brewline", "display_name": "Java (Brewline)", "language": "java"}
    for file in sorted(GOLDEN.glob("*.vl.json")):
        svg = file.with_name(file.name.replace(".vl.json", ".svg")).read_text()
        data = {"application/vnd.vegalite.v5+json": json.loads(file.read_text()), "image/svg+xml": svg, "text/plain": "plots"}
        notebook.cells.append(shown(data))
    for name in ("finished", "failed", "running", "dag"):
        page = with_pictures((GOLDEN / f"{name}.html").read_text().replace(">\n<", "><"), name)
        notebook.cells.append(shown({"text/html": page, "text/plain": (GOLDEN / f"{name}.txt").read_text()}))
    return notebook


def with_pictures(page, name):
    """The page with its graph and its plots, which are golden files of their own."""
    graph, plot = (b64encode((GOLDEN / file).read_bytes()).decode() for file in (f"{name}.svg", "loss.svg"))
    image = re.compile('src="data:…" alt="(?P<words>[^"]*)"')
    return image.sub(
        lambda found: f'src="data:image/svg+xml;base64,{graph if found["words"].startswith("Graph") else plot}" alt="{found["words"]}"',
        page,
    )


def shown(data):
    output = nbformat.v4.new_output("display_data", data=data)
    return nbformat.v4.new_code_cell("%look", execution_count=1, outputs=[output])


def faults(page, selector):
    """What axe-core calls serious or critical below the elements."""
    page.evaluate(AXE)
    found = page.evaluate("selector => axe.run(selector)", selector)["violations"]
    return [
        (fault["id"], fault["help"], [node["html"][:200] for node in fault["nodes"][:3]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


def test_axe_finds_no_serious_fault_in_jupyterlab(lab, folder, golden_notebook):
    nbformat.write(golden_notebook, folder / "golden.ipynb")
    lab.open("golden.ipynb")
    assert not lab.is_trusted()
    lab.page.wait_for_selector(".vega-embed canvas, .vega-embed svg", timeout=60_000)
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        lab.theme(theme)
        assert faults(lab.page, ".jp-OutputArea-output .brewline") == []
        lab.shoot_all("golden-untrusted-" + theme.split()[1].lower())
    lab.shoot_all("golden-untrusted-640", width=640)


def test_the_page_and_the_paper_of_nbconvert_show_it_all(browser, golden_notebook):
    from conftest import SCREENSHOTS

    html, _ = HTMLExporter().from_notebook_node(golden_notebook)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(html, wait_until="domcontentloaded")
    assert page.locator(".brewline").count() == 4
    drawn = "images => images.every(image => image.complete && image.naturalWidth > 0)"
    assert page.locator("img").evaluate_all(drawn)
    assert faults(page, ".brewline") == []
    page.screenshot(path=SCREENSHOTS / "nbconvert.png", full_page=True)
    page.emulate_media(media="print")
    page.pdf(path=SCREENSHOTS / "nbconvert.pdf", format="A4", print_background=True)
    page.close()
    assert (SCREENSHOTS / "nbconvert.pdf").read_bytes().startswith(b"%PDF")
