"""Kedro: a chain of N nodes on its sequential runner with in-memory data sets. Keeps nothing."""

import logging
import sys

from kedro.io import DataCatalog, MemoryDataset
from kedro.pipeline import node, pipeline
from kedro.runner import SequentialRunner
from stopwatch import Stopwatch

logging.disable(logging.CRITICAL)
n = int(sys.argv[1])
nodes = [node(lambda: 0, None, "d0", name="s0")]
nodes += [node(lambda x: x + 1, f"d{i - 1}", f"d{i}", name=f"s{i}") for i in range(1, n)]
chain = pipeline(nodes)
catalog = DataCatalog({f"d{n - 1}": MemoryDataset()})
watch = Stopwatch()
SequentialRunner().run(chain, catalog)
watch.tell()
