#!/usr/bin/env python3
"""Opens a notebook in JupyterLab in a real, headless Chromium, runs all its cells, and takes pictures of the page.

    .venv/bin/python scripts/jupyterlab-screenshot.py NOTEBOOK.ipynb --output DIR [--timeout SECONDS]

The kernel is the one that the notebook names (`lectern install` first). The notebook is worked on as a copy. Ends with
an error if a cell does (unless it has the tag raises-exception), if a cell was not run, or if Swift code is not
highlighted. Needs Debian's packages chromium and chromium-driver.
"""

import argparse
import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

WIDTH = 1200
LONGEST_PICTURE = 4000  # pixels; a longer page becomes several pictures

FIND_NOTEBOOK = "const book = window.jupyterapp?.shell.currentWidget; "

KERNEL_STATUS = FIND_NOTEBOOK + "return book?.context?.sessionContext?.session?.kernel?.status ?? null;"

RUN_ALL = "window.jupyterapp.commands.execute('notebook:run-all-cells');"

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


class Lab:
    """A JupyterLab server of its own on a folder."""

    def __init__(self, folder):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="lab-"))
        # All cells in the page, also those that are not in view; no question about news.
        self.set("notebook-extension/tracker", {"windowingMode": "none"})
        self.set("apputils-extension/notification", {"fetchNews": "false", "checkForUpdates": False})
        environment = {
            **os.environ,
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTERLAB_SETTINGS_DIR": str(self.home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.home / "workspaces"),
        }
        self.log = open(self.home / "log", "w")
        self.process = subprocess.Popen(
            [
                sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser",
                "--ServerApp.port=0", f"--ServerApp.root_dir={folder}",
            ],
            env=environment, stdout=self.log, stderr=self.log,
        )

    def set(self, plugin, settings):
        file = self.home / f"settings/@jupyterlab/{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(settings))

    def url(self, path):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            for file in (self.home / "runtime").glob("jpserver-*.json"):
                server = json.loads(file.read_text() or "{}")
                if server.get("port"):
                    return f"{server['url']}{path}?token={server['token']}"
            time.sleep(0.1)
        raise SystemExit(f"JupyterLab did not start; see {self.home}/log")

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()
        shutil.rmtree(self.home, ignore_errors=True)


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WIDTH},900"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_script_timeout(30)
    return driver


def wait_for(driver, script, wanted, seconds, what):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if wanted(driver.execute_script(script)):
            return
        time.sleep(0.25)
    driver.save_screenshot("/tmp/jupyterlab-screenshot-failed.png")
    raise SystemExit(f"gave up after {seconds} s waiting for {what}; see /tmp/jupyterlab-screenshot-failed.png")


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


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("output/jupyterlab"))
    parser.add_argument("--timeout", type=float, default=900, help="seconds for all cells together")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)

    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(options.notebook, folder)
        lab, driver = Lab(folder), browser()
        try:
            driver.get(lab.url(f"doc/tree/{options.notebook.name}"))
            wait_for(driver, KERNEL_STATUS, lambda status: status == "idle", 90, "the kernel")
            start = time.monotonic()
            driver.execute_script(RUN_ALL)
            time.sleep(0.5)
            wait_for(
                driver, CELLS, lambda cells: not any(cell["waits"] for cell in cells), options.timeout, "the cells")
            wait_for(driver, KERNEL_STATUS, lambda status: status == "idle", 30, "the kernel to be idle")
            seconds = time.monotonic() - start
            time.sleep(2)  # for the last pictures and formulas to be drawn
            cells = driver.execute_script(CELLS)
            files = picture(driver, options.output, options.notebook.stem)
        finally:
            driver.quit()
            lab.close()

    found = list(complaints(cells))
    colours = max((cell["colours"] for cell in cells if cell["type"] == "code"), default=0)
    mime = next((cell["mime"] for cell in cells if cell["type"] == "code"), "")
    print(f"{len(cells)} cells in {seconds:.1f} s; editor {mime}, {colours} colours; pictures:")
    print(*(f"  {file}" for file in files), sep="\n")
    if found:
        raise SystemExit("\n".join(found))


if __name__ == "__main__":
    main()
