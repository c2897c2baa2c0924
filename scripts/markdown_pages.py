"""The pages of the documentation, for the scripts that check them and make the site of them.

A fenced block of Swift is a cell of its page: scripts/check_code_blocks.py runs a page's cells in order, in one session.
Two marks change that:

    ```swift
    // Fragment: why it cannot stand alone        (the block's first line)      not run
    ```

    <!-- given
    let codes = encoder.predict(images)           (just before a block)         run before it, not shown
    -->
"""

import dataclasses
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
FRAGMENT = "// Fragment: "
GIVEN = "<!-- given"


@dataclasses.dataclass
class Block:
    """A fenced block: its language, the number of its first line, its text."""

    language: str
    line: int
    text: str
    is_given: bool = False

    @property
    def is_fragment(self):
        """Whether the block says that it cannot stand alone."""
        return self.text.startswith(FRAGMENT)


def pages():
    """The pages for readers."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def readme_files():
    """The pages that lie beside what they are about."""
    folders = ("Tests", "kernelspec", "notebooks", "Sources")
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("README.md"))


def blocks(text):
    """Fenced blocks and what is given before them, in order."""
    language = start = None
    lines = []
    for number, line in enumerate(text.splitlines(), 1):
        fence = re.match(r"```(.*)", line)
        if language is None and (fence or line == GIVEN):
            language, start, lines = fence[1].strip() if fence else GIVEN, number + 1, []
        elif language is not None and (line == "-->" if language == GIVEN else fence):
            given = language == GIVEN
            yield Block("swift" if given else language, start, "\n".join(lines), given)
            language = None
        elif language is not None:
            lines.append(line)
