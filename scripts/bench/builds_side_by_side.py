#!/usr/bin/env python3
"""A cell with `import Lectern`, a line of Keras and completion, for several builds that take turns.

    .venv/bin/python scripts/bench/builds_side_by_side.py FOLDER FOLDER [--rounds 5]

Each FOLDER is a .build/release. Milliseconds, medians over the rounds:
    import      `import Lectern` as a session's first cell
    keras       `let dN = layers.Dense(N, activation: "relu")`, in cells that are all different
    complete    completion behind `plt.`, `np.random.`, `layers.De`, and inside of `plt.subplots(`
"""

import argparse
import json
import os
import pathlib
import statistics
import tempfile
import time

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from kernel_client import execute

COMPLETED = ["plt.", "np.random.", "layers.De", "plt.subplots("]


def kernel_specs(folder):
    """A folder of kernelspecs with the kernel of one build."""
    root = pathlib.Path(tempfile.mkdtemp())
    (root / "lectern").mkdir()
    executable = str(pathlib.Path(folder).resolve() / "lectern")
    specification = {
        "argv": [executable, "kernel", "--connection-file", "{connection_file}"],
        "display_name": folder,
        "language": "swift",
        "interrupt_mode": "message",
    }
    (root / "lectern" / "kernel.json").write_text(json.dumps(specification))
    return KernelSpecManager(kernel_dirs=[str(root)])


def completed(client, code):
    """Seconds until the answer to a completion."""
    start = time.perf_counter()
    client.complete(code, reply=True, timeout=60)
    return time.perf_counter() - start


def measure(folder):
    manager = KernelManager(kernel_name="lectern", kernel_spec_manager=kernel_specs(folder))
    manager.start_kernel(env=dict(os.environ))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        times = {"import": [execute(client, "import Lectern")]}
        times["keras"] = [
            execute(client, f'let d{n} = layers.Dense({n}, activation: "relu")')
            for n in range(1, 11)
        ]
        times["complete"] = [completed(client, code) for code in COMPLETED for _ in range(3)]
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    return {name: [1000 * t for t in values] for name, values in times.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    times = {folder: {} for folder in options.folders}
    for _ in range(options.rounds):
        for folder in options.folders:
            for name, values in measure(folder).items():
                times[folder].setdefault(name, []).extend(values)
    for folder, kinds in times.items():
        print(folder, {name: round(statistics.median(values), 1) for name, values in kinds.items()})


if __name__ == "__main__":
    main()
