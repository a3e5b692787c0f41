"""Finds the JDK. The same order as the build's scripts: BREWLINE_JDK, JAVA_HOME, the javac on the path, the newest."""

import os
import shutil
import sys
from glob import glob

OLDEST = 17
FOLDERS = (
    os.path.join(sys.prefix, "lib", "jvm"),  # conda's
    "/usr/lib/jvm/*",
    "/opt/*jdk*",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "~/.jdk/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    r"C:\Program Files\*\*jdk*",
)
SUFFIX = ".exe" if os.name == "nt" else ""


class NoJdk(Exception):
    """Its message is one sentence with the way to get a JDK."""


def release(home):
    """The facts in a JDK's file release; empty if that is no JDK."""
    facts = {}
    try:
        if not os.access(os.path.join(home, "bin", "javac" + SUFFIX), os.X_OK):
            return facts
        with open(os.path.join(home, "release"), encoding="utf-8", errors="replace") as lines:
            for line in lines:
                name, _, value = line.strip().partition("=")
                facts[name] = value.strip('"')
    except OSError:
        pass
    return facts


def version(home):
    """The feature version: 17, 25; 0 if that is no JDK."""
    number = release(home).get("JAVA_VERSION", "").split(".")[0].split("-")[0]
    return int(number) if number.isdigit() else 0


def on_path():
    javac = shutil.which("javac")
    return os.path.dirname(os.path.dirname(os.path.realpath(javac))) if javac else ""


def find():
    """The home of the JDK to use."""
    for home in (os.environ.get("BREWLINE_JDK", ""), os.environ.get("JAVA_HOME", ""), on_path()):
        if home and version(home) >= OLDEST:
            return home
    found = max(((version(home), home) for home in candidates()), default=(0, ""))
    if found[0] >= OLDEST:
        return found[1]
    raise NoJdk(sentence())


def candidates():
    return [home for pattern in FOLDERS for home in glob(os.path.expanduser(pattern))]


def sentence():
    asked = os.environ.get("BREWLINE_JDK") or os.environ.get("JAVA_HOME")
    named = f" ({asked} is none)" if asked else ""
    return f"Brewline needs a JDK, version {OLDEST} or newer{named}: {way()}"


def way():
    """The command that gets one on this machine."""
    if os.environ.get("CONDA_PREFIX"):
        return "conda install -c conda-forge openjdk"
    for tool, command in (
        ("apt-get", "sudo apt-get install openjdk-17-jdk-headless"),
        ("dnf", "sudo dnf install java-17-openjdk-devel"),
        ("brew", "brew install openjdk"),
        ("winget", "winget install EclipseAdoptium.Temurin.21.JDK"),
    ):
        if shutil.which(tool):
            return command
    return "your system's package manager has one, and JAVA_HOME can name another"
