"""What every page of the documentation keeps to, for scripts/check_docs.py: columns, code that is run, tests that are named,
links that lead somewhere."""

import re

from markdown_pages import ROOT, blocks, pages, readme_files

COLUMNS = 100
# Of blocks: Swift is run by check_code_blocks.py, Python by the test that its page names; no language is a drawing.
LANGUAGES = {"", "swift", "python"}
SWIFT = re.compile(r" {4}(let |var |func |import [A-Z]|try |class |struct |for .* \{$|%\w+\(|print\(|plt\.|np\.|display\()")
LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")
TEST_PATH = re.compile(r"`((?:Tests|scripts)/[^`\s]+)`")


def name(path):
    """A page as messages name it."""
    return path.relative_to(ROOT)


def seen_lines(text):
    """Numbers and lines without comments, which no reader sees."""
    comment = False
    for number, line in enumerate(text.splitlines(), 1):
        comment = comment or line.startswith("<!--")
        if not comment:
            yield number, line
        comment = comment and "-->" not in line


def is_unbreakable(line):
    """Whether a line is a row of a table, or one word or link that no line can be shorter than."""
    words = re.sub(r"\[[^\]]*\]\([^)]*\)", "link", line).split()
    return line.lstrip().startswith("|") or len([word for word in words if word not in "-*"]) < 2


def long_lines(path, text):
    """Lines over the columns that could be broken."""
    for number, line in seen_lines(text):
        if len(line) > COLUMNS and not is_unbreakable(line):
            yield f"{name(path)}:{number}: {len(line)} columns, not {COLUMNS}"


def code_that_is_not_run(path, text):
    """Blocks of an unknown language, and Swift that is indented instead of fenced."""
    for block in blocks(text):
        if block.language not in LANGUAGES:
            yield f"{name(path)}:{block.line}: a block of {block.language!r}; known: {sorted(LANGUAGES)}"
    fenced = False
    for number, line in seen_lines(text):
        fenced = fenced != line.startswith("```")
        if not fenced and SWIFT.match(line):
            yield f"{name(path)}:{number}: Swift stands in a block ```swift, so that it is run: {line.strip()}"


def tests(path, text):
    """A page of docs says once which tests prove it, by files and folders that exist; or says that none do."""
    found = re.findall(r"^Tests: .*(?:\n.+)*", text, re.M)
    if len(found) != 1:
        yield f"{name(path)}: {len(found)} paragraphs 'Tests: …', not one"
        return
    named = TEST_PATH.findall(found[0])
    if not named and not found[0].startswith("Tests: none"):
        yield f"{name(path)}: 'Tests: …' names no file"
    for test in named:
        if not (ROOT / test).exists():
            yield f"{name(path)}: the tests name {test}, which is not there"


def broken_links(path, text):
    """Links to files that are not there."""
    for number, line in seen_lines(text):
        for target in LINK.findall(re.sub(r"`[^`]*`", "", line)):
            file = target.split("#")[0]
            if file and not re.match(r"\w+:", file) and not (path.parent / file).exists():
                yield f"{name(path)}:{number}: no {file}"


def problems():
    """All that is wrong with the pages."""
    for path in [*pages(), *readme_files()]:
        text = path.read_text()
        yield from long_lines(path, text)
        yield from broken_links(path, text)
        if path in pages():
            yield from code_that_is_not_run(path, text)
        if path.parent == ROOT / "docs":
            yield from tests(path, text)
