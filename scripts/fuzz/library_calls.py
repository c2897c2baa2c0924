#!/usr/bin/env python3
"""Every function of the library that takes numbers, called with odd ones: NaN, infinity, negative
and huge numbers, empty tensors. The calls are made from the declarations in the sources.

A finding is a call that ends a cell by a trap (a user's mistake has to be an error with a message),
that takes more than 25 s, or that ends the session.

    scripts/fuzz/library_calls.py 'Tensors/**/*.swift' 'Plots/**/*.swift' --calls 6 --seed 1
"""

import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 25  # seconds for a cell

TENSORS = [
    "Tensor(zeros: [0])", "Tensor(1.0)", "Tensor([0.1, .nan, 0.3])", "Tensor([3, 1, 2])",
    "Tensor([[1.0, 2], [3, 4]])", "Tensor([true, false])", "Tensor(zeros: [2, 0, 3])",
    "Tensor([1.0, .infinity])", "Tensor(ones: [2, 3, 4])", "Tensor([-1, 5])",
    "Tensor([[1.0, .nan], [3, 4]])",
]
DATA = [
    "[1.0, 2, 3]", "[0.1, .nan, 0.3]", "Tensor([1.0, .infinity, 2])", "[Double]()",
    "Tensor([[1.0, 2], [3, 4]])", "[1e300, -1e300, 0]", "[5, 5, 5]", "Tensor([3, 1, 2])",
    "Tensor([[1.0, .nan], [.infinity, 4]])", "[1e-300, 0, 1]",
]
NUMBERS = ["0", "Double.nan", "Double.infinity", "-1", "1e300", "0.5"]
PAIRS = [
    "(0.0, 1.0)", "(1.0, 1.0)", "(Double.nan, 1.0)", "(0.0, Double.infinity)", "(-1e300, 1e300)",
    "(2.0, -2.0)",
]
VALUES = {
    "Tensor": TENSORS,
    "ArrayConvertible": TENSORS + ["[Double]()", "[.nan]"],
    "TensorConvertible": TENSORS + ["[Double]()", "[.nan]"],
    "PlotData": DATA,
    "Int": ["0", "-1", "3", "-7", "100"],
    "Double": [".nan", ".infinity", "0", "-1", "0.5", "1e300"],
    "Float": [".nan", "0", "-1", "0.5"],
    "Bool": ["true", "false"],
    "[Int]": ["[]", "[0]", "[-1]", "[5, 2]", "[0, 0]"],
    "[Double]": ["[]", "[.nan]", "[1, 2]", "[.infinity, 0]"],
    "[Tensor]": [
        "[]", "[Tensor(1.0)]", "[Tensor([1.0]), Tensor([[1.0, 2]])]",
        "[Tensor([1.0, 2]), Tensor([3.0, .nan])]",
    ],
    "String": ['""', '"x"', '"mean"', '"relu"'],
    "[String]": ["[]", '["a", "b"]'],
    "Shape": ["[]", "[0]", "[-1]", "[2, 3]"],
    "NumberConvertible": NUMBERS,
    "TensorScalar": NUMBERS,
    "ColorArgument": ['"r"', '"nocolor"', '""', "[0.1, 0.2, 2.0]", '"C99"'],
    "CustomStringConvertible": ['"t"', '""', '"$x_{$"', "3.5"],
    "Limits": PAIRS,
    "(Double, Double)": PAIRS,
    "(some NumberConvertible, some NumberConvertible)": PAIRS,
    "(any NumberConvertible, any NumberConvertible)": PAIRS,
    "(Int, Int)": ["(0, 0)", "(-1, 2)", "(2, 2)"],
    "ShapeConvertible": ["(2, 3)", "(0)", "(-1)"],
}
RECEIVERS = {
    "Tensor": TENSORS,
    "NumPy": ["np"],
    "Operations": ["ops"],
    "Pyplot": ["plt"],
    "Axes": ["plt.subplots().1"],
    "NumPy.random.Generator": ["np.random.defaultRng(0)"],
}
INPUTS = TENSORS + ["Tensor(ones: [2, 8, 8, 3])", "Tensor(ones: [2, 6, 4])", "Tensor(ones: [4, 5])"]

HEAD = re.compile(
    r"^(?:public |open |final |indirect )*(?:extension|enum|struct|class) ([\w.]+)[^\n{]*\{"
    r"|^\}|^  (?:@\w+ )?(?:public|open) (static )?(?:override )?(func|init) ?(\w*)(<[^(]*>)?\(",
    re.MULTILINE,
)


def parts(text):
    """What stands between the commas of a list of parameters."""
    found, depth, part = [], 0, ""
    for place, letter in enumerate(text):
        depth += letter in "([{<"
        depth -= letter in ")]}" or (letter == ">" and text[place - 1] != "-")
        if letter == "," and depth == 0:
            found.append(part.strip())
            part = ""
        else:
            part += letter
    return found + ([part.strip()] if part.strip() else [])


