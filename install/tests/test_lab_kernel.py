"""The kernel under a person's hands in JupyterLab: completion, tooltip, interrupt, restart, prompts."""

import json

import pytest
from cells import notebook_file
from playwright.sync_api import TimeoutError

CELLS = [
    "int answer = 42;",
    "",
    "",
    "",
    'System.out.println("begun"); while (true) {}',
    "answer + 1",
    'readLine("Your name: ").toUpperCase()',
    'readPassword("Your key: ").length()',
]
DECLARES, MEMBERS, NAMES, INSPECTS, LOOPS, ADDS, ASKS, HIDES = range(len(CELLS))


@pytest.fixture(scope="module")
def typing(server, browser, folder):
    """One page with one notebook, for all of these tests."""
    from lab import Lab

    notebook_file(folder / "typing.ipynb", *CELLS)
    context = browser.new_context(viewport={"width": 1280, "height": 1600})
    lab = Lab(context.new_page(), server, None)
    lab.open("typing.ipynb")
    lab.wait_for_kernel()
    lab.run_cell(DECLARES)
    yield lab
    context.close()


def said(lab, index):
    """What a cell's outputs say."""
    outputs = lab.outputs(index)
    texts = [o.get("text") or o.get("data", {}).get("text/plain") or o.get("ename") for o in outputs]
    return "".join("".join(text) for text in texts)


def write(lab, index, text):
    """Puts the cursor into a cell and types."""
    lab.page.locator(".jp-Notebook .jp-Cell").nth(index).locator(".cm-content").click()
    lab.page.keyboard.type(text)


@pytest.mark.parametrize(
    "cell, typed, offered, taken",
    [
        (MEMBERS, "Math.floo", {"floor", "floorDiv", "floorMod"}, "Math.floorDiv"),
        (NAMES, "answ", {"answer"}, "answer"),
    ],
)
def test_tab_completes_with_members_and_with_the_notebooks_names(typing, cell, typed, offered, taken):
    page = typing.page
    write(typing, cell, typed)
    items = page.locator(".jp-Completer:not(.lm-mod-hidden) .jp-Completer-item")
    # JupyterLab drops what takes longer than a second, as the first answer of a new kernel may on a busy machine.
    for _ in range(5):
        page.keyboard.press("Tab")
        try:
            items.first.wait_for(timeout=5_000)
            break
        except TimeoutError:
            continue
    items.first.wait_for(timeout=1_000)
    assert offered <= {word for item in items.all_inner_texts() for word in item.split()}
    items.filter(has_text=taken.split(".")[-1]).first.click()
    page.wait_for_function(f"() => {source(cell)} === '{taken}'", timeout=20_000)


def source(index):
    return f"window.jupyterapp.shell.currentWidget.content.widgets[{index}].model.sharedModel.getSource()"


def test_shift_tab_tells_signature_and_documentation(typing):
    page = typing.page
    write(typing, INSPECTS, "Math.max(1, 2)")
    for _ in range(8):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+Tab")
    tooltip = page.wait_for_selector(".jp-Tooltip", timeout=20_000)
    page.wait_for_function("() => document.querySelector('.jp-Tooltip')?.innerText.includes('max')", timeout=20_000)
    assert "int" in tooltip.inner_text()
    page.keyboard.press("Escape")


def test_the_interrupt_button_ends_an_endless_cell(typing):
    page = typing.page
    typing.start_cell(LOOPS)
    page.wait_for_function(
        f"() => JSON.stringify(window.jupyterapp.shell.currentWidget.content.widgets[{LOOPS}].model.outputs.toJSON())"
        ".includes('begun')",
        timeout=60_000,
    )
    page.locator('.jp-NotebookPanel-toolbar [data-command="notebook:interrupt-kernel"]').click()
    typing.wait_until_idle()
    assert "Interrupted" in said(typing, LOOPS)
    typing.run_cell(ADDS)
    assert said(typing, ADDS) == "43"


@pytest.mark.parametrize(
    "cell, prompt, kind, shown", [(ASKS, "Your name: ", "text", "XYZZY"), (HIDES, "Your key: ", "password", "5")]
)
def test_a_cell_asks_and_waits(typing, cell, prompt, kind, shown):
    page = typing.page
    typing.start_cell(cell)
    box = page.locator(".jp-Notebook .jp-Cell").nth(cell).locator("input.jp-Stdin-input")
    box.wait_for(timeout=60_000)
    assert (box.get_attribute("type") or "text") == kind
    assert prompt.strip() in page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-Stdin-prompt").inner_text()
    box.fill("xyzzy")
    box.press("Enter")
    page.wait_for_function(
        f"() => window.jupyterapp.shell.currentWidget.content.widgets[{cell}].model.executionCount !== null", timeout=60_000
    )
    typing.wait_until_idle()
    assert shown in said(typing, cell)
    if kind == "password":
        assert "xyzzy" not in json.dumps(typing.outputs(cell))


def test_restart_forgets_and_goes_on(typing):
    page = typing.page
    page.locator('.jp-NotebookPanel-toolbar [data-command="notebook:restart-kernel"]').click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_selector(".jp-Dialog", state="detached", timeout=20_000)
    typing.wait_until_idle()
    typing.start_cell(ADDS)
    page.wait_for_function(
        f"() => JSON.stringify(window.jupyterapp.shell.currentWidget.content.widgets[{ADDS}].model.outputs.toJSON())"
        ".includes('cannot find symbol')",
        timeout=60_000,
    )
    typing.run_cell(DECLARES)
    assert typing.execution_count(DECLARES) == 2
    assert typing.dialogs == []


def test_nothing_was_complained_of(typing):
    assert typing.complaints == []
