"""Widgets: comm messages on the real kernel, and a slider moved in JupyterLab in a real browser."""

import importlib.util
import pathlib
import shutil
import sys

import pytest
from conftest import PATIENCE, stream_text, wait_until
from test_clients import PATIENTLY

ROOT = pathlib.Path(__file__).resolve().parents[2]
WIDGETS = ROOT / "notebooks/en/widgets.ipynb"


def send(session, kind, content):
    """Sends a comm message; returns what was published while the kernel dealt with it."""
    message = session.client.session.msg(kind, content)
    session.client.shell_channel.send(message)
    published = []
    while True:
        answer = session.client.get_iopub_msg(timeout=PATIENCE)
        published.append(answer)
        content = answer["content"]
        if answer["parent_header"].get("msg_id") == message["header"]["msg_id"]:
            if content.get("execution_state") == "idle":
                return [m for m in published if m["msg_type"] != "status"]


def update(session, comm, **state):
    return send(session, "comm_msg", {"comm_id": comm, "data": {"method": "update", "state": state}})


def open_comms(published):
    return [c for kind, c in published if kind == "comm_open"]


def comm_named(published, model):
    return [c["comm_id"] for c in open_comms(published) if c["data"]["state"]["_model_name"] == model][0]


def test_a_slider_is_opened_moved_and_observed(session):
    reply, published = session.execute(
        'let s = IntSlider(0...10, value: 3)\nlet l = Label("3")\n'
        's.observe { l.value = "\\($0.new)"; print("now", $0.new) }\nVBox(s, l)')
    assert reply["status"] == "ok"
    comm = comm_named(published, "IntSliderModel")
    view = [c["data"] for kind, c in published if kind == "execute_result"][0]
    assert view["application/vnd.jupyter.widget-view+json"]["model_id"] == comm_named(published, "VBoxModel")
    answers = update(session, comm, value=8)
    states = [(a["content"]["comm_id"], a["content"]["data"]) for a in answers if a["msg_type"] == "comm_msg"]
    assert (comm, {"method": "echo_update", "state": {"value": 8}, "buffer_paths": []}) in states
    assert any(data["state"].get("value") == "8" for _, data in states)
    assert session.value("s.value") == "8"
    # What the handler prints belongs to the cell that has made the widget.
    printed = [a for a in answers if a["msg_type"] == "stream"]
    assert "".join(a["content"]["text"] for a in printed) == "now 8\n"
    assert all(a["parent_header"]["msg_type"] == "execute_request" for a in printed)


def test_comm_info_lists_the_widgets(session):
    _, published = session.execute("let c = Checkbox(true)\nc")
    comms = session.reply(session.client.comm_info("jupyter.widget"))["content"]["comms"]
    assert comms[comm_named(published, "CheckboxModel")] == {"target_name": "jupyter.widget"}
    assert session.reply(session.client.comm_info("nothing"))["content"]["comms"] == {}


def test_a_reloaded_page_gets_all_states(session):
    _, published = session.execute("let i = Image([1, 2, 3])\ni")
    comm = comm_named(published, "ImageModel")
    send(session, "comm_open", {"comm_id": "control", "target_name": "jupyter.widget.control", "data": {}})
    answer = send(session, "comm_msg", {"comm_id": "control", "data": {"method": "request_states"}})[0]
    states = answer["content"]["data"]
    assert states["method"] == "update_states" and states["states"][comm]["model_name"] == "ImageModel"
    place = states["buffer_paths"].index([comm, "state", "value"])
    assert bytes(answer["buffers"][place]) == b"\x01\x02\x03"


def test_messages_are_dealt_with_while_a_cell_runs(session):
    _, published = session.execute("let t = IntText(0)\nt")
    comm = comm_named(published, "IntTextModel")
    running = session.run_until_output('import Glibc\nprint("go")\nwhile t.value != 42 { usleep(10_000) }\nt.value')
    update(session, comm, value=42)
    assert session.reply(running)["content"]["status"] == "ok"


