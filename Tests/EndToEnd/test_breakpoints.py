"""Breakpoints and steps in cells, by the requests that JupyterLab's debugger makes."""

import os
import pathlib
import signal

import pytest
from conftest import PATIENCE, descendants, is_running, stream_text, wait_until

FUNCTIONS = """func factorial(_ n: Int) -> Int {
    if n <= 1 {
        return 1
    }
    let rest = factorial(n - 1)
    return n * rest
}
func square(_ x: Int) -> Int { x * x }
struct Counter {
    var count = 0
    mutating func add(_ amount: Int) {
        count += amount
        count += 1
    }
}"""

LOOP = """var total = 0
for i in 0..<3 {
    let double = i * 2
    total += double
}
total"""


class Debugger:
    """A front end's debugger: what it asks, and what it is told by events."""

    def __init__(self, session):
        self.session = session
        self.published = []

    def ask(self, command, succeeds=True, **arguments):
        response = self.session.control(
            "debug_request", {"type": "request", "seq": 1, "command": command, "arguments": arguments}, timeout=PATIENCE)
        assert response["success"] is succeeds, response
        return response["body"] if succeeds else response["message"]

    def begin(self):
        self.ask("initialize", clientID="test")
        self.ask("attach")

    def set_breakpoints(self, code, *lines):
        path = self.ask("dumpCell", code=code)["sourcePath"]
        answer = self.ask("setBreakpoints", source={"path": path}, breakpoints=[{"line": line} for line in lines])
        self.ask("configurationDone")
        return [(b["verified"], b["line"]) for b in answer["breakpoints"]]

    def run(self, code):
        """Starts a cell."""
        self.published = []
        return self.session.client.execute(code)

    def next_event(self, timeout=PATIENCE):
        """The next event's name and body; None when the cell has ended."""
        while True:
            message = self.session.client.get_iopub_msg(timeout=timeout)
            kind, content = message["msg_type"], message["content"]
            if kind == "debug_event" and content["event"] != "initialized":
                return content["event"], content["body"]
            is_cell = message["parent_header"].get("msg_type") == "execute_request"
            if is_cell and content.get("execution_state") == "idle":
                return None
            if is_cell:
                self.published.append((kind, content))

    def stopped(self, reason="breakpoint"):
        """Waits for a stop; returns its frames."""
        event = self.next_event()
        if event and event[0] == "continued":
            event = self.next_event()
        assert event and event[0] == "stopped" and event[1]["reason"] == reason, (event, self.published)
        assert event[1]["threadId"] == 1
        return self.frames()

    def go_on(self, command="continue"):
        self.ask(command, threadId=1)

    def ended(self, msg_id, status="ok"):
        """Waits until the cell has ended without another stop."""
        while (event := self.next_event()) is not None:
            assert event[0] == "continued", event
        reply = self.session.reply(msg_id)["content"]
        assert reply["status"] == status, reply
        return reply

    def frames(self):
        return self.ask("stackTrace", threadId=1)["stackFrames"]

    def places(self):
        return [(frame["name"], frame["line"]) for frame in self.frames()]

    def variables(self, frame, scope="Locals"):
        scopes = {s["name"]: s["variablesReference"] for s in self.ask("scopes", frameId=frame["id"])["scopes"]}
        return self.parts(scopes[scope])

    def parts(self, reference):
        return {v["name"]: v for v in self.ask("variables", variablesReference=reference)["variables"]}

    def values(self, frame, scope="Locals"):
        return {name: variable["value"] for name, variable in self.variables(frame, scope).items()}


@pytest.fixture(scope="module")
def shared(session):
    debugger = Debugger(session)
    debugger.begin()
    debugger.set_breakpoints(FUNCTIONS)
    assert session.execute(FUNCTIONS)[0]["status"] == "ok"
    return debugger


@pytest.fixture
def debugger(shared):
    """A debugger without breakpoints, and with `FUNCTIONS` declared."""
    yield shared
    shared.set_breakpoints(FUNCTIONS)
    assert shared.session.value("1 + 1") == "2"


