"""Makes a kernelspec of the distribution: kernelspec.py DISTRIBUTION JDK_HOME KERNELSPEC

The kernelspec is complete in itself (jars included), so that a later build does not pull them away from under a
running kernel. The start-up archive comes later (archive.py); until then the JVM starts without it.
"""

import json
import shutil
import sys
import zipfile
from pathlib import Path


def jvm_flags(lib):
    """The flags that the kernel itself asks for, one a line; # begins a comment."""
    [kernel] = lib.glob("brewline-kernel-*.jar")
    with zipfile.ZipFile(kernel) as jar:
        text = jar.read("org/brewline/kernel/jvm-flags").decode()
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def class_path(lib):
    """Brewline's own jars first, then the rest by name: the archive holds only for exactly this order."""
    return ":".join(str(jar) for jar in sorted(lib.glob("*.jar"), key=lambda jar: (not jar.name.startswith("brewline-"), jar.name)))


def jdk_version(jdk):
    """The feature version: 17, 25."""
    for line in (jdk / "release").read_text().splitlines():
        if line.startswith("JAVA_VERSION="):
            return int(line.split('"')[1].split(".")[0].split("-")[0])
    raise SystemExit(f"{jdk} says no version in its file release")


def start_up_archive(jdk, folder):
    """What the JVM starts from, silently if it does not fit. JDK 25 keeps linked classes and profiles in it too."""
    if jdk_version(jdk) >= 25:
        return [f"-XX:AOTCache={folder / 'brewline.aot'}", "-XX:AOTMode=auto", "-Xlog:aot=off", "-Xlog:cds=off"]
    return [f"-XX:SharedArchiveFile={folder / 'brewline.jsa'}", "-Xlog:cds=off", "-Xlog:cds+dynamic=off"]


def filled(template, lib, java, archive):
    argv = []
    for word in template["argv"]:
        if word == "@java@":
            argv.append(str(java))
        elif word == "@flags@":
            argv += jvm_flags(lib) + archive
        else:
            argv.append(word.replace("@jars@", class_path(lib)))
    return {**template, "argv": argv}


def main(distribution, jdk, spec):
    fresh = spec.with_name(spec.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(distribution, fresh)
    shutil.rmtree(spec, ignore_errors=True)
    fresh.rename(spec)
    kernel = spec / "kernel.json"
    java = jdk / "bin" / "java"
    kernel.write_text(json.dumps(filled(json.loads(kernel.read_text()), spec / "lib", java, start_up_archive(jdk, spec)), indent=2) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
