"""Makes the wheel: wheel.py DISTRIBUTION FOLDER

DISTRIBUTION has the jars (lib) and the kernelspec; the Python beside them is in install/python. Written by hand, since
a build backend would have to be downloaded for copying files into a zip.
"""

import base64
import hashlib
import io
import json
import re
import sys
import zipfile
from pathlib import Path

INSTALL = Path(__file__).resolve().parents[1]
# Made at the first start, and named here so that pip removes them with all else.
MADE_LATER = ["kernel.jsa", "kernel.aot", "command.jsa", "command.aot", "stamp.json"]
METADATA = """Metadata-Version: 2.1
Name: brewline
Version: {version}
Summary: A Java kernel for Jupyter with machine-learning pipelines built in
License: Apache-2.0
Requires-Python: >=3.10
Requires-Dist: jupyter_client>=8
"""
# What a signature of a jar consists of, beside the hashes in its manifest.
SIGNATURE = re.compile(r"META-INF/[^/]+\.(SF|RSA|DSA|EC)")
ENTRY_POINTS = """[console_scripts]
brewline = brewline.command:main

[papermill.engine]
brewline = brewline.papermill:Engine
"""


def class_path(lib):
    """Brewline's own jars first, then the rest by name: an archive holds only for exactly this order."""
    return [jar.name for jar in sorted(lib.glob("*.jar"), key=lambda jar: (not jar.name.startswith("brewline-"), jar.name))]


def jvm_flags(lib):
    """The flags that the kernel itself asks for, one a line; # begins a comment."""
    [kernel] = lib.glob("brewline-kernel-*.jar")
    with zipfile.ZipFile(kernel) as jar:
        text = jar.read("org/brewline/kernel/jvm-flags").decode()
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def unsigned(content):
    """
    The jar without its signature. Nobody checks who signed it, but of a signed jar the JVM hashes each class when it
    loads it, and takes none into its archives; the layout of a graph has a thousand of them. The wheel's RECORD has the
    hash of what comes out, and Maven checked what came in.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as signed:
        if not any(SIGNATURE.fullmatch(name) for name in signed.namelist()):
            return content
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as jar:
            for entry in signed.infolist():
                if SIGNATURE.fullmatch(entry.filename):
                    continue
                data = signed.read(entry)
                if entry.filename == "META-INF/MANIFEST.MF":  # behind the first empty line stand the hashes of its files
                    data = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0] + b"\n\n"
                jar.writestr(entry, data, compress_type=zipfile.ZIP_DEFLATED)
        return out.getvalue()


def contents(distribution, version):
    """What is in the wheel, by its path there."""
    lib = distribution / "lib"
    for file in sorted((INSTALL / "python" / "brewline").glob("*.py")):
        yield f"brewline/{file.name}", file.read_bytes()
    for jar in sorted(lib.rglob("*.jar")):
        yield f"brewline/lib/{jar.relative_to(lib).as_posix()}", unsigned(jar.read_bytes())
    layout = {"jars": class_path(lib), "flags": jvm_flags(lib)}
    yield "brewline/lib/layout.json", json.dumps(layout, indent=1).encode()
    for name in MADE_LATER:
        yield f"brewline/archives/{name}", b""
    for file in sorted((INSTALL / "kernelspec").iterdir()):
        yield f"brewline-{version}.data/data/share/jupyter/kernels/brewline/{file.name}", file.read_bytes()
    info = f"brewline-{version}.dist-info"
    yield f"{info}/METADATA", METADATA.format(version=version).encode()
    yield f"{info}/WHEEL", b"Wheel-Version: 1.0\nGenerator: brewline\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    yield f"{info}/entry_points.txt", ENTRY_POINTS.encode()
    yield f"{info}/LICENSE", (INSTALL.parent / "LICENSE").read_bytes()


def main(distribution, folder):
    version = re.search(r"<artifactId>brewline</artifactId>\s*<version>([^<]*)", (INSTALL.parent / "pom.xml").read_text())[1]
    file = folder / f"brewline-{version}-py3-none-any.whl"
    record = ""
    with zipfile.ZipFile(file.with_suffix(".new"), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as wheel:
        for path, content in contents(distribution, version):
            # Jars are compressed already; equal content makes an equal wheel, whenever it is made.
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if path.endswith(".jar") else zipfile.ZIP_DEFLATED
            wheel.writestr(entry, content)
            record += f"{path},sha256={digest(content)},{len(content)}\n"
        wheel.writestr(f"brewline-{version}.dist-info/RECORD", f"{record}brewline-{version}.dist-info/RECORD,,\n")
    file.with_suffix(".new").replace(file)
    print(file)


def digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
