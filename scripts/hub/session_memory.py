#!/usr/bin/env python3
"""Memory of one session: after 10, 100, 300 and 1,000 small cells, and after a rest.

usage: .venv/bin/python scripts/hub/session_memory.py [--cells 10 100 300 1000] [--rest 330]
                                                      [--kernel .build/release/lectern] [--maps]

The cells are those of scripts/soak.py: values, functions, types, tensors, tasks, output, faults.
Printed is the proportional set size of each process and their sum in MiB (proc(5), smaps_rollup),
right after a cell and 7 seconds later; then, after `--rest` seconds without a cell, the same, and
how long the next cells take. `--maps` also prints which mappings the compiler's and the worker's
memory lies in.
"""

import argparse
import collections
import pathlib
import random
import re
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from soak import KINDS, Session  # noqa: E402  (scripts/soak.py)

from control_groups import proportional_memory  # noqa: E402


def processes(session):
    """Numbers by name; the system cuts a name after 15 letters (proc(5), "comm")."""
    return {"compiler" if name == "compile" else name: number
            for name, number in session.processes().items()}


def memory(session):
    """MiB by process."""
    return {name: proportional_memory([number]) / 2**20
            for name, number in processes(session).items()}


def show(title, parts):
    """A line of the table."""
    cells = [f"{parts.get(name, 0):.0f}" for name in ("front end", "worker", "compiler", "parser")]
    print(f"| {title} | {' | '.join(cells)} | {sum(parts.values()):.0f} |", flush=True)


def show_maps(session):
    """The largest groups of mappings of worker and compiler, by what they map, in MiB."""
    for name, process in processes(session).items():
        if name not in ("worker", "compiler"):
            continue
        sizes, what = collections.Counter(), ""
        with open(f"/proc/{process}/smaps") as file:
            for line in file:
                if re.match(r"[0-9a-f]+-[0-9a-f]+ ", line):
                    what = " ".join(line.split()[5:]) or "anonymous"
                elif line.startswith("Pss:"):
                    sizes[what] += int(line.split()[1])
        largest = ", ".join(f"{what} {size / 1024:.1f}" for what, size in sizes.most_common(8))
        print(f"{name}: {largest}", flush=True)


def run_cells(session, options):
    """Runs the cells, with a line of the table at each of the numbers asked for."""
    choice = random.Random(1)
    weights = [kind[0] for kind in KINDS]
    session.execute("import Foundation\nvar shared = 0")
    for number in range(1, max(options.cells) + 1):
        _, source, _, interrupt = choice.choices(KINDS, weights)[0]
        session.execute(source.format(n=number), interrupt)
        if number in options.cells:
            show(f"{number} cells", memory(session))
            # The compiler gives back what it has freed once it had nothing to do for 5 s.
            time.sleep(7)
            show("7 s later", memory(session))
            if options.maps:
                show_maps(session)


def rest(session, seconds):
    """Waits without a cell, then times the first cell and the median of ten more."""
    before = statistics.median(session.execute(f"{n} + 1")[0] for n in range(10))
    time.sleep(seconds)
    show(f"{seconds} s later", memory(session))
    first = session.execute("1 + 1")[0]
    after = statistics.median(session.execute(f"{n} + 2")[0] for n in range(10))
    show("and ten cells", memory(session))
    print(f"\n`1 + 1`: {1000 * before:.0f} ms before the rest (median of 10), "
          f"{1000 * first:.0f} ms as the first after it, {1000 * after:.0f} ms then")


def main():
    """Starts a session, measures, ends it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cells", type=int, nargs="+", default=[10, 100, 300, 1000])
    parser.add_argument("--rest", type=int, default=330, help="seconds; 0 for none")
    parser.add_argument("--kernel", default=".build/release/lectern", help="the executable")
    parser.add_argument("--maps", action="store_true", help="what the memory is of")
    options = parser.parse_args()
    session = Session(options.kernel)
    try:
        print("| MiB | front end | worker | compiler | parser | all |\n|---|---|---|---|---|---|")
        show("start", memory(session))
        run_cells(session, options)
        if options.rest:
            rest(session, options.rest)
    finally:
        session.close()


if __name__ == "__main__":
    main()
