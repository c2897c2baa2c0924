"""Teaches nbgrader Swift. In a course's nbgrader_config.py, after `c = get_config()`:

    import lectern_nbgrader
    lectern_nbgrader.configure(c)

Notebooks of other languages are treated as before.
"""

from nbgrader.converters import (
    Autograde,
    GenerateAssignment,
    GenerateSolution,
    GenerateSourceWithTests,
)
from nbgrader.preprocessors import (
    ClearSolutions,
    IncludeHeaderFooter,
    InstantiateTests,
    OverwriteCells,
)

from .preprocessors import (
    PLAIN_STUB,
    STUB,
    SwiftClearSolutions,
    SwiftHeaderFooter,
    SwiftInstantiateTests,
    SwiftOverwriteCells,
    unquoted,
)

__all__ = ["KERNEL", "PLAIN_STUB", "STUB", "configure"]

# The kernel's name, by which nbgrader tells languages apart in generated tests.
KERNEL = "lectern"

REPLACEMENTS = {
    ClearSolutions: SwiftClearSolutions,
    IncludeHeaderFooter: SwiftHeaderFooter,
    InstantiateTests: SwiftInstantiateTests,
    OverwriteCells: SwiftOverwriteCells,
}


def configure(c):
    """Adds Swift to the configuration `c`; what it says already stays."""
    _add(c, ClearSolutions, "code_stub", {"swift": STUB})
    _add(c, InstantiateTests, "comment_strs", {KERNEL: "//"})
    _add(c, InstantiateTests, "sanitizers", {KERNEL: unquoted})
    for converter in (GenerateAssignment, GenerateSourceWithTests, GenerateSolution):
        _replace(c, converter, "preprocessors")
    _replace(c, Autograde, "sanitize_preprocessors")


def _add(c, owner, name, entries):
    """A dictionary with `entries` beside nbgrader's own and, over both, the course's."""
    section = c[owner.__name__]
    section[name] = {**_value(section, owner, name), **entries, **section.get(name, {})}


def _replace(c, owner, name):
    """A list of preprocessors with ours in the places of those they refine."""
    section = c[owner.__name__]
    section[name] = [REPLACEMENTS.get(step, step) for step in _value(section, owner, name)]


def _value(section, owner, name):
    """What the course has set, else nbgrader's default."""
    return section[name] if name in section else owner.class_traits()[name].default()
