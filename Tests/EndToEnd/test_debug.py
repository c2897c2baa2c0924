"""The debugger's conversation as JupyterLab leads it, and the variables it shows. (test_breakpoints.py: how cells are stopped.)"""

import pytest
from conftest import PATIENCE

DATA = """
struct Layer { var name: String; var units: Int }
let layer = Layer(name: "dense", units: 64)
let numbers = Array(0..<250)
let scores = ["a": 1.5, "b": 2.5]
var text = "жар🙂"
let page = HTML("<b>bold</b>")
"""


@pytest.fixture(scope="module")
def debugged(session):
    assert session.execute(DATA)[0]["status"] == "ok"
    return session


def debug(session, command, arguments=None, succeeds=True):
    request = {"type": "request", "seq": 7, "command": command}
    if arguments is not None:
        request["arguments"] = arguments
    response = session.control("debug_request", request)
    assert response["type"] == "response" and response["request_seq"] == 7 and response["command"] == command
    assert response["success"] is succeeds, response
    return response["body"] if succeeds else response["message"]


def by_name(variables):
    return {variable["name"]: variable for variable in variables}


def test_the_kernel_says_that_it_has_a_debugger(session):
    info = session.reply(session.client.kernel_info())["content"]
    assert "debugger" in info["supported_features"] and info["debugger"] is True
    assert session.manager.kernel_spec.metadata["debugger"] is True


def test_the_conversation_as_jupyterlab_begins_it(debugged):
    info = debug(debugged, "debugInfo")
    assert info["isStarted"] is False and info["richRendering"] is True and info["stoppedThreads"] == []
    capabilities = debug(debugged, "initialize", {"clientID": "jupyterlab", "adapterID": ""})
    assert capabilities["supportsConfigurationDoneRequest"] is True
    debug(debugged, "attach", {})
    dumped = debug(debugged, "dumpCell", {"code": "let x = 1"})["sourcePath"]
    assert dumped.startswith(info["tmpFilePrefix"]) and dumped.endswith(info["tmpFileSuffix"])
    answer = debug(debugged, "setBreakpoints", {"source": {"path": dumped}, "breakpoints": [{"line": 1}]})
    assert [(b["verified"], b["line"]) for b in answer["breakpoints"]] == [(True, 1)]
    assert debug(debugged, "debugInfo")["breakpoints"] == [{"source": dumped, "breakpoints": answer["breakpoints"]}]
    debug(debugged, "setExceptionBreakpoints", {"filters": []})
    debug(debugged, "configurationDone", {})
    assert debug(debugged, "source", {"source": {"path": dumped}})["content"] == "let x = 1"
    assert [m["path"] for m in debug(debugged, "modules", {})["modules"]] == [dumped]
    assert len(debug(debugged, "threads")["threads"]) == 1
    assert debug(debugged, "stackTrace", {"threadId": 1})["stackFrames"] == []
    assert debug(debugged, "debugInfo")["isStarted"] is True
    debug(debugged, "disconnect", {"restart": False, "terminateDebuggee": False})
    info = debug(debugged, "debugInfo")
    assert info["isStarted"] is False and info["breakpoints"] == []


def test_a_dumped_cell_is_where_jupyterlab_looks_for_it(session):
    """The name is a MurmurHash2 of the text; these values are of its author's C code."""
    info = debug(session, "debugInfo")
    assert info["hashMethod"] == "Murmur2"
    for text in ("", "a", "let x = 1\nж"):
        path = debug(session, "dumpCell", {"code": text})["sourcePath"]
        assert path == f"{info['tmpFilePrefix']}{murmur2(text.encode(), info['hashSeed'])}{info['tmpFileSuffix']}"


def murmur2(data, seed):
    """MurmurHash2, 32 bits, as JupyterLab computes it."""
    m, mask = 0x5BD1E995, 0xFFFFFFFF
    h = (seed ^ len(data)) & mask
    whole = len(data) - len(data) % 4
    for i in range(0, whole, 4):
        k = int.from_bytes(data[i : i + 4], "little") * m & mask
        k = (k ^ (k >> 24)) * m & mask
        h = (h * m & mask) ^ k
    if len(data) > whole:
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & mask
    h = (h ^ (h >> 13)) * m & mask
    return h ^ (h >> 15)


