#!/usr/bin/env python3
"""The worker's C code is in layers (Sources/Engine/lectern-worker/ground/ground.h): data flows one
way.

    scripts/check_layers.py [FOLDER]       lists what breaks that; exit status 1 where anything does

Each file is compiled, without optimisation, so that no reference is lost, and looked at as the
compiler and the linker see it, not as text:

- no file includes a header of a higher layer, itself or through another;
- no object needs a symbol that an object of a higher layer defines, however it has been declared,
  nor has the name of one among its texts, by which `dlsym` would find it;
- within a layer, too, no files need each other in a circle;
- each layer has a header of its name, which says what is guaranteed, to which threads, and what
  signal handlers may call.
"""

import graphlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORKER = ROOT / "Sources/Engine/lectern-worker"
LAYERS = ["ground", "jumps", "queues", "streams", "guards", "cells", "debugger"]
TOP = len(LAYERS)
COMPILER = os.environ.get("CC") or shutil.which("clang") or "cc"


def layer(path):
    """How high a file stands; None for a file that is in no layer. Only main.c stands above them."""
    if path.parts == ("main.c",):
        return TOP
    is_inside = len(path.parts) == 2 and path.parts[0] in LAYERS
    return LAYERS.index(path.parts[0]) if is_inside else None


def output(*command):
    """What a command writes; its own message and the end where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return done.stdout


def within(folder, rule):
    """The headers of the worker among those that a rule of make's names."""
    names = rule.split(":", 1)[1].replace("\\\n", " ").split()
    real = [pathlib.Path(os.path.realpath(name)) for name in names[1:]]
    return [name.relative_to(folder) for name in real if name.is_relative_to(folder)]


class File:
    """A file as it is compiled: what it includes, directly or not; the symbols that it defines and needs; its
    texts."""

    def __init__(self, folder, path, into):
        self.path = path
        self.layer = layer(path)
        made = into / (str(path).replace("/", "-") + ".o")
        output(
            COMPILER, "-c", "-x", "c", "-O0", "-fno-common", "-MMD", "-MF", f"{made}.d", "-DSWIFT_PACKAGE=1",
            f"-I{folder}", folder / path, "-o", made)
        self.included = within(folder, pathlib.Path(f"{made}.d").read_text())
        symbols = [line.split() for line in output("nm", "-P", made).splitlines()]
        # Capital letters are seen by other files: U, and w and v that nobody has to define, are needed.
        self.needed = {name for name, kind, *_ in symbols if kind in "Uwv"}
        self.defined = {name for name, kind, *_ in symbols if kind.isupper() and kind != "U"}
        self.texts = texts(made)


def texts(file):
    """The texts, each ended by a zero byte, in the read-only data and the data of an object."""
    sections = re.findall(r"\] (\.(?:rodata|data)\S*)", output("readelf", "-S", "-W", file))
    dump = output("readelf", *(option for name in sections for option in ("-p", name)), "-h", file)
    return set(re.findall(r"^ +\[ *[0-9a-f]+\]  (.*)$", dump, re.M))


def include_problems(files):
    """Files that include a header from above."""
    for file in files:
        for header in file.included:
            if layer(header) > file.layer:
                yield f"{file.path}: includes {header}, which is above it"


def symbol_problems(files):
    """Files that need, or name, what is defined above them."""
    makers = {name: made for made in files for name in made.defined}
    for user in files:
        for name in sorted((user.needed | user.texts) & makers.keys()):
            made = makers[name]
            if made.layer > user.layer:
                how = "needs" if name in user.needed else "has as a text the name of"
                yield f"{user.path}: {how} {name}, which is in {made.path}, above it"


def circle_problems(files):
    """Files that need each other in a circle."""
    makers = {name: made.path for made in files for name in made.defined}
    needs = {user.path: {makers[name] for name in user.needed & makers.keys()} for user in files}
    try:
        graphlib.TopologicalSorter(needs).prepare()
    except graphlib.CycleError as error:
        yield "in a circle: " + " <- ".join(map(str, error.args[1]))


def header_problems(folder):
    """Layers whose header does not say what it has to."""
    for name in LAYERS:
        header = folder / name / f"{name}.h"
        if not header.exists():
            yield f"{name}: there is no {name}/{name}.h"
            continue
        comment = header.read_text().split("#ifndef", 1)[0]
        for said in ("uarantee", "Threads:", "ignal handlers"):
            if said not in comment:
                yield f"{name}/{name}.h: its first comment lacks {said!r}"


def place_problems(paths):
    """Files outside all layers."""
    for path in paths:
        if layer(path) is None:
            yield f"{path}: is in none of the layers {', '.join(LAYERS)}"


def problems(folder):
    """Everything that breaks the layers of the worker in `folder`."""
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*.[ch]"))
    if misplaced := list(place_problems(paths)):
        return misplaced
    with tempfile.TemporaryDirectory() as into:
        files = [File(folder, path, pathlib.Path(into)) for path in paths]
    return [
        *header_problems(folder), *include_problems(files), *symbol_problems(files), *circle_problems(files)]


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else WORKER).resolve()
    found = problems(folder)
    print("\n".join(found) or "The worker's layers hold.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
