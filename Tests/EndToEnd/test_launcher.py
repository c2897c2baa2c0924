"""The launcher of the Debian package: which toolchain it takes, what it says, what it hands on."""

import json
import os
import pathlib
import re
import subprocess

import pytest
from conftest import LECTERN

LAUNCHER = pathlib.Path(__file__).resolve().parents[2] / "scripts/packaging/launcher.sh"

# In place of the program: it shows what it was started with.
SHOW = '#!/bin/sh\necho "$LECTERN_TOOLCHAIN|$LD_LIBRARY_PATH|${_LECTERN_OWN_LD_LIBRARY_PATH-none}|$*"\n'


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def toolchain(folder, version, interface=True):
    """As much of a toolchain as the launcher looks at."""
    script(folder / "bin/swiftc", f"#!/bin/sh\necho Swift version {version} '(swift-{version}-RELEASE)'\n")
    (folder / "lib").mkdir()
    (folder / "lib/libsourcekitdInProc.so").touch()
    if interface:
        module = folder / "lib/swift/linux/Swift.swiftmodule"
        module.mkdir(parents=True)
        (module / "x86_64-unknown-linux-gnu.swiftinterface").write_text(
            "// swift-interface-format-version: 1.0\n"
            f"// swift-compiler-version: Swift version {version} (swift-{version}-RELEASE)\n")
    return folder


@pytest.fixture
def installed(tmp_path):
    """The package's files, for a version of Swift that there will never be."""
    home = tmp_path / "usr/lib/lectern"
    script(home / "lectern", LAUNCHER.read_text())
    script(home / "bin/lectern", SHOW)
    (home / "versions").write_text("lectern_version=1.2.3\nswift_version=99.9\n")
    (tmp_path / "usr/bin").mkdir()
    (tmp_path / "usr/bin/lectern").symlink_to("../lib/lectern/lectern")
    return tmp_path


def start(installed, *arguments, path=(), **environment):
    folders = [str(folder) for folder in path] + ["/usr/bin", "/bin"]
    return subprocess.run(
        [installed / "usr/bin/lectern", *arguments], capture_output=True, text=True,
        env={"PATH": ":".join(folders), "HOME": str(installed / "home"), **environment})


def taken(result):
    assert result.returncode == 0, result.stderr
    return result.stdout.split("|")[0]


def test_the_compiler_in_path_may_be_a_link(installed):
    found = toolchain(installed / "a folder/usr", "99.9")
    (installed / "links").mkdir()
    (installed / "links/swiftc").symlink_to(found / "bin/swiftc")
    assert taken(start(installed, path=[installed / "links"])) == str(found)


def test_other_versions_are_passed_over(installed):
    others = [toolchain(installed / name, version) for name, version in [("a", "99.8"), ("b", "99.9.1")]]
    right = toolchain(installed / "c", "99.9")
    assert taken(start(installed, path=[folder / "bin" for folder in [*others, right]])) == str(right)


def test_a_toolchain_of_swiftly_in_the_users_home(installed):
    right = toolchain(installed / "home/.local/share/swiftly/toolchains/99.9/usr", "99.9")
    assert taken(start(installed)) == str(right)


def test_a_toolchain_without_interfaces_is_asked(installed):
    right = toolchain(installed / "a", "99.9", interface=False)
    assert taken(start(installed, path=[right / "bin"])) == str(right)


@pytest.mark.parametrize("named", ["usr", ""])
def test_a_toolchain_that_is_named_goes_first(installed, named):
    right = toolchain(installed / "named/usr", "99.9")
    other = toolchain(installed / "other", "99.9")
    result = start(installed, path=[other / "bin"], LECTERN_TOOLCHAIN=str(installed / "named" / named))
    assert taken(result).rstrip("/") == str(right)


def test_libraries_are_the_toolchains_then_the_users(installed):
    root = toolchain(installed / "a", "99.9")
    own = f"{root}/lib/swift/linux:{root}/lib/swift/host"
    result = start(installed, "run", "a b.ipynb", path=[root / "bin"])
    assert result.stdout == f"{root}|{own}|none|run a b.ipynb\n"
    result = start(installed, path=[root / "bin"], LD_LIBRARY_PATH="/mine")
    assert result.stdout == f"{root}|{own}:/mine|/mine|\n"


@pytest.mark.parametrize("arguments, status", [(["doctor"], 1), (["kernel", "-f", "x"], 69), ([], 69)])
def test_what_is_missing_is_said(installed, arguments, status):
    other = toolchain(installed / "a", "99.8")
    result = start(installed, *arguments, path=[other / "bin"])
    assert result.returncode == status and result.stdout == ""
    assert "Lectern 1.2.3 compiles cells with Swift 99.9, which was not found" in result.stderr
    assert f"{other} (Swift 99.8)" in result.stderr and "Install Swift 99.9" in result.stderr


def test_a_named_toolchain_that_is_none_is_named(installed):
    result = start(installed, "doctor", LECTERN_TOOLCHAIN="/nowhere")
    assert result.returncode == 1 and "LECTERN_TOOLCHAIN, which is '/nowhere'" in result.stderr


def test_the_version_needs_no_toolchain(installed):
    assert start(installed, "--version").stdout == "lectern 1.2.3\n"


@pytest.fixture
def real(installed):
    """The launcher in front of the real programs."""
    said = subprocess.run(["swiftc", "--version"], capture_output=True, text=True).stdout
    version = re.search(r"Swift version ([0-9.]+)", said)[1]
    home = installed / "usr/lib/lectern"
    (home / "versions").write_text(f"lectern_version=1.2.3\nswift_version={version}\n")
    (home / "bin/lectern").unlink()
    (home / "bin/lectern").symlink_to(LECTERN)
    return installed


def test_cells_see_the_users_environment(real):
    cells = [{"cell_type": "code", "id": "one", "metadata": {}, "execution_count": None, "outputs": [],
              "source": "!env"}]
    notebook = real / "env.ipynb"
    notebook.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    environment = {**os.environ, "LD_LIBRARY_PATH": "/mine"}
    subprocess.run(
        [real / "usr/bin/lectern", "run", notebook, "--output", notebook], env=environment, check=True)
    shown = "".join(json.loads(notebook.read_text())["cells"][0]["outputs"][0]["text"]).splitlines()
    assert "LD_LIBRARY_PATH=/mine" in shown
    assert not [line for line in shown if line.startswith("_LECTERN")]


@pytest.mark.parametrize("arguments, program, notes", [
    ([], "usr/lib/lectern/lectern", True), (["--program", "/usr/bin/lectern"], "/usr/bin/lectern", False)])
def test_the_kernel_is_started_by_the_launcher(real, arguments, program, notes):
    subprocess.run(
        [real / "usr/bin/lectern", "install", "--prefix", real / "prefix", *arguments], check=True)
    spec = json.loads((real / "prefix/share/jupyter/kernels/lectern/kernel.json").read_text())
    assert spec["argv"][0] == str(real / program)
    assert bool(spec["env"]) == notes
