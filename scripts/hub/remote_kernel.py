#!/usr/bin/env python3
"""Kernels on another machine than the server: two network namespaces stand for the machines.

usage: sudo scripts/hub/remote_kernel.py [--lectern .build/release/lectern]

1. A client speaks ZeroMQ to the kernel over the network, once in the open and once with CurveZMQ.
   All packets are read on the way: in the open the cell's text is found in them, encrypted not.
2. A Jupyter server hands kernels on to a Kernel Gateway on the other machine (`--gateway-url`),
   whose own connections to the kernel are encrypted too.

Needs root, and jupyter_server, jupyter_client and jupyter_kernel_gateway in this Python's
environment, with the kernel installed there (`lectern install --sys-prefix`).
"""

import argparse
import asyncio
import contextlib
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

import zmq
from jupyter_client import BlockingKernelClient, write_connection_file
from jupyter_client.channels import HBChannel

ROOT = pathlib.Path(__file__).resolve().parents[2]
SERVER, KERNELS = "lectern-server", "lectern-kernels"
ADDRESSES = {SERVER: "10.77.0.1", KERNELS: "10.77.0.2"}
CELL = 'print("a text that nobody " + "else may read")'
SEEN = b"a text that nobody "
ANSWER = "a text that nobody else may read"
CHANNELS = ("shell", "iopub", "stdin", "control", "hb")
TOKEN = "only-for-this-trial"


def ip(*arguments):
    """One call of ip(8)."""
    subprocess.run(["ip", *arguments], check=True)


@contextlib.contextmanager
def two_machines():
    """The namespaces and the cable between them."""
    ends = {SERVER: "lectern0", KERNELS: "lectern1"}
    try:
        for name in ADDRESSES:
            ip("netns", "add", name)
        ip("link", "add", ends[SERVER], "type", "veth", "peer", "name", ends[KERNELS])
        for name, address in ADDRESSES.items():
            ip("link", "set", ends[name], "netns", name)
            ip("-n", name, "address", "add", f"{address}/24", "dev", ends[name])
            ip("-n", name, "link", "set", ends[name], "up")
            ip("-n", name, "link", "set", "lo", "up")
        yield
    finally:
        for name in ADDRESSES:
            subprocess.run(["ip", "netns", "delete", name], check=False)


@contextlib.contextmanager
def running(machine, command, **options):
    """A program on one of the machines; its group of processes is ended afterwards."""
    process = subprocess.Popen(
        ["ip", "netns", "exec", machine, *map(str, command)], start_new_session=True, **options)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        process.wait(30)


def on(machine, *arguments):
    """What this script prints, run with other arguments on one of the machines."""
    command = ["ip", "netns", "exec", machine, sys.executable, __file__, *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def read_packets(path):
    """Writes all that comes through the cable to a file, until ended (packet(7))."""
    every_protocol = 3  # ETH_P_ALL
    cable = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(every_protocol))
    cable.bind(("lectern0", 0))
    with open(path, "wb", buffering=0) as file:
        while True:
            file.write(cable.recv(65_536))


def talk(connection_file):
    """Runs the cell over ZeroMQ."""
    HBChannel.time_to_dead = 60  # a busy machine may not answer within jupyter_client's second
    client = BlockingKernelClient(connection_file=str(connection_file))
    client.load_connection_file()
    client.start_channels()
    client.wait_for_ready(timeout=120)
    start, said = time.monotonic(), []
    client.execute_interactive(CELL, timeout=120, output_hook=lambda message: said.append(
        message["content"].get("text", "")))
    print(f"{''.join(said).strip()}|{time.monotonic() - start:.2f}")
    client.stop_channels()


async def ask_server(address):
    """Runs the cell through a Jupyter server."""
    from hub_client import Hub

    kernel = await Hub(address, TOKEN).start_kernel_at("")
    seconds, text, error = await kernel.run(CELL)
    print(f"{error or text.strip()}|{seconds:.2f}")


