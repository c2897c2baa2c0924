#!/usr/bin/env python3
"""Measures `lectern grade`: a class's submissions of twenty cells, among them wrong ones, errors and endless loops.

usage: scripts/measure-grading.py [--submissions 300] [--jobs 2] [--cell-timeout 30] [--folder DIR]

Prints minutes, processor time and the memory (proportional set size) of all processes together, at its peak.
"""

import argparse
import collections
import csv
import json
import os
import pathlib
import resource
import subprocess
import tempfile
import time

LECTERN = pathlib.Path(os.environ.get("LECTERN", pathlib.Path(__file__).parents[1] / ".build/release/lectern"))
EXERCISES = 10
# How many of a hundred are of each kind; the others are right.
KINDS = {"wrong": 20, "trap": 10, "compile": 10, "endless": 1}
POINTS = {"right": 20, "wrong": 18, "trap": 18, "compile": 18, "endless": 18}


def notebook(kind):
    cells = [cell("given", "import Lectern\nlet given = Tensor([[1.0, 2.0], [3.0, 4.0]])", locked=True)]
    cells[0]["source"] += "\nplt.plot(given[0])"
    for number in range(1, EXERCISES + 1):
        body = f"  (x * {number}.0).sum(axis: 0)"
        if number == 5:
            body = {
                "wrong": "  x.sum(axis: 0)",
                "trap": "  x * Double([1, 2][x.count])",
                "compile": "  x.summe(axis: 0)",
                "endless": "  while x.count > 0 {}\n  return x",
            }.get(kind, body)
        cells.append(cell(f"answer-{number}", f"func scaled{number}(_ x: Tensor) -> Tensor {{\n{body}\n}}", solution=True))
        expected = f"Tensor([{4 * number}.0, {6 * number}.0])"
        test = f'check(scaled{number}(given), equals: {expected}, name: "sums times {number}")'
        cells.append(cell(f"test-{number}", test, locked=True, grade=True, points=2))
    # Twenty cells with the given one.
    cells[-1]["source"] = "\n".join(part["source"] for part in cells[-2:])
    del cells[-2]
    kernelspec = {"name": "lectern", "display_name": "Swift (Lectern)", "language": "swift"}
    return {"cells": cells, "metadata": {"kernelspec": kernelspec}, "nbformat": 4, "nbformat_minor": 5}


def cell(name, source, solution=False, locked=False, grade=False, points=None):
    role = {"schema_version": 3, "grade_id": name, "grade": grade, "solution": solution, "locked": locked}
    if points is not None:
        role["points"] = points
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {"nbgrader": role},
        "source": source,
        "execution_count": None,
        "outputs": [],
    }


def kind_of(number):
    place = number % 100
    for kind, share in KINDS.items():
        if place < share:
            return kind
        place -= share
    return "right"


def memory(root):
    """The proportional set size of a process and of all that it has started, in bytes."""
    children = collections.defaultdict(list)
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            children[int(stat.read_text().rsplit(")", 1)[1].split()[1])].append(int(stat.parent.name))
        except (OSError, IndexError):
            continue
    total, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        waiting += children[process]
        try:
            lines = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total * 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--cell-timeout", default="30")
    parser.add_argument("--folder")
    options = parser.parse_args()
    folder = pathlib.Path(options.folder or tempfile.mkdtemp(prefix="grading-"))
    (folder / "submitted").mkdir(parents=True, exist_ok=True)
    (folder / "task.ipynb").write_text(json.dumps(notebook("right")))
    kinds = {f"s{number:03}": kind_of(number) for number in range(options.submissions)}
    for student, kind in kinds.items():
        (folder / f"submitted/{student}.ipynb").write_text(json.dumps(notebook(kind)))
    command = [LECTERN, "grade", "task.ipynb", "submitted", "--jobs", str(options.jobs)]
    command += ["--cell-timeout", options.cell_timeout]
    start, peak = time.monotonic(), 0
    grading = subprocess.Popen(command, cwd=folder)
    while grading.poll() is None:
        peak = max(peak, memory(grading.pid))
        time.sleep(2)
    minutes = (time.monotonic() - start) / 60
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(folder / "graded/marks.csv", newline="") as file:
        wrong = [row for row in csv.DictReader(file) if float(row["score"]) != POINTS[kinds[row["student_id"]]]]
    print(f"{options.submissions} submissions, {options.jobs} at a time: {minutes:.1f} min,", end=" ")
    print(f"{(used.ru_utime + used.ru_stime) / 60:.1f} min of processor time, {peak / 2**20:.0f} MB at the peak,", end=" ")
    print(f"{len(wrong)} wrong marks; results in {folder}/graded")
    return 1 if wrong or grading.returncode else 0


if __name__ == "__main__":
    raise SystemExit(main())
