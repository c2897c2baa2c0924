"""Messages as no well-behaved client sends them: the kernel drops what it must, answers what it can, and lives on."""

import json
from random import Random

import pytest
import zmq
from conftest import PATIENCE, is_running, wait_until
from jupyter_client.session import Session as Wire


@pytest.fixture
def socket(session):
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.linger = 0
    socket.connect(f"tcp://127.0.0.1:{session.manager.shell_port}")
    yield socket
    socket.close()


def assert_answers(session):
    message = session.client.kernel_info()
    assert session.reply(message)["content"]["status"] == "ok"
    assert is_running(session.pid)


def assert_comes(socket):
    assert socket.poll(1000 * PATIENCE)
    frames = socket.recv_multipart()
    return frames[frames.index(b"<IDS|MSG>"):]


def signed(session, *frames):
    """The frames of a message with these four parts, rightly signed."""
    wire = session.client.session
    parts = [frame if isinstance(frame, bytes) else json.dumps(frame).encode() for frame in frames]
    return [b"<IDS|MSG>", wire.sign(parts), *parts]


def header(kind, **more):
    return {"msg_id": "1", "msg_type": kind, "session": "s", "username": "u", "version": "5.3", **more}


@pytest.mark.parametrize(
    "frames",
    [
        [b""],
        [b"nonsense"],
        [b"<IDS|MSG>"],
        [b"<IDS|MSG>", b"", b"", b"", b""],
        [b"\xff" * 1000] * 50,
        [b"<IDS|MSG>"] * 6,
    ],
)
def test_what_is_no_message_is_dropped(session, socket, frames):
    socket.send_multipart(frames)
    assert not socket.poll(200)
    assert_answers(session)


def test_a_wrong_signature_is_dropped(session, socket):
    stranger = Wire(key=b"another key")
    stranger.send(socket, "execute_request", {"code": "let intruder = 1"})
    unsigned = Wire(key=b"")
    unsigned.send(socket, "kernel_info_request", {})
    assert not socket.poll(300)
    reply, _ = session.execute("intruder")
    assert reply["status"] == "error"
    assert_answers(session)


def test_a_recorded_message_sent_again_is_dropped(session, socket):
    frames = signed(session, header("kernel_info_request"), {}, {}, {})
    socket.send_multipart(frames)
    assert socket.poll(1000 * PATIENCE) and socket.recv_multipart()
    socket.send_multipart(frames)
    assert not socket.poll(300)
    assert_answers(session)


@pytest.mark.parametrize(
    "parts",
    [
        (b"{", {}, {}, {}),
        ({"msg_id": "1"}, {}, {}, {}),
        ([], {}, {}, {}),
        (header(7), {}, {}, {}),
    ],
)
def test_signed_nonsense_is_dropped(session, socket, parts):
    socket.send_multipart(signed(session, *parts))
    assert not socket.poll(200)
    assert_answers(session)


@pytest.mark.parametrize(
    "kind, content",
    [
        ("execute_request", {}),
        ("execute_request", {"code": 7}),
        ("complete_request", {}),
        ("inspect_request", {"code": None}),
        ("is_complete_request", {}),
        ("history_request", {"hist_access_type": "everything"}),
        ("no_such_request", {}),
    ],
)
def test_a_request_that_lacks_something_gets_an_error_reply(session, socket, kind, content):
    socket.send_multipart(signed(session, header(kind, msg_id=kind + str(content)), {}, {}, content))
    assert socket.poll(1000 * PATIENCE)
    _, reply = session.client.session.feed_identities(socket.recv_multipart())
    reply = session.client.session.deserialize(reply)
    assert reply["msg_type"] == kind.replace("_request", "_reply")
    assert reply["content"]["status"] == "error"
    assert reply["parent_header"]["msg_id"] == kind + str(content)
    assert_answers(session)


@pytest.mark.parametrize("cursor", [-5, 10**6, "x", None, 1.5])
def test_a_cursor_out_of_range_is_survived(session, socket, cursor):
    content = {"code": "prin", "cursor_pos": cursor}
    socket.send_multipart(signed(session, header("complete_request", msg_id=f"cursor{cursor}"), {}, {}, content))
    assert socket.poll(1000 * PATIENCE)
    socket.recv_multipart()
    assert_answers(session)


def test_unknown_messages_are_ignored(session, socket):
    for kind in ("no_such_message", "comm_msg", "comm_close", "input_reply"):
        socket.send_multipart(signed(session, header(kind, msg_id=kind), {}, {}, {"comm_id": "x"}))
    assert not socket.poll(200)
    assert_answers(session)


def test_a_comm_without_target_is_closed(session):
    message = session.client.session.msg("comm_open", {"comm_id": "c", "target_name": "none", "data": {}})
    session.client.shell_channel.send(message)
    published = session.published(message["header"]["msg_id"])
    assert ("comm_close", {"comm_id": "c", "data": {}}) in published
    info = session.reply(session.client.comm_info())
    assert info["content"] == {"status": "ok", "comms": {}}


