"""What the trials need of JupyterHub: servers started, kernels in them, cells run and timed."""

import asyncio
import json
import time
import uuid

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

PATIENCE = 900  # seconds
AsyncHTTPClient.configure(None, max_clients=200)


class Hub:
    """A hub by its address and the token of a service."""

    def __init__(self, address, token):
        self.address = address.rstrip("/")
        self.token = token

    def request(self, path, method="GET", body=None):
        """A request with the token."""
        return HTTPRequest(
            self.address + path, method=method, body=body, allow_nonstandard_methods=True,
            headers={"Authorization": f"token {self.token}"}, request_timeout=PATIENCE,
            connect_timeout=PATIENCE)

    async def ask(self, path, method="GET", body=None):
        """The answer's JSON, or None."""
        data = None if body is None else json.dumps(body)
        answer = await AsyncHTTPClient().fetch(self.request(path, method, data))
        return json.loads(answer.body) if answer.body else None

    async def start_server(self, user):
        """Starts the user's server; seconds until it is ready."""
        start = time.monotonic()
        try:
            await self.ask(f"/hub/api/users/{user}", "POST")
        except HTTPClientError as error:
            if error.code != 409:  # the user is there already
                raise
        await self.ask(f"/hub/api/users/{user}/server", "POST")
        while time.monotonic() < start + PATIENCE:
            servers = (await self.ask(f"/hub/api/users/{user}")).get("servers", {})
            if servers.get("", {}).get("ready"):
                return time.monotonic() - start
            await asyncio.sleep(0.5)
        raise TimeoutError(f"{user}'s server is not ready after {PATIENCE} s")

    async def stop_server(self, user):
        """Ends the user's server if there is one, and waits until it has ended."""
        try:
            await self.ask(f"/hub/api/users/{user}/server", "DELETE")
        except HTTPClientError as error:
            if error.code in (400, 404):  # no server, no user
                return
            raise
        while (await self.ask(f"/hub/api/users/{user}")).get("servers"):
            await asyncio.sleep(0.5)

    async def start_kernel(self, user, name="lectern"):
        """A kernel in the user's server, connected."""
        return await self.start_kernel_at(f"/user/{user}", name)

    async def start_kernel_at(self, server, name="lectern"):
        """A kernel of the server at a path, connected; "" for a server without a hub."""
        # The proxy may hear of the server a moment after the hub.
        for attempt in range(20):
            try:
                kernel = await self.ask(f"{server}/api/kernels", "POST", {"name": name})
                return await self.connect_at(server, kernel["id"])
            except HTTPClientError as error:
                if attempt == 19 or error.code not in (404, 502, 503, 599):
                    raise
                await asyncio.sleep(0.5)

    async def connect(self, user, identifier):
        """A connection to a kernel that runs in the user's server."""
        return await self.connect_at(f"/user/{user}", identifier)

    async def connect_at(self, server, identifier):
        """A connection to a kernel that runs in the server at a path."""
        request = self.request(f"{server}/api/kernels/{identifier}/channels")
        request.url = request.url.replace("http", "ws", 1)
        return Kernel(identifier, await websocket_connect(request, max_message_size=1 << 28))


class Kernel:
    """A kernel behind a server's websocket."""

    def __init__(self, identifier, socket):
        self.identifier = identifier
        self.socket = socket

    async def run(self, code, timeout=PATIENCE):
        """Runs a cell: seconds, its text, and the name of its error or None."""
        return await asyncio.wait_for(self._run(code), timeout)

    async def _run(self, code):
        request = uuid.uuid4().hex
        header = {"msg_id": request, "msg_type": "execute_request", "username": "",
                  "version": "5.3", "session": self.identifier, "date": ""}
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False,
                   "stop_on_error": False, "user_expressions": {}}
        start = time.monotonic()
        await self.socket.write_message(json.dumps({
            "header": header, "parent_header": {}, "metadata": {}, "content": content,
            "channel": "shell"}))
        text, error = "", None
        while True:
            data = await self.socket.read_message()
            if data is None:
                raise ConnectionError("the server has closed the connection")
            message = json.loads(data)
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, said = message["header"]["msg_type"], message["content"]
            if kind == "stream":
                text += said["text"]
            elif kind == "execute_result":
                text += said["data"].get("text/plain", "")
            elif kind == "error":
                error = f"{said['ename']}: {said['evalue']}"
            elif kind == "status" and said["execution_state"] == "idle":
                return time.monotonic() - start, text, error
