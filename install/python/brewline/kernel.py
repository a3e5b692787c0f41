"""Starts the kernel for Jupyter: python -m brewline.kernel CONNECTION_FILE"""

import os
import sys

from . import java, jdk


def main():
    try:
        home = jdk.find()
    except jdk.NoJdk as missing:
        sys.exit(str(missing))
    if not java.is_fresh(home):
        from . import archive

        archive.make_beside(home)
    replace([*java.kernel(home), *sys.argv[1:]])


def replace(words):
    """Goes on as that program: one process, whose signals and end are Java's own."""
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.call(words))
    os.execv(words[0], words)


if __name__ == "__main__":
    main()
