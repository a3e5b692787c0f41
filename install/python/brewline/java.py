"""The command lines that start Java: of the kernel and of the command.

Each has a start-up archive that goes with one JDK and exactly one class path. It is made at the first start
(archive.py), in a place that was listed when the wheel was installed, so that it goes when the wheel goes.
"""

import json
import os

from . import jdk

HERE = os.path.dirname(os.path.abspath(__file__))
LIB = os.path.join(HERE, "lib")
KERNEL = "org.brewline.kernel.Main"
COMMAND = "org.brewline.cli.Main"
# Commands are short: what compiles most and cleans up in parallel would only begin.
COMMAND_FLAGS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms16m", "-XX:-UsePerfData", "-Djava.awt.headless=true"]


def layout():
    """What the wheel's maker wrote down: the jars in the order of the class path, the flags that the kernel asks for."""
    with open(os.path.join(LIB, "layout.json"), encoding="utf-8") as file:
        return json.load(file)


def class_path(layout):
    return os.pathsep.join(os.path.join(LIB, jar) for jar in layout["jars"])


def archives(home):
    """The folder of the archives: in the package, or the user's cache where that neither fits nor can be written."""
    inside = os.path.join(HERE, "archives")
    if os.access(inside, os.W_OK) or fits(inside, home):
        return inside
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(cache, "brewline", HERE.strip("/\\").replace("/", "-").replace("\\", "-").replace(":", ""))


def archive(home, name):
    """The file of the archive called kernel or command."""
    return os.path.join(archives(home), name + (".aot" if jdk.version(home) >= 25 else ".jsa"))


def archive_flags(home, name):
    """The JVM starts from the archive, silently without it if it does not fit. JDK 25 keeps linked classes in it too."""
    file = archive(home, name)
    if file.endswith(".aot"):
        return [f"-XX:AOTCache={file}", "-XX:AOTMode=auto", "-Xlog:aot=off", "-Xlog:cds=off"]
    return [f"-XX:SharedArchiveFile={file}", "-Xlog:cds=off", "-Xlog:cds+dynamic=off"]


def stamp(home):
    """What an archive holds for: this very JDK and these very jars."""
    facts = jdk.release(home)
    jars = [[jar, os.path.getsize(os.path.join(LIB, jar))] for jar in layout()["jars"]]
    return [home, facts.get("JAVA_RUNTIME_VERSION") or facts.get("JAVA_VERSION"), facts.get("IMPLEMENTOR_VERSION"), jars]


def is_fresh(home):
    return fits(archives(home), home)


def fits(folder, home):
    """Whether the folder has archives of this JDK and these jars."""
    try:
        with open(os.path.join(folder, "stamp.json"), encoding="utf-8") as file:
            return json.load(file) == stamp(home)
    except (OSError, ValueError):
        return False


def executable(home):
    return os.path.join(home, "bin", "java" + jdk.SUFFIX)


def kernel(home):
    """Starts the kernel; the connection file follows."""
    made = layout()
    return [executable(home), *kernel_flags(home, made), "-cp", class_path(made), KERNEL]


def kernel_flags(home, made):
    """What the kernel asks for, and its archive. Newer JDKs warn of libraries with native code (SQLite, DJL) otherwise."""
    native = ["--enable-native-access=ALL-UNNAMED"] if jdk.version(home) >= 21 else []
    return [*made["flags"], *native, *archive_flags(home, "kernel")]


def command(home, properties, runs_cells):
    """Starts the command; its arguments follow. With cells to run it needs what the kernel needs."""
    made = layout()
    flags = kernel_flags(home, made) if runs_cells else [*COMMAND_FLAGS, *archive_flags(home, "command")]
    return [executable(home), *flags, *(f"-D{name}={value}" for name, value in properties.items()), "-cp", class_path(made), COMMAND]