def test_a_fault_in_a_handler_ends_only_the_handler(session):
    _, published = session.execute(
        "let kept = 5\nlet b = Button(\"go\") { let a = [1]; print(a[kept]) }\nb")
    comm = comm_named(published, "ButtonModel")
    click = {"comm_id": comm, "data": {"method": "custom", "content": {"event": "click"}}}
    for _ in range(2):
        errors = [a["content"] for a in send(session, "comm_msg", click) if a["msg_type"] == "error"]
        assert errors and errors[0]["ename"] == "Trap"
    assert session.value("kept") == "5"


def test_interact_shows_new_output(session):
    _, published = session.execute('interact(0...10, labels: ["n"]) { n in print("n =", n) }')
    comm = comm_named(published, "IntSliderModel")
    answers = update(session, comm, value=7)
    outputs = [a["content"]["data"]["state"]["outputs"] for a in answers
               if "outputs" in a["content"].get("data", {}).get("state", {})]
    assert outputs[-1] == [{"output_type": "stream", "name": "stdout", "text": "n = 7\n"}]


def test_nbclient_keeps_the_state_of_widgets(tmp_path):
    import nbformat
    from nbclient import NotebookClient

    book = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "lectern", "display_name": "Swift"}})
    book.cells = [nbformat.v4.new_code_cell("let s = IntSlider(0...10, value: 3)\ns.value = 6\nHBox(s, Image([7]))")]
    NotebookClient(book, **PATIENTLY).execute()
    state = book.metadata["widgets"]["application/vnd.jupyter.widget-state+json"]["state"]
    models = {item["model_name"]: item for item in state.values()}
    assert models["IntSliderModel"]["state"]["value"] == 6
    assert models["IntSliderModel"]["model_module"] == "@jupyter-widgets/controls"
    assert models["ImageModel"]["buffers"][0]["path"] == ["value"]


# A slider's handle is moved with the keyboard; the picture is what the page shows.
PICTURE = "return document.querySelector('.jp-Notebook img.widget-image')?.src ?? null;"
BYTES = """
    const done = arguments[0];
    const image = document.querySelector('.jp-Notebook img.widget-image');
    if (!image || !image.complete || !image.naturalWidth) return done(null);
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
    canvas.getContext('2d').drawImage(image, 0, 0);
    done(canvas.toDataURL());
    """


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")), reason="needs chromium and chromium-driver")
def test_a_slider_moved_in_jupyterlab_changes_the_picture(tmp_path):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    sys.path.insert(0, str(ROOT / "scripts"))
    spec = importlib.util.spec_from_file_location("lab", ROOT / "scripts/jupyterlab-screenshot.py")
    lab = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lab)
    shutil.copy(WIDGETS, tmp_path)
    server, driver = lab.Lab(tmp_path), lab.browser()
    try:
        driver.get(server.url("doc/tree/widgets.ipynb"))
        lab.wait_for(driver, lab.KERNEL_STATUS, lambda status: status == "idle", PATIENCE, "the kernel")
        lab.run_all(driver, 2 * PATIENCE)
        lab.wait_for(driver, PICTURE, lambda source: source is not None, PATIENCE, "the picture")
        assert not lab.lasting_complaints(driver)
        assert wait_until(lambda: driver.execute_async_script(BYTES) is not None)
        before = driver.execute_async_script(BYTES)
        handle = driver.find_elements(By.CSS_SELECTOR, ".jp-Notebook .noUi-handle")[0]
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus();", handle)
        for _ in range(15):
            handle.send_keys(Keys.ARROW_RIGHT)
        assert wait_until(lambda: driver.execute_async_script(BYTES) not in (None, before))
        lab.picture(driver, tmp_path, "widgets")
        assert (tmp_path / "widgets-1.png").stat().st_size > 10_000
    finally:
        driver.quit()
        server.close()
