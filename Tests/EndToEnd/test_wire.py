"""Messages as no well-behaved client sends them: the kernel drops what it must, answers what it can, and lives on."""

import json

import pytest
import zmq
from conftest import is_running
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
    assert socket.poll(5000) and socket.recv_multipart()
    socket.send_multipart(frames)
    assert not socket.poll(300)
    assert_answers(session)


@pytest.mark.parametrize(
    "parts",
    [
        (b"{", {}, {}, {}),
        ({"msg_id": "1"}, {}, {}, {}),
        ([], {}, {}, {}),
        (header("kernel_info_request"), {}, {}, b"\xff\xfe"),
        (header("kernel_info_request"), {}, {}, []),
        (header("kernel_info_request"), {}, b"[" * 100_000, {}),
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
    assert socket.poll(5000)
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
    assert socket.poll(30_000)
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
