"""Writes places and labels of ticks as matplotlib chooses them: Tests/Library/PlotsTests/Golden/ticks.json.

    python scripts/golden/matplotlib_ticks.py
"""

import json
import pathlib

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import MaxNLocator, ScalarFormatter

RANGES = [
    (0, 1), (0, 10), (-1.05, 1.05), (-0.5, 31.5), (0, 59999), (-13.7, 10.9), (0.25, 0.263), (1e-7, 9e-7), (-3e8, 5e8),
    (100000, 100010), (1000000.1, 1000000.9), (99.95, 100.05), (-0.003, 0.0051), (2.5, 2.5001), (0, 1e6), (0, 123456),
    (-5, 0), (0.1, 0.9), (3, 4), (-1e-3, 1e3), (0, 7), (12345.6, 12345.7), (-100000.5, -100000.1), (0, 255),
]


def main():
    cases = []
    for low, high in RANGES:
        for bins in (4, 6, 9):
            figure, axes = plt.subplots()
            axes.set_xlim(low, high)
            axes.xaxis.set_major_locator(MaxNLocator(bins, steps=[1, 2, 2.5, 5, 10]))
            axes.xaxis.set_major_formatter(ScalarFormatter())
            ticks = axes.xaxis.get_major_locator()()
            labels = axes.xaxis.get_major_formatter().format_ticks(ticks)
            cases.append({
                "low": low, "high": high, "bins": bins, "ticks": list(map(float, ticks)), "labels": labels,
                "offset": axes.xaxis.get_major_formatter().get_offset(),
            })
            plt.close(figure)
    target = pathlib.Path(__file__).parents[2] / "Tests/Library/PlotsTests/Golden/ticks.json"
    target.write_text(json.dumps({"matplotlib": matplotlib.__version__, "cases": cases}, ensure_ascii=False))


main()
