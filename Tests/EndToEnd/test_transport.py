"""How a kernel and its client find and trust each other: tcp, ipc, CurveZMQ, registration files."""

import contextlib
import json
import os
import pathlib
import signal
import subprocess

import pytest
import zmq
from conftest import LECTERN, PATIENCE, Session, wait_until
from jupyter_client import BlockingKernelClient
from jupyter_client.session import Session as Wire


def beats(session, server_key):
    """Whether the heartbeat echoes to a client that knows the server's key."""
    with zmq.Context.instance().socket(zmq.REQ) as socket:
        socket.linger = 0
        socket.curve_publickey, socket.curve_secretkey = zmq.curve_keypair()
        socket.curve_serverkey = server_key
        socket.connect(session.client._make_url("hb"))
        socket.send(b"ping")
        return bool(socket.poll(1000 * PATIENCE)) and socket.recv() == b"ping"


def finishes(process, seconds=PATIENCE):
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def test_ipc(short_path):
    session = Session(transport="ipc", ip=str(short_path / "k"))
    assert session.value("1 + 1") == "2"
    assert session.control("kernel_info_request")["status"] == "ok"
    assert (short_path / "k-1").is_socket()
    session.close()


@pytest.mark.parametrize("transport", ["tcp", "ipc"])
def test_curve(short_path, transport):
    place = {"ip": str(short_path / "k")} if transport == "ipc" else {}
    session = Session(transport_encryption="required", transport=transport, **place)
    try:
        keys = json.loads(pathlib.Path(session.manager.connection_file).read_text())
        assert len(keys["curve_secretkey"]) == 40
        assert session.value("1 + 1") == "2"
        assert session.control("kernel_info_request")["status"] == "ok"
        assert beats(session, keys["curve_publickey"].encode())
        # A client without the key, and one with a key of its own, get no answer on any socket.
        for server_key in (None, zmq.curve_keypair()[0]):
            for channel, kind in (("shell", zmq.DEALER), ("control", zmq.DEALER), ("hb", zmq.REQ), ("iopub", zmq.SUB)):
                stranger = zmq.Context.instance().socket(kind)
                stranger.linger = 0
                stranger.sndtimeo = 100  # once it has been refused there is nobody to send to
                if kind == zmq.SUB:
                    stranger.subscribe(b"")
                if server_key:
                    stranger.curve_publickey, stranger.curve_secretkey = zmq.curve_keypair()
                    stranger.curve_serverkey = server_key
                stranger.connect(session.client._make_url(channel))
                if kind == zmq.DEALER:
                    with contextlib.suppress(zmq.Again):
                        Wire(key=keys["key"].encode()).send(stranger, "kernel_info_request", {})
                elif kind == zmq.REQ:
                    stranger.send(b"ping", zmq.NOBLOCK) if stranger.poll(50, zmq.POLLOUT) else None
                assert not stranger.poll(100), channel
                stranger.close()
        assert session.value("2 + 2") == "4"
    finally:
        session.close()


@pytest.mark.parametrize("keys", [{"curve_publickey": "x" * 40}, {"curve_publickey": "short", "curve_secretkey": "short"}])
def test_half_a_key_is_refused(tmp_path, keys):
    """A kernel that was meant to be encrypted does not start in the open."""
    file = tmp_path / "kernel.json"
    file.write_text(json.dumps({"transport": "tcp", "ip": "127.0.0.1", "key": "k", **keys}))
    result = subprocess.run([LECTERN, "kernel", "-f", file], capture_output=True, text=True, timeout=PATIENCE)
    assert result.returncode != 0
    assert "curve_secretkey" in result.stderr


def test_ports_of_the_kernels_choice_are_written_back(tmp_path):
    file = tmp_path / "kernel.json"
    file.write_text(json.dumps({"transport": "tcp", "ip": "127.0.0.1", "key": "k", "jupyter_session": "n.ipynb"}))
    process = subprocess.Popen([LECTERN, "kernel", "-f", file])
    try:
        assert wait_until(lambda: "shell_port" in file.read_text())
        written = json.loads(file.read_text())
        assert written["jupyter_session"] == "n.ipynb"
        client = BlockingKernelClient(connection_file=str(file))
        client.load_connection_file()
        client.start_channels()
        client.wait_for_ready(timeout=PATIENCE)
        client.shutdown()
        client.stop_channels()
        assert finishes(process) == 0
    finally:
        process.kill()


