#!/usr/bin/env python3
"""Opens a folder of event files in the real TensorBoard in a headless Chromium and takes a picture of each page.

    python scripts/tensorboard-screenshot.py LOGDIR --output DIR [--tensorboard .venv-keras/bin/tensorboard]

Needs selenium (.venv) and Debian's packages chromium and chromium-driver; TensorBoard is that of scripts/test-keras-files.sh.
Ends with an error if a page shows no data.
"""
import argparse
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

# The page's address behind the #, and what must be on it.
PAGES = {
    "timeseries": ("timeseries", "epoch_loss"), "images": ("images", "reconstructions"),
    "histograms": ("histograms", "kernel"), "graphs": ("graphs", ""), "conceptual": ("graphs", ""),
    "text": ("text", "model_summary"),
}

# The text of the page with that inside shadow trees, which TensorBoard's older pages use.
TEXT = """
    const collect = node => {
      let text = '';
      for (const child of node.childNodes) {
        if (child.nodeType === 3) text += child.textContent + ' ';
        else if (child.nodeType === 1 && !['STYLE', 'SCRIPT'].includes(child.tagName)) text += collect(child);
      }
      return node.shadowRoot ? text + collect(node.shadowRoot) : text;
    };
    return collect(document.body);
    """


# All elements that a CSS selector finds, those inside shadow trees too.
FIND = """
    const find = (node, selector) => [...node.querySelectorAll('*')].flatMap(
      child => [...(child.matches(selector) ? [child] : []), ...(child.shadowRoot ? find(child.shadowRoot, selector) : [])]);
    """

# The page of graphs opens on the graph of operations; the other one is drawn from the model's configuration.
CHOOSE_CONCEPTUAL = FIND + """
    find(document, 'paper-radio-button').find(button => button.textContent.includes('Conceptual'))?.click();
    """

COUNT_NODES = FIND + "return find(document, 'g.node').length;"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(address, seconds=90):
    end = time.time() + seconds
    while time.time() < end:
        try:
            urllib.request.urlopen(address, timeout=5).read()
            return
        except OSError:
            time.sleep(0.5)
    sys.exit(f"TensorBoard did not answer at {address}")


def browser():
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1400,1000"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def take(driver, address, name, output):
    page, wanted = PAGES[name]
    driver.get("about:blank")
    driver.get(f"{address}/#{page}")
    end = time.time() + 60
    while wanted not in driver.execute_script(TEXT):
        if time.time() > end:
            return f"the page {name} does not show '{wanted}'"
        time.sleep(0.5)
    if name == "conceptual":
        time.sleep(4)
        driver.execute_script(CHOOSE_CONCEPTUAL)
    time.sleep(6)  # drawing
    if "visualization failed" in driver.execute_script(TEXT):
        return f"the page {name} shows an error"
    if page == "graphs" and driver.execute_script(COUNT_NODES) == 0:
        return f"the page {name} shows no nodes"
    driver.save_screenshot(str(output / f"tensorboard-{name}.png"))
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("logdir")
    parser.add_argument("--output", default="output")
    parser.add_argument("--tensorboard", default=".venv-keras/bin/tensorboard")
    arguments = parser.parse_args()
    output = pathlib.Path(arguments.output)
    output.mkdir(parents=True, exist_ok=True)
    port = free_port()
    server = subprocess.Popen(
        [arguments.tensorboard, "--logdir", arguments.logdir, "--port", str(port)], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    driver = None
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address + "/data/runs")
        driver = browser()
        failures = [failure for name in PAGES if (failure := take(driver, address, name, output))]
    finally:
        if driver:
            driver.quit()
        server.terminate()
        server.wait()
    if failures:
        sys.exit("\n".join(failures))
    print(f"{len(PAGES)} pages in {output}")


if __name__ == "__main__":
    main()
