"""The fields of requests and replies that Jupyter's own suite does not look at."""

import subprocess
import time

import pytest
from conftest import LECTERN, stream_text
from jupyter_client.jsonutil import parse_date


def test_kernel_info(session):
    info = session.reply(session.client.kernel_info())["content"]
    assert info["protocol_version"] == "5.6"
    assert info["implementation"] == "lectern"
    said = subprocess.run([LECTERN, "--version"], capture_output=True, text=True, check=True).stdout
    assert f"lectern {info['implementation_version']}\n" == said
    assert set(info["supported_features"]) == {"debugger", "kernel subshells"}
    assert {"name", "version", "mimetype", "file_extension", "pygments_lexer", "codemirror_mode"} <= info["language_info"].keys()
    assert info["banner"] and all({"text", "url"} == link.keys() for link in info["help_links"])
    assert session.control("kernel_info_request") == info


def test_the_old_connect_request(session):
    content = session.reply(session.send("connect_request"))["content"]
    assert content["shell_port"] == session.manager.shell_port


def test_times_of_an_execution(session):
    before = time.time()
    message = session.reply(session.client.execute("1"))
    started = parse_date(message["metadata"]["started"])
    assert before - 1 < started.timestamp() and started <= message["header"]["date"]
    assert message["metadata"]["status"] == "ok"


@pytest.mark.parametrize("silent, store, counted, shown", [
    (False, True, True, True), (False, False, False, True), (True, True, False, False), (True, False, False, False),
])
def test_silent_and_store_history(session, silent, store, counted, shown):
    first = session.execute("0")[0]["execution_count"]
    reply, published = session.execute('print("x")\n5', silent=silent, store_history=store)
    assert reply["status"] == "ok"
    kinds = [kind for kind, _ in published]
    assert kinds == (["status", "execute_input", "stream", "execute_result", "status"] if shown else ["status", "status"])
    assert session.execute("0")[0]["execution_count"] == first + (2 if counted else 1)


@pytest.mark.parametrize("silent", [False, True])
@pytest.mark.parametrize("stop", [False, True])
def test_stop_on_error_with_silent(session, gate, silent, stop):
    """An error of a silent cell is not published, but it is replied, and it aborts the queue all the same."""
    failing = session.client.execute(f'{gate.wait}\nfatalError("x")', silent=silent, stop_on_error=stop)
    after = session.client.execute("1", stop_on_error=True)
    session.settle()
    gate.open()
    reply, published = session.results(failing)
    assert reply["status"] == "error" and reply["ename"] and reply["evalue"] and reply["traceback"]
    assert ("error" in [kind for kind, _ in published]) is not silent
    assert session.reply(after)["content"]["status"] == ("aborted" if stop else "ok")


def test_an_aborted_request_is_busy_and_idle(session, gate):
    failing = session.client.execute(f'{gate.wait}\nfatalError("x")')
    waiting = session.client.execute("1")
    session.settle()
    gate.open()
    published = session.published(waiting)
    assert [c["execution_state"] for _, c in published] == ["busy", "idle"]
    assert session.reply(failing)["content"]["status"] == "error"
    assert session.reply(waiting)["content"]["status"] == "aborted"


def test_user_expressions_after_an_error_and_in_silence(session):
    reply, _ = session.execute("let u = 5", user_expressions={"twice": "u * 2", "html": 'HTML("<i>x</i>")'}, silent=True)
    assert reply["user_expressions"]["twice"]["data"]["text/plain"] == "10"
    assert reply["user_expressions"]["html"]["data"]["text/html"] == "<i>x</i>"
    reply, _ = session.execute('fatalError("no")', user_expressions={"a": "1"})
    assert reply["status"] == "error" and reply["user_expressions"] == {}
    wrong = session.execute("1", user_expressions={"a": "nonsense"})[0]["user_expressions"]["a"]
    assert wrong["status"] == "error" and wrong["ename"] and wrong["evalue"] and "traceback" in wrong


def test_input_is_not_asked_where_it_is_not_allowed(session):
    reply, published = session.execute('let line = input("name? ")', allow_stdin=False)
    assert reply["status"] == "error" and "nobody can answer" in reply["evalue"]
    assert session.execute("readLine() == nil ? \"end\" : \"line\"", allow_stdin=False)[0]["status"] == "ok"


def test_a_password(session):
    running = session.client.execute('let secret = input("password: ", password: true)\nprint(secret.count)', allow_stdin=True)
    assert session.question()["content"] == {"prompt": "password: ", "password": True}
    session.client.input("жар🙂")
    reply, published = session.results(running)
    assert reply["status"] == "ok" and stream_text(published) == "4\n"


def test_read_line_asks_too(session):
    running = session.client.execute('let line = readLine()\nprint(line ?? "nothing")', allow_stdin=True)
    assert session.question()["msg_type"] == "input_request"
    session.client.input("a line")
    assert stream_text(session.results(running)[1]) == "a line\n"


def test_an_interrupt_ends_a_question(session):
    running = session.client.execute('let line = input("? ")', allow_stdin=True)
    question = session.question()
    session.control("interrupt_request")
    assert session.reply(running)["content"]["ename"] == "KeyboardInterrupt"
    # An answer that comes too late is no answer to the next question. It says which question it answers, as front ends do:
    # it may well arrive only after the next one was asked.
    late = session.client.session.msg("input_reply", {"value": "late"}, parent=question)
    session.client.stdin_channel.send(late)
    running = session.client.execute('print("got", input("? "))', allow_stdin=True)
    session.question()
    session.client.input("in time")
    assert stream_text(session.results(running)[1]) == "got in time\n"


def test_inspection_at_both_levels(session):
    session.execute("/// Doubles a number.\nfunc twice(_ x: Int) -> Int { x * 2 }")
    for level in (0, 1):
        content = session.reply(session.client.inspect("twice", 3, level))["content"]
        assert content["status"] == "ok" and content["found"] is True
        assert "twice" in content["data"]["text/plain"]
        assert {"text/markdown", "text/html"} & content["data"].keys()
    nothing = session.reply(session.client.inspect("zzzqqq"))["content"]
    assert (nothing["found"], nothing["data"], nothing["metadata"]) == (False, {}, {})


def test_incomplete_code_says_how_to_indent(session):
    reply = session.reply(session.client.is_complete("func f() {\n  if true {"))["content"]
    assert reply["status"] == "incomplete" and reply["indent"].strip() == "" and len(reply["indent"]) > 0
    assert session.reply(session.client.is_complete("1 +"))["content"]["status"] == "incomplete"


def test_the_cursor_counts_code_points(session):
    code = 'let жар🙂 = "🙂".uppercas'
    reply = session.reply(session.client.complete(code))["content"]
    assert code[reply["cursor_start"] : reply["cursor_end"]] == "uppercas"


def test_the_next_cells_text(session):
    reply, published = session.execute('setNextInput("first")\nsetNextInput("let a = \\"ж\\"\\n", replace: true)')
    assert reply["payload"] == [{"source": "set_next_input", "text": 'let a = "ж"\n', "replace": True}]
    assert "display_data" not in [kind for kind, _ in published]
    assert session.execute("1")[0]["payload"] == []


def test_the_pager(session):
    reply, _ = session.execute('showInPager(HTML("<b>long</b>"))')
    assert reply["payload"][0]["source"] == "page"
    assert reply["payload"][0]["data"]["text/html"] == "<b>long</b>"
    help_payload = session.execute("?print")[0]["payload"]
    assert help_payload[0]["source"] == "page" and "print" in help_payload[0]["data"]["text/plain"]
