"""Dagster: a chain of N ops in process, its event log in SQLite, outputs pickled to files."""

import logging
import sys
import tempfile

from dagster import DagsterInstance, fs_io_manager, job, op
from stopwatch import Stopwatch

logging.disable(logging.CRITICAL)
n = int(sys.argv[1])


@op
def first() -> int:
    return 0


@op
def following(x: int) -> int:
    return x + 1


@job(resource_defs={"io_manager": fs_io_manager})
def chain():
    value = first()
    for i in range(1, n):
        value = following.alias(f"s{i}")(value)


with tempfile.TemporaryDirectory() as folder:
    instance = DagsterInstance.local_temp(folder)
    watch = Stopwatch()
    assert chain.execute_in_process(instance=instance).success
    watch.tell()