def direct(lectern, folder, is_encrypted):
    """The client's answer, its seconds, and whether the text was seen on the way."""
    connection, packets = folder / f"kernel-{is_encrypted}.json", folder / f"seen-{is_encrypted}"
    keys = zmq.curve_keypair() if is_encrypted else (None, None)
    # Without ports it would look for free ones, at an address that only the other machine has.
    ports = {f"{name}_port": 5000 + number for number, name in enumerate(CHANNELS)}
    write_connection_file(
        str(connection), ip=ADDRESSES[KERNELS], key=os.urandom(16).hex().encode(), **ports,
        curve_publickey=keys[0], curve_secretkey=keys[1])
    with running(SERVER, [sys.executable, __file__, "--packets", packets]), \
            running(KERNELS, [lectern, "kernel", "--connection-file", connection]):
        answer, seconds = on(SERVER, "--talk", connection).split("|")
        time.sleep(0.5)
    data = packets.read_bytes()
    return answer, seconds, SEEN in data, len(data)


def wait_for(machine, address, port):
    """Waits until somebody listens at an address, as seen from one of the machines."""
    probe = f"import socket; socket.create_connection(({address!r}, {port}), timeout=2)"
    for _ in range(90):
        command = ["ip", "netns", "exec", machine, sys.executable, "-c", probe]
        if subprocess.run(command, capture_output=True).returncode == 0:
            return
        time.sleep(1)
    raise SystemExit(f"nobody listens at {address}, port {port}")


def gateway(folder):
    """The answer through a server whose kernels run behind a gateway."""
    module = [sys.executable, "-m", "jupyter"]
    far = [*module, "kernelgateway", f"--KernelGatewayApp.ip={ADDRESSES[KERNELS]}",
           "--KernelGatewayApp.port=8888", f"--KernelGatewayApp.auth_token={TOKEN}",
           "--KernelManager.transport_encryption=required"]
    near = [*module, "server", "--ip=127.0.0.1", "--port=8899", "--no-browser", "--allow-root",
            f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}",
            f"--gateway-url=http://{ADDRESSES[KERNELS]}:8888",
            f"--GatewayClient.auth_token={TOKEN}"]
    path = f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    with open(folder / "log", "w") as log:
        options = {"env": environment, "stdout": log, "stderr": log}
        with running(KERNELS, far, **options), running(SERVER, near, **options):
            wait_for(SERVER, ADDRESSES[KERNELS], 8888)
            wait_for(SERVER, "127.0.0.1", 8899)
            return on(SERVER, "--ask", "http://127.0.0.1:8899").split("|")


def trial(lectern):
    """Both ways; the exit status is 1 where one of them is not as it should be."""
    wrong = 0
    with tempfile.TemporaryDirectory() as name, two_machines():
        folder = pathlib.Path(name)
        for is_encrypted in (False, True):
            answer, seconds, is_seen, size = direct(lectern, folder, is_encrypted)
            wrong += answer != ANSWER or is_seen == is_encrypted
            way = "CurveZMQ" if is_encrypted else "open"
            print(f"ZeroMQ, {way}: {answer!r} after {seconds} s; "
                  f"the text is {'' if is_seen else 'not '}in the {size:,} bytes on the way")
        answer, seconds = gateway(folder)
        wrong += answer != ANSWER
        print(f"gateway: {answer!r} after {seconds} s")
    return 1 if wrong else 0


def main():
    """Reads the command line; the last three options are for the script itself."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lectern", type=pathlib.Path, default=ROOT / ".build/release/lectern")
    for name in ("--packets", "--talk", "--ask"):
        parser.add_argument(name, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.packets:
        read_packets(options.packets)
    elif options.talk:
        talk(options.talk)
    elif options.ask:
        asyncio.run(ask_server(options.ask))
    else:
        return trial(options.lectern.resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main())
