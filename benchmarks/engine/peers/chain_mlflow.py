"""MLflow's tracking store on SQLite: N runs with a parameter and a metric each. Executes nothing, only records."""

import logging
import sys
import tempfile
import time

import mlflow

logging.disable(logging.CRITICAL)
n = int(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    mlflow.set_tracking_uri(f"sqlite:///{folder}/mlflow.db")
    mlflow.create_experiment("chain", artifact_location=folder)
    mlflow.set_experiment("chain")
    began = time.perf_counter()
    for i in range(n):
        with mlflow.start_run():
            mlflow.log_param("i", i)
            mlflow.log_metric("value", i)
    print(time.perf_counter() - began)
