#!/usr/bin/env python3
"""Starts JupyterLab's server as the image does, has it start the kernel, runs a cell, and stops it.

Only Python's own library and what JupyterLab brings: nothing of the tests' clients.
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
import uuid

from websocket import create_connection

TOKEN = uuid.uuid4().hex
PORT = 8899
PATIENCE = 300


def ask(path, data=None):
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}/{path}", data and json.dumps(data).encode(),
        {"Authorization": f"token {TOKEN}", "Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as response:
        text = response.read()
    return json.loads(text) if text[:1] in b"{[" else text


def wait_for_server(server):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            return ask("api/status")
        except OSError:
            time.sleep(0.2)
    sys.exit("the server does not answer")


def run_cell(kernel, code):
    """What a cell gives as text."""
    line = create_connection(
        f"ws://127.0.0.1:{PORT}/api/kernels/{kernel}/channels?token={TOKEN}", timeout=PATIENCE)
    header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "username": "",
              "session": "one", "version": "5.3"}
    content = {"code": code, "silent": False, "store_history": True, "user_expressions": {},
               "allow_stdin": False, "stop_on_error": True}
    line.send(json.dumps({"header": header, "parent_header": {}, "metadata": {}, "content": content,
                          "channel": "shell", "buffers": []}))
    while True:
        message = json.loads(line.recv())
        if message["parent_header"].get("msg_id") != header["msg_id"]:
            continue
        if message["msg_type"] == "execute_result":
            return message["content"]["data"]["text/plain"]
        if message["msg_type"] == "error":
            sys.exit("\n".join(message["content"]["traceback"]))


def main():
    server = subprocess.Popen(
        ["jupyter", "lab", "--no-browser", "--ip=127.0.0.1", f"--port={PORT}",
         f"--IdentityProvider.token={TOKEN}"], cwd=os.path.expanduser("~"),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for_server(server)
        spec = ask("api/kernelspecs")["kernelspecs"]["lectern"]
        print(spec["spec"]["display_name"], spec["spec"]["argv"][0])
        assert b"jupyter-config-data" in ask("lab")
        kernel = ask("api/kernels", {"name": "lectern"})["id"]
        answer = run_cell(kernel, "import Lectern\nTensor([1, 2, 3]).sum()")
        print("a cell's answer:", answer)
        assert "6" in answer, answer
    finally:
        server.terminate()
        server.wait(60)


if __name__ == "__main__":
    main()