def test_a_loop_stops_each_time(debugger):
    assert debugger.set_breakpoints(LOOP, 4) == [(True, 4)]
    cell = debugger.run(LOOP)
    for i in range(3):
        frame = debugger.stopped()[0]
        assert frame["line"] == 4 and frame["name"] == "top level"
        assert frame["source"]["path"] == debugger.ask("dumpCell", code=LOOP)["sourcePath"]
        assert debugger.values(frame) == {"i": str(i), "double": str(2 * i), "total": str(i * (i - 1))}
        assert debugger.ask("debugInfo")["stoppedThreads"] == [1]
        debugger.go_on()
    debugger.ended(cell)
    assert debugger.frames() == [] and debugger.ask("debugInfo")["stoppedThreads"] == []
    results = [c["data"]["text/plain"] for kind, c in debugger.published if kind == "execute_result"]
    assert results == ["6"]
    debugger.set_breakpoints(LOOP)


def test_breakpoints_move_to_the_next_statement(debugger):
    code = "\n// a comment\nlet a = 1\nfunc f() {\n}\n\n"
    assert debugger.set_breakpoints(code, 1, 3, 4) == [(True, 3), (True, 3), (False, 4)]
    assert debugger.set_breakpoints(code) == []


def test_recursion_and_the_variables_of_each_call(debugger):
    debugger.set_breakpoints(FUNCTIONS, 3)
    cell = debugger.run("let before = 7\nprint(factorial(4))")
    frames = debugger.stopped()
    assert debugger.places() == [("factorial(_:)", 3)] + [("factorial(_:)", 5)] * 3 + [("top level", 2)]
    assert [debugger.values(frame).get("n") for frame in frames] == ["1", "2", "3", "4", None]
    assert debugger.values(frames[-1])["before"] == "7"
    assert debugger.ask("evaluate", expression="n", frameId=frames[2]["id"])["result"] == "3"
    rich = debugger.ask("richInspectVariables", variableName="n", frameId=frames[1]["id"])
    assert rich["data"]["text/plain"] == "2"
    debugger.go_on()
    debugger.ended(cell)
    assert stream_text(debugger.published) == "24\n"


def test_steps(debugger):
    code = "let a = square(3)\nlet b = factorial(2)\nprint(a + b)"
    debugger.set_breakpoints(code, 1)
    cell = debugger.run(code)
    debugger.stopped()
    assert debugger.places() == [("top level", 1)]
    steps = [
        ("stepIn", [("square(_:)", 8), ("top level", 1)]),
        ("stepOut", [("top level", 2)]),
        ("stepIn", [("factorial(_:)", 2), ("top level", 2)]),
        ("next", [("factorial(_:)", 5), ("top level", 2)]),
        ("next", [("factorial(_:)", 6), ("top level", 2)]),
        ("next", [("top level", 3)]),
    ]
    for command, places in steps:
        debugger.go_on(command)
        debugger.stopped("step")
        assert debugger.places() == places, command
    debugger.go_on("next")
    debugger.ended(cell)
    assert stream_text(debugger.published) == "11\n"
    debugger.set_breakpoints(code)
    # The step has ended with its cell.
    debugger.ended(debugger.run("print(1)"))


def test_values_that_are_being_changed(debugger):
    debugger.set_breakpoints(FUNCTIONS, 13)
    cell = debugger.run("var counter = Counter()\ncounter.add(4)\nprint(counter.count)")
    frames = debugger.stopped()
    variables = debugger.variables(frames[0])
    assert debugger.parts(variables["self"]["variablesReference"])["count"]["value"] == "4"
    assert variables["amount"]["value"] == "4"
    assert debugger.ask("evaluate", expression="self.count", frameId=frames[0]["id"])["result"] == "4"
    assert debugger.ask("evaluate", expression="count", frameId=frames[0]["id"])["result"] == "4"
    debugger.go_on()
    debugger.ended(cell)
    assert stream_text(debugger.published) == "5\n"


def test_what_cannot_be_evaluated_is_said(debugger):
    debugger.set_breakpoints(LOOP, 4)
    cell = debugger.run(LOOP)
    frame = debugger.stopped()[0]
    assert "parts" in debugger.ask("evaluate", succeeds=False, expression="total * 2", frameId=frame["id"])
    assert "nothing" in debugger.ask("evaluate", succeeds=False, expression="nothing", frameId=frame["id"])
    debugger.set_breakpoints(LOOP)
    debugger.go_on()
    debugger.ended(cell)


