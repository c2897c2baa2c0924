#!/usr/bin/env python3
"""Counted instructions and allocations of small pieces of work, beside their limits: noise cannot
touch them.

    scripts/limits.py              fails where a count has grown by more than a twentieth
    scripts/limits.py --record     makes the present counts the limits (Tests/Limits/swift-6.3.json)
    scripts/limits.py --show       only says what it counts
    scripts/limits.py --planted    with a slowdown planted in each allocation: has to fail

Valgrind counts the instructions. It shows every program the same processor, one with AVX2, on
whatever machine with AVX2 it runs, so that our kernels, OpenBLAS and the C library choose the same
code everywhere. Each piece of work is done a few times and then more often, in two processes; the
difference, divided, is the count of one. A limit holds for one version of the compiler, whose
optimiser has a part in it.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIMITS = ROOT / "Tests/Limits"
MOST_GROWTH = 0.05
KINDS = ("instructions", "allocations")

# Valgrind 3.19 cannot read what they say for debuggers.
STRIPPED = ["lectern", "lectern-worker", "lectern-bench", "libLectern.so"]
COPIED = ["lectern-compiler", "lectern-parser", "Modules"]
NOT_COUNTED = "*/lectern-compiler,*/lectern-parser,*/bin/*,*/ld.*"
ENVIRONMENT = {
    "SWIFT_DETERMINISTIC_HASHING": "1", "LECTERN_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
    "OPENBLAS_CORETYPE": "Haswell", "LECTERN_MEMORY_LIMIT": "0", "LC_ALL": "C.UTF-8"}

# Work of lectern-bench (CountedWork.swift): its name here, how often it is done.
WORK = {
    "step": ("a training step", 50, 250), "figure": ("a figure", 2, 12),
    "message": ("a slider's message", 50, 250)}
# Cells: the name, the source. All sessions begin with FIRST_CELLS of each; the counted ones go on
# with MORE_CELLS of one.
CELLS = {"a cell 1 + 1": "1 + 1", "a cell of Keras": 'layers.Dense(32, activation: "relu")'}
FIRST_CELLS, MORE_CELLS = 3, 100
PROCESSES = {"lectern": "front end", "lectern-worker": "worker"}


def run(*command, **options):
    """What a command writes; its own message and the end where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


class Counter:
    """Runs programs in a folder of its own, and counts."""

    def __init__(self, executables, folder, planted):
        self.folder = folder
        self.programs = folder / "programs"
        self.programs.mkdir()
        for name in STRIPPED:
            run("strip", "-g", "-o", self.programs / name, executables / name)
        for name in COPIED:
            self.copy(executables / name)
        self.preloaded = folder / "allocations.so"
        run("cc", "-O1", "-shared", "-fPIC", f"-DPLANTED={planted}",
            ROOT / "scripts/limits/allocations.c", "-o", self.preloaded)

    def copy(self, source):
        """Copies a program or a folder beside the others."""
        if source.is_dir():
            shutil.copytree(source, self.programs / source.name)
        else:
            shutil.copy(source, self.programs / source.name)

    def count(self, *command, input=None):
        """Counts by the names of the processes that have ended in order."""
        with tempfile.TemporaryDirectory(dir=self.folder) as counts:
            environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
            environment |= ENVIRONMENT | {
                "LD_PRELOAD": str(self.preloaded), "LECTERN_COUNTS": counts, "TMPDIR": str(self.folder)}
            run("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
                "--trace-children=yes", f"--trace-children-skip={NOT_COUNTED}",
                f"--log-file={counts}/instructions.%p", self.programs / command[0], *command[1:],
                env=environment, input=input, cwd=self.folder)
            return read_counts(pathlib.Path(counts))


def read_counts(folder):
    """What Valgrind and the counter of allocations have written."""
    found = {}
    for log in folder.glob("instructions.*"):
        text = log.read_text(errors="replace")
        count = re.search(r"I\s+refs:\s+([\d,]+)", text)
        allocations = folder / f"allocations.{log.suffix[1:]}"
        if count and allocations.exists():
            name, number = allocations.read_text().split()
            found[name] = {"instructions": int(count[1].replace(",", "")), "allocations": int(number)}
    return found


def difference(more, fewer, times):
    """The counts of one piece of work, where `more` has it `times` times more often."""
    return {kind: round((more[kind] - fewer[kind]) / times) for kind in KINDS}


def count_work(counter):
    """Counts of the work of lectern-bench."""
    for work, (name, few, many) in WORK.items():
        fewer, more = (
            counter.count("lectern-bench", work, input="run\n" * times)["lectern-bench"]
            for times in (few, many))
        yield name, difference(more, fewer, many - few)


