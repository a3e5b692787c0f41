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
import nh3
import pytest
from cells import notebook
from conftest import SCREENSHOTS
from lab import Lab
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
    shows = notebook()
    for file in sorted(GOLDEN.glob("*.vl.json")):
        svg = file.with_name(file.name.replace(".vl.json", ".svg")).read_text()
        data = {"application/vnd.vegalite.v5+json": json.loads(file.read_text()), "image/svg+xml": svg, "text/plain": "plots"}
        shows.cells.append(shown(data))
    for name in ("finished", "failed", "running", "dag"):
        page = with_pictures((GOLDEN / f"{name}.html").read_text().replace(">\n<", "><"), name)
        shows.cells.append(shown({"text/html": page, "text/plain": (GOLDEN / f"{name}.txt").read_text()}))
    return shows


def with_pictures(page, name):
    """The page with its graph and its plots, which are golden files of their own."""
    files = {"Graph": f"{name}.svg", "running": "running-sign.svg"}

    def filled(found):
        file = files.get(re.match(r"\w*", found["words"])[0], "loss.svg")
        content = b64encode((GOLDEN / file).read_bytes()).decode()
        return f'src="data:image/svg+xml;base64,{content}" alt="{found["words"]}"'

    return re.sub('src="data:…" alt="(?P<words>[^"]*)"', filled, page)


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


@pytest.fixture(scope="module")
def untrusted(server, browser, folder, golden_notebook):
    """The pictures in JupyterLab, which does not know who made them."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    nbformat.write(golden_notebook, folder / "golden.ipynb")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    lab = Lab(context.new_page(), server, SCREENSHOTS)
    lab.open("golden.ipynb")
    assert not lab.is_trusted()
    lab.page.wait_for_selector(".vega-embed canvas, .vega-embed svg", timeout=60_000)
    yield lab
    context.close()


def test_axe_finds_no_serious_fault_in_jupyterlab(untrusted):
    lab = untrusted
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        lab.theme(theme)
        assert faults(lab.page, ".jp-OutputArea-output .brewline") == []
        lab.shoot_all("golden-untrusted-" + theme.split()[1].lower())
    lab.shoot_all("golden-untrusted-640", width=640)


def test_the_page_and_the_paper_of_nbconvert_show_it_all(browser, golden_notebook):
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


def pages(notebook):
    """The HTML of each output that has some."""
    bundles = [output.data for cell in notebook.cells for output in cell.outputs]
    return [bundle["text/html"] for bundle in bundles if "text/html" in bundle]


# Of each element its name, its attributes and what its style came to, in the order of the page.
ELEMENTS = """root => [...root.querySelectorAll('*')].map(element => [
    element.localName,
    [...element.attributes].map(a => a.name).filter(name => name !== 'style' && name !== 'rel').sort(),
    [...element.style].map(name => name + ':' + element.style.getPropertyValue(name)).sort(),
])"""


def test_jupyterlab_drops_nothing_of_a_page_that_it_does_not_trust(untrusted, golden_notebook):
    written = untrusted.page.evaluate(
        f"pages => pages.map(page => ({ELEMENTS})(new DOMParser().parseFromString(page, 'text/html').body.firstElementChild))",
        pages(golden_notebook),
    )
    shown = untrusted.page.locator(".jp-OutputArea-output .brewline").evaluate_all(f"roots => roots.map({ELEMENTS})")
    for page_written, page_shown in zip(written, shown, strict=True):
        # JupyterLab adds to links what it needs to open them.
        for (tag, attributes, styles), (tag_shown, attributes_shown, styles_shown) in zip(
            page_written, page_shown, strict=True
        ):
            assert (tag, styles) == (tag_shown, styles_shown)
            assert set(attributes) <= set(attributes_shown), (tag, attributes_shown)


def test_a_code_hosts_sanitizer_leaves_graph_plots_and_tables(browser, golden_notebook):
    """ammonia's own list of what is safe, which has no script, no style and no class; and images in the page."""
    cleaned = [nh3.clean(page, url_schemes={"https", "data"}) for page in pages(golden_notebook)]
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content("<hr>".join(cleaned), wait_until="load")
    assert page.locator("[style], [class], script, style").count() == 0
    words = "images => images.filter(image => image.complete && image.naturalWidth > 0).map(image => image.alt)"
    left = page.locator("img").evaluate_all(words)
    page.set_content("<hr>".join(pages(golden_notebook)), wait_until="load")
    assert left == page.locator("img").evaluate_all(words)
    assert sum(alt.startswith("Graph of") for alt in left) == 4
    assert any(alt.startswith("Plot of") for alt in left)
    tables = page.locator("table").evaluate_all("tables => tables.map(table => table.textContent)")
    page.set_content("<hr>".join(cleaned), wait_until="load")
    assert tables == page.locator("table").evaluate_all("tables => tables.map(table => table.textContent)")
    page.screenshot(path=SCREENSHOTS / "code-host.png", full_page=True)
    page.close()


DRAWING = {"svg", "g", "rect", "circle", "path", "text", "title", "desc"}
SHAPES = set("xmlns width height viewBox role x y rx cx cy r d fill stroke fill-opacity stroke-width stroke-opacity".split())
STROKES = set("stroke-dasharray stroke-linecap stroke-linejoin font-family font-size font-weight text-anchor transform".split())


@pytest.mark.parametrize("name", ["dag", "finished", "failed", "skipped", "nested", "loss", "charts"])
def test_a_picture_is_the_same_when_it_was_sanitized(browser, name):
    svg = (GOLDEN / f"{name}.svg").read_text()
    cleaned = nh3.clean(svg, tags=DRAWING, attributes={"*": SHAPES | STROKES}, link_rel=None)
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    drawn = []
    for picture in (svg, cleaned):
        page.set_content(f"<body style='margin:0'>{picture}")
        drawn.append(page.screenshot())
    page.close()
    assert drawn[0] == drawn[1]
