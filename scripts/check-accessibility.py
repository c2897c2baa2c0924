#!/usr/bin/env python3
"""Runs axe-core on the page and on each slide of every notebook, in headless Chromium.

    .venv/bin/python -m pip install axe-core-python
    .venv/bin/python scripts/check-accessibility.py [NOTEBOOK.ipynb ...]

Ends with status 1 where axe finds anything serious or critical; milder findings are listed. Needs
`lectern` built, and Debian's packages chromium and chromium-driver.
"""

import importlib.util
import os
import pathlib
import subprocess
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUN = """
    const done = arguments[0];
    for (const folded of document.querySelectorAll('details')) folded.open = true;
    for (const part of document.querySelectorAll('.present .fragment')) part.classList.add('seen');
    axe.run({resultTypes: ['violations']}).then(done);
    """
# Where each slide is.
PLACES = """
    return [...document.querySelectorAll('main > .column')].flatMap((column, i) =>
      [...column.children].map((_, j) => `#/${i}/${j}`));
    """
SHOW = "location.hash = arguments[0]; document.documentElement.classList.add('noted');"


def chromium():
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"):
        options.add_argument(argument)
    options.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(120)
    return driver


def axe_core():
    package = importlib.util.find_spec("axe_core_python")
    if package is None:
        sys.exit("axe-core is not there: .venv/bin/python -m pip install axe-core-python")
    return (pathlib.Path(package.submodule_search_locations[0]) / "axe.min.js").read_text()


def opened(driver, axe, notebook, *options):
    """Opens the page of a notebook, with axe-core in it."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.html"
        lectern = os.environ.get("LECTERN", ROOT / ".build/release/lectern")
        command = [lectern, "html", *options, notebook, "--output", page]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        driver.get(page.as_uri())
    driver.execute_script(axe)


def report(title, found):
    """Lists what was found; returns how much of it is grave."""
    print(title, "-", len(found), "findings", flush=True)
    for rule in found:
        places, first = len(rule["nodes"]), rule["nodes"][0]["html"][:100]
        print(f"  {rule['impact']}: {rule['id']}, {places} places, as {first}")
    return sum(rule["impact"] in ("serious", "critical") for rule in found)


def check_slides(driver, notebook):
    """Looks at each slide, with its notes; each rule is listed once, with all its places."""
    rules = {}
    places = driver.execute_script(PLACES)
    for place in places:
        driver.execute_script(SHOW, place)
        for rule in driver.execute_async_script(RUN)["violations"]:
            rules.setdefault(rule["id"], {**rule, "nodes": []})["nodes"] += rule["nodes"]
    return report(f"{notebook}, {len(places)} slides", list(rules.values()))


def main(notebooks):
    axe, grave, driver = axe_core(), 0, chromium()
    try:
        for notebook in notebooks:
            opened(driver, axe, notebook)
            grave += report(notebook, driver.execute_async_script(RUN)["violations"])
            opened(driver, axe, notebook, "--slides")
            grave += check_slides(driver, notebook)
    finally:
        driver.quit()
    return 1 if grave else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or sorted((ROOT / "notebooks").glob("*/*.ipynb"))))
