#!/usr/bin/env python3
"""Runs the cases side by side with the peers and writes docs/benchmarks.md.

usage: run.py [--cases NAME,...] [--rounds N] [--epochs N]

Without --cases everything is measured. With it, only those sections of the file are written anew, each with the date of
its measurement; the table of aims at the top is made of all sections."""

import argparse
import datetime
import json
import os
import re
import subprocess
import sys

import figures
import notebook
import training
from contest import HERE, ROOT, spread

REPORT = os.path.join(ROOT, "docs", "benchmarks.md")
CASES = [*training.CASES, "scaling", "kernels", "figures", "latency", "notebook"]


def latency(rounds):
    """Latency of cells, by the script that has its own table."""
    command = [sys.executable, os.path.join(HERE, "cell_latency.py"), "--rounds", str(rounds)]
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    return "Cells: what a front end waits for", text, []


def kernels():
    """The layers' kernels by themselves, beside the rate of OpenBLAS's sgemm in the same minutes."""
    text = ""
    for threads in (2, 1):
        sgemm = subprocess.run(
            [sys.executable, os.path.join(HERE, "contestants", "sgemm.py"), "--rate", str(threads)],
            check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "OPENBLAS_NUM_THREADS": str(threads)},
        ).stdout.strip()
        command = [os.path.join(ROOT, ".build", "release", "lectern-bench"), "kernels", "--threads", str(threads),
                   "--sgemm", sgemm]
        table = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
        text += f"{table}\n\n"
    note = (
        "GFLOP/s count the operations of the definition; minimal filtering does 25 of its 36 multiplications,\n"
        "so shares may be above 1. sgemm is OpenBLAS's, through NumPy, in the same minute."
    )
    return "Kernels of the lecture's layers", text + note, []


def run(case, options):
    if case in training.CASES:
        return training.measure(case, options.rounds)
    if case == "scaling":
        return training.scaling(min(options.rounds, 3))
    if case == "kernels":
        return kernels()
    if case == "figures":
        return figures.measure(options.rounds)
    if case == "latency":
        return latency(min(options.rounds, 3))
    return notebook.measure(min(options.rounds, 2), options.epochs)


TESTS = """
Tests: none of speed; what is measured is computed rightly by
`Tests/Library/TensorsTests/KernelTests.swift` and `Tests/Library/PlotsTests/MatplotlibTests.swift`.
"""


def former_sections():
    """The sections of the present report by case."""
    if not os.path.exists(REPORT):
        return {}
    with open(REPORT) as file:
        parts = re.split(r"<!-- case (\w+) (.*) -->\n", file.read().removesuffix(TESTS))
    return {case: (rows, body.strip()) for case, rows, body in zip(parts[1::3], parts[2::3], parts[3::3])}


def write(sections):
    with open("/proc/cpuinfo") as file:
        processor = re.search(r"model name\s*: (.*)", file.read())[1]
    with open(REPORT, "w") as file:
        file.write("# Lectern beside its peers\n\n")
        file.write(
            f"Made by `make bench` on {os.cpu_count()} cores of: {processor}. Each round runs every contestant\n"
            "once, in turn; a ratio is taken within a round. Ratios: median (least to most). `make bench`\n"
            "measures all cases, `scripts/bench.sh --cases NAME,...` some.\n\n"
        )
        file.write("| what | at least | aim | measured |\n|---|---|---|---|\n")
        for case in CASES:
            for what, least, aim, ratio in json.loads(sections[case][0]) if case in sections else []:
                file.write(f"| {what} | {least or '-'} | {aim or '-'} | {spread(ratio)} |\n")
        for case in CASES:
            if case in sections:
                file.write(f"\n<!-- case {case} {sections[case][0]} -->\n{sections[case][1]}\n")
        file.write(TESTS)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", default=",".join(CASES), help="some of: " + ", ".join(CASES))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--epochs", type=int, default=1, help="of the lecture's notebook")
    options = parser.parse_args()
    sections = former_sections()
    for case in options.cases.split(","):
        if case not in CASES:
            parser.error(f"unknown case {case}; known: {', '.join(CASES)}")
        title, text, rows = run(case, options)
        day = datetime.date.today().isoformat()
        sections[case] = (json.dumps(rows), f"## {title}\n\n{text}\n\n{day}, {options.rounds} rounds.")
        print(f"\n## {title}\n\n{text}\n", flush=True)
        for what, least, aim, ratio in rows:
            print(f"{what}: {spread(ratio)}, at least {least or '-'}, aim {aim or '-'}", flush=True)
        write(sections)
    print("docs/benchmarks.md")


main()
