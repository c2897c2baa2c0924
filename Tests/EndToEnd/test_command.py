"""The commands `lectern install` and `lectern kernel` by themselves."""

import os
import signal
import subprocess
import sys
import textwrap

import pytest
from conftest import LECTERN, PATIENCE, descendants, is_running, wait_until
from jupyter_client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager


def install(*arguments, **environment):
    return subprocess.run([LECTERN, "install", *arguments], env={**os.environ, **environment}, capture_output=True, text=True)


@pytest.mark.parametrize("arguments", [["--prefix", "{}"], ["--sys-prefix"], ["--prefix", "{}", "--name", "lectern-2"]])
def test_install_where_jupyter_looks(tmp_path, arguments):
    result = install(*(a.format(tmp_path) for a in arguments), VIRTUAL_ENV=str(tmp_path))
    assert result.returncode == 0, result.stderr
    name = arguments[-1] if "--name" in arguments else "lectern"
    manager = KernelSpecManager(kernel_dirs=[str(tmp_path / "share/jupyter/kernels")])
    spec = manager.get_kernel_spec(name)
    assert (spec.display_name, spec.language, spec.interrupt_mode) == ("Swift (Lectern)", "swift", "message")
    assert os.access(spec.argv[0], os.X_OK)
    files = set(os.listdir(spec.resource_dir))
    assert files == {"kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"}


def test_install_refuses_what_jupyter_cannot_use(tmp_path):
    assert install("--prefix", str(tmp_path), "--name", "Мой kernel").returncode != 0
    assert install("--prefix", str(tmp_path), "--user").returncode != 0
    assert install("--sys-prefix", VIRTUAL_ENV="", CONDA_PREFIX="").returncode != 0
    (tmp_path / "share").write_text("not a folder")
    result = install("--prefix", str(tmp_path))
    assert result.returncode != 0 and "could not be installed" in result.stderr


def test_a_kernel_without_a_connection_file_writes_one(tmp_path):
    file = tmp_path / "kernel.json"
    process = subprocess.Popen([LECTERN, "kernel", "--connection-file", str(file)])
    try:
        assert wait_until(file.exists)
        assert file.stat().st_mode & 0o777 == 0o600
        client = BlockingKernelClient(connection_file=str(file))
        client.load_connection_file()
        client.start_channels()
        client.wait_for_ready(timeout=PATIENCE)
        client.shutdown()
        assert process.wait(PATIENCE) == 0
        client.stop_channels()
    finally:
        process.kill()


def test_a_connection_file_that_is_none_is_named(tmp_path):
    file = tmp_path / "kernel.json"
    file.write_text("{}{")
    result = subprocess.run([LECTERN, "kernel", "-f", str(file)], capture_output=True, text=True, timeout=PATIENCE)
    assert result.returncode != 0
    assert "not JSON" in result.stderr


@pytest.mark.parametrize("started", [0, 2])
def test_a_kernel_ends_at_sigterm(tmp_path, started):
    """From the moment at which its connection file is there, and once its worker and its compiler run."""
    file = tmp_path / "kernel.json"
    process = subprocess.Popen([LECTERN, "kernel", "--connection-file", str(file)])
    try:
        assert wait_until(lambda: file.exists() and len(descendants(process.pid)) >= started)
        processes = descendants(process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert wait_until(lambda: not any(is_running(p) for p in processes))
    finally:
        process.kill()


def test_a_kernel_ends_when_its_server_is_killed():
    server = subprocess.Popen(
        [
            sys.executable, "-c",
            textwrap.dedent(f"""
                import time
                from jupyter_client.manager import start_new_kernel
                manager, client = start_new_kernel(kernel_name="lectern", startup_timeout={PATIENCE})
                print(manager.provisioner.process.pid, flush=True)
                time.sleep({10 * PATIENCE})
            """),
        ],
        stdout=subprocess.PIPE, text=True,
    )
    try:
        kernel = int(server.stdout.readline())
        assert wait_until(lambda: len(descendants(kernel)) >= 2)
        processes = [kernel, *descendants(kernel)]
    finally:
        server.kill()
        server.wait()
    assert wait_until(lambda: not any(is_running(p) for p in processes))
