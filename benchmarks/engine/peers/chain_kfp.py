"""Kubeflow's local runner, subprocesses without virtual environments: a chain of N components, outputs as files."""

import logging
import sys
import tempfile

from kfp import dsl, local
from stopwatch import Stopwatch

logging.disable(logging.CRITICAL)
n = int(sys.argv[1])


@dsl.component
def first() -> int:
    return 0


@dsl.component
def following(x: int) -> int:
    return x + 1


@dsl.pipeline
def chain() -> int:
    value = first()
    for _ in range(1, n):
        value = following(x=value.output)
    return value.output


with tempfile.TemporaryDirectory() as folder:
    local.init(runner=local.SubprocessRunner(use_venv=False), pipeline_root=folder)
    watch = Stopwatch()
    assert chain().output == n - 1
    watch.tell()
