"""Makes the class-data archive of a kernelspec: archive.py KERNELSPEC

Starts the kernel once, lets it do what a session begins with, and has the JVM write down the classes that this took.
A kernel that finds no fitting archive starts without one, only slower.
"""

import os
import sys
import tempfile
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

# What a first cell, a first error and a first completion need. A pipeline's classes would double the memory of a kernel
# that has none.
CELLS = [
    "1 + 1",
    'System.out.println("warm")',
    "int broken = ;",
    "record Warm(int a) {}",
    "new Warm(1)",
    "%lsmagic",
]

# Which option writes what an option reads.
WRITTEN_BY = {"-XX:SharedArchiveFile=": "-XX:ArchiveClassesAtExit=", "-XX:AOTCache=": "-XX:AOTCacheOutput="}


def writing(word):
    for reads, writes in WRITTEN_BY.items():
        word = word.replace(reads, writes)
    return word


def train(spec, environment, folder):
    manager = KernelManager(kernel_name="brewline")
    manager._kernel_spec = spec
    manager.start_kernel(env=environment, cwd=folder)
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
    process.wait(timeout=120)
    client.stop_channels()
    manager.cleanup_resources()


def main(folder):
    spec = KernelSpec.from_resource_dir(str(folder))
    archive = Path(next(word.partition("=")[2] for word in spec.argv if word.startswith(tuple(WRITTEN_BY))))
    archive.unlink(missing_ok=True)
    spec.argv = [writing(word) for word in spec.argv if not word.startswith("-XX:AOTMode=")]
    with tempfile.TemporaryDirectory() as away:  # what the cells leave is nobody's
        train(spec, {**os.environ, "BREWLINE_STORE": away}, away)
    if not archive.is_file():
        sys.exit("the JVM wrote no archive")
    print(f"{archive.name}: {archive.stat().st_size >> 20} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
