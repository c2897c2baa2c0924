#!/usr/bin/env python3
"""Tutorial programs as notebooks; scripts/test-tutorials.sh runs this.

    tutorial.py make FILE.cells NOTEBOOK     a notebook of a file's cells
    tutorial.py report NAME...               failed cells of NAME.executed.ipynb, with their messages; exit status 1 where there are any
"""
import json
import pathlib
import re
import sys


def make(source, target):
    cells = [cell.strip() for cell in pathlib.Path(source).read_text().split("//%%\n")]
    notebook = {
        "cells": [
            {"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "execution_count": None, "outputs": [], "source": cell}
            for number, cell in enumerate(cells)],
        "metadata": {"kernelspec": {"display_name": "Swift", "language": "swift", "name": "lectern"}},
        "nbformat": 4, "nbformat_minor": 5}
    pathlib.Path(target).write_text(json.dumps(notebook))


def report(names):
    total = failed = 0
    for name in names:
        path = pathlib.Path(name + ".executed.ipynb")
        if not path.exists():
            print(f"{path.name}: not executed")
            failed += 1
            continue
        for number, cell in enumerate(json.loads(path.read_text())["cells"], 1):
            total += 1
            errors = [output for output in cell["outputs"] if output["output_type"] == "error"]
            if not errors and cell.get("execution_count") is not None:
                continue
            failed += 1
            message = errors[0]["ename"] + ": " + str(errors[0]["evalue"]) if errors else "not run"
            trace = "\n".join(errors[0].get("traceback", [])) if errors else ""
            print(f"{path.stem} cell {number}: {message}\n" + re.sub(r"\x1b\[[0-9;]*m", "", trace) + "\n")
    print(f"{total - failed} passed, {failed} failed")
    return failed == 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2], sys.argv[3])
    else:
        sys.exit(not report(sys.argv[2:]))
