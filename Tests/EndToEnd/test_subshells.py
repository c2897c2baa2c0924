"""Subshells (Jupyter Enhancement Proposal 91): made, listed and deleted on control, and named in requests' headers."""


def test_the_kernel_says_that_it_has_subshells(session):
    info = session.reply(session.client.kernel_info())["content"]
    assert "kernel subshells" in info["supported_features"]


def test_subshells_are_made_listed_and_deleted(session):
    ids = [session.control("create_subshell_request")["subshell_id"] for _ in range(2)]
    assert len(set(ids)) == 2
    assert session.control("list_subshell_request") == {"status": "ok", "subshell_id": ids}
    assert session.control("delete_subshell_request", {"subshell_id": ids[0]}) == {"status": "ok"}
    assert session.control("list_subshell_request")["subshell_id"] == ids[1:]
    again = session.control("delete_subshell_request", {"subshell_id": ids[0]})
    assert again["status"] == "error" and again["ename"] == "UnknownSubshellError"
    assert session.control("delete_subshell_request", {})["status"] == "error"
    assert session.control("delete_subshell_request", {"subshell_id": ids[1]})["status"] == "ok"


def test_a_subshell_answers_while_the_main_shell_runs_a_cell(session, gate):
    shell = session.control("create_subshell_request")["subshell_id"]
    running = session.run_until_output(gate.say_and_wait)
    requests = [
        ("kernel_info_request", {}),
        ("complete_request", {"code": "[1].enumera", "cursor_pos": 11}),
        ("inspect_request", {"code": "print", "cursor_pos": 5, "detail_level": 0}),
        ("is_complete_request", {"code": "1"}),
        ("history_request", {"hist_access_type": "tail", "n": 1, "raw": True, "output": False}),
        ("comm_info_request", {}),
    ]
    for kind, content in requests:
        reply = session.reply(session.send(kind, content, subshell_id=shell))
        assert reply["content"]["status"] in ("ok", "complete"), reply
        assert reply["parent_header"]["subshell_id"] == shell
    gate.open()
    assert session.reply(running)["content"]["status"] == "ok"
    session.control("delete_subshell_request", {"subshell_id": shell})


def test_cells_of_a_subshell_see_the_same_variables(session):
    shell = session.control("create_subshell_request")["subshell_id"]
    session.execute("let shared = 20")
    reply, published = session.results(session.send("execute_request", {"code": "shared + 1"}, subshell_id=shell))
    assert reply["status"] == "ok"
    assert [c["data"]["text/plain"] for kind, c in published if kind == "execute_result"] == ["21"]
    session.control("delete_subshell_request", {"subshell_id": shell})


def test_an_error_aborts_only_its_own_shell(session, gate):
    shell = session.control("create_subshell_request")["subshell_id"]
    running = session.run_until_output(gate.say_and_wait)
    failing = session.client.execute('fatalError("stop")')
    behind = session.client.execute("1")
    beside = session.send("execute_request", {"code": "2"}, subshell_id=shell)
    session.settle()
    gate.open()
    statuses = [session.reply(msg_id)["content"]["status"] for msg_id in (running, failing, behind, beside)]
    assert statuses == ["ok", "error", "aborted", "ok"]
    session.control("delete_subshell_request", {"subshell_id": shell})


def test_deleting_a_subshell_aborts_what_waits_in_it(session, gate):
    shell = session.control("create_subshell_request")["subshell_id"]
    running = session.run_until_output(gate.say_and_wait)
    waiting = session.send("execute_request", {"code": "let never = 1"}, subshell_id=shell)
    session.settle()  # the cell is in the subshell's queue, and not on its way to a subshell which is gone
    assert session.control("delete_subshell_request", {"subshell_id": shell})["status"] == "ok"
    assert session.reply(waiting)["content"]["status"] == "aborted"
    gate.open()
    assert session.reply(running)["content"]["status"] == "ok"


def test_an_unknown_subshell_is_an_error(session):
    for wrong in ("no-such-subshell", 7, ""):
        for kind in ("execute_request", "kernel_info_request", "complete_request"):
            msg_id = session.send(kind, {"code": "1"}, subshell_id=wrong)
            reply, published = session.results(msg_id)
            assert reply["status"] == "error" and reply["ename"] == "UnknownSubshellError"
            assert [c["execution_state"] for _, c in published] == ["busy", "idle"]
    assert session.value("1 + 1") == "2"


def test_null_is_the_main_shell(session):
    assert session.reply(session.send("kernel_info_request", subshell_id=None))["content"]["status"] == "ok"
