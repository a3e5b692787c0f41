"""A run in the background whose kernel is gone: what its display says, on the screen and in the saved file."""

import json
import re
from base64 import b64decode

from cells import notebook_file

CELLS = [
    """%%component
/** Goes on for longer than anybody looks. */
String waits(Progress progress) throws InterruptedException {
    progress.update(1, 10);
    System.out.println("begun");
    Thread.sleep(600_000);
    return "";
}""",
    "%%pipeline background\nwaits();",
    "%run background --background",
    "%runs",
]
RUNS, LOOKS = 2, 3
SIGN = re.compile(r'src="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)" alt="running, 0 of 1 steps')


def test_a_display_whose_kernel_was_restarted_says_interrupted(lab, folder):
    notebook_file(folder / "background.ipynb", *CELLS)
    lab.open("background.ipynb")
    lab.wait_for_kernel()
    for cell in range(RUNS + 1):
        lab.run_cell(cell)
    lab.page.wait_for_function(
        f"() => JSON.stringify(window.jupyterapp.shell.currentWidget.content.widgets[{RUNS}].model.outputs.toJSON())"
        ".includes('begun')",
        timeout=60_000,
    )
    lab.page.locator('.jp-NotebookPanel-toolbar [data-command="notebook:restart-kernel"]').click()
    lab.page.locator(".jp-Dialog .jp-mod-accept").click()
    lab.page.wait_for_selector(".jp-Dialog", state="detached", timeout=20_000)
    lab.wait_until_idle()
    lab.save()

    saved = json.loads((folder / "background.ipynb").read_text())["cells"][RUNS]["outputs"]
    bundles = [output["data"] for output in saved if "data" in output]
    [page] = [page for page in ("".join(bundle.get("text/html", "")) for bundle in bundles) if SIGN.search(page)]
    sign = b64decode(SIGN.search(page)[1]).decode()
    assert shown(lab.page, sign, after=1) == ["\u25b6 running"]
    [words] = shown(lab.page, sign, after=20)
    assert words.startswith("! interrupted")
    assert any("it was interrupted" in "".join(bundle.get("text/plain", "")) for bundle in bundles)

    lab.start_cell(LOOKS)
    lab.page.wait_for_function(
        f"() => JSON.stringify(window.jupyterapp.shell.currentWidget.content.widgets[{LOOKS}].model.outputs.toJSON())"
        ".includes('was interrupted when its kernel ended')",
        timeout=60_000,
    )


def shown(page, svg, after):
    """The bold words that the picture shows so many seconds after it was opened."""
    return page.evaluate(
        """([svg, seconds]) => {
            const frame = document.body.appendChild(document.createElement('div'));
            frame.innerHTML = svg;
            frame.firstElementChild.pauseAnimations();
            frame.firstElementChild.setCurrentTime(seconds);
            const words = [...frame.querySelectorAll('text[font-weight]')]
                .filter(text => getComputedStyle(text).visibility === 'visible').map(text => text.textContent);
            frame.remove();
            return words;
        }""",
        [svg, after],
    )
