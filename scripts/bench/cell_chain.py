#!/usr/bin/env python3
"""Does a cell of a long session cost more than one at its start?

    .venv/bin/python scripts/bench/cell_chain.py [--cells 500] [--kernel .build/release/lectern]

In sessions of their own:
    apart       cells that have nothing to do with one another
    chain       each cell uses the variable of the one before it
    functions   each cell declares a function that calls the one before it, and a type
Printed are medians of 10 cells, from the 6th to the 15th ("10th") and the last ten, and their ratio.
"""

import argparse
import statistics

from jupyter_client.manager import KernelManager

from kernel_client import execute

CASES = {
    "apart": "let a{n} = {n}\na{n} + 1",
    "chain": "var c{n} = c{m} + 1",
    "functions": "struct S{n} {{ var x = {n}.0 }}\nfunc f{n}(_ k: Int) -> Int {{ k > 9 ? f{m}(k - 10) : k }}",
}
FIRST = {"chain": "var c0 = 0", "functions": "func f0(_ k: Int) -> Int { k }"}


def session(kernel, name, cells):
    """Milliseconds of each cell of a session."""
    manager = KernelManager()
    manager.kernel_spec.argv[:] = [kernel, "kernel", "--connection-file", "{connection_file}"]
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        execute(client, "import Foundation\n" + FIRST.get(name, "0"))
        code = CASES[name]
        return [1000 * execute(client, code.format(n=n, m=n - 1)) for n in range(1, cells + 1)]
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cells", type=int, default=500)
    parser.add_argument("--kernel", default=".build/release/lectern", help="the executable")
    parser.add_argument("--cases", nargs="+", default=list(CASES))
    options = parser.parse_args()
    print(f"| cells | 10th | {options.cells}th | ratio |")
    print("|---|---|---|---|")
    for name in options.cases:
        times = session(options.kernel, name, options.cells)
        early, late = statistics.median(times[5:15]), statistics.median(times[-10:])
        print(f"| {name} | {early:.0f} ms | {late:.0f} ms | {late / early:.2f} |", flush=True)


if __name__ == "__main__":
    main()
