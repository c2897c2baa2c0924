#!/usr/bin/env python3
"""Every public symbol has a docstring, except those that a protocol of ours already describes; every cell that the
table of the lectures names exists; the changelog's newest version is the project's; the pages keep to scripts/page_rules.py.

    scripts/check_docs.py          lists what is missing; exit status 1 where there is any

swift-format finds them; its rule also wants a docstring on each implementation of a protocol's requirement, where it would only
say again what the protocol says. Requirements are told by name and labels.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import page_rules

ROOT = pathlib.Path(__file__).resolve().parent.parent
RULE = "AllPublicDeclarationsHaveDocumentation"
# Requirements of Swift's own protocols.
KNOWN = {"description", "debugDescription", "hash(into:)", "==", "<", "makeIterator()", "startIndex", "endIndex", "errorDescription"}
DECLARATION = re.compile(
    r"\b(?:(?:var|let|func|typealias|associatedtype|case|struct|class|enum|protocol)\s+(?P<name>`?\w+`?|[=<>+\-*/!.]+)|(?P<init>init)[?!]?|(?P<subscript>subscript))"
    r"\s*(?:<[^(]*>)?\s*(?P<arguments>\([^)]*\)?)?")


def signature(text):
    """`name`, or `name(label:label:)` for what takes arguments; None where the text declares nothing."""
    match = DECLARATION.search(text)
    if not match:
        return None
    name = match["name"] or match["init"] or match["subscript"]
    kind = match[0].split()[0]
    if kind in ("var", "let", "struct", "class", "enum", "protocol", "typealias") or match["arguments"] is None:
        return name
    labels = re.findall(r"(?:^|,)\s*(?:@\w+\s+)?(\w+)(?:\s+\w+)?\s*:", match["arguments"].strip("()"))
    return f"{name}({''.join(label + ':' for label in labels)})"


def body(text, start):
    """The text between the brace at or after `start` and the one that closes it."""
    start = text.index("{", start)
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[start + 1:place]
    return text[start + 1:]


def requirements(sources):
    """Signatures of what the protocols ask for."""
    found = set()
    for path in sources:
        text = path.read_text()
        for protocol in re.finditer(r"\bpublic protocol \w+", text):
            for line in body(text, protocol.end()).splitlines():
                if not line.strip().startswith("//") and (name := signature(line)):
                    found.add(name)
    return found


def undocumented():
    """Files and lines that swift-format reports."""
    configuration = json.loads((ROOT / ".swift-format").read_text())
    configuration["rules"] = {name: name == RULE for name in configuration["rules"]}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(json.dumps(configuration))
        file.flush()
        report = subprocess.run(
            ["swift", "format", "lint", "--configuration", file.name, "--parallel", "--recursive", "Sources"], cwd=ROOT,
            capture_output=True, text=True).stderr
    return sorted({(path, int(line)) for path, line in re.findall(rf"^(\S+\.swift):(\d+):\d+: .*\[{RULE}\]", report, re.M)})


def lecture_cells():
    """Ids of all cells, by language."""
    ids = {}
    for path in (ROOT / "notebooks").glob("*/*.ipynb"):
        cells = json.loads(path.read_text())["cells"]
        ids.setdefault(path.parent.name, set()).update(cell["id"] for cell in cells)
    return ids


LANGUAGES = {"Russian": "ru", "Hungarian": "hu", "English": "en", "Portuguese": "pt", "Polish": "pl"}


def lecture_problems(text, ids):
    """Rows of docs/lectures.md without a cell, and cells named there that no notebook of the language has."""
    language = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            language = LANGUAGES.get(line[3:].strip())
        columns = [column.strip() for column in line.strip("|").split("|")]
        if language is None or not line.startswith("| ") or columns[-1] == "cell":
            continue
        named = re.sub(r"\([^)]*\)|`[^`]*`:", "", columns[-1])
        for name in re.split(r",|;| to ", named):
            cell = re.sub(r"^exercise (\d+)$", r"exercise-\1", name.strip())
            if cell not in ids[language]:
                yield f"docs/lectures.md:{number}: no cell {cell!r} in notebooks/{language}"


def version_problems():
    """Where the changelog's newest heading is not of the version that the programs say."""
    source = (ROOT / "Sources/Commands/lectern/LecternVersion.swift").read_text()
    version = re.search(r'number = "([^"]+)"', source)[1]
    newest = re.search(r"^## \[([^]]+)\] - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text(), re.M)
    if newest is None or newest[1] != version:
        named = newest[1] if newest else "no version"
        yield f"CHANGELOG.md: its newest heading is of {named}, LecternVersion.swift says {version}"


def main():
    known = KNOWN | requirements((ROOT / "Sources").rglob("*.swift"))
    missing = []
    for path, line in undocumented():
        lines = (ROOT / path).read_text().splitlines()
        text = " ".join(lines[line - 1:line + 8])
        if signature(text) not in known:
            missing.append(f"{path}:{line}: no docstring: {lines[line - 1].strip()}")
    missing += lecture_problems((ROOT / "docs/lectures.md").read_text(), lecture_cells())
    missing += version_problems()
    missing += page_rules.problems()
    print("\n".join(missing) or "Every public symbol has a docstring; the pages keep to their rules.")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