def values(kind, generic):
    """The values for a parameter's type; None for a type without any here."""
    kind = re.sub(r"\s+", " ", kind).rstrip("?").strip()
    if "each " in kind:
        return VALUES["ShapeConvertible"]
    kind = kind.removesuffix("...")
    constrained = re.search(r"\b" + re.escape(kind) + r": (\w+)", generic)
    kind = constrained.group(1) if constrained else kind
    return VALUES.get(kind) or VALUES.get(re.sub(r"^\(?(any|some) (\w+)\)?$", r"\2", kind))


def parameters(text, generic):
    """(label, values, has a default) of each; None where one has no values here."""
    found = []
    for part in parts(text):
        match = re.match(r"(\w+)(?: \w+)?: (.*?)(?: = (.*))?$", re.sub(r"@\w+\s*", "", part), re.S)
        if not match:
            return None
        label, kind, default = match.groups()
        known = values(kind, generic)
        if known is None and default is None:
            return None
        if known is not None:
            found.append((None if label == "_" else label, known, default is not None))
    return found


def functions(source):
    """(container, is static, kind, name, parameters) of a file's public declarations."""
    container = None
    for match in HEAD.finditer(source):
        if match.group(3) is None:
            container = match.group(1)
            continue
        end, depth = match.end(), 1
        while depth:
            depth += (source[end] == "(") - (source[end] == ")")
            end += 1
        known = parameters(source[match.end() : end - 1], match.group(5) or "")
        if container and known is not None:
            yield container, match.group(2), match.group(3), match.group(4), known


def call(function, is_layer):
    container, is_static, kind, name, known = function
    arguments = [
        (f"{label}: " if label else "") + random.choice(choice)
        for label, choice, is_optional in known
        if not (is_optional and random.random() < 0.5)
    ]
    text = "(" + ", ".join(arguments) + ")"
    if kind == "init":
        return container + text + (f"({random.choice(INPUTS)})" if is_layer else "")
    if is_static:
        return RECEIVERS.get(container, [container])[0] + f".{name}{text}"
    if container in RECEIVERS:
        return random.choice(RECEIVERS[container]) + f".{name}{text}"
    return None


def calls(pattern, count):
    made = {}
    for path in sorted((ROOT / "Sources/Library").glob(pattern)):
        is_layer = "Layers" in path.parts
        for function in functions(path.read_text()):
            for _ in range(min(count, 1 + 3 * len(function[4]))):
                made[call(function, is_layer)] = True
    made.pop(None, None)
    return [f"_ = {text}" for text in made]


def notebook(cells):
    return {
        "cells": [
            {"cell_type": "code", "id": f"c{n}", "metadata": {}, "execution_count": None,
             "outputs": [], "source": text}
            for n, text in enumerate(cells)
        ],
        "metadata": {"kernelspec": {"name": "lectern", "display_name": "", "language": "swift"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def run(cells, executable, endings):
    """Runs the cells in one session, and those behind one that does not end in another."""
    folder = pathlib.Path(tempfile.mkdtemp())
    (folder / "calls.ipynb").write_text(json.dumps(notebook(cells)))
    output = folder / "run.ipynb"
    subprocess.run(
        [executable, "run", folder / "calls.ipynb", "--output", output, "--allow-errors",
         "--kernel-timeout", str(LIMIT)],
        capture_output=True, check=False,
    )
    findings, done = [], 0
    for number, cell in enumerate(json.loads(output.read_text())["cells"]):
        if cell["execution_count"] is None:
            break
        done = number + 1
        errors = [item for item in cell["outputs"] if item["output_type"] == "error"]
        name = errors[0]["ename"] if errors else "ok"
        endings[name] += 1
        if name in ("Trap", "WorkerDied", "KeyboardInterrupt", "OutOfMemory"):
            findings.append(f"{name}: {''.join(cell['source'])}: {errors[0]['evalue'][:150]}")
    if 0 < done < len(cells):
        findings += run(cells[done:], executable, endings)
    return findings


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("patterns", nargs="+", help="files below Sources")
    parser.add_argument("--calls", type=int, default=6, help="at most, of each function")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--lectern", default=str(ROOT / ".build/release/lectern"))
    options = parser.parse_args()
    random.seed(options.seed)
    endings, findings = collections.Counter(), []
    for pattern in options.patterns:
        found = run(calls(pattern, options.calls), options.lectern, endings)
        print("\n".join(found), flush=True)
        findings += found
    print(dict(endings))
    raise SystemExit(1 if findings else 0)


if __name__ == "__main__":
    main()
