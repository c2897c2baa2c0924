"""JupyterLab and Notebook 7 in a real browser; skipped where there is no Chromium (scripts/setup.sh installs it)."""

import json
import pathlib
import shutil
import subprocess
import sys

import nbformat
import pytest
from conftest import PATIENCE
from test_clients import notebook

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"

pytestmark = pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")), reason="needs chromium and chromium-driver")


def drive(script, book, folder, *arguments):
    nbformat.write(book, folder / "small.ipynb")
    result = subprocess.run(
        [sys.executable, SCRIPTS / script, folder / "small.ipynb", "--output", folder, *arguments],
        capture_output=True, text=True, timeout=10 * PATIENCE,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.mark.parametrize("application", ["jupyterlab", "notebook"])
def test_a_notebook_runs_in_colours(tmp_path, application):
    """The script fails if a cell does, or if Swift's keywords, numbers and strings have no colours of their own."""
    drive("jupyterlab-screenshot.py", notebook(), tmp_path, "--timeout", str(2 * PATIENCE), "--application", application)
    assert (tmp_path / "small-1.png").stat().st_size > 10_000


def test_the_debuggers_panel_shows_the_variables(tmp_path):
    book = notebook([
        'struct Layer { var name: String; var units: Int }\nlet layers = [Layer(name: "encoder", units: 128)]',
        'var epoch = 5\nlet title = "Автоэнкодер"',
    ])
    lines = json.loads(drive("jupyterlab-variables.py", book, tmp_path, "--open", "layers", "--open", "[0]"))
    assert [(line["depth"], line["name"], line["detail"]) for line in lines] == [
        (0, "layers", "[Layer]"), (1, "[0]", "Layer"), (2, "name", '"encoder"'), (2, "units", "128"),
        (0, "epoch", "Int"), (0, "title", "String"),
    ]
    for view in ("tree", "table"):
        assert (tmp_path / f"small-variables-{view}.png").stat().st_size > 10_000


def test_a_cell_is_stopped_and_gone_through_step_by_step(tmp_path):
    """The bug, a click left of a line, a run, then the buttons: into a function of another cell, out of it, on."""
    book = notebook([
        "func scaled(_ x: Double, by factor: Double) -> Double {\n    let result = x * factor\n    return result\n}",
        "var total = 0.0\nlet factors = [0.5, 2.0]\nfor (index, factor) in factors.enumerated() {\n"
        "    total += scaled(Double(index), by: factor)\n}\nprint(total)",
    ])
    stops = [
        ("stepIn", [["top level", 4]], {"index": "0", "factor": "0.5", "total": "0.0", "factors": "[Double]"},
         "    total += scaled(Double(index), by: factor)"),
        ("stepOut", [["scaled(_:by:)", 2], ["top level", 4]], {"x": "0.0", "factor": "0.5"},
         "    let result = x * factor"),
        ("continue", [["top level", 4]], {"index": "1", "factor": "2.0", "total": "0.0", "factors": "[Double]"},
         "    total += scaled(Double(index), by: factor)"),
    ]
    arguments = []
    for step, frames, variables, line in stops:
        shown = {"frames": frames, "variables": variables, "highlighted": line}
        arguments += ["--stop", json.dumps({"shows": shown, "then": step})]
    drive("jupyterlab-breakpoints.py", book, tmp_path, "--line", "4", *arguments)
    assert (tmp_path / "small-stop-2.png").stat().st_size > 10_000
