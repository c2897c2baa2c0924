"""JupyterLab in a real, headless Chromium: what the scripts that drive it share."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service

WIDTH = 1200

# Seconds after which something hangs, on a slow machine with other work too.
PATIENCE = float(os.environ.get("LECTERN_TESTS_PATIENCE", 240))

FIND_NOTEBOOK = "const book = window.jupyterapp?.shell.currentWidget; "

KERNEL_STATUS = FIND_NOTEBOOK + "return book?.context?.sessionContext?.session?.kernel?.status ?? null;"

# The command's promise is kept once the last cell has ended.
RUN_ALL = """
    window.lecternHasRun = false;
    window.jupyterapp.commands.execute('notebook:run-all-cells').finally(() => { window.lecternHasRun = true; });
    """
HAS_RUN = "return window.lecternHasRun === true;"


class Lab:
    """A server of its own on a folder: JupyterLab's, or Notebook's, which shows the same parts in a page of its own."""

    def __init__(self, folder, application="jupyterlab"):
        self.application = application
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
                sys.executable, "-m", application, "--no-browser", "--allow-root", "--expose-app-in-browser",
                "--ServerApp.port=0", f"--ServerApp.root_dir={folder}",
            ],
            env=environment, stdout=self.log, stderr=self.log,
        )

    def set(self, plugin, settings):
        file = self.home / f"settings/@jupyterlab/{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(settings))

    def url_of(self, notebook):
        """Where the notebook is shown."""
        return self.url(f"{'notebooks' if self.application == 'notebook' else 'doc/tree'}/{notebook}")

    def url(self, path):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for file in (self.home / "runtime").glob("jpserver-*.json"):
                try:
                    server = json.loads(file.read_text())
                except ValueError:
                    continue  # it is being written
                if server.get("port"):
                    return f"{server['url']}{path}?token={server['token']}"
            time.sleep(0.1)
        raise SystemExit(f"JupyterLab did not start; see {self.home}/log")

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
        shutil.rmtree(self.home, ignore_errors=True)


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
    for flag in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WIDTH},900",
        "--disable-dev-shm-usage",  # containers have little of it
    ):
        options.add_argument(flag)
    for attempt in range(3):
        try:
            driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
            break
        except WebDriverException:
            # Its port was free when it was chosen, which is no promise; and it gives a browser a minute to start.
            if attempt == 2:
                raise
    driver.set_script_timeout(PATIENCE)
    driver.set_page_load_timeout(PATIENCE)
    return driver


def wait_for(driver, script, wanted, seconds, what):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if wanted(driver.execute_script(script)):
            return
        time.sleep(0.25)
    give_up(driver, f"gave up after {seconds} s waiting for {what}")


def give_up(driver, reason):
    picture = pathlib.Path(tempfile.gettempdir()) / "jupyterlab-screenshot-failed.png"
    driver.save_screenshot(str(picture))
    raise SystemExit(f"{reason}; see {picture}")


def run_all(driver, seconds):
    """Runs all cells and waits until the last has ended."""
    driver.execute_script(RUN_ALL)
    wait_for(driver, HAS_RUN, bool, seconds, "the cells")


# The bug above the notebook, which is only listened to once the page has found out that the kernel has a debugger. Breakpoints
# have a gutter in the editors as soon as the debugger is started.
CLICK_BUG = FIND_NOTEBOOK + """
    window.jupyterapp.shell.activateById('jp-debugger-sidebar');
    const button = book?.node.querySelector('.jp-DebuggerBugButton');
    (button?.querySelector('button') ?? button)?.click();
    """
HAS_DEBUGGER = FIND_NOTEBOOK + "return Boolean(book?.node.querySelector('.cm-breakpoint-gutter'));"
WIDEN_PANEL = "window.jupyterapp.shell.setRightSidebarWidth?.(450); window.dispatchEvent(new Event('resize'));"


def start_debugger(driver, seconds=PATIENCE):
    """Clicks the bug, again after a while if nothing has come of it."""
    deadline = time.monotonic() + seconds
    clicked = None
    while not driver.execute_script(HAS_DEBUGGER):
        if time.monotonic() > deadline:
            give_up(driver, "the debugger did not start")
        if clicked is None or time.monotonic() - clicked > 20:
            driver.execute_script(CLICK_BUG)
            clicked = time.monotonic()
        time.sleep(0.25)
    driver.execute_script(WIDEN_PANEL)
