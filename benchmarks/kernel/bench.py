"""Times Java kernels and ipykernel side by side, alternating, and prints a Markdown table with ratios.

    python bench.py --rounds 5 brewline:java java:java kotlin:kotlin python3:python

Every argument is NAME:LANGUAGE of an installed kernelspec; ratios are to the last one.
"""

import argparse
import statistics
from collections import defaultdict

from measure import round_with

FIGURES = ["ready", "first cell", "warm cell", "warm cell, p99", "completion", "inspection", "100,000 lines", "idle memory, MB"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kernels", nargs="+", metavar="NAME:LANGUAGE")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count (after one that does not)")
    parser.add_argument("--starts", type=int, default=0, help="starts beyond these, with their first cells only")
    arguments = parser.parse_args()
    kernels = [tuple(k.split(":")) for k in arguments.kernels]
    samples: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name, _ in kernels}
    for number in range(arguments.rounds + 1):
        for name, language in kernels:
            figures = round_with(name, language)
            if number > 0:
                for figure, values in figures.items():
                    samples[name][figure].extend(values)
            print(f"round {number}/{arguments.rounds}: {name} {_median(figures['ready']):.2f} s", flush=True)
    for _ in range(arguments.starts):
        for name, language in kernels:
            for figure, values in round_with(name, language, starts_only=True).items():
                samples[name][figure].extend(values)
    _print_table([name for name, _ in kernels], samples)


def _print_table(names, samples) -> None:
    base = names[-1]
    print("\n| | " + " | ".join(names) + " | " + " | ".join(f"{n} / {base}" for n in names[:-1]) + " |")
    print("|---" * (2 * len(names)) + "|")
    for figure in FIGURES:
        values = [_figure(samples[name], figure) for name in names]
        ratios = ["–" if v != v else f"{v / values[-1]:.2f}" for v in values[:-1]]
        print(f"| {figure} | " + " | ".join(_shown(figure, v) for v in values) + " | " + " | ".join(ratios) + " |")


def _figure(figures, name: str) -> float:
    if name.endswith(", p99"):
        return _percentile(figures[name.removesuffix(", p99")], 0.99)
    return _median(figures[name])


def _median(values) -> float:
    return statistics.median(values)


def _percentile(values, share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _shown(figure: str, value: float) -> str:
    if value != value:
        return "end lost"
    if figure.endswith("MB"):
        return f"{value:.0f}"
    return f"{value:.2f} s" if value >= 0.5 else f"{value * 1000:.1f} ms"


if __name__ == "__main__":
    main()
