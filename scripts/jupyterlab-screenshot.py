#!/usr/bin/env python3
"""Opens a notebook in JupyterLab, or in Notebook, in a real, headless Chromium, runs all its cells, and takes pictures of the page.

    .venv/bin/python scripts/jupyterlab-screenshot.py NOTEBOOK.ipynb --output DIR [--timeout SECONDS]

The kernel is the one that the notebook names (`lectern install` first). The notebook is worked on as a copy. Ends with
an error if a cell does (unless it has the tag raises-exception), if a cell was not run, or if Swift code is not
highlighted. Needs Debian's packages chromium and chromium-driver.
"""

import argparse
import base64
import pathlib
import shutil
import tempfile
import time

from jupyterlab_page import FIND_NOTEBOOK, KERNEL_STATUS, PATIENCE, WIDTH, Lab, browser, run_all, wait_for

LONGEST_PICTURE = 4000  # pixels; a longer page becomes several pictures

CELLS = (
    FIND_NOTEBOOK
    + """
    return [...book.content.widgets].map(cell => ({
      type: cell.model.type,
      source: cell.model.sharedModel.getSource(),
      mime: cell.model.mimeType,
      count: cell.model.executionCount ?? null,
      mayFail: (cell.model.getMetadata('tags') ?? []).includes('raises-exception'),
      waits: cell.model.executionState === 'running' || cell.node.innerText.startsWith('[*]'),
      outputs: cell.model.outputs?.toJSON() ?? [],
      colours: new Set([...cell.node.querySelectorAll('.cm-line span')].map(s => getComputedStyle(s).color)).size,
    }));
    """
)

HEIGHT = """
    const area = document.querySelector('.jp-WindowedPanel-outer') ?? document.querySelector('.jp-Notebook');
    const last = document.querySelector('.jp-Notebook-footer') ?? area;
    return last.getBoundingClientRect().bottom + area.scrollTop + 40;
    """


SCROLL_TO_TOP = "for (const part of document.querySelectorAll('.jp-Notebook *, .jp-Notebook')) part.scrollTop = 0;"


def picture(driver, output, stem):
    """The whole notebook, in pictures of a height that viewers can show."""
    height = int(driver.execute_script(HEIGHT))
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": WIDTH, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )
    driver.execute_script(SCROLL_TO_TOP)
    time.sleep(1)
    files = []
    for number, top in enumerate(range(0, height, LONGEST_PICTURE), start=1):
        clip = {"x": 0, "y": top, "width": WIDTH, "height": min(LONGEST_PICTURE, height - top), "scale": 1}
        shot = driver.execute_cdp_cmd(
            "Page.captureScreenshot", {"format": "png", "clip": clip, "captureBeyondViewport": True})
        file = output / f"{stem}-{number}.png"
        file.write_bytes(base64.b64decode(shot["data"]))
        files.append(file)
    return files


def complaints(cells):
    code = [cell for cell in cells if cell["type"] == "code" and cell["source"].strip()]
    for cell in code:
        for output in cell["outputs"]:
            if output["output_type"] == "error" and not cell["mayFail"]:
                yield f"a cell ended with {output['ename']}: {output['evalue']}\n{cell['source']}"
        if cell["count"] is None:
            yield f"a cell was not run:\n{cell['source']}"
    if code and max(cell["colours"] for cell in code) < 3:
        yield f"Swift is not highlighted (the editor's type is {code[0]['mime']})"


def lasting_complaints(driver, seconds=60):
    """What is still wrong after a while: the editor colours its text when it finds time."""
    deadline = time.monotonic() + seconds
    while (found := list(complaints(driver.execute_script(CELLS)))) and time.monotonic() < deadline:
        time.sleep(0.5)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("output/jupyterlab"))
    parser.add_argument("--application", choices=["jupyterlab", "notebook"], default="jupyterlab")
    parser.add_argument("--timeout", type=float, default=900, help="seconds for all cells together")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)

    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(options.notebook, folder)
        lab, driver = Lab(folder, options.application), browser()
        try:
            driver.get(lab.url_of(options.notebook.name))
            wait_for(driver, KERNEL_STATUS, lambda status: status == "idle", PATIENCE, "the kernel")
            start = time.monotonic()
            run_all(driver, options.timeout)
            wait_for(
                driver, CELLS, lambda cells: not any(cell["waits"] for cell in cells), PATIENCE, "the last cell's end")
            wait_for(driver, KERNEL_STATUS, lambda status: status == "idle", PATIENCE, "the kernel to be idle")
            seconds = time.monotonic() - start
            found = lasting_complaints(driver)
            time.sleep(2)  # for the last pictures and formulas to be drawn
            cells = driver.execute_script(CELLS)
            files = picture(driver, options.output, options.notebook.stem)
        finally:
            driver.quit()
            lab.close()

    colours = max((cell["colours"] for cell in cells if cell["type"] == "code"), default=0)
    mime = next((cell["mime"] for cell in cells if cell["type"] == "code"), "")
    print(f"{len(cells)} cells in {seconds:.1f} s; editor {mime}, {colours} colours; pictures:")
    print(*(f"  {file}" for file in files), sep="\n")
    if found:
        raise SystemExit("\n".join(found))


if __name__ == "__main__":
    main()
