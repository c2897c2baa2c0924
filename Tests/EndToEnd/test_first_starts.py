"""Sessions that start with an empty cache: several at once, one killed while it fills the cache, a
cache that takes no files."""

import os
import signal
import subprocess
import time

import nbformat
import pytest
from conftest import LECTERN, PATIENCE

SOURCE = """import Foundation
let root = sqrt(Tensor([4.0]).item())
print(root, [1, 2].map { $0 + 1 })"""


@pytest.fixture
def notebook(tmp_path):
    path = tmp_path / "notebook.ipynb"
    cells = [nbformat.v4.new_code_cell(SOURCE)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def start(notebook, cache, number):
    """A run of the notebook with a folder of caches; a session of processes, to be killed whole."""
    output = notebook.with_name(f"{cache.name}-{number}.ipynb")
    process = subprocess.Popen(
        [LECTERN, "run", notebook, "--output", output], start_new_session=True,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return process, output


def printed(process, output):
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    return nbformat.read(output, as_version=4).cells[0].outputs[0].text


EXPECTED = "2.0 [2, 3]\n"


def test_four_at_once(notebook, tmp_path):
    runs = [start(notebook, tmp_path / "cache", number) for number in range(4)]
    assert [printed(*run) for run in runs] == [EXPECTED] * 4


@pytest.mark.parametrize("seconds", [0.3, 1, 2])
def test_one_killed_while_it_fills_the_cache(notebook, tmp_path, seconds):
    process, _ = start(notebook, tmp_path / "cache", 0)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert printed(*start(notebook, tmp_path / "cache", 1)) == EXPECTED


@pytest.mark.parametrize("is_filled", [False, True])
def test_a_cache_that_takes_no_files(notebook, tmp_path, is_filled):
    cache = tmp_path / "cache"
    cache.mkdir()
    if is_filled:
        assert printed(*start(notebook, cache, 0)) == EXPECTED
    folders = [folder for folder, _, _ in os.walk(cache)]
    for folder in folders:
        os.chmod(folder, 0o500)
    try:
        assert printed(*start(notebook, cache, 1)) == EXPECTED
    finally:
        for folder in folders:
            os.chmod(folder, 0o700)
