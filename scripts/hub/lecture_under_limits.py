#!/usr/bin/env python3
"""The Russian lecture at a tenth of its images in 512 MB and one processor.

usage: sudo scripts/hub/lecture_under_limits.py [--memory 512] [--processors 1] [--tenths 1]
                                                [--lectern .build/release/lectern]

Runs the notebook with `lectern run` in a control group with those limits. Printed: how long it
took, and the peaks of memory: of the processes' own pages (and whose they were), and of everything
that counts in the group, pages of files too. The exit status is that of the run.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from control_groups import ControlGroup

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "notebooks/ru/01-autoencoders.ipynb"
# What the notebook's lines become. The test images stay: later cells want 5,000 of them.
CHANGES = [
    ("let ((images, _), _) = try datasets.fashionMNIST.loadData()",
     "let images = try datasets.fashionMNIST.loadData().0.0[np.arange({images})]"),
    ("reshape([60000, 784])", "reshape([{images}, 784])"),
    ("matmul(centred) / 60000.0", "matmul(centred) / {images}.0"),
    ("var ((xTrain, yTrain), (xTest, yTest)) = try datasets.fashionMNIST.loadData()",
     "var ((xTrain, yTrain), (xTest, yTest)) = try datasets.fashionMNIST.loadData()\n"
     "xTrain = xTrain[np.arange({images})]\nyTrain = yTrain[..<{images}]"),
]


def write_part(path, images):
    """A copy of the lecture that trains on so many images."""
    notebook = json.loads(NOTEBOOK.read_text())
    changed = set()
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        for old, new in CHANGES:
            if cell["cell_type"] == "code" and old in source:
                source = source.replace(old, new.format(images=images))
                changed.add(old)
        cell["source"] = source
    missing = [old for old, _ in CHANGES if old not in changed]
    if missing:
        raise SystemExit(f"the lecture has changed; not found in it: {missing}")
    path.write_text(json.dumps(notebook))


def watch(process, group):
    """The largest own pages and their processes then, and everything that counted at its peak."""
    own, everything, parts = 0, 0, {}
    while process.poll() is None:
        now, pages = group.used()
        everything = max(everything, now)
        if pages > own:
            own, parts = pages, own_pages(group.processes())
        time.sleep(0.1)
    return own, parts, everything


def own_pages(processes):
    """MiB of own pages by the names of the processes (proc(5), "status", RssAnon)."""
    parts = {}
    for process in processes:
        try:
            with open(f"/proc/{process}/status") as file:
                fields = dict(line.split(":", 1) for line in file)
        except OSError:
            continue
        name = fields["Name"].strip()
        parts[name] = parts.get(name, 0) + int(fields.get("RssAnon", "0 kB").split()[0]) // 1024
    return parts


def run(options, group, folder):
    """Runs the notebook in the group; its exit status."""
    notebook = folder / "lecture.ipynb"
    write_part(notebook, 6_000 * options.tenths)
    command = [str(options.lectern.resolve()), "run", str(notebook)]
    command += ["--output", str(folder / "executed.ipynb")]
    start = time.monotonic()
    with open(folder / "said", "w") as said:
        process = subprocess.Popen(command, preexec_fn=group.add_self, stdout=said, stderr=said)
        own, parts, everything = watch(process, group)
    seconds = time.monotonic() - start
    if process.returncode:
        print((folder / "said").read_text()[-3000:])
    print(f"exit status {process.returncode} after {seconds:.0f} s; peaks in MiB: "
          f"{own >> 20} own pages {parts}, {everything >> 20} with pages of files; "
          f"{group.kills()} processes ended for memory")
    return process.returncode


def main():
    """Makes the group, runs, and removes it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--memory", type=int, default=512, help="MiB")
    parser.add_argument("--processors", type=float, default=1)
    parser.add_argument("--tenths", type=int, default=1, help="of the 60,000 images")
    parser.add_argument("--lectern", type=pathlib.Path, default=ROOT / ".build/release/lectern")
    options = parser.parse_args()
    group = ControlGroup("lectern-soak").make()
    try:
        group.limit(memory=options.memory << 20, processors=options.processors)
        with tempfile.TemporaryDirectory() as folder:
            return run(options, group, pathlib.Path(folder))
    finally:
        group.remove()


if __name__ == "__main__":
    sys.exit(main())
