"""What all tests with real clients share: the kernel, installed for the tests alone, and sessions of it."""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import pytest
from jupyter_client.channels import HBChannel
from jupyter_client.manager import KernelManager

ROOT = pathlib.Path(__file__).resolve().parents[2]
LECTERN = pathlib.Path(os.environ.get("LECTERN", ROOT / ".build/release/lectern")).resolve()

# It has an environment of its own (scripts/test-nbgrader.sh): nbgrader adds itself to JupyterLab's pages.
collect_ignore = [] if importlib.util.find_spec("nbgrader") else ["test_nbgrader.py"]

# Seconds after which something hangs. No test asserts that something is quick: where an order is asserted, a cell waits
# for the test (`gate`), and the test for the kernel (`Session.settle`).
PATIENCE = float(os.environ.get("LECTERN_TESTS_PATIENCE", 240))

# A client without a manager takes a kernel for dead that does not answer its heartbeat within this time; one second of
# jupyter_client's own choice is too little on a machine with other work.
HBChannel.time_to_dead = PATIENCE

# What the clients' own patience is, where they read Jupyter's configuration.
CONFIGURATION = {
    "NotebookClient": {"startup_timeout": int(PATIENCE), "iopub_timeout": int(PATIENCE)},
    "ExecutePreprocessor": {"startup_timeout": int(PATIENCE), "iopub_timeout": int(PATIENCE)},
    "ZMQTerminalInteractiveShell": {"kernel_timeout": PATIENCE},
    "KernelManager": {"shutdown_wait_time": PATIENCE},
}


@pytest.fixture(scope="session", autouse=True)
def jupyter_folders(tmp_path_factory):
    """Folders of Jupyter's own, so that the user's kernels and settings play no part."""
    home = tmp_path_factory.mktemp("jupyter")
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        folder = home / name.lower()
        folder.mkdir()
        os.environ[name] = str(folder)
    os.environ["JUPYTER_PLATFORM_DIRS"] = "0"
    for name in ("jupyter_config.json", "jupyter_console_config.json"):
        (home / "jupyter_config_dir" / name).write_text(json.dumps(CONFIGURATION))
    # `python -m jupyter` finds the programs of this environment.
    os.environ["PATH"] = f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"
    # An installed package has its kernel in the system's folder already.
    if not os.environ.get("LECTERN_TESTS_INSTALLED"):
        subprocess.run([LECTERN, "install", "--user"], check=True)
    return home


class Session:
    """A kernel and a client of it, with the few calls that tests need."""

    def __init__(self, env=None, **settings):
        """A kernel with further variables `env`, by a manager with these `settings`."""
        self.manager = KernelManager(kernel_name="lectern", **settings)
        self.manager.shutdown_wait_time = PATIENCE
        self.manager.start_kernel(env={**os.environ, **(env or {})})
        self.client = self.manager.client()
        self.client.start_channels()
        self.unclaimed = {}
        try:
            self.wait_for_ready()
        except RuntimeError:
            self.close()
            raise

    def wait_for_ready(self):
        """Waits until the kernel answers on both sockets, and until what jupyter_client asked meanwhile is answered too."""
        self.client.wait_for_ready(timeout=PATIENCE)
        self.results(self.send("kernel_info_request"))
        self.unclaimed.clear()

    @property
    def pid(self):
        return self.manager.provisioner.process.pid

    def execute(self, code, timeout=PATIENCE, **fields):
        """Runs a cell; returns its reply's content and what it published, as (type, content) pairs."""
        return self.results(self.client.execute(code, **fields), timeout)

    def results(self, msg_id, timeout=PATIENCE):
        reply = self.reply(msg_id, timeout)
        return reply["content"], self.published(msg_id, timeout)

    def reply(self, msg_id, timeout=PATIENCE):
        """The reply to a request. Replies that come before it are kept for whoever asks for them."""
        while msg_id not in self.unclaimed:
            message = self.client.get_shell_msg(timeout=timeout)
            self.unclaimed[message["parent_header"].get("msg_id")] = message
        return self.unclaimed.pop(msg_id)

    def settle(self):
        """Waits until all that was sent on the shell channel has been read: each channel is read by a thread of its own, in
        order, so that a later request is answered only then. Nothing orders what goes over different channels."""
        self.reply(self.send("kernel_info_request"))

    def published(self, msg_id, timeout=PATIENCE):
        messages = []
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            messages.append((message["msg_type"], message["content"]))
            if message["content"].get("execution_state") == "idle":
                return messages

    def send(self, kind, content=None, channel="shell", **header):
        """Sends any message; returns its id."""
        message = self.client.session.msg(kind, content or {})
        message["header"].update(header)
        getattr(self.client, f"{channel}_channel").send(message)
        return message["header"]["msg_id"]

    def control(self, kind, content=None, timeout=PATIENCE):
        """Sends a request on the control channel; returns the content of its reply."""
        msg_id = self.send(kind, content, "control")
        while True:
            message = self.client.get_control_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") == msg_id:
                assert message["msg_type"] == kind.replace("_request", "_reply")
                return message["content"]

    def run_until_output(self, code, **fields):
        """Starts a cell that first prints something and then goes on; returns its request's id once it has printed."""
        msg_id = self.client.execute(code, **fields)
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == "stream" and message["parent_header"].get("msg_id") == msg_id:
                return msg_id

    def text(self, code, stream="stdout", **fields):
        """What a cell writes to a stream."""
        reply, published = self.execute(code, **fields)
        assert reply["status"] == "ok", reply
        return stream_text(published, stream)

    def value(self, code):
        """The plain text of a cell's value."""
        reply, published = self.execute(code)
        assert reply["status"] == "ok", reply
        return [content["data"]["text/plain"] for kind, content in published if kind == "execute_result"][0]

    def question(self):
        """The next request for input."""
        return self.client.get_stdin_msg(timeout=PATIENCE)

    def close(self):
        if self.manager:
            self.client.stop_channels()
            self.manager.shutdown_kernel()
            self.manager = None


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """A test that was skipped has shown nothing: the run fails, unless whoever runs it allows that."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and not os.environ.get("LECTERN_TESTS_MAY_SKIP"):
        for report in skipped:
            reporter.write_line(f"SKIPPED, which counts as a failure: {report.nodeid}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def stream_text(published, stream="stdout"):
    return "".join(c["text"] for kind, c in published if kind == "stream" and c["name"] == stream)


def descendants(pid):
    """The processes that `pid` started, and those that they started."""
    children = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = [], [pid]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def wait_until(condition, seconds=PATIENCE):
    """Whether the condition comes true in time."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def is_running(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Gate:
    """Holds a cell until the test lets it go on; made so that no test counts on how long something takes."""

    def __init__(self, folder):
        self.file = folder / "gate"
        # What the cell does: it waits, perhaps after it has said that it runs.
        loop = f'while access("{self.file}", F_OK) != 0 {{ usleep(5_000) }}'
        self.wait = f"import Glibc\n{loop}"
        self.say_and_wait = f'import Glibc\nprint("go")\n{loop}'

    def open(self):
        self.file.touch()


@pytest.fixture
def gate(tmp_path):
    gate = Gate(tmp_path)
    yield gate
    gate.open()


@pytest.fixture
def short_path():
    """A folder whose path leaves room: a Unix socket's has at most 107 bytes, and the usual folder may be deep."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lectern-", dir="/tmp" if os.access("/tmp", os.W_OK) else None))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def session():
    session = Session()
    yield session
    session.close()


@pytest.fixture
def new_session():
    session = Session()
    yield session
    session.close()
