"""Order, amount and time of what cells show: nothing lost, nothing late, memory flat."""

import psutil
from conftest import PATIENCE, descendants, stream_text


def kinds(published):
    return [kind for kind, _ in published]


def test_streams_and_displays_keep_their_order(session):
    code = """
    import Foundation
    for i in 0..<5 {
      print("out \\(i)")
      FileHandle.standardError.write(Data("err \\(i)\\n".utf8))
      display(HTML("display \\(i)"))
    }
    """
    _, published = session.execute(code)
    shown = [(c.get("name", kind), c.get("text") or c["data"]["text/html"]) for kind, c in published if kind in ("stream", "display_data")]
    expected = []
    for i in range(5):
        expected += [("stdout", f"out {i}\n"), ("stderr", f"err {i}\n"), ("display_data", f"display {i}")]
    assert shown == expected


def test_a_burst_of_lines_is_few_messages(session):
    _, published = session.execute("for i in 0..<50_000 { print(i) }")
    assert stream_text(published) == "".join(f"{i}\n" for i in range(50_000))
    # One for every 20 ms or so: how many depends on how busy the machine is.
    assert kinds(published).count("stream") < 5000


def test_a_line_appears_while_the_cell_goes_on(session, gate):
    running = session.run_until_output(gate.say_and_wait)
    gate.open()
    assert session.reply(running)["content"]["status"] == "ok"


def test_nothing_comes_after_idle(session):
    for _ in range(5):
        session.execute('for i in 0..<2000 { print("line", i) }\nfatalError("end")')
        assert not session.client.iopub_channel.msg_ready()


def test_the_output_of_a_failing_cell_comes_before_its_error(session):
    _, published = session.execute('print("before", terminator: "")\nlet a: [Int] = []\nprint(a[1])')
    assert kinds(published) == ["status", "execute_input", "stream", "error", "status"]


def test_a_gigabyte_is_cut_and_memory_stays_flat(session):
    session.execute('let short = String(repeating: "x", count: 3)\nfor _ in 0..<3 { print(short) }')  # the compiler is loaded
    processes = [psutil.Process(pid) for pid in (session.pid, *descendants(session.pid))]
    before = {process.pid: process.memory_info().rss for process in processes}
    line = "let kilobyte = String(repeating: \"x\", count: 1023)\n"
    running = session.client.execute(line + "for _ in 0..<1_048_576 { print(kilobyte) }\nprint(\"the end\")")
    reply, published = session.results(running, timeout=4 * PATIENCE)
    assert reply["status"] == "ok"
    assert len(stream_text(published)) <= 1 << 20
    notice = stream_text(published, "stderr")
    assert "what follows is left out" in notice and notice.endswith("the end\n")
    # A quarter of what was printed leaves room for allocators, which keep more on machines with many cores.
    for process in processes:
        assert process.memory_info().rss - before[process.pid] < 256 << 20
    assert session.value("1 + 1") == "2"


def test_what_is_cleared_counts_no_more(session):
    code = 'let page = String(repeating: "x", count: 100_000)\nfor i in 0..<50 { clearOutput(wait: true)\nprint(page) }\nprint("last")'
    _, published = session.execute(code)
    assert "left out" not in stream_text(published, "stderr")
    assert stream_text(published).endswith("last\n")


def test_text_without_a_line_break_and_cut_characters(session):
    assert session.text('print("жар🙂", terminator: "")') == "жар🙂"
    code = 'import Foundation\nfor byte in Array("ж🙂".utf8) { FileHandle.standardOutput.write(Data([byte]))\nusleep(30_000) }'
    assert session.text(code) == "ж🙂"


def test_what_outlives_its_cell_goes_to_that_cell(session, gate):
    waiting = gate.wait.replace("import Glibc\n", "")
    msg_id = session.client.execute(f'import Foundation\nThread.detachNewThread {{ {waiting}\nprint("from the thread") }}')
    assert session.results(msg_id)[0]["status"] == "ok"
    gate.open()
    while (message := session.client.get_iopub_msg(timeout=PATIENCE))["msg_type"] != "stream":
        pass
    assert message["content"]["text"] == "from the thread\n"
    assert message["parent_header"]["msg_id"] == msg_id
    # Its own idle is past: front ends add it to the cell, as they do for ipykernel's threads.
    assert session.value("1 + 1") == "2"


def test_a_dead_worker_is_a_clean_error(new_session):
    session = new_session
    session.execute("let kept = 1")
    reply, published = session.execute('import Foundation\nprint("before")\nusleep(100_000)\nkill(getpid(), SIGKILL)\nsleep(10_000)')
    assert kinds(published) == ["status", "execute_input", "stream", "error", "status"]
    assert reply["status"] == "error" and reply["ename"] == "WorkerDied"
    assert "a new one has been started" in "\n".join(reply["traceback"])
    assert session.manager.is_alive()
    assert session.value("1 + 1") == "2"
