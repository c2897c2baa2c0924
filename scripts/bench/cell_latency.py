#!/usr/bin/env python3
"""How long a front end waits for a cell: Lectern beside ipykernel and xeus-python, by one client in one run.

    .venv/bin/python scripts/bench/cell_latency.py [--cells 100] [--rounds 3] [--kernels lectern python3 xpython]

For each kernel and round, a new kernel is started:
    ready   start of the process until it answers kernel_info
    first   the first cell, request until its state is idle
    warm    the same for `1 + 1`, then for a definition with a print, in cells that are all different
The kernels take turns, round by round. Peers come from PyPI: pip install ipykernel xeus-python.
"""

import argparse
import json
import statistics
import time

from jupyter_client.kernelspec import NoSuchKernel
from jupyter_client.manager import KernelManager

from kernel_client import execute

CASES = {
    "swift": {"sum": "1 + {n}", "function": "func f{n}(_ x: Int) -> Int {{ x + {n} }}\nprint(f{n}(1))"},
    "python": {"sum": "1 + {n}", "function": "def f{n}(x): return x + {n}\nprint(f{n}(1))"},
}


def measure(kernel, cells):
    """One session of a kernel: milliseconds of each kind."""
    manager = KernelManager(kernel_name=kernel)
    start = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        times = {"ready": [time.perf_counter() - start]}
        cases = CASES["swift" if kernel == "lectern" else "python"]
        times["first"] = [execute(client, cases["sum"].format(n=0))]
        for name, code in cases.items():
            times[name] = [execute(client, code.format(n=n)) for n in range(1, cells + 1)]
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    return {name: [1000 * t for t in values] for name, values in times.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cells", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kernels", nargs="+", default=["lectern", "python3", "xpython"])
    parser.add_argument("--json", help="also write all times, in milliseconds, to this file")
    options = parser.parse_args()

    times = {}
    for _ in range(options.rounds):
        for kernel in options.kernels:
            try:
                for name, values in measure(kernel, options.cells).items():
                    times.setdefault(kernel, {}).setdefault(name, []).extend(values)
            except NoSuchKernel:
                print(f"(no kernel {kernel} is installed)")
    if options.json:
        with open(options.json, "w") as file:
            json.dump(times, file)

    print("| kernel | ready | first cell | `1 + 1` median | p95 | function median | p95 |")
    print("|---|---|---|---|---|---|---|")
    for kernel, of in times.items():
        cells = [f"{statistics.median(of[name]):.0f}" for name in ("ready", "first")]
        for name in ("sum", "function"):
            ordered = sorted(of[name])
            cells += [f"{statistics.median(ordered):.1f}", f"{ordered[int(0.95 * (len(ordered) - 1))]:.1f}"]
        print(f"| {kernel} | " + " | ".join(cells) + " |")
    print("\nMilliseconds.")


if __name__ == "__main__":
    main()