def test_initialize_is_followed_by_its_event(session):
    msg_id = session.send("debug_request", {"type": "request", "seq": 1, "command": "initialize", "arguments": {}}, "control")
    published = session.published(msg_id)
    session.client.get_control_msg(timeout=PATIENCE)
    assert ("debug_event", "initialized") in [(kind, content.get("event")) for kind, content in published]


def test_variables_with_their_types_and_values(debugged):
    variables = by_name(debug(debugged, "inspectVariables")["variables"])
    assert {"layer", "numbers", "scores", "text", "page"} <= variables.keys()
    assert variables["text"]["type"] == "String" and "жар🙂" in variables["text"]["value"]
    assert variables["numbers"]["type"] in ("[Int]", "Array<Int>")
    assert variables["text"]["variablesReference"] == 0
    assert variables["layer"]["variablesReference"] > 0


def test_parts_of_a_value(debugged):
    variables = by_name(debug(debugged, "inspectVariables")["variables"])
    layer = variables["layer"]["variablesReference"]
    parts = by_name(debug(debugged, "variables", {"variablesReference": layer})["variables"])
    assert parts["units"]["value"] == "64" and "dense" in parts["name"]["value"]
    numbers = variables["numbers"]["variablesReference"]
    page = debug(debugged, "variables", {"variablesReference": numbers})["variables"]
    assert [v["value"] for v in page[:3]] == ["0", "1", "2"]
    assert len(page) == 101
    rest = debug(debugged, "variables", {"variablesReference": page[-1]["variablesReference"]})["variables"]
    assert rest[0]["value"] == "100"
    some = debug(debugged, "variables", {"variablesReference": numbers, "start": 240, "count": 5})["variables"]
    assert [v["value"] for v in some] == ["240", "241", "242", "243", "244"]


def test_a_value_in_its_rich_forms(debugged):
    rich = debug(debugged, "richInspectVariables", {"variableName": "page"})
    assert rich["data"]["text/html"] == "<b>bold</b>"
    assert debug(debugged, "richInspectVariables", {"variableName": "numbers"})["data"]["text/plain"].startswith("[0, 1")
    assert debug(debugged, "richInspectVariables", {"variableName": "nothing"}, succeeds=False)


def test_an_expression(debugged):
    assert debug(debugged, "evaluate", {"expression": "layer.units + 1", "context": "repl"})["result"] == "65"
    assert "nonsense" in debug(debugged, "evaluate", {"expression": "nonsense"}, succeeds=False)


def test_scopes_lead_to_the_variables(debugged):
    scope = debug(debugged, "scopes", {"frameId": 0})["scopes"][0]
    variables = debug(debugged, "variables", {"variablesReference": scope["variablesReference"]})["variables"]
    assert "layer" in by_name(variables)


def test_variables_while_a_cell_runs(debugged, gate):
    running = debugged.run_until_output(gate.say_and_wait)
    assert "layer" in by_name(debug(debugged, "inspectVariables")["variables"])
    gate.open()
    assert debugged.reply(running)["content"]["status"] == "ok"


@pytest.mark.parametrize(
    "request_",
    [
        {}, {"command": "noSuchCommand"}, {"command": 7}, {"command": "variables"},
        {"command": "variables", "arguments": {"variablesReference": 99_999}},
        {"command": "dumpCell", "arguments": []}, {"command": "source", "arguments": {"source": {"path": "/etc/passwd"}}},
        {"command": "continue", "seq": "x"}, {"command": "richInspectVariables", "arguments": {"variableName": "a b"}},
    ],
)
def test_what_cannot_be_done_is_answered(session, request_):
    response = session.control("debug_request", request_)
    assert response["success"] is False and response["message"]
    assert session.value("1 + 1") == "2"


def test_a_debug_request_is_not_for_the_shell(session):
    assert session.reply(session.send("debug_request", {"command": "debugInfo"}))["content"]["status"] == "error"
