"""The worker's layers hold, and the check of that finds what breaks them."""

import shutil
import sys

from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import check_layers  # noqa: E402

# (the file that is changed, what is added to it, what is said of it)
BREACHES = [
    # An include.
    ("streams/channel.c", '#include "guards/guards.h"\n', "streams/channel.c: includes guards/guards.h"),
    # A declaration of its own.
    ("jumps/stacks.c", "extern void flush_output(bool);\nvoid planted1(void) { flush_output(true); }\n",
     "jumps/stacks.c: needs flush_output, which is in streams/output.c"),
    # One that need not be defined.
    ("jumps/images.c", "void __attribute__((weak)) wake_input(void);\nvoid planted2(void) { wake_input(); }\n",
     "jumps/images.c: needs wake_input, which is in streams/input.c"),
    # Data.
    ("ground/memory.c", "extern __thread int jump_barrier;\nint planted3(void) { return jump_barrier; }\n",
     "ground/memory.c: needs jump_barrier, which is in jumps/leaving.c"),
    # A name at run time.
    ("streams/input.c", 'extern void *dlsym(void *, const char *);\n'
     'void *planted4(void) { return dlsym(NULL, "interrupt_running"); }\n',
     "streams/input.c: has as a text the name of interrupt_running"),
    # Assembly.
    ("queues/blocks.c", 'void planted5(void) { __asm__("call start_cell"); }\n',
     "queues/blocks.c: needs start_cell, which is in cells/cell.c"),
    # A header that promises nothing.
    ("queues/queues.h", None, "queues/queues.h: its first comment lacks"),
]


def copy_of_worker(folder):
    """The worker's sources, to be changed."""
    copy = (folder / "worker").resolve()
    shutil.copytree(check_layers.WORKER, copy)
    return copy


def breach(file, added):
    """Adds a text to a file; None takes its first comment away."""
    before = file.read_text()
    file.write_text(before[before.index("#ifndef"):] if added is None else before + added)


def test_layers_hold():
    assert check_layers.problems(check_layers.WORKER) == []


def test_breaches_are_found(tmp_path):
    worker = copy_of_worker(tmp_path)
    for path, added, _ in BREACHES:
        breach(worker / path, added)
    found = check_layers.problems(worker)
    missed = [said for _, _, said in BREACHES if not any(problem.startswith(said) for problem in found)]
    assert missed == [], found


def test_file_of_no_layer_is_found(tmp_path):
    worker = copy_of_worker(tmp_path)
    (worker / "more.c").write_text("")
    assert check_layers.problems(worker) == [
        "more.c: is in none of the layers ground, jumps, queues, streams, guards, cells, debugger"]


def test_circle_within_a_layer_is_found(tmp_path):
    worker = copy_of_worker(tmp_path)
    breach(worker / "guards/endings.c", "void planted(void) { hand_over_fault(NULL, 0); }\n")
    found = check_layers.problems(worker)
    assert len(found) == 1 and found[0].startswith("in a circle: "), found
    assert "guards/background.c" in found[0] and "guards/endings.c" in found[0]
