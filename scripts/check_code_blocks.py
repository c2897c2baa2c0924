#!/usr/bin/env python3
"""Runs the Swift of the documentation: each page's blocks, in order, as the cells of one notebook (`lectern run`).
What counts as a cell is said in scripts/markdown_pages.py.

    scripts/check_code_blocks.py [PAGE...] [--lectern .build/release/lectern] [--jobs 2]

Lists the blocks that fail by page and line, with their messages; exit status 1 where there are any, or where nothing was
run. The notebooks, as they were executed, stay in output/docs-code.
"""

import argparse
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import time

from markdown_pages import ROOT, blocks, pages

OUTPUT = ROOT / "output/docs-code"


def cells(page):
    """The blocks of a page that are run."""
    found = [block for block in blocks(page.read_text()) if block.language == "swift"]
    return [block for block in found if not block.is_fragment]


def notebook(parts):
    """A notebook with a cell for each block."""
    code = [
        {"cell_type": "code", "id": f"line-{part.line}", "metadata": {}, "execution_count": None, "outputs": [],
         "source": part.text} for part in parts]
    specification = {"display_name": "Swift", "language": "swift", "name": "lectern"}
    return {"cells": code, "metadata": {"kernelspec": specification}, "nbformat": 4, "nbformat_minor": 5}


def complaint(page, cell):
    """What is wrong with an executed cell, or None."""
    errors = [output for output in cell["outputs"] if output["output_type"] == "error"]
    if not errors and cell["execution_count"] is not None:
        return None
    message = "\n".join(errors[0]["traceback"]) if errors else "was not run"
    place = f"{page.relative_to(ROOT)}:{cell['id'].removeprefix('line-')}"
    return f"{place}: {cell['source'].splitlines()[0]}\n" + re.sub(r"\x1b\[[0-9;]*m", "", message)


def run(page, lectern):
    """How many blocks of a page were run, and what is wrong with them."""
    parts = cells(page)
    folder = OUTPUT / page.stem
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.ipynb").write_text(json.dumps(notebook(parts)))
    executed = folder / "page.executed.ipynb"
    executed.unlink(missing_ok=True)
    start = time.monotonic()
    outcome = subprocess.run(
        [lectern, "run", "page.ipynb", "--output", executed.name, "--allow-errors"], cwd=folder, capture_output=True,
        text=True)
    if not executed.exists():
        return len(parts), [f"{page.name}: not executed\n{outcome.stderr}"]
    print(f"{page.name}: {len(parts)} blocks in {time.monotonic() - start:.1f} s", flush=True)
    executed_cells = json.loads(executed.read_text())["cells"]
    return len(parts), [text for cell in executed_cells if (text := complaint(page, cell))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="*", type=lambda name: pathlib.Path(name).resolve())
    parser.add_argument("--lectern", type=pathlib.Path, default=ROOT / ".build/release/lectern")
    parser.add_argument("--jobs", type=int, default=2, help="how many sessions at once")
    options = parser.parse_args()
    lectern = options.lectern.resolve()
    chosen = [page for page in options.pages or pages() if cells(page)]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda page: run(page, lectern), chosen))
    wrong = [text for _, texts in results for text in texts]
    count = sum(number for number, _ in results)
    print("\n\n".join(wrong))
    print(f"{count - len(wrong)} blocks of {len(chosen)} pages passed, {len(wrong)} failed")
    sys.exit(1 if wrong or not count else 0)


if __name__ == "__main__":
    main()
