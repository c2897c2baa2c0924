#!/usr/bin/env python3
"""Opens the notebooks with sliders through Voilà in headless Chromium, moves each slider, and says
whether a picture or a text changed.

    python3 -m venv .venv-voila
    .venv-voila/bin/pip install voila jupyterlab_widgets selenium
    .venv-voila/bin/python scripts/voila-check.py [NOTEBOOK.ipynb ...]

Without arguments: all notebooks in notebooks/ with a slider. Voilà runs all their cells first, which
for those that train takes minutes. Ends with status 1 where a slider changes nothing or a cell fails.
Needs `lectern` built (or --lectern), and Debian's packages chromium and chromium-driver. The user's
own kernels and settings play no part.
"""

import argparse
import importlib.metadata
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parent.parent
HANDLES = "return [...document.querySelectorAll('.jupyter-widgets .noUi-handle')];"
ERRORS = """
    const kinds = ['error', 'stderr'].map(kind => `[data-mime-type="application/vnd.jupyter.${kind}"]`);
    return [...document.querySelectorAll(kinds.join())].map(e => e.innerText.slice(0, 300));
    """
# What a slider can change: pictures by their bytes, texts; not the number that stands beside it.
LOOK = """
    const done = arguments[0];
    const bytes = async image => (await fetch(image.src)).arrayBuffer();
    const digest = async data => [...new Uint8Array(await crypto.subtle.digest('SHA-1', data))]
      .map(byte => byte.toString(16)).join('');
    const images = [...document.querySelectorAll('.jupyter-widgets img, .jp-OutputArea-output img')];
    const texts = [...document.querySelectorAll('.widget-output')].map(e => e.innerText);
    Promise.all(images.map(async image => digest(await bytes(image))))
      .then(pictures => done([pictures, texts]), error => done(['' + error, []]));
    """


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebooks", nargs="*", type=pathlib.Path)
    parser.add_argument("--lectern", type=pathlib.Path, default=ROOT / ".build/release/lectern")
    parser.add_argument("--patience", type=float, default=1800, help="seconds for the server's start, and for a notebook's cells")
    parser.add_argument("--pictures", type=pathlib.Path, help="a folder for pictures of the pages")
    return parser.parse_args()


def has_sliders(notebook):
    cells = json.loads(notebook.read_text())["cells"]
    code = "".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    return "interact(" in code or "Slider(" in code


def folders(home, lectern):
    """An environment with Jupyter's folders below `home`, and the kernel installed there."""
    environment = {**os.environ, "JUPYTER_PLATFORM_DIRS": "0"}
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        environment[name] = str(home / name.lower())
        pathlib.Path(environment[name]).mkdir()
    subprocess.run([lectern, "install", "--user"], check=True, env=environment, stdout=subprocess.DEVNULL)
    return environment


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Voila:
    """A server of one notebook."""

    def __init__(self, notebook, environment, log, patience):
        port = free_port()
        self.address = f"http://127.0.0.1:{port}/"
        command = [sys.executable, "-m", "voila", notebook.name, "--no-browser", "--Voila.ip=127.0.0.1", f"--port={port}",
                   "--show_tracebacks=True"]
        self.process = subprocess.Popen(
            command, cwd=notebook.parent, env=environment, stdout=log, stderr=log)
        self.wait_until_it_listens(port, patience)

    def wait_until_it_listens(self, port, patience):
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.2)
        self.close()
        raise SystemExit("Voilà did not start")

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


def chromium(patience):
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--window-size=1200,1400"):
        options.add_argument(argument)
    options.binary_location = shutil.which("chromium")
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    # The page is complete only when the last cell has ended.
    driver.set_page_load_timeout(patience)
    driver.command_executor.client_config.timeout = patience
    driver.set_script_timeout(60)
    return driver


def wait_for(found, seconds):
    deadline = time.monotonic() + seconds
    while not (value := found()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return value


def what_sliders_change(driver):
    """For each slider of the page, its name and the seconds until something changed, or None."""
    rows = []
    for handle in wait_for(lambda: driver.execute_script(HANDLES), 120):
        name = driver.execute_script(
            "return arguments[0].closest('.widget-slider')?.querySelector('.widget-label')?.innerText;",
            handle)
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", handle)
        before = driver.execute_async_script(LOOK)
        start = time.monotonic()
        handle.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        changed = wait_for(lambda: driver.execute_async_script(LOOK) != before, 30)
        rows.append((name, time.monotonic() - start if changed else None))
    return rows


def check(notebook, environment, options, log):
    """Whether each slider of the notebook changes something."""
    voila = Voila(notebook.resolve(), environment, log, options.patience)
    driver = chromium(options.patience)
    try:
        start = time.monotonic()
        driver.get(voila.address)
        print(f"{notebook.name}: the page after {time.monotonic() - start:.0f} s", flush=True)
        rows = what_sliders_change(driver)
        errors = driver.execute_script(ERRORS)
        if options.pictures:
            driver.save_screenshot(str(options.pictures / f"voila-{notebook.stem}.png"))
    finally:
        driver.quit()
        voila.close()
    for name, seconds in rows:
        print(f"  {name}: " + (f"changed after {seconds:.1f} s" if seconds else "NOTHING CHANGED"))
    for error in errors:
        print("  ERROR:", error)
    if not rows:
        print("  NO SLIDER")
    return bool(rows) and not errors and all(seconds for _, seconds in rows)


def main():
    options = arguments()
    notebooks = options.notebooks or [
        book for book in sorted((ROOT / "notebooks").glob("*/*.ipynb")) if has_sliders(book)]
    versions = (f"{name} {importlib.metadata.version(name)}" for name in ("voila", "jupyterlab_widgets"))
    print(*versions, sep=", ", flush=True)
    with tempfile.TemporaryDirectory(prefix="voila-") as home:
        environment = folders(pathlib.Path(home), options.lectern.resolve())
        with open(pathlib.Path(home) / "log", "w+") as log:
            passed = [check(notebook, environment, options, log) for notebook in notebooks]
            if not all(passed):
                log.seek(0)
                print(log.read()[-4000:])
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
