#!/usr/bin/env python3
"""Opens a notebook in JupyterLab in a real, headless Chromium, runs it, opens the debugger's panel and looks at the
variables there: in the table, in the tree with one of them opened, and in its rich form.

    .venv/bin/python scripts/jupyterlab-variables.py NOTEBOOK.ipynb --output DIR [--open NAME] [--render NAME]

Prints what the panel shows as JSON, with pictures in DIR. Needs Debian's packages chromium and chromium-driver.
"""

import argparse
import json
import pathlib
import shutil
import tempfile
import time

from jupyterlab_page import FIND_NOTEBOOK, KERNEL_STATUS, RUN_ALL, Lab, browser, wait_for

START_DEBUGGER = FIND_NOTEBOOK + """
    window.jupyterapp.shell.activateById('jp-debugger-sidebar');
    const button = book.node.querySelector('.jp-DebuggerBugButton');
    (button?.querySelector('button') ?? button)?.click();
    return Boolean(button);
    """

# The tree and the table show the same; the table has a row for each variable.
PANEL = "const panel = document.querySelector('.jp-DebuggerVariables'); "

TABLE = PANEL + """
    const cell = (row, part) => row.querySelector('.jp-DebuggerVariables-grid-' + part)?.innerText ?? '';
    return [...(panel?.querySelectorAll('li.jp-DebuggerVariables-item, .jp-DebuggerVariables-branch > li') ?? [])].map(item => ({
      name: item.querySelector('.jp-DebuggerVariables-name')?.innerText ?? '',
      value: item.querySelector('.jp-DebuggerVariables-detail')?.innerText ?? '',
    }));
    """

PANEL_HTML = PANEL + "return panel?.outerHTML ?? '';"

OPEN = PANEL + """
    const items = [...panel.querySelectorAll('li')];
    const item = items.find(li => li.innerText.trim().startsWith(arguments[0]));
    (item?.querySelector('.jp-DebuggerVariables-collapser') ?? item)?.click();
    return Boolean(item);
    """


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("output/jupyterlab"))
    parser.add_argument("--open", help="the variable whose parts are looked at")
    parser.add_argument("--html", action="store_true", help="print the panel's HTML, for whoever adapts this to a new JupyterLab")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    stem = options.notebook.stem

    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(options.notebook, folder)
        lab, driver = Lab(folder), browser()
        try:
            driver.set_window_size(1500, 900)
            driver.get(lab.url(f"doc/tree/{options.notebook.name}"))
            wait_for(driver, KERNEL_STATUS, lambda status: status == "idle", 90, "the kernel")
            driver.execute_script(RUN_ALL)
            time.sleep(1)
            wait_for(driver, KERNEL_STATUS, lambda status: status == "idle", 90, "the cells")
            wait_for(driver, START_DEBUGGER, bool, 20, "the debugger's button")
            wait_for(driver, TABLE, bool, 30, "variables in the panel")
            if options.open:
                before = len(driver.execute_script(TABLE))
                driver.execute_script(OPEN, options.open)
                wait_for(driver, TABLE, lambda rows: len(rows) > before, 20, f"the parts of {options.open}")
            time.sleep(1)
            driver.save_screenshot(str(options.output / f"{stem}-variables.png"))
            found = driver.execute_script(TABLE)
            if options.html:
                print(driver.execute_script(PANEL_HTML))
        finally:
            driver.quit()
            lab.close()
    print(json.dumps(found, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
