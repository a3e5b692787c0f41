"""Times one empty step in a process of its own, in Brewline and its peers, alternating, and prints a table with ratios."""

import argparse
import statistics
import subprocess
import sys
from pathlib import Path

PEERS = Path(__file__).parent.parent / "engine" / "peers"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--class-path", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--without-peers", action="store_true")
    arguments = parser.parse_args()
    step_starts(arguments.class_path, "fresh", 1)  # makes the class-data archive, as the first isolated step does
    samples: dict[str, list[float]] = {}
    for number in range(arguments.rounds):
        for kind in ("fresh", "pooled", "here"):
            samples.setdefault(kind, []).extend(step_starts(arguments.class_path, kind, arguments.runs))
        if not arguments.without_peers:
            samples.setdefault("Metaflow", []).append(peer("chain_metaflow.py"))
            samples.setdefault("Kubeflow, local", []).append(peer("chain_kfp.py"))
        print(f"round {number + 1} of {arguments.rounds}", flush=True)
    names = {
        "fresh": "Brewline, isolated, in a fresh JVM",
        "pooled": "Brewline, isolated, in a JVM that waited",
        "here": "Brewline, in the notebook's JVM",
        "Metaflow": "Metaflow, a process each",
        "Kubeflow, local": "Kubeflow's local runner, a process each",
    }
    base = statistics.median(samples["fresh"])
    print("\n| | a step, median | worst of ten | to a fresh JVM |\n|---|---|---|---|")
    for kind, values in samples.items():
        middle = statistics.median(values)
        worst = sorted(values)[int(len(values) * 0.9)] if len(values) >= 10 else max(values)
        print(f"| {names[kind]} | {middle:.0f} ms | {worst:.0f} ms | {middle / base:.2f} × |")


def step_starts(class_path: str, kind: str, runs: int) -> list[float]:
    out = run(["java", "-cp", class_path, "org.brewline.benchmarks.StepStarts", kind, str(runs)])
    return [float(line) for line in out.split()]


def peer(script: str, few: int = 3, many: int = 8) -> float:
    """Milliseconds of one step more, so that starting the tool itself does not count."""
    seconds = [float(run([sys.executable, str(PEERS / script), str(steps)]).split()[-1]) for steps in (few, many)]
    return 1000 * (seconds[1] - seconds[0]) / (many - few)


def run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)[-200:]} failed:\n{done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    main()
