#!/usr/bin/env python3
"""Opens a notebook in JupyterLab in a real, headless Chromium, runs it, opens the debugger's panel and looks at the
variables there: in the tree, with some of them opened, and in the table.

    .venv/bin/python scripts/jupyterlab-variables.py NOTEBOOK.ipynb --output DIR [--open NAME]...

Prints what the tree shows as JSON, with pictures in DIR. Needs Debian's packages chromium and chromium-driver.
"""

import argparse
import json
import pathlib
import shutil
import tempfile
import time

from jupyterlab_page import FIND_NOTEBOOK, KERNEL_STATUS, PATIENCE, Lab, browser, run_all, start_debugger, wait_for

PANEL = "const panel = document.querySelector('.jp-DebuggerVariables'); "

# The tree: what each line says, and how deep it is.
TREE = PANEL + """
    const items = [...(panel?.querySelectorAll('jp-tree-item') ?? [])];
    const text = (item, part) => item.querySelector(':scope > .jp-DebuggerVariables-' + part)?.innerText ?? '';
    const depth = item => item === null ? -1 : 1 + depth(item.parentElement.closest('jp-tree-item'));
    return items.map(item => ({name: text(item, 'name'), detail: text(item, 'detail'), depth: depth(item)}))
      .filter(line => line.name);
    """

OPEN = PANEL + """
    const name = item => item.querySelector(':scope > .jp-DebuggerVariables-name')?.innerText;
    const item = [...panel.querySelectorAll('jp-tree-item')].find(item => name(item) === arguments[0]);
    item?.querySelector(':scope > .jp-DebuggerVariables-name').click();
    if (item) item.expanded = true;
    return Boolean(item);
    """

# The table is drawn on a canvas; only a picture shows what it says.
SHOW_TABLE = PANEL + """
    const button = document.querySelector('.jp-TableView-Button');
    const grid = () => panel.querySelector('.jp-DebuggerVariables-grid canvas, .jp-DebuggerVariables-grid');
    if (!grid()) (button?.querySelector('button') ?? button)?.click();
    return Boolean(grid());
    """


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("output/jupyterlab"))
    parser.add_argument("--open", action="append", default=[], help="a variable, or a part, that is opened in the tree")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    stem = options.notebook.stem

    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(options.notebook, folder)
        lab, driver = Lab(folder), browser()
        try:
            driver.set_window_size(1500, 900)
            driver.get(lab.url_of(options.notebook.name))
            wait_for(driver, KERNEL_STATUS, lambda status: status == "idle", PATIENCE, "the kernel")
            run_all(driver, PATIENCE)
            wait_for(driver, KERNEL_STATUS, lambda status: status == "idle", PATIENCE, "the cells")
            start_debugger(driver)
            wait_for(driver, TREE, bool, PATIENCE, "variables in the panel")
            for name in options.open:
                before = len(driver.execute_script(TREE))
                driver.execute_script(OPEN, name)
                wait_for(driver, TREE, lambda lines: len(lines) > before, PATIENCE, f"the parts of {name}")
            found, former = driver.execute_script(TREE), None
            while found != former:  # lines come one after another
                time.sleep(1)
                found, former = driver.execute_script(TREE), found
            driver.save_screenshot(str(options.output / f"{stem}-variables-tree.png"))
            wait_for(driver, SHOW_TABLE, bool, PATIENCE, "the table of variables")
            time.sleep(1)
            driver.save_screenshot(str(options.output / f"{stem}-variables-table.png"))
        finally:
            driver.quit()
            lab.close()
    print(json.dumps(found, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
