"""JupyterLab in a browser: the notebooks run, look right and are harmless. Screenshots are kept in target/screenshots."""

import json
import re

QUICKSTART = "quickstart.ipynb"
FIRST_RUN = 11
SECOND_RUN = 12
SWEEP = 11
COMPARISON = 13


def test_the_quickstart_runs_in_jupyterlab(lab, folder):
    lab.open(QUICKSTART)
    lab.run_all()
    lab.wait_until_done()
    assert not any(output["output_type"] == "error" for i in range(14) if lab.is_code(i) for output in lab.outputs(i))
    lab.theme("JupyterLab Light")
    lab.portrait("run", FIRST_RUN, 1660)
    lab.shoot("quickstart-light-1280", show=FIRST_RUN)
    lab.shoot("quickstart-light-640", width=640, show=FIRST_RUN)
    lab.shoot_all("quickstart-whole-light")
    lab.theme("JupyterLab Dark")
    lab.shoot("quickstart-dark-1280", show=FIRST_RUN)
    lab.shoot("quickstart-dark-640", width=640, show=FIRST_RUN)
    lab.shoot_all("quickstart-whole-dark")
    lab.save()
    assert lab.is_trusted()
    assert lab.complaints == [] and lab.dialogs == []


def test_a_teammate_opens_it_untrusted_and_sees_the_pictures(lab, folder):
    executed = json.loads((folder / QUICKSTART).read_text())
    executed["metadata"]["copied"] = True  # other content than what was signed
    (folder / "from-a-teammate.ipynb").write_text(json.dumps(executed).replace("Which penguin is it?", "Which penguin was it?"))
    lab.open("from-a-teammate.ipynb")
    assert not lab.is_trusted()
    lab.theme("JupyterLab Light")
    lab.show(SECOND_RUN)
    lab.page.wait_for_timeout(500)
    assert lab.pictures(SECOND_RUN) > 0
    lab.shoot("untrusted-light-1280")
    lab.shoot_all("untrusted-whole-light")
    lab.page.locator(".jp-OutputArea-output .brewline a[href^='brewline'], .jp-OutputArea-output .brewline th a").first.click()
    lab.page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget?.context?.path.startsWith('brewline/runs/')", timeout=60_000
    )
    lab.shoot("artifact-opened")


def test_a_sweep_grows_under_its_cell_and_its_best_trial_is_compared(lab, folder):
    lab.open("sweep.ipynb")
    lab.theme("JupyterLab Light")
    lab.run_all()
    lab.page.wait_for_function(
        "i => JSON.stringify(window.jupyterapp.shell.currentWidget.content.widgets[i].model.outputs.toJSON()).includes('stopped early')",
        arg=SWEEP,
        timeout=120_000,
    )
    lab.shoot("sweep-running-light", show=SWEEP)
    lab.wait_until_done()
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        lab.theme(theme)
        for name, cell in (("sweep", SWEEP), ("comparison", COMPARISON)):
            lab.shoot(f"{name}-{theme.split()[1].lower()}", height=1700, show=cell)
    lab.shoot("sweep-light-640", width=640, height=1700, show=SWEEP)
    swept, compared = plain(lab.outputs(SWEEP)), plain(lab.outputs(COMPARISON))
    assert "stopped early" in swept and float(re.search(r"★ (0\.\d+)", swept)[1]) > 0.9
    assert "baseline" in compared and "▲" in compared
    assert lab.pictures(SWEEP) >= 2 and lab.pictures(COMPARISON) >= 1
    assert lab.complaints == [] and lab.dialogs == []


def plain(outputs):
    assert not any(output["output_type"] == "error" for output in outputs), outputs
    return "\n".join(str(output.get("data", {}).get("text/plain", "")) for output in outputs)


def test_a_run_grows_under_its_cell_and_a_failure_is_shown_as_one(lab):
    lab.open("stress.ipynb")
    lab.wait_for_kernel()
    lab.theme("JupyterLab Light")
    for cell in range(1, 5):
        lab.run_cell(cell)
    lab.start_cell(5)
    lab.page.wait_for_function(
        "() => JSON.stringify(window.jupyterapp.shell.currentWidget.content.widgets[5].model.outputs.toJSON()).includes('loss')",
        timeout=60_000,
    )
    lab.show(5)
    lab.page.wait_for_timeout(1500)  # a look in the middle of a run that takes four seconds
    lab.shoot("running-light-1280")
    lab.theme("JupyterLab Dark")
    lab.shoot("running-dark-1280")
    lab.theme("JupyterLab Light")
    lab.wait_until_idle()
    lab.show(5)
    lab.shoot("failed-light-1280", height=1400)
    for cell in range(6, 11):
        lab.run_cell(cell)
        assert any(output["output_type"] == "error" for output in lab.outputs(cell)), lab.outputs(cell)
    lab.shoot_all("stress-whole-light")
    lab.theme("JupyterLab Dark")
    lab.shoot_all("stress-whole-dark")
    assert lab.dialogs == [], "a name became script"
