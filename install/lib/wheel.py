"""Makes a wheel of Brewline's part for papermill: wheel.py MODULE FOLDER

Written by hand, since a build backend would have to be downloaded for these four files.
"""

import base64
import hashlib
import sys
import zipfile
from pathlib import Path

VERSION = "0.1.0"


def main(module, folder):
    name = module.stem
    info = f"{name}-{VERSION}.dist-info"
    files = {
        module.name: module.read_text(),
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {VERSION}\nLicense: Apache-2.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: brewline\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[papermill.engine]\nbrewline = {name}:Engine\n",
    }
    record = "".join(f"{path},sha256={digest(text)},{len(text.encode())}\n" for path, text in files.items())
    files[f"{info}/RECORD"] = record + f"{info}/RECORD,,\n"
    with zipfile.ZipFile(folder / f"{name}-{VERSION}-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)


def digest(text):
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
