"""The wheel in an environment of its own, as a person installs it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Nothing of ours in it, so that what is found is the wheel's.
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("BREWLINE", "PYTHON", "JUPYTER"))}


def files(folder):
    """But for empty folders, which pip leaves."""
    return {p.relative_to(folder) for p in folder.rglob("*") if not p.is_dir() and "__pycache__" not in p.parts}


class Installed:
    """An environment that has the wheel; packages of the tests' own environment are lent to it, to spare the download."""

    def __init__(self, folder):
        self.folder = folder / "environment"
        subprocess.run([sys.executable, "-m", "venv", self.folder], check=True)
        self.python = self.folder / "bin" / "python"
        [site] = self.folder.glob("lib/python*/site-packages")
        [lent] = {Path(path) for path in sys.path if path.endswith("site-packages")}
        shutil.rmtree(folder / "lent", ignore_errors=True)
        (folder / "lent").mkdir()
        for package in lent.iterdir():
            if not package.name.lower().startswith("brewline"):
                (folder / "lent" / package.name).symlink_to(package)
        (site / "lent.pth").write_text(str(folder / "lent"))
        self.before = files(self.folder)
        [wheel] = (ROOT / "target").glob("brewline-*.whl")
        self.pip("install", "--no-index", "--no-deps", str(wheel))
        self.work = folder / "work"
        self.work.mkdir()

    def pip(self, *arguments):
        command = [self.python, "-m", "pip", "--disable-pip-version-check", *arguments]
        done = subprocess.run(command, env=CLEAN, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    def run(self, *arguments, **environment):
        command = [str(self.folder / "bin" / "brewline"), *map(str, arguments)]
        return subprocess.run(
            command, cwd=self.work, env=CLEAN | environment, capture_output=True, text=True, timeout=280
        )
