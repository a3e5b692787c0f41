"""Makes the start-up archives: python -m brewline.archive [JDK_HOME]

Starts the kernel and the command once, lets them do what a session begins with, and has the JVM write down the classes
that this took. Who finds no fitting archive starts without one, only slower.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from . import java, jdk

# What a first cell, a first error and a first completion need. A pipeline's classes would double the memory of a kernel
# that has none.
CELLS = [
    "1 + 1",
    'System.out.println("warm")',
    "int broken = ;",
    "record Warm(int a) {}",
    "new Warm(1)",
    "List.of(1, 2).size()",
    "%lsmagic",
]
# What people ask of a store, of one that has nothing.
COMMANDS = [["warm-up"]]
# Which option writes what an option reads.
WRITTEN_BY = {"-XX:SharedArchiveFile=": "-XX:ArchiveClassesAtExit=", "-XX:AOTCache=": "-XX:AOTCacheOutput="}
LONGEST_SECONDS = 300


def make_beside(home):
    """Makes them in a process of its own that nobody waits for and that leaves the CPU to others."""
    words = [sys.executable, "-m", "brewline.archive", "--quiet", home]
    if os.name != "nt":
        words = ["nice", "-n", "10", *words]
    try:
        subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError:
        pass  # the next start tries again


def make(home):
    """Makes both, unless another process does. Returns their files."""
    folder = Path(java.archives(home))
    folder.mkdir(parents=True, exist_ok=True)
    with Claim(folder / "making") as mine:
        if not mine or java.is_fresh(home):
            return []
        made = [train(home, "kernel", through_jupyter), train(home, "command", by_commands)]
        fresh = folder / "stamp.json.new"
        fresh.write_text(json.dumps(java.stamp(home)))
        fresh.replace(folder / "stamp.json")
        return made


class Claim:
    """Whoever makes this file works; one left behind by a process that died holds for some minutes only."""

    def __init__(self, file):
        self.file = file
        self.mine = False

    def __enter__(self):
        import time

        try:
            if time.time() - self.file.stat().st_mtime > LONGEST_SECONDS:
                self.file.unlink()
        except OSError:
            pass
        try:
            self.file.touch(exist_ok=False)
            self.mine = True
        except FileExistsError:
            pass
        return self.mine

    def __exit__(self, *error):
        if self.mine:
            self.file.unlink(missing_ok=True)


def train(home, name, work):
    """Has the JVM write the archive beside its place, then moves it there: a kernel may be starting from the old one."""
    archive = Path(java.archive(home, name))
    fresh = archive.with_name("new-" + archive.name)
    fresh.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as away:  # what is done there is nobody's
        work(home, lambda words: writing(words, archive, fresh), away)
    if not fresh.is_file():
        sys.exit(f"the JVM wrote no {archive.name}")
    fresh.replace(archive)
    return archive


def writing(words, archive, fresh):
    """The words that write what these words would read."""
    words = [word for word in words if not word.startswith("-XX:AOTMode=")]
    for reads, writes in WRITTEN_BY.items():
        words = [word.replace(f"{reads}{archive}", f"{writes}{fresh}") for word in words]
    return words


def through_jupyter(home, written, folder):
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import KernelManager

    manager = KernelManager(kernel_name="brewline")
    manager._kernel_spec = KernelSpec(argv=[*written(java.kernel(home)), "{connection_file}"], interrupt_mode="message")
    manager.start_kernel(env=surroundings(folder), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    process = manager.provisioner.process
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    for cell in CELLS:
        client.execute_interactive(
            cell, store_history=False, timeout=120, stop_on_error=False, output_hook=lambda message: None
        )
    client.complete("Math.ma", 7, reply=True, timeout=60)
    client.inspect("Math.max(1, 2)", 8, reply=True, timeout=60)
    client.shutdown()
    process.wait(timeout=LONGEST_SECONDS)
    client.stop_channels()
    manager.cleanup_resources()


def by_commands(home, written, folder):
    for arguments in COMMANDS:
        words = [*written(java.command(home, {}, runs_cells=False)), *arguments]
        subprocess.run(
            words, cwd=folder, env=surroundings(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LONGEST_SECONDS
        )


def surroundings(folder):
    return {**os.environ, "BREWLINE_STORE": os.path.join(folder, "store"), "BREWLINE_HISTORY": "off"}


def main(arguments):
    homes = [argument for argument in arguments if not argument.startswith("-")]
    for archive in make(homes[0] if homes else jdk.find()):
        print(f"{archive.name}: {archive.stat().st_size >> 20} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
