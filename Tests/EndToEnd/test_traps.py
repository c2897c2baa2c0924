"""Interruptions and traps through the kernel: what the engine's own tests cannot see."""

import os
import signal
import time

import pytest

from conftest import Session


@pytest.mark.parametrize("way", ["message", "signal"])
@pytest.mark.parametrize("milliseconds", [0, 20, 100, 600])
def test_an_interrupt_while_the_session_starts(way, milliseconds):
    # A cache of its own: the session has to compile modules before the first cell, which takes seconds.
    session = Session()
    try:
        cell = session.client.execute("while true {}")
        time.sleep(milliseconds / 1000)
        if way == "message":
            assert session.control("interrupt_request") == {"status": "ok"}
        else:
            session.settle()  # nothing orders a signal and a message
            os.kill(session.pid, signal.SIGINT)
        reply, _ = session.results(cell)
        assert reply["status"] == "error" and reply["ename"] == "KeyboardInterrupt", reply
        assert session.value("1 + 1") == "2"
    finally:
        session.close()


@pytest.mark.parametrize("name", ["with blanks", "quo'te", 'double"quote', "grün", "dollar$HOME", "back\\slash", "se;mi&colon", "(brackets)"])
def test_a_folder_for_temporary_files_of_any_name(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    session = Session(env={"TMPDIR": str(folder)})
    try:
        assert session.value("let a = [1, 2]\nvar b = 3\na.count + b") == "5"
        reply, _ = session.execute("func f(_ i: Int) -> Int {\n  let c = a[i]\n  return c\n}\n\nf(b)")
        text = "\n".join(reply["traceback"])
        assert reply["ename"] == "Trap" and reply["evalue"] == "Index out of range"
        assert "---> 2 " in text.replace("\x1b[0;32m", "").replace("\x1b[0m", ""), text
        reply, _ = session.execute("missing + 1")
        assert "cannot find 'missing' in scope" in reply["evalue"]
        assert session.value("b") == "3"
    finally:
        session.close()


def test_the_main_thread_goes_on(new_session):
    new_session.value("import Foundation\nvar kept = 7\nkept")
    for _ in range(3):
        reply, _ = new_session.execute("await MainActor.run { fatalError(\"on main\") }")
        assert reply["ename"] == "Trap" and reply["evalue"] == "on main"
        assert new_session.value("await MainActor.run { Thread.isMainThread ? kept : 0 }") == "7"


def test_two_threads_that_ask(new_session):
    cell = new_session.client.execute(
        """
        import Foundation
        let lock = NSLock(), all = DispatchGroup()
        nonisolated(unsafe) var answers: [String] = []
        for i in 0..<2 {
          all.enter()
          Thread { let line = input("\\(i)"); lock.withLock { answers.append("\\(i)=\\(line)") }; all.leave() }.start()
        }
        all.wait()
        print(answers.sorted().joined(separator: ","))
        """, allow_stdin=True)
    for _ in range(2):
        question = new_session.client.get_stdin_msg(timeout=240)
        new_session.client.input("a" + question["content"]["prompt"])
    reply, published = new_session.results(cell)
    assert reply["status"] == "ok"
    assert "".join(c["text"] for kind, c in published if kind == "stream") == "0=a0,1=a1\n"
