"""A notebook in JupyterLab in a real browser; skipped where there is no Chromium (scripts/setup.sh installs it)."""

import pathlib
import shutil
import subprocess
import sys

import nbformat
import pytest
from test_clients import notebook

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts/jupyterlab-screenshot.py"


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")), reason="needs chromium and chromium-driver")
def test_a_notebook_runs_in_jupyterlab(tmp_path):
    nbformat.write(notebook(), tmp_path / "small.ipynb")
    result = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "small.ipynb", "--output", tmp_path, "--timeout", "120"],
        capture_output=True, text=True, timeout=300,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "small-1.png").stat().st_size > 10_000