def notebook(path, sources):
    """A notebook of cells. The last ends the worker, which else would be killed before it has told
    its counts."""
    cells = [
        {"cell_type": "code", "id": f"c{number}", "metadata": {}, "source": source, "outputs": [],
         "execution_count": None} for number, source in enumerate([*sources, "import Foundation\nexit(0)"])]
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}))
    return path


def check_executed(path):
    """Ends where a cell but the last has an error: something else would be counted."""
    for cell in json.loads(path.read_text())["cells"][:-1]:
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                sys.exit(f"{''.join(cell['source'])}: {output['ename']}: {output['evalue']}")


def count_session(counter, sources):
    """Counts of the front end and the worker in a session of such cells."""
    given, executed = (counter.folder / f"{name}.ipynb" for name in ("counted", "executed"))
    counts = counter.count(
        "lectern", "run", notebook(given, sources), "--allow-errors", "--output", executed)
    check_executed(executed)
    return counts


def count_cells(counter):
    """Counts of warm cells."""
    first = [source for source in CELLS.values() for _ in range(FIRST_CELLS)]
    before = count_session(counter, first)
    for name, source in CELLS.items():
        after = count_session(counter, first + [source] * MORE_CELLS)
        for process, known in PROCESSES.items():
            yield f"{name}, {known}", difference(after[process], before[process], MORE_CELLS)


def problems(counts, limits):
    """What has grown by more than a twentieth, or has no limit, or is no longer counted."""
    for name in limits.keys() - counts.keys():
        yield f"{name}: is in the limits, and was not counted"
    for name, counted in counts.items():
        for kind in KINDS:
            limit = limits.get(name, {}).get(kind)
            if limit is None:
                yield f"{name}: has no limit of {kind}; make limits-record"
            elif counted[kind] > limit * (1 + MOST_GROWTH):
                growth = 100 * (counted[kind] / limit - 1) if limit else float("inf")
                yield (
                    f"{name}: {counted[kind]:,} {kind}, {growth:.1f} % more than the limit of {limit:,}")


def row(name, counted, limits):
    """A line of the table: counts, and how far each is from its limit."""
    parts = [f"{name:28}"]
    for kind in KINDS:
        limit = limits.get(name, {}).get(kind)
        change = f"{100 * (counted[kind] / limit - 1):+6.2f} %" if limit else " " * 8
        parts.append(f"{counted[kind]:>14,} {kind} {change}")
    return "  ".join(parts)


def compiler_version():
    """Swift's version, two numbers of it."""
    return re.search(r"Swift version (\d+\.\d+)", run("swift", "--version"))[1]


def check_machine():
    """Says what is missing, and ends."""
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is missing: make setup-tests installs it")
    line = re.search(r"^flags\s*:(.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
    flags = line[1].split() if line else []
    if not {"avx2", "fma"} <= set(flags):
        sys.exit("The limits are of processors with AVX2 and FMA; this one has not both.")


def counted_on():
    """What else has a part in the counts."""
    system = re.search(r'^PRETTY_NAME="(.*)"', pathlib.Path("/etc/os-release").read_text(), re.M)
    return f"{system[1] if system else sys.platform}, {run('valgrind', '--version').strip()}"


def count_all(arguments, limits):
    """All counts, each shown as it is known."""
    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        planted = 200 if arguments.planted else 0
        counter = Counter(arguments.executables.resolve(), pathlib.Path(folder), planted)
        for part in (count_work, count_cells):
            for name, counted in part(counter):
                counts[name] = counted
                print(row(name, counted, limits), flush=True)
    return counts


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0], formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--executables", type=pathlib.Path, default=ROOT / ".build/release")
    parser.add_argument("--record", action="store_true", help="make the present counts the limits")
    parser.add_argument("--show", action="store_true", help="only say what is counted")
    parser.add_argument("--planted", action="store_true", help="with a slowdown in each allocation")
    arguments = parser.parse_args()
    check_machine()
    version = compiler_version()
    file = LIMITS / f"swift-{version}.json"
    limits = json.loads(file.read_text())["counts"] if file.exists() else {}
    counts = count_all(arguments, limits)
    if arguments.record:
        LIMITS.mkdir(exist_ok=True)
        recorded = {"compiler": f"Swift {version}", "counted on": counted_on(), "counts": counts}
        file.write_text(json.dumps(recorded, indent=2) + "\n")
        return print(f"{file.relative_to(ROOT)} is written.")
    if arguments.show:
        return
    if not limits:
        sys.exit(f"There are no limits for Swift {version}; make limits-record")
    found = list(problems(counts, limits))
    print("\n".join(found) or "No count has grown by more than a twentieth.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
