"""The command brewline: finds the JDK and goes on in Java; setup is done here, for it is about Java itself."""

import json
import os
import sys

from . import java, jdk

# What these do with a notebook's cells needs the compiler, and the notebook's own folder as the working folder.
RUN_CELLS = {"run", "export"}


def main():
    arguments = sys.argv[1:]
    try:
        home = jdk.find()
    except jdk.NoJdk as missing:
        sys.exit(str(missing))
    if arguments[:1] == ["setup"]:
        sys.exit(setup(home, arguments[1:]))
    if not java.is_fresh(home):
        from . import archive

        archive.make_beside(home)
    words = java.command(home, properties(home), not RUN_CELLS.isdisjoint(arguments[:1]))
    to_notebook(arguments)
    from .kernel import replace

    replace([*words, *arguments])


def properties(home):
    """What Java can't know of itself, for doctor and for the paths that were typed."""
    return {
        "brewline.folder": os.getcwd(),
        "brewline.terminal": str(sys.stdout.isatty() and sys.stderr.isatty()).lower(),
        "brewline.python": sys.executable,
        "brewline.archives": java.archives(home),
        "brewline.archives.fresh": str(java.is_fresh(home)).lower(),
    }


def to_notebook(arguments):
    """Cells that read data/x.csv mean the notebook's folder; a JVM can't change its own."""
    if not RUN_CELLS.isdisjoint(arguments[:1]):
        notebook = next((a for a in arguments[1:] if a.endswith(".ipynb") and os.path.isfile(a)), "")
        if os.path.dirname(notebook):
            os.chdir(os.path.dirname(notebook))


SETUP = """usage: brewline setup [--portable]

Makes the start-up archives now, not beside the first start, and lets Jupyter start Java without Python in between: a
kernel is ready some hundredths of a second sooner. Optional; again after the JDK was replaced.

  --portable   Jupyter finds the JDK at each start again, as right after the installation
"""


def setup(home, arguments):
    if [a for a in arguments if a != "--portable"]:
        print(SETUP, end="", file=sys.stdout if set(arguments) & {"-h", "--help"} else sys.stderr)
        return 0 if set(arguments) & {"-h", "--help"} else 2
    from . import archive

    archive.main([home])
    from importlib.metadata import files

    spec = str(next(file for file in files("brewline") if file.name == "kernel.json").locate())
    with open(spec, encoding="utf-8") as file:
        content = json.load(file)
    portable = "--portable" in arguments
    content["argv"] = [*(["python", "-m", "brewline.kernel"] if portable else java.kernel(home)), "{connection_file}"]
    with open(spec + ".new", "w", encoding="utf-8") as file:
        json.dump(content, file, indent=2)
    os.replace(spec + ".new", spec)
    print(f"{spec}: starts {'with the JDK that is found' if portable else java.executable(home)}")
    return 0
