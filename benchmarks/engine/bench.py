"""Times Brewline's engine and its peers in turn, and prints Markdown tables: milliseconds a step with ratios, and the
engine's other figures beside what was asked of them."""

import argparse
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
# Name, script, number of steps (few where a step is slow), what it keeps of a step.
PEERS = [
    ("Hamilton", "chain_hamilton.py", 1000, "nothing"),
    ("Kedro", "chain_kedro.py", 500, "nothing"),
    ("MLflow", "chain_mlflow.py", 50, "a parameter and a metric each, in SQLite (executes nothing)"),
    ("Dagster, in process", "chain_dagster.py", 50, "events in SQLite, outputs pickled"),
    ("Metaflow", "chain_metaflow.py", 5, "outputs and logs in files; a process each"),
    ("Kubeflow, local", "chain_kfp.py", 5, "outputs in files; a process each"),
]
OURS = "states, times, lineage, config, code and outputs, each in a synced transaction"
FORMS = ["chain", "wide", "layered"]
SIZES = [10, 100, 1000, 10_000]


class Taken(NamedTuple):
    """What a step took: seconds by the clock, and of the processor, which say more where others work too."""

    seconds: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--class-path", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=["peers", "steps", *FORMS, "others"])
    parser.add_argument("--small", action="store_true", help="a hundredth of everything: shows that it works, no figures")
    arguments = parser.parse_args()
    share = 100 if arguments.small else 1
    if arguments.only in (None, "peers"):
        peers(arguments.class_path, arguments.rounds, share)
    forms = [form for form in FORMS if arguments.only in (None, "steps", form)]
    if forms:
        steps(arguments.class_path, forms, [size for size in SIZES if size <= max(SIZES) // share])
    if arguments.only in (None, "others"):
        others(arguments.class_path, share)


def peers(class_path: str, rounds: int, share: int) -> None:
    samples: dict[str, list[Taken]] = {}
    for _ in range(rounds):
        cold, cached, _, _ = brewline(class_path, "chain", 1000 // share)
        samples.setdefault("Brewline", []).append(cold)
        samples.setdefault("Brewline, from the cache", []).append(cached)
        for name, script, steps, _ in PEERS:
            samples.setdefault(name, []).append(peer(script, max(2, steps // share)))
    keeps = {"Brewline": OURS, "Brewline, from the cache": OURS}
    keeps.update({name: kept for name, _, _, kept in PEERS})
    base = middle(samples["Brewline"])
    print("\n| chain of empty steps | a step | to Brewline | of the processor | to Brewline | keeps |")
    print("|---|---|---|---|---|---|")
    for name, values in samples.items():
        taken = middle(values)
        print(
            f"| {name} | {1000 * taken.seconds:.3f} ms | {taken.seconds / base.seconds:.2f} ×"
            f" | {1000 * taken.processor:.3f} ms | {taken.processor / base.processor:.2f} × | {keeps[name]} |"
        )


def middle(values: list[Taken]) -> Taken:
    return Taken(statistics.median(v.seconds for v in values), statistics.median(v.processor for v in values))


def steps(class_path: str, forms: list[str], sizes: list[int]) -> None:
    print("\nMilliseconds a step by the clock, and of the processor.\n")
    print("| empty steps | number | cold | cached | resumed | memory above idle |\n|---|---|---|---|---|---|")
    for form in forms:
        for size in sizes:
            *times, megabytes = brewline(class_path, form, size)
            cold, cached, resumed = (f"{1000 * t.seconds:.3f}, {1000 * t.processor:.3f}" for t in times)
            print(f"| {form} | {size:,} | {cold} | {cached} | {resumed} | {megabytes:.0f} MB |", flush=True)


def others(class_path: str, share: int) -> None:
    points = java(class_path, "ManyPoints", 1_000_000 // share)
    stored, copied = map(float, java(class_path, "LargeArtifact", max(8, 1024 // share)).split()[-2:])
    runs = java(class_path, "ManyRuns", 100_000 // share)
    print("\n| | |\n|---|---|")
    print(f"| artifact of {max(8, 1024 // share):,} MB | {copied / stored:.2f} × the speed of copying, hashing and syncing it by hand |")
    for line in points.splitlines() + runs.splitlines():
        what, _, figure = line.partition(": ")
        print(f"| {what} | {figure} |")


def brewline(class_path: str, form: str, count: int) -> tuple[Taken, Taken, Taken, float]:
    *figures, megabytes = map(float, java(class_path, "EmptySteps", form, count).split()[-7:])
    cold, cached, resumed = (Taken(figures[i] / count, figures[i + 3] / count) for i in range(3))
    return cold, cached, resumed, megabytes


def java(class_path: str, program: str, *arguments: object) -> str:
    return run(["java", "-cp", class_path, f"org.brewline.benchmarks.{program}", *map(str, arguments)])


def peer(script: str, count: int) -> Taken:
    seconds, processor = map(float, run([sys.executable, str(HERE / "peers" / script), str(count)]).split()[-2:])
    return Taken(seconds / count, processor / count)


def run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)[-200:]} failed:\n{done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    main()
