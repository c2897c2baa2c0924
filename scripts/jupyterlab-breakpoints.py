#!/usr/bin/env python3
"""Opens a notebook in JupyterLab in a real, headless Chromium, sets a breakpoint by a click left of a line of its last
cell, runs all cells, and goes on from stop to stop by the commands of the debugger's panel (next, stepIn, stepOut, continue).

    .venv/bin/python scripts/jupyterlab-breakpoints.py NOTEBOOK.ipynb --line 4 --output DIR [--stop JSON]...

Fails unless the panel comes to show what is given for each stop: the call stack (`frames`), the `variables`, the `highlighted`
line. Pictures of the stops lie in DIR. Needs Debian's packages chromium and chromium-driver.
"""

import argparse
import json
import pathlib
import shutil
import tempfile
import time

from jupyterlab_page import (
    FIND_NOTEBOOK, HAS_RUN, KERNEL_STATUS, PATIENCE, RUN_ALL, Lab, browser, give_up, start_debugger, wait_for,
)
from selenium.webdriver.common.actions.action_builder import ActionBuilder

# Where to click for a breakpoint in the last cell: in the gutter, at the height of the line.
PLACE = FIND_NOTEBOOK + """
    const cell = book?.content.widgets.at(-1)?.node;
    const gutter = cell?.querySelector('.cm-breakpoint-gutter');
    const line = cell?.querySelectorAll('.cm-line')[arguments[0] - 1];
    if (!gutter || !line) return null;
    line.scrollIntoView({block: 'center'});
    const [left, top] = [gutter.getBoundingClientRect(), line.getBoundingClientRect()];
    return left.width > 0 ? [left.left + left.width / 2, top.top + top.height / 2] : null;
    """

BREAKPOINTS = "return document.querySelectorAll('.jp-DebuggerBreakpoint').length;"

STATE = FIND_NOTEBOOK + """
    const frames = [...document.querySelectorAll('.jp-DebuggerCallstackFrame')].map(frame => [
      frame.querySelector('.jp-DebuggerCallstackFrame-name')?.innerText ?? '',
      Number((frame.querySelector('.jp-DebuggerCallstackFrame-location')?.innerText ?? '').match(/\\d+$/)?.[0] ?? 0)]);
    const variables = {};
    for (const item of document.querySelectorAll('.jp-DebuggerVariables jp-tree-item')) {
      const text = part => item.querySelector(':scope > .jp-DebuggerVariables-' + part)?.innerText ?? '';
      if (text('name')) variables[text('name')] = text('detail');
    }
    const highlighted = book.node.querySelector('.jp-DebuggerEditor-highlight')?.innerText ?? '';
    return JSON.stringify({frames, variables, highlighted});
    """

COMMAND = "window.jupyterapp.commands.execute('debugger:' + arguments[0]);"


def breakpoint_at(driver, line):
    deadline = time.monotonic() + PATIENCE
    clicked = None
    while driver.execute_script(BREAKPOINTS) == 0:
        place = driver.execute_script(PLACE, line)
        # A second click that comes too early would remove what the first has set.
        if place and (clicked is None or time.monotonic() - clicked > 20):
            actions = ActionBuilder(driver)
            actions.pointer_action.move_to_location(*(round(coordinate) for coordinate in place)).click()
            actions.perform()
            clicked = time.monotonic()
        if time.monotonic() > deadline:
            give_up(driver, "no breakpoint came")
        time.sleep(0.25)


def state_with(driver, wanted, what):
    """The panel's state, once it is as wanted: it is filled in several steps."""
    deadline = time.monotonic() + PATIENCE
    while True:
        state = json.loads(driver.execute_script(STATE))
        if all(state[key] == value for key, value in wanted.items()):
            return state
        if time.monotonic() > deadline:
            give_up(driver, f"gave up waiting for {what}: the panel shows {state}, not {wanted}")
        time.sleep(0.25)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("--line", type=int, required=True, help="the line of the last cell that gets a breakpoint")
    parser.add_argument(
        "--stop", action="append", default=[], type=json.loads,
        help='what is to be seen at a stop, and how to go on: {"shows": {"frames": [["top level", 4]]}, "then": "next"}')
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("output/jupyterlab"))
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
            start_debugger(driver)
            breakpoint_at(driver, options.line)
            driver.execute_script(RUN_ALL)
            for number, stop in enumerate(options.stop, 1):
                state_with(driver, stop["shows"], f"stop {number}")
                driver.save_screenshot(str(options.output / f"{stem}-stop-{number}.png"))
                driver.execute_script(COMMAND, stop["then"])
            wait_for(driver, HAS_RUN, bool, PATIENCE, "the end of the cells")
            state_with(driver, {"frames": []}, "the end")
            driver.save_screenshot(str(options.output / f"{stem}-ended.png"))
        finally:
            driver.quit()
            lab.close()


if __name__ == "__main__":
    main()
