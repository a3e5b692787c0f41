"""Times a chain of empty steps in Brewline and its peers, alternating, and prints milliseconds a step with ratios."""

import argparse
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# Name, script, number of steps (few where a step is slow), what it keeps of a step.
PEERS = [
    ("Hamilton", "chain_hamilton.py", 1000, "nothing"),
    ("Kedro", "chain_kedro.py", 1000, "nothing"),
    ("MLflow", "chain_mlflow.py", 100, "a record each (executes nothing)"),
    ("Dagster", "chain_dagster.py", 100, "events and outputs"),
    ("Metaflow", "chain_metaflow.py", 10, "outputs; a process each"),
    ("Kubeflow, local", "chain_kfp.py", 10, "outputs; a process each"),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--class-path", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    samples: dict[str, list[float]] = {}
    for number in range(arguments.rounds):
        cold, cached = brewline(arguments.class_path, 1000)
        samples.setdefault("Brewline", []).append(cold)
        samples.setdefault("Brewline, from the cache", []).append(cached)
        for name, script, steps, _ in PEERS:
            samples.setdefault(name, []).append(seconds(script, steps) / steps)
        print(f"round {number + 1} of {arguments.rounds}", flush=True)
    keeps = {"Brewline": "all of a run, durably", "Brewline, from the cache": "all of a run, durably"}
    keeps.update({name: kept for name, _, _, kept in PEERS})
    base = statistics.median(samples["Brewline"])
    print("\n| | a step | to Brewline | keeps |\n|---|---|---|---|")
    for name, values in samples.items():
        middle = statistics.median(values)
        print(f"| {name} | {middle * 1000:.3f} ms | {middle / base:.2f} × | {keeps[name]} |")


def brewline(class_path: str, steps: int) -> tuple[float, float]:
    out = run(["java", "-cp", class_path, "org.brewline.benchmarks.EmptySteps", "chain", str(steps)])
    cold, cached = out.split()[-2:]
    return float(cold) / steps, float(cached) / steps


def seconds(script: str, steps: int) -> float:
    return float(run([sys.executable, str(HERE / "peers" / script), str(steps)]).split()[-1])


def run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
