"""The lecture's notebook executed from start to end, beside the same cells in Python under ipykernel.

Lectern's side is made of the project's own notebook: the cells In[1] to In[38] of the lecture, without the drawings and
the analysis that the project has added. Python's side is lecture_python.py, the same cells. Both train for as many
epochs as --epochs says, on all of Fashion-MNIST, and draw every figure."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from contest import HERE, ROOT, spread

LECTERN = os.path.join(ROOT, ".build", "release", "lectern")
NOTEBOOK = os.path.join(ROOT, "notebooks", "ru", "01-autoencoders.ipynb")
OF_THE_LECTURE = [1, 2, 3, *range(14, 39)]


def swift_notebook(epochs):
    with open(NOTEBOOK) as file:
        notebook = json.load(file)
    cells = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        number = re.match(r"// In\[(\d+)\]", source)
        if cell["cell_type"] != "code" or not number or int(number[1]) not in OF_THE_LECTURE:
            continue
        cell["source"] = re.sub(r"(?m)^let epochs = \d+$", f"let epochs = {epochs}", source)
        cell["outputs"], cell["execution_count"] = [], None
        cells.append(cell)
    return {**notebook, "cells": cells}


def python_notebook(epochs):
    with open(os.path.join(HERE, "lecture_python.py")) as file:
        parts = file.read().split("# %%\n")[1:]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [
        {
            "cell_type": "code", "id": f"cell-{index}", "metadata": {}, "outputs": [], "execution_count": None,
            "source": re.sub(r"(?m)^epochs = \d+$", f"epochs = {epochs}", part),
        }
        for index, part in enumerate(parts)
    ]
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=None).execute()
nbformat.write(notebook, sys.argv[2])
"""


def timed(notebook, command):
    """Seconds that it takes to execute a notebook in an empty folder."""
    folder = tempfile.mkdtemp()
    try:
        with open(os.path.join(folder, "lecture.ipynb"), "w") as file:
            json.dump(notebook, file)
        start = time.perf_counter()
        subprocess.run(
            [*command, "lecture.ipynb"] + (["executed.ipynb"] if "-c" in command else ["--output", "executed.ipynb"]),
            cwd=folder, check=True, stdout=subprocess.DEVNULL,
        )
        return time.perf_counter() - start
    finally:
        shutil.rmtree(folder)


def measure(rounds, epochs):
    times = {"Lectern": [], "Python under ipykernel": []}
    for _ in range(rounds):
        times["Lectern"].append(timed(swift_notebook(epochs), [LECTERN, "run"]))
        times["Python under ipykernel"].append(timed(python_notebook(epochs), [sys.executable, "-c", EXECUTE]))
    ours, theirs = sorted(times["Lectern"]), sorted(times["Python under ipykernel"])
    ratios = sorted(b / a for a, b in zip(times["Lectern"], times["Python under ipykernel"]))
    ratio = (ratios[len(ratios) // 2], ratios[0], ratios[-1])
    lines = ["| | seconds | times Lectern's |", "|---|---|---|"]
    lines.append(f"| Lectern | {ours[len(ours) // 2]:.1f} | 1 |")
    lines.append(f"| Keras on TensorFlow, matplotlib, ipykernel | {theirs[len(theirs) // 2]:.1f} | {spread(ratio)} |")
    note = f"Start of the kernel, {epochs} epoch(s) on 60,000 images with validation, saving, prediction and all figures."
    title = "The lecture's notebook from start to end"
    return title, "\n".join(lines) + "\n\n" + note, [("the lecture's notebook, against Python", None, None, ratio)]