def test_globals_while_a_cell_is_stopped(debugger):
    assert debugger.session.execute("var shared = [1, 2, 3]")[0]["status"] == "ok"
    code = "shared.append(4)\nlet own = shared.count\nprint(own)"
    debugger.set_breakpoints(code, 3)
    cell = debugger.run(code)
    frame = debugger.stopped()[0]
    globals_ = debugger.variables(frame, "Globals")
    assert "[1, 2, 3, 4]" in globals_["shared"]["value"] and globals_["own"]["value"] == "4"
    assert debugger.ask("evaluate", expression="shared[3]", frameId=frame["id"])["result"] == "4"
    debugger.set_breakpoints(code)
    debugger.go_on()
    debugger.ended(cell)


def test_a_breakpoint_set_while_the_cell_runs(debugger):
    code = "import Foundation\nprint(\"go\")\nvar isDone = false\nwhile !isDone {\n    Thread.sleep(forTimeInterval: 0.01)\n}"
    cell = debugger.session.run_until_output(code)
    debugger.set_breakpoints(code, 5)
    debugger.stopped()
    debugger.set_breakpoints(code)
    debugger.go_on()
    assert debugger.next_event()[0] == "continued"
    debugger.ask("pause", threadId=1)
    debugger.stopped("pause")
    debugger.session.control("interrupt_request")
    assert debugger.ended(cell, "error")["ename"] == "KeyboardInterrupt"


def test_an_interruption_while_stopped(debugger):
    debugger.set_breakpoints(LOOP, 3)
    cell = debugger.run(LOOP)
    debugger.stopped()
    debugger.session.control("interrupt_request")
    assert debugger.ended(cell, "error")["ename"] == "KeyboardInterrupt"
    assert debugger.frames() == []
    debugger.set_breakpoints(LOOP)


def test_closures_tasks_and_methods(debugger):
    code = """let numbers = [3, 1, 2].sorted { a, b in
    let isLess = a < b
    return isLess
}
func slow(_ n: Int) async -> Int {
    let more = n + 1
    return more
}
let waited = await slow(4)
print(numbers, waited)"""
    debugger.set_breakpoints(code, 3, 7)
    cell = debugger.run(code)
    count = 0
    while (frames := debugger.stopped())[0]["line"] == 3:
        count += 1
        assert frames[0]["name"] == "closure" and {"a", "b", "isLess"} <= debugger.values(frames[0]).keys()
        debugger.go_on()
    assert count >= 2
    assert frames[0]["line"] == 7 and debugger.values(frames[0]) == {"n": "4", "more": "5"}
    debugger.set_breakpoints(code)
    debugger.go_on()
    debugger.ended(cell)
    assert stream_text(debugger.published) == "[1, 2, 3] 5\n"


def test_tasks_stop_one_after_another(debugger):
    code = """func next(_ n: Int) async -> Int {
    let more = n + 1
    return more
}
let sum = await withTaskGroup(of: Int.self) { group in
    for i in 0..<3 { group.addTask { await next(i) } }
    var total = 0
    for await part in group { total += part }
    return total
}
print(sum)"""
    debugger.set_breakpoints(code, 3)
    cell = debugger.run(code)
    seen = set()
    for _ in range(3):
        seen.add(debugger.values(debugger.stopped()[0])["more"])
        debugger.go_on()
    debugger.ended(cell)
    assert seen == {"1", "2", "3"} and stream_text(debugger.published) == "6\n"
    debugger.set_breakpoints(code)


@pytest.mark.parametrize("directive", ["%time let first = 1", "%%time"])
def test_cells_with_directives(debugger, directive):
    code = f"{directive}\nlet second = 2\nprint(second)"
    debugger.set_breakpoints(code, 3)
    cell = debugger.run(code)
    frame = debugger.stopped()[0]
    assert frame["line"] == 3 and debugger.values(frame)["second"] == "2"
    debugger.set_breakpoints(code)
    debugger.go_on()
    debugger.ended(cell)


