"""Hamilton: a chain of N functions in memory. Keeps nothing."""

import sys
import types

from hamilton import driver
from stopwatch import Stopwatch

n = int(sys.argv[1])
source = "def s0() -> int:\n    return 0\n" + "".join(
    f"def s{i}(s{i - 1}: int) -> int:\n    return s{i - 1} + 1\n" for i in range(1, n)
)
module = types.ModuleType("chain")
sys.modules["chain"] = module
exec(source, module.__dict__)
for value in list(vars(module).values()):
    if callable(value):
        value.__module__ = "chain"
sys.setrecursionlimit(100 * n + 1000)
dag = driver.Builder().with_modules(module).build()
watch = Stopwatch()
assert dag.execute([f"s{n - 1}"])[f"s{n - 1}"] == n - 1
watch.tell()
