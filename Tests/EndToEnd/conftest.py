"""What all tests with real clients share: the kernel, installed for the tests alone, and sessions of it."""

import os
import pathlib
import subprocess
import sys

import pytest
from jupyter_client.manager import start_new_kernel

ROOT = pathlib.Path(__file__).resolve().parents[2]
LECTERN = pathlib.Path(os.environ.get("LECTERN", ROOT / ".build/release/lectern")).resolve()


@pytest.fixture(scope="session", autouse=True)
def jupyter_folders(tmp_path_factory):
    """Folders of Jupyter's own, so that the user's kernels and settings play no part."""
    home = tmp_path_factory.mktemp("jupyter")
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        folder = home / name.lower()
        folder.mkdir()
        os.environ[name] = str(folder)
    os.environ["JUPYTER_PLATFORM_DIRS"] = "0"
    # `python -m jupyter` finds the programs of this environment.
    os.environ["PATH"] = f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"
    subprocess.run([LECTERN, "install", "--user"], check=True)
    return home


class Session:
    """A kernel and a client of it, with the few calls that tests need."""

    def __init__(self):
        self.manager, self.client = start_new_kernel(kernel_name="lectern")

    @property
    def pid(self):
        return self.manager.provisioner.process.pid

    def execute(self, code, timeout=60, **fields):
        """Runs a cell; returns its reply's content and what it published, as (type, content) pairs."""
        return self.results(self.client.execute(code, **fields), timeout)

    def results(self, msg_id, timeout=60):
        reply = self.reply(msg_id, timeout)
        return reply["content"], self.published(msg_id, timeout)

    def reply(self, msg_id, timeout=60):
        while True:
            message = self.client.get_shell_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") == msg_id:
                return message

    def published(self, msg_id, timeout=60):
        messages = []
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            messages.append((message["msg_type"], message["content"]))
            if message["content"].get("execution_state") == "idle":
                return messages

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

    def close(self):
        if self.manager:
            self.client.stop_channels()
            self.manager.shutdown_kernel()
            self.manager = None


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


def is_running(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


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
