#!/usr/bin/env python3
"""What the programs of Tests/Engine/Differential do as one file: the compiler's own run of each is the reference.

    scripts/golden/differential_programs.py [--all] [--optimised] [--folder FOLDER [--warnings]]
        [PART OF A NAME...]

Compiles each program whole with swiftc (Swift 5 mode, as cells are), runs it, and writes
NAME.expected beside NAME.swift: what it prints, then `=== trap: MESSAGE` or `=== error: TEXT` if it
does not run to its end. A warning of the compiler is an error here, since no cell may say anything
that the whole does not, unless --warnings is given. Without --all, programs that are older than
their .expected are left out. --optimised compiles with -O too, and complains of a difference.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAMS = pathlib.Path(__file__).resolve().parents[2] / "Tests/Engine/Differential/Programs"
FLAGS = ["-swift-version", "5", "-enable-bare-slash-regex", "-module-name", "main", "-lm"]
# The runtime's report of a crash: the message, or the name that the compiler gives to a trap without one.
MESSAGE = re.compile(r"^(?:.*?: )?(?:Fatal error|Precondition failed|Assertion failed)(?:: (.*))?$", re.M)
FAILURE = re.compile(r"Swift runtime failure: (.*?) in ")
UNCAUGHT = "Error raised at top level: "


def ending(status, report):
    """How the program ended, from its exit status and what it has written on standard error."""
    if status == 0:
        return report and f"also says: {report}"
    message = MESSAGE.search(report)
    if message and (message[1] or "").startswith(UNCAUGHT):
        return "error: " + message[1].removeprefix(UNCAUGHT).removeprefix("main.")
    if message:
        return "trap: " + (message[1] or "").strip()
    failure = FAILURE.search(report)
    return "trap: " + (failure[1] if failure else f"status {status}")


def behaviour(program, folder, flags):
    """The text of the .expected file."""
    source = folder / "main.swift"
    source.write_text(program.read_text())
    compiled = subprocess.run(
        ["swiftc", "-g", *FLAGS, *flags, str(source), "-o", str(folder / "program")],
        capture_output=True, text=True)
    if compiled.returncode != 0:
        raise RuntimeError(compiled.stdout + compiled.stderr)
    environment = dict(os.environ, SWIFT_BACKTRACE="enable=yes,color=no,interactive=no")
    run = subprocess.run(
        ["stdbuf", "-oL", str(folder / "program")], capture_output=True, text=True, timeout=60,
        env=environment, cwd=folder)
    end = ending(run.returncode, run.stderr)
    if end and not end.startswith(("trap: ", "error: ")):
        raise RuntimeError(end)
    return run.stdout + (f"=== {end}\n" if end else "")


def make(program, options):
    """Writes one .expected file; returns what is wrong, or nothing."""
    flags = [] if options.warnings else ["-warnings-as-errors"]
    try:
        with tempfile.TemporaryDirectory() as folder:
            text = behaviour(program, pathlib.Path(folder), ["-Onone", *flags])
            if options.optimised and behaviour(program, pathlib.Path(folder), ["-O", *flags]) != text:
                return "prints something else with -O"
        program.with_suffix(".expected").write_text(text)
        return ""
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        return str(error)


def is_current(program):
    expected = program.with_suffix(".expected")
    return expected.exists() and expected.stat().st_mtime > program.stat().st_mtime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--optimised", action="store_true")
    parser.add_argument("--folder", type=pathlib.Path, default=PROGRAMS)
    parser.add_argument("--warnings", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    names = {program: str(program.relative_to(options.folder))
             for program in sorted(options.folder.rglob("*.swift"))}
    programs = [program for program, name in names.items()
                if not options.names or any(part in name for part in options.names)]
    if not options.all:
        programs = [program for program in programs if not is_current(program)]
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        wrongs = pool.map(lambda each: make(each, options), programs)
        for program, wrong in zip(programs, wrongs):
            if wrong:
                failures += 1
                print(f"{names[program]}: {wrong}\n")
    print(f"{len(programs)} programs, {failures} of them with an error")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
