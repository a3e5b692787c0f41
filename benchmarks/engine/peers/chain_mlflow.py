"""MLflow's tracking store on SQLite: N runs with a parameter and a metric each. Executes nothing, only records."""

import logging
import sys
import tempfile

import mlflow
from stopwatch import Stopwatch

logging.disable(logging.CRITICAL)
n = int(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    mlflow.set_tracking_uri(f"sqlite:///{folder}/mlflow.db")
    mlflow.create_experiment("chain", artifact_location=folder)
    mlflow.set_experiment("chain")
    watch = Stopwatch()
    for i in range(n):
        with mlflow.start_run():
            mlflow.log_param("i", i)
            mlflow.log_metric("value", i)
    watch.tell()
