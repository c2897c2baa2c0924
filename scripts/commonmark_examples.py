#!/usr/bin/env python3
"""Sets Lectern's pages beside the examples of CommonMark's and GitHub's specifications.

    .venv/bin/python scripts/commonmark_examples.py [FILE ...] [--verbose]

A FILE is a specification's text (`spec.txt`, also cmark-gfm's) or CommonMark's `spec.json`; without
one the latter is fetched. Each example becomes a cell of a notebook, whose page `lectern html`
writes. Compared is HTML without differences of white space, of the order of attributes, and of how
a column's alignment is said; our headings' names count as nothing.

Ends with status 1 where an example differs for another reason than these two, which are counted:
the text's own HTML is filtered, and a bare address becomes a link, as GitHub's specification wants.
Needs markdown-it-py, which jupytext brings, to tell which examples have HTML of their own.
"""

import argparse
import collections
import html.parser
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request

import markdown_it

ROOT = pathlib.Path(__file__).resolve().parents[1]
LECTERN = os.environ.get("LECTERN", ROOT / ".build/release/lectern")
ADDRESS = "https://spec.commonmark.org/0.31.2/spec.json"
FENCE = "`" * 32
EMPTY = {"area", "br", "col", "hr", "img", "input", "source", "wbr"}
INLINE = {"a", "b", "code", "del", "em", "i", "img", "input", "span", "strong", "sub", "sup"}


def examples(source):
    """Pairs of Markdown and HTML with their section."""
    if source.lstrip().startswith("["):
        return [(e["section"], e["markdown"], e["html"]) for e in json.loads(source)]
    found, section = [], ""
    parts = re.compile(
        rf"^#+ (?P<section>.*)$|^{FENCE} example(?P<extensions>.*)\n(?P<markdown>[\s\S]*?)^\.\n"
        rf"(?P<html>[\s\S]*?)^{FENCE}$", re.M)
    for match in parts.finditer(source):
        if match["section"] is not None:
            section = match["section"]
        elif "disabled" not in match["extensions"]:
            pair = (match[part].replace("→", "\t") for part in ("markdown", "html"))
            found.append((section, *pair))
    return found


class Normalised(html.parser.HTMLParser):
    """HTML as a list of tags and texts."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.pieces, self.verbatim = [], 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or "" for name, value in attributes}
        if re.fullmatch("h[1-6]", tag):
            attributes.pop("id", None)
        if alignment := re.fullmatch(r"text-align: (\w+)", attributes.get("style", "")):
            del attributes["style"]
            attributes["align"] = alignment[1]
        self.verbatim += tag == "pre"
        self.pieces.append(("tag", tag, tuple(sorted(attributes.items()))))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        self.verbatim -= tag == "pre" and self.verbatim > 0
        self.pieces.append(("end", tag, ()))

    def handle_data(self, text):
        if not self.verbatim:
            text = re.sub(r"[ \t\n\r\f]+", " ", text)
        if self.pieces and self.pieces[-1][0] == "text":
            text = self.pieces.pop()[1] + text
        self.pieces.append(("text", text, ()))

    def result(self):
        """White space at the edges of blocks says nothing."""
        cleaned = []
        for place, (kind, content, attributes) in enumerate(self.pieces):
            if kind == "text":
                before = self.pieces[place - 1] if place else None
                after = self.pieces[place + 1] if place + 1 < len(self.pieces) else None
                beside_code = any(piece and piece[1] in ("pre", "code") for piece in (before, after))
                within_pre = beside_code and "\n" in content
                if not within_pre:
                    if before is None or before[1] not in INLINE or before[1] == "br":
                        content = content.lstrip(" ")
                    if after is None or after[1] not in INLINE or after[1] == "br":
                        content = content.rstrip(" ")
                if not content:
                    continue
            cleaned.append((kind, content, attributes))
        return cleaned


def without_bare_links(pieces):
    """Links whose text is their address become text; nothing else changes."""
    result, place = [], 0
    while place < len(pieces):
        kind, tag, attributes = pieces[place]
        ends = place + 2 < len(pieces) and pieces[place + 2][:2] == ("end", "a")
        if kind == "tag" and tag == "a" and ends:
            text = pieces[place + 1][1]
            if dict(attributes).get("href") in (text, "http://" + text, "mailto:" + text):
                result.append(("text", text, ()))
                place += 3
                continue
        result.append(pieces[place])
        place += 1
    joined = []
    for piece in result:
        if piece[0] == "text" and joined and joined[-1][0] == "text":
            piece = ("text", joined.pop()[1] + piece[1], ())
        joined.append(piece)
    return joined


def render(texts):
    """Each Markdown text as `lectern html` writes it."""
    cells = [
        {"cell_type": "markdown", "id": f"c{n}", "metadata": {}, "source": text}
        for n, text in enumerate(texts)]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "examples.ipynb"
        file.write_text(json.dumps(notebook))
        subprocess.run([LECTERN, "html", file], check=True, stdout=subprocess.DEVNULL)
        page = file.with_suffix(".html").read_text()
    sections = page.split('<section class="text">\n')[1:]
    assert len(sections) == len(texts), (len(sections), len(texts))
    return [section.split("\n</section>")[0] for section in sections]


def has_own_html(text):
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(text)
    return any(
        part.type in ("html_block", "html_inline")
        for token in tokens for part in [token, *(token.children or [])])


def compare(name, found, verbose):
    """Prints the counts and the examples that differ; True where none should not."""
    counts, failed = collections.Counter(), 0
    for number, ((section, markdown, wanted), got) in enumerate(
            zip(found, render([markdown for _, markdown, _ in found])), 1):
        left, right = Normalised(wanted).result(), Normalised(got).result()
        own = has_own_html(markdown)
        if left == right:
            kind = "the same, with HTML of its own" if own else "the same"
        elif without_bare_links(left) == without_bare_links(right):
            kind = "the same but for links of bare addresses"
        else:
            kind = "filtered HTML" if own else "different"
            failed += not own
        counts[kind] += 1
        if kind == "different" or verbose and not kind.startswith("the same"):
            print(f"--- {number}, {section}: {kind}\n{markdown}")
            print(f"--- wanted\n{wanted}--- got\n{got}\n")
    print(f"{name}: {len(found)} examples")
    for kind, count in sorted(counts.items()):
        print(f"  {count:4} {kind}")
    return failed == 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("files", nargs="*", type=pathlib.Path)
    arguments.add_argument("--verbose", action="store_true", help="also what is filtered")
    given = arguments.parse_args()
    sources = [(file.name, file.read_text()) for file in given.files]
    if not sources:
        sources = [(ADDRESS, urllib.request.urlopen(ADDRESS, timeout=60).read().decode())]
    passed = [compare(name, examples(source), given.verbose) for name, source in sources]
    sys.exit(0 if all(passed) else 1)


if __name__ == "__main__":
    main()