class Registry:
    """What starts kernels with a registration file and waits until they say where their sockets are."""

    def __init__(self, folder, transport="tcp"):
        self.socket = zmq.Context.instance().socket(zmq.ROUTER)
        self.socket.linger = 0
        self.transport, self.key = transport, b"a key"
        if transport == "tcp":
            self.ip, self.port = "127.0.0.1", self.socket.bind_to_random_port("tcp://127.0.0.1")
        else:
            self.ip, self.port = str(folder / "registry"), 1
            self.socket.bind(f"ipc://{self.ip}-1")
        self.file = folder / "registration.json"
        self.file.write_text(json.dumps({
            "kernel_id": "kernel-7", "transport": transport, "registration_ip": self.ip,
            "registration_port": self.port, "signature_scheme": "hmac-sha256", "key": self.key.decode(),
        }))
        self.process = subprocess.Popen([LECTERN, "kernel", "-f", self.file], stderr=subprocess.PIPE, text=True)

    def receive(self):
        assert self.socket.poll(1000 * PATIENCE), "the kernel has not registered"
        identity, delimiter, signature, content = self.socket.recv_multipart()
        wire = Wire(key=self.key)
        assert delimiter == b"<IDS|MSG>"
        assert signature == wire.sign([content])
        return identity, json.loads(content)

    def acknowledge(self, identity, key=None):
        answer = json.dumps({"status": "ok"}).encode()
        self.socket.send_multipart([identity, b"<IDS|MSG>", Wire(key=key or self.key).sign([answer]), answer])

    def close(self):
        self.process.kill()
        self.process.communicate()
        self.socket.close()


@pytest.mark.parametrize("transport", ["tcp", "ipc"])
def test_a_kernel_registers_the_ports_that_it_has_chosen(short_path, transport):
    registry = Registry(short_path, transport)
    try:
        identity, content = registry.receive()
        assert content.pop("kernel_id") == "kernel-7"
        assert set(content) == {"shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"}
        assert all(isinstance(port, str) and int(port) > 0 for port in content.values())
        assert len(set(content.values())) == 5
        registry.acknowledge(identity)
        # Other clients find a connection file.
        file = pathlib.Path(os.environ["JUPYTER_RUNTIME_DIR"]) / "kernel-kernel-7.json"
        assert {k: str(json.loads(file.read_text())[k]) for k in content} == content
        client = BlockingKernelClient(connection_file=str(file))
        client.load_connection_file()
        client.start_channels()
        client.wait_for_ready(timeout=PATIENCE)
        reply = client.execute_interactive("1 + 1", timeout=PATIENCE)
        assert reply["content"]["status"] == "ok"
        client.shutdown()
        client.stop_channels()
        assert finishes(registry.process) == 0
        assert not file.exists()
    finally:
        registry.close()


def test_a_kernel_whose_registration_nobody_acknowledges_ends(tmp_path):
    registry = Registry(tmp_path)
    try:
        identity, _ = registry.receive()
        registry.acknowledge(identity, key=b"another key")
        registry.socket.send_multipart([identity, b"nonsense"])
        assert finishes(registry.process) != 0
        assert "has answered the registration" in registry.process.stderr.read()
    finally:
        registry.close()


def test_a_registration_file_that_lacks_something_is_refused(tmp_path):
    for fields in ({"registration_port": 5}, {"registration_port": "x", "kernel_id": "1", "registration_ip": "127.0.0.1"}):
        file = tmp_path / "registration.json"
        file.write_text(json.dumps(fields))
        result = subprocess.run([LECTERN, "kernel", "-f", file], capture_output=True, text=True, timeout=PATIENCE)
        assert result.returncode != 0 and "registration" in result.stderr
