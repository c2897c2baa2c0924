#!/usr/bin/env python3
"""Runs axe-core on the page of every notebook, in headless Chromium.

    .venv/bin/python -m pip install axe-core-python
    .venv/bin/python scripts/check-accessibility.py [NOTEBOOK.ipynb ...]

Ends with status 1 where axe finds anything serious or critical; milder findings are listed. Needs
`lectern` built, and Debian's packages chromium and chromium-driver.
"""

import importlib.util
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
    axe.run({resultTypes: ['violations']}).then(done);
    """


def chromium():
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"):
        options.add_argument(argument)
    options.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(120)
    return driver


def main(notebooks):
    package = importlib.util.find_spec("axe_core_python")
    if package is None:
        sys.exit("axe-core is not there: .venv/bin/python -m pip install axe-core-python")
    axe = (pathlib.Path(package.submodule_search_locations[0]) / "axe.min.js").read_text()
    grave = 0
    driver = chromium()
    try:
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "page.html"
            for notebook in notebooks:
                lectern = ROOT / ".build/release/lectern"
                command = [lectern, "html", notebook, "--output", page]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                driver.get(page.as_uri())
                driver.execute_script(axe)
                found = driver.execute_async_script(RUN)["violations"]
                print(notebook, "-", len(found), "findings")
                for rule in found:
                    grave += rule["impact"] in ("serious", "critical")
                    places, first = len(rule["nodes"]), rule["nodes"][0]["html"][:100]
                    print(f"  {rule['impact']}: {rule['id']}, {places} places, as {first}")
    finally:
        driver.quit()
    return 1 if grave else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or sorted((ROOT / "notebooks").glob("*/*.ipynb"))))
