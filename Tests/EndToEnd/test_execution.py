"""Cells through a real client: what they show, how they end, what a front end can do meanwhile."""

import os
import signal

from conftest import descendants, is_running, stream_text, wait_until

FOREVER = "var i = 0\nwhile true { i &+= 1 }"


def kinds(published):
    return [kind for kind, _ in published]


def test_values_live_from_cell_to_cell(session):
    assert session.execute("let a = 20")[0]["status"] == "ok"
    assert session.value("a + 1") == "21"
    assert session.text('print("a is \\(a)")') == "a is 20\n"


def test_outputs_come_in_order(session):
    _, published = session.execute('print("1")\ndisplay(HTML("2"))\nprint("3", terminator: "")\n"4"')
    assert kinds(published) == [
        "status", "execute_input", "stream", "display_data", "stream", "execute_result", "status",
    ]
    assert stream_text(published) == "1\n3"


def test_a_display_is_updated(session):
    _, published = session.execute('let h = display("a")\nh.update("b")')
    shown = [content for kind, content in published if kind == "display_data"][0]
    updated = [content for kind, content in published if kind == "update_display_data"][0]
    assert shown["transient"]["display_id"] == updated["transient"]["display_id"]
    assert shown["data"] != updated["data"]


def test_a_compile_error_says_where(session):
    reply, published = session.execute("let b = 1\nlet c: Int = \"text\"")
    assert reply["status"] == "error"
    error = [content for kind, content in published if kind == "error"]
    assert len(error) == 1
    assert "2:14" in "\n".join(error[0]["traceback"])
    assert session.execute("b")[0]["status"] == "error"


def test_a_trap_ends_the_cell_and_not_the_session(session):
    session.execute("let kept = [1, 2, 3]")
    reply, published = session.execute("print(kept[7])")
    assert reply["status"] == "error"
    assert kinds(published).count("error") == 1
    assert session.value("kept.count") == "3"


def test_user_expressions(session):
    reply, _ = session.execute("let e = 5", user_expressions={"sum": "e + 1", "wrong": "nonsense"})
    assert reply["user_expressions"]["sum"]["data"]["text/plain"] == "6"
    assert reply["user_expressions"]["wrong"]["status"] == "error"


def test_a_silent_cell_shows_and_counts_nothing(session):
    before = session.execute("1")[0]["execution_count"]
    reply, published = session.execute('print("x")\n2', silent=True)
    assert reply["status"] == "ok"
    assert kinds(published) == ["status", "status"]
    assert session.execute("1")[0]["execution_count"] == before + 1


def test_an_error_aborts_the_queue(session, gate):
    failing = f'{gate.wait}\nfatalError("stop")'
    ids = [session.client.execute(code) for code in (failing, "let never = 1", "2")]
    session.settle()
    gate.open()
    assert [session.reply(i)["content"]["status"] for i in ids] == ["error", "aborted", "aborted"]
    assert session.execute("never")[0]["status"] == "error"
    ids = [session.client.execute(code, stop_on_error=False) for code in ('fatalError("on")', "let after = 1")]
    assert [session.reply(i)["content"]["status"] for i in ids] == ["error", "ok"]


def test_questions_are_answered_while_a_cell_runs(session, gate):
    running = session.run_until_output(gate.say_and_wait)
    reply = session.reply(session.client.complete("[1].enumera"))
    assert reply["content"]["matches"] == ["enumerated()"]
    assert session.reply(session.client.is_complete("if true {"))["content"]["status"] == "incomplete"
    assert session.reply(session.client.kernel_info())["content"]["status"] == "ok"
    assert session.reply(session.client.history(n=1))["content"]["status"] == "ok"
    gate.open()
    assert session.reply(running)["content"]["status"] == "ok"


def test_an_interrupt_ends_a_busy_loop(session):
    session.execute("let before = 41")
    running = session.run_until_output('print("go")\n' + FOREVER)
    session.manager.interrupt_kernel()
    reply = session.reply(running)["content"]
    assert reply["status"] == "error"
    assert reply["ename"] == "KeyboardInterrupt"
    assert session.value("before + 1") == "42"


def test_a_signal_interrupts_too(session):
    session.execute("let former = 41")
    running = session.run_until_output('print("go")\n' + FOREVER)
    os.kill(session.pid, signal.SIGINT)
    assert session.reply(running)["content"]["ename"] == "KeyboardInterrupt"
    assert session.value("former + 1") == "42"


def test_a_line_of_input(session):
    running = session.client.execute('let name = input("name? ")\nprint("hello, \\(name)")', allow_stdin=True)
    assert session.question()["content"] == {"prompt": "name? ", "password": False}
    session.client.input("Анна")
    reply, published = session.results(running)
    assert reply["status"] == "ok"
    assert stream_text(published) == "hello, Анна\n"


def test_a_flood_is_cut(session):
    reply, published = session.execute('for i in 0..<2_000_000 { print("line", i) }')
    assert reply["status"] == "ok"
    shown = stream_text(published)
    assert len(shown) <= 1 << 20
    notice = stream_text(published, "stderr")
    assert "left out" in notice
    assert "line 1999999" in notice
    assert session.value("1 + 1") == "2"


def test_a_worker_that_dies_is_replaced(new_session):
    session = new_session
    reply, published = session.execute("import Foundation\nkill(getpid(), SIGKILL)\nsleep(10_000)")
    assert reply["status"] == "error"
    assert kinds(published).count("error") == 1
    assert session.value("1 + 1") == "2"


def test_shutdown_leaves_no_process(new_session):
    session = new_session
    session.execute("1")
    processes = [session.pid, *descendants(session.pid)]
    assert len(processes) > 1
    session.client.execute(FOREVER)
    session.close()
    assert wait_until(lambda: not any(is_running(p) for p in processes))


def test_a_killed_kernel_leaves_no_process(new_session):
    session = new_session
    session.execute("1")
    processes = descendants(session.pid)
    os.kill(session.pid, signal.SIGKILL)
    assert wait_until(lambda: not any(is_running(p) for p in processes))


def test_a_restart_forgets(new_session):
    session = new_session
    session.execute("let old = 1")
    session.manager.restart_kernel(now=False)
    session.wait_for_ready()
    assert session.execute("old")[0]["status"] == "error"
    assert session.value("1 + 1") == "2"
