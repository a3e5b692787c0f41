"""What is missing on a machine is one sentence with the way to get it."""

import shutil
import subprocess
from pathlib import Path

import pytest

LIB = Path(__file__).resolve().parents[1] / "lib"
TOOLS = ["bash", "dirname", "mkdir", "sed", "readlink", "uname", "cat", "head", "find"]


@pytest.fixture
def machine(tmp_path):
    """A machine with next to nothing on it and no root: give it tools, then ask it for a prerequisite."""
    bin = tmp_path / "bin"
    bin.mkdir()
    for tool in TOOLS:
        (bin / tool).symlink_to(shutil.which(tool))
    (tmp_path / "install").mkdir()

    def tool(name, script):
        path = (tmp_path / "install" / name) if name == "find-jdk" else (bin / name)
        path.write_text(f"#!{bin}/bash\n{script}\n")
        path.chmod(0o755)

    def ask(function):
        script = f". {LIB}/common.sh; . {LIB}/prerequisites.sh; root={tmp_path}; {function}; say got it"
        return subprocess.run(
            [bin / "bash", "-euc", script], env={"PATH": str(bin), "HOME": str(tmp_path)}, capture_output=True, text=True
        )

    ask.tool = tool
    tool("id", "echo 1000")
    tool("find-jdk", "exit 1")
    return ask


@pytest.mark.parametrize(
    "function, sentence",
    {
        "need_jdk": "Brewline needs a JDK, version 17 or newer: ",
        "need_maven": "Brewline is built with Maven 3.8 or newer: ",
        "need_python": "JupyterLab needs Python 3.10 or newer with its venv module: ",
        "need_fonts": "Charts need one font: ",
        "need_chromium": "The browser tests need Chromium: ",
    }.items(),
)
def test_what_is_missing_is_one_sentence_with_the_way_to_get_it(machine, function, sentence):
    machine.tool("apt-get", "exit 1")
    asked = machine(function)
    assert asked.returncode == 1
    assert asked.stdout == ""
    assert asked.stderr.startswith(sentence + "sudo apt-get install ")
    assert len(asked.stderr.splitlines()) == 1


def test_without_a_known_package_manager_the_packages_are_named(machine):
    assert machine("need_maven").stderr == (
        "Brewline is built with Maven 3.8 or newer: your system's package manager (package maven)\n"
    )


@pytest.mark.parametrize("version, fits", [("3.6.3", False), ("3.8.0", True), ("3.9.11", True), ("4.0.0", True)])
def test_maven_has_to_be_new_enough(machine, version, fits):
    machine.tool("mvn", f"echo 'Apache Maven {version} (abc)'")
    assert ("got it" in machine("need_maven").stdout) == fits


def test_a_jdk_that_java_home_names_is_taken(machine, tmp_path):
    jdk = tmp_path / "jdk"
    (jdk / "bin").mkdir(parents=True)
    (jdk / "release").write_text('JAVA_VERSION="21.0.2"\n')
    machine.tool("javac", "")
    shutil.copy(tmp_path / "bin" / "javac", jdk / "bin" / "javac")
    assert "got it" in machine(f"export JAVA_HOME={jdk}; need_jdk").stdout
