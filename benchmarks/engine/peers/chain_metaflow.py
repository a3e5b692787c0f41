"""Metaflow: a linear flow of N steps, a process each, artifacts in its local store."""

import subprocess
import sys
import tempfile
from pathlib import Path

from stopwatch import Stopwatch

n = int(sys.argv[1])
lines = ["from metaflow import FlowSpec, step", "class Chain(FlowSpec):"]
names = ["start", *[f"s{i}" for i in range(1, n - 1)], "end"]
for i, name in enumerate(names):
    body = "self.x = 0" if i == 0 else "self.x += 1"
    following = f"; self.next(self.{names[i + 1]})" if i + 1 < n else ""
    lines += ["    @step", f"    def {name}(self):", f"        {body}{following}"]
lines += ["if __name__ == '__main__':", "    Chain()"]
with tempfile.TemporaryDirectory() as folder:
    Path(folder, "chain.py").write_text("\n".join(lines))
    watch = Stopwatch()
    subprocess.run(
        [sys.executable, "chain.py", "--no-pylint", "--quiet", "run"],
        cwd=folder, check=True, capture_output=True, env={"USERNAME": "bench", "PATH": "/usr/bin", "HOME": folder},
    )
    watch.tell()