def test_random_messages_never_stop_the_kernel(session):
    """Frames at random, on every socket: noise, whole messages with noise in them, rightly signed nonsense."""
    random = Random(2024)
    values = [None, True, 7, -1, 1.5, 10**30, "", "x", "\0", "🙂", [], {}, [[]], {"a": None}, "code", float("1e300")]
    kinds = [
        "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_open",
        "comm_msg", "comm_close", "comm_info_request", "kernel_info_request", "interrupt_request", "debug_request",
        "create_subshell_request", "delete_subshell_request", "list_subshell_request", "usage_request", "input_reply",
        "connect_request", "iopub_welcome", "", "x" * 1000,
    ]
    fields = [
        "code", "silent", "store_history", "user_expressions", "allow_stdin", "cursor_pos", "detail_level", "n", "session",
        "start", "stop", "pattern", "hist_access_type", "unique", "output", "comm_id", "target_name", "data", "command", "seq",
        "arguments", "subshell_id", "value",
    ]
    sockets = {}
    for name in ("shell", "control", "stdin", "hb", "iopub"):
        kind = zmq.SUB if name == "iopub" else zmq.DEALER
        sockets[name] = zmq.Context.instance().socket(kind)
        sockets[name].linger = 0
        sockets[name].connect(f"tcp://127.0.0.1:{getattr(session.manager, name + '_port')}")
    for number in range(1500):
        name = random.choice(["shell", "shell", "control", "stdin", "hb"])
        if random.random() < 0.3:
            frames = [random.randbytes(random.choice([0, 1, 5, 300])) for _ in range(random.randint(1, 9))]
            if random.random() < 0.5:
                frames.insert(random.randint(0, len(frames)), b"<IDS|MSG>")
        else:
            content = {field: random.choice(values) for field in random.sample(fields, random.randint(0, 5))}
            if isinstance(content.get("code"), str):
                content["code"] = random.choice(["", "1", "}", "let", "🙂", "\0"])
            head = header(random.choice(kinds), msg_id=f"fuzz-{number}")
            for field in random.sample(sorted(head), random.choice([0, 0, 1, 2])):
                head[field] = random.choice(values)
            if random.random() < 0.2:
                head["subshell_id"] = random.choice(values)
            parts = [head, random.choice([{}, {}, {"msg_id": 7}, []]), random.choice([{}, {}, 7, {"a": [1]}]), content]
            frames = signed(session, *parts)
            if random.random() < 0.2:
                place = random.randrange(len(frames))
                frames[place] = random.randbytes(20)
            if random.random() < 0.2:
                frames += [random.randbytes(100)] * random.randint(1, 3)
        sockets[name].send_multipart(frames or [b""])
    # Once the last request of each socket is answered, no interrupt and no cell of the noise is still on its way.
    for name in ("shell", "control"):
        sockets[name].send_multipart(signed(session, header("kernel_info_request", msg_id=f"last-{name}"), {}, {}, {}))
        while b'"last-' not in assert_comes(sockets[name])[3]:  # the header of the request
            pass
    for socket in sockets.values():
        socket.close()
    assert wait_until(lambda: session.execute("40 + 2")[0]["status"] == "ok")
    assert_answers(session)
    assert session.control("kernel_info_request")["status"] == "ok"
    assert session.value("40 + 2") == "42"


def test_a_subscription_to_a_topic_is_welcomed(session):
    socket = zmq.Context.instance().socket(zmq.SUB)
    socket.linger = 0
    socket.subscribe(b"kernel.")
    socket.connect(f"tcp://127.0.0.1:{session.manager.iopub_port}")
    assert socket.poll(1000 * PATIENCE)
    _, frames = session.client.session.feed_identities(socket.recv_multipart())
    message = session.client.session.deserialize(frames)
    assert message["msg_type"] == "iopub_welcome" and message["content"] == {"subscription": "kernel."}
    assert message["parent_header"] == {}
    socket.close()


def test_the_heartbeat_echoes_anything(session):
    socket = zmq.Context.instance().socket(zmq.REQ)
    socket.linger = 0
    socket.connect(f"tcp://127.0.0.1:{session.manager.hb_port}")
    for beat in (b"ping", b"", b"\0" * 10_000):
        socket.send(beat)
        assert socket.poll(1000 * PATIENCE) and socket.recv() == beat
    socket.close()


@pytest.mark.parametrize("parts", [({}, b"\xff\xfe"), ({}, []), (b"[" * 100_000, {})])
def test_a_content_that_is_no_object_has_no_fields(session, socket, parts):
    socket.send_multipart(signed(session, header("kernel_info_request"), {}, *parts))
    assert socket.poll(1000 * PATIENCE) and socket.recv_multipart()
    assert_answers(session)