def test_the_workers_death_while_stopped(debugger):
    debugger.set_breakpoints(LOOP, 3)
    cell = debugger.run(LOOP)
    debugger.stopped()
    workers = [p for p in descendants(debugger.session.pid) if name_of(p) == "lectern-worker"]
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    assert debugger.ended(cell, "error")["ename"] == "WorkerDied"
    assert debugger.frames() == []
    # What is run from now on stops as before.
    cell = debugger.run(LOOP)
    debugger.stopped()
    debugger.set_breakpoints(LOOP)
    debugger.go_on()
    debugger.ended(cell)
    assert debugger.session.execute(FUNCTIONS)[0]["status"] == "ok"


def name_of(process):
    try:
        return pathlib.Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return ""  # it has ended


def test_an_interruption_while_a_task_is_stopped(debugger):
    code = "func slow(_ n: Int) async -> Int {\n    let more = n + 1\n    return more\n}\nlet unused = await slow(4)"
    debugger.set_breakpoints(code, 3)
    cell = debugger.run(code)
    assert debugger.stopped()[0]["name"] == "slow(_:)"
    debugger.session.control("interrupt_request")
    assert debugger.ended(cell, "error")["ename"] == "KeyboardInterrupt"
    debugger.set_breakpoints(code)


def test_errors_keep_their_places(debugger):
    """What is added to a line moves no column and no line."""
    reply, _ = debugger.session.execute("let a = [1]\nlet b = 2; let c = a[b]")
    assert reply["status"] == "error" and "line 2" in "\n".join(reply["traceback"])
    reply, _ = debugger.session.execute("let fine = 1\nlet wrong: Int = \"text\"")
    assert reply["ename"] == "CompileError" and 'let wrong: Int = "text"' in "\n".join(reply["traceback"])


def test_a_cell_that_cannot_have_probes_runs_all_the_same(debugger):
    code = """@resultBuilder struct Lines {
    static func buildBlock(_ parts: String...) -> String { parts.joined(separator: "-") }
}
func text(@Lines _ make: () -> String) -> String { make() }
print(text {
    "a"
    "b"
})"""
    assert debugger.session.text(code) == "a-b\n"


def test_variables_of_a_description_with_a_breakpoint(debugger):
    """What is run to show a value does not stop: the debugger waits for it."""
    code = """struct Loud: CustomStringConvertible {
    var description: String {
        let text = "loud"
        return text
    }
}
let loud = Loud()
print(1)"""
    debugger.set_breakpoints(code, 4, 8)
    cell = debugger.run(code)
    frame = debugger.stopped()[0]
    assert frame["line"] == 8 and debugger.values(frame)["loud"] == "loud"
    debugger.set_breakpoints(code)
    debugger.go_on()
    debugger.ended(cell)


def test_disconnecting_while_stopped(new_session):
    debugger = Debugger(new_session)
    debugger.begin()
    debugger.set_breakpoints(LOOP, 4)
    cell = debugger.run(LOOP)
    debugger.stopped()
    debugger.ask("disconnect", restart=False, terminateDebuggee=False)
    debugger.ended(cell)
    assert "no cell is stopped" in debugger.ask("continue", succeeds=False, threadId=1)
    # Nothing stops any more, neither in what was compiled with probes nor in what is compiled now.
    debugger.ended(debugger.run(LOOP))


@pytest.mark.parametrize("ending", ["restart", "shutdown", "kill"])
def test_the_end_of_a_session_while_stopped(new_session, ending):
    debugger = Debugger(new_session)
    debugger.begin()
    debugger.set_breakpoints(LOOP, 4)
    debugger.run(LOOP)
    debugger.stopped()
    processes = descendants(new_session.pid)
    manager = new_session.manager
    if ending == "restart":
        manager.restart_kernel()
        new_session.client.wait_for_ready(timeout=PATIENCE)
        assert new_session.value("1 + 1") == "2"
    else:
        new_session.client.stop_channels()
        manager.shutdown_kernel(now=ending == "kill")
        new_session.manager = None
    assert wait_until(lambda: not any(is_running(process) for process in processes))
