"""A JupyterLab server and a browser, for the tests that look as a person does."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from installed import Installed
from lab import Lab

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "target"
SCREENSHOTS = BUILD / "screenshots"
# No GPU, no sandbox for root, and none of the browser's own calls home.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session", autouse=True)
def history(tmp_path_factory):
    """The cells of the tests are not the user's."""
    os.environ["BREWLINE_HISTORY"] = str(tmp_path_factory.mktemp("history"))


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """The wheel in an environment of its own; test_wheel, the last of those that use it, removes it again."""
    return Installed(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def folder():
    """The notebooks and the bad ones, copied, so that their stores are new and the sources stay as they are."""
    copy = BUILD / "lab"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(ROOT / "notebooks", copy, ignore=shutil.ignore_patterns(".*", "brewline", "target", "tests", "pom.xml"))
    for notebook in Path(__file__).parent.glob("*.ipynb"):
        shutil.copy(notebook, copy)
    return copy


@pytest.fixture(scope="session")
def server(folder):
    """The address of a JupyterLab server over the folder."""
    port = free_port()
    home = BUILD / "lab-home"
    shutil.rmtree(home, ignore_errors=True)
    set_up(home, "apputils-extension", "notification", {"fetchNews": "false", "checkForUpdates": False})
    set_up(home, "notebook-extension", "tracker", {"windowingMode": "none"})  # all cells are in the page
    environment = os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"]
    command += [f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    with open(BUILD / "logs" / "lab.log", "w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    wait_until_it_answers(address, process)
    yield address
    process.terminate()
    process.wait(timeout=30)


def set_up(home, extension, plugin, settings):
    folder = home / "settings" / "@jupyterlab" / extension
    folder.mkdir(parents=True)
    (folder / f"{plugin}.jupyterlab-settings").write_text(json.dumps(settings))


def wait_until_it_answers(address, process):
    for _ in range(600):
        assert process.poll() is None, "JupyterLab ended; see target/logs/lab.log"
        try:
            urllib.request.urlopen(address + "/api")
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("JupyterLab does not answer; see target/logs/lab.log")


@pytest.fixture(scope="session")
def browser():
    executable = os.environ.get("chromium") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def lab(server, browser):
    """JupyterLab in a page of its own; screenshots go to target/screenshots."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Lab(context.new_page(), server, SCREENSHOTS)
    context.close()
