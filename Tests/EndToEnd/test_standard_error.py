"""Where standard error leads is nothing to the kernel: nowhere, into a broken pipe, into one that nobody reads."""

import os
import subprocess

import pytest
import zmq
from conftest import LECTERN, PATIENCE, is_running, wait_until
from jupyter_client import BlockingKernelClient
from jupyter_client.session import Session as Wire


def unread_pipe():
    reading, writing = os.pipe()
    return writing, [reading, writing]


def broken_pipe():
    reading, writing = os.pipe()
    os.close(reading)
    return writing, [writing]


def nothing():
    return None, []


@pytest.mark.parametrize("make", [unread_pipe, broken_pipe, nothing])
def test_strangers_messages_do_not_end_the_kernel(tmp_path, make):
    stream, descriptors = make()
    file = tmp_path / "kernel.json"
    command = [str(LECTERN), "kernel", "--connection-file", str(file)]
    if stream is None:
        command = ["sh", "-c", 'exec "$@" 2>&-', "sh", *command]
    kernel = subprocess.Popen(command, stderr=stream, env={**os.environ, "JPY_PARENT_PID": str(os.getpid())})
    try:
        assert wait_until(file.exists)
        client = BlockingKernelClient(connection_file=str(file))
        client.load_connection_file()
        client.start_channels()
        client.wait_for_ready(timeout=PATIENCE)
        socket = zmq.Context.instance().socket(zmq.DEALER)
        socket.linger = 0
        socket.connect(f"tcp://127.0.0.1:{client.shell_port}")
        stranger = Wire(key=b"another key")
        for _ in range(3_000):
            stranger.send(socket, "kernel_info_request", {})
        # One socket's messages are read in their order: when this has its answer, those have been dropped.
        client.session.send(socket, "kernel_info_request", {})
        assert socket.poll(1000 * PATIENCE)
        reply = client.execute_interactive("1 + 1", timeout=PATIENCE)
        assert reply["content"]["status"] == "ok"
        assert is_running(kernel.pid)
        socket.close()
        client.stop_channels()
    finally:
        kernel.terminate()
        kernel.wait(PATIENCE)
        for descriptor in descriptors:
            os.close(descriptor)
