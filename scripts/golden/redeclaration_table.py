#!/usr/bin/env python3
"""Checks the table of redeclarations (Tests/Engine/Differential/Redeclarations) against the compiler.

    scripts/golden/redeclaration_table.py

Puts both declarations of every row into one file. The compiler complains of the second as an invalid redeclaration where
the two are one function; the table has to say `same` in these rows, and `different` in all others.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    command = [ROOT / ".build/release/cut-programs", "redeclarations", "--prints"]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    with tempfile.NamedTemporaryFile("w", suffix=".swift") as file:
        file.write(table)
        file.flush()
        report = subprocess.run(
            ["swiftc", "-typecheck", "-swift-version", "5", file.name], capture_output=True, text=True).stderr
    complaints = {int(line) for line in re.findall(r"\.swift:(\d+):\d+: error: invalid redeclaration", report)}
    rows = [(number, *match.groups()) for number, line in enumerate(table.splitlines(), 1)
            if (match := re.fullmatch(r"// (.*): (same|different)", line))]
    wrong = [
        f"{name}: the table says {said}, the compiler not" for number, name, said in rows
        if (said == "same") != (number + 2 in complaints)]
    print("\n".join(wrong + [f"{len(rows)} rows, {len(wrong)} wrong"]))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
