"""Teaches papermill to write parameters in Swift.

papermill has a registry of translators but no entry point for it. It does load every engine that a package declares, so
this package declares one, which is papermill's own under another name, and registers the translator on the way.
"""

import functools
import json
import math
import re
import threading
from typing import NamedTuple, Optional

from papermill.engines import NBClientEngine
from papermill.exceptions import PapermillException
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

# let NAME: TYPE = VALUE  // help
DECLARATION = re.compile(
    r"^[ \t]*(?P<keyword>let|var)[ \t]+(?P<name>[^\W\d]\w*)[ \t]*(?::[ \t]*(?P<type>[^=\n]+?))?[ \t]*="
    r"[ \t]*(?P<value>.*?)[ \t]*(?://[ \t]*(?P<help>.*))?$",
    re.MULTILINE,
)

# Reserved everywhere ("The Swift Programming Language", Lexical Structure).
KEYWORDS = set(
    """Any Self _ as associatedtype break case catch class continue default defer deinit do else enum extension fallthrough
    false fileprivate for func guard if import in init inout internal is let nil operator precedencegroup private protocol
    public repeat rethrows return self static struct subscript super switch throw throws true try typealias var where
    while""".split()
)


class LiteralType(NamedTuple):
    """The type that Swift gives a literal, as far as parameters need it. (`lectern run` has the same rules.)"""

    name: str
    # What is in an array or a dictionary; None where it is empty.
    element: Optional["LiteralType"] = None

    @classmethod
    def of(cls, value):
        if isinstance(value, (list, tuple)):
            return cls("array", cls.joined([cls.of(element) for element in value]))
        if isinstance(value, dict):
            return cls("dictionary", cls.joined([cls.of(element) for element in value.values()]))
        names = ((bool, "Bool"), (int, "Int"), (float, "Double"), (str, "String"))
        return next((cls(name) for kind, name in names if isinstance(value, kind)), ANY)

    @staticmethod
    def joined(types):
        """The type of a collection's elements; None for none."""

        def join(one, other):
            return one if one.accepts(other) else other if other.accepts(one) else ANY

        return functools.reduce(join, types) if types else None

    def accepts(self, other):
        """Whether a literal of type `other` may stand where this type is asked for."""
        if self == other or self == ANY or (self.name, other.name) == ("Double", "Int"):
            return True
        if self.name != other.name or self.name not in ("array", "dictionary"):
            return False
        return other.element is None or (self.element is not None and self.element.accepts(other.element))

    @property
    def is_ambiguous(self):
        """Whether the compiler has to be told."""
        if self.name in ("array", "dictionary"):
            return self.element is None or self.element.is_ambiguous
        return self == ANY

    def __str__(self):
        inside = self.element or "Any"
        return {"array": f"[{inside}]", "dictionary": f"[String: {inside}]"}.get(self.name, self.name)


ANY = LiteralType("Any")


def literal_type(source):
    """The type of a literal in Swift; None where `source` is anything else."""
    empty = re.fullmatch(r"\[\s*(String\s*:\s*)?(Int|Double|String|Bool|Any)\s*\]\(\s*\)", source.strip())
    if empty:
        return LiteralType("dictionary" if empty[1] else "array", LiteralType(empty[2]))
    try:
        # Swift's literals are JSON, but for the brackets of dictionaries.
        return LiteralType.of(json.loads(_with_braces(source)))
    except (ValueError, IndexError):
        return None


def _with_braces(source):
    """`["a": [1]]` as `{"a": [1]}`."""
    pieces, open_brackets = [], []
    for match in re.finditer(r'"(?:[^"\\]|\\.)*"|.', source, re.DOTALL):
        piece = match[0]
        if piece == "[":
            open_brackets.append(len(pieces))
        elif piece == ":":
            pieces[open_brackets[-1]] = "{"
        elif piece == "]":
            piece = "}" if pieces[open_brackets.pop()] == "{" else "]"
        pieces.append(piece)
    return "".join(pieces)


class SwiftTranslator(Translator):
    """Values of JSON and YAML as Swift literals, and declarations of parameters found in a cell."""

    # papermill asks for a notebook's parameters first and for their code next, with only the values: how the cell has
    # declared them is remembered in between.
    _declared = threading.local()

    @classmethod
    def translate_none(cls, val):
        raise PapermillException("null has no type in Swift: give the parameter a value")

    @classmethod
    def translate_str(cls, val):
        escaped = "".join(cls._escaped(character) for character in str(val))
        return f'"{escaped}"'

    translate_escaped_str = translate_str

    @staticmethod
    def _escaped(character):
        if character in '"\\':
            return "\\" + character
        return f"\\u{{{ord(character):x}}}" if ord(character) < 0x20 else character

    @classmethod
    def translate_float(cls, val):
        if math.isnan(val):
            return "Double.nan"
        if math.isinf(val):
            return "Double.infinity" if val > 0 else "-Double.infinity"
        return repr(val)

    @classmethod
    def translate_list(cls, val):
        is_mixed = LiteralType.of(val).element == ANY
        return "[" + ", ".join(cls._element(element, is_mixed) for element in val) + "]"

    translate_tuple = translate_list

    @classmethod
    def translate_dict(cls, val):
        is_mixed = LiteralType.of(val).element == ANY
        members = ", ".join(f"{cls.translate_str(key)}: {cls._element(value, is_mixed)}" for key, value in val.items())
        return f"[{members or ':'}]"

    @classmethod
    def _element(cls, value, is_mixed):
        """An element. Among others of other types it has to say its own where that is not clear."""
        kind = LiteralType.of(value)
        return cls.translate(value) + (f" as {kind}" if is_mixed and kind.is_ambiguous else "")

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        keyword, kind, former = getattr(cls._declared, "found", {}).get(name, ("let", None, None))
        kind = kind or cls._kind(getattr(cls._declared, "given", {}).get(name), former)
        return f"{keyword} {name}{f': {kind}' if kind else ''} = {str_val}"

    @staticmethod
    def _kind(given, former):
        """The type to be written: that of the declared value if the new one may stand in its place; else that of the new
        value. None where the compiler sees it."""
        if given is None:
            return None
        if former and former.accepts(given):
            return None if former == given and not former.is_ambiguous else former
        return given if given.is_ambiguous else None

    @classmethod
    def codify(cls, parameters, comment="Parameters"):
        for name in parameters:
            if name in KEYWORDS:
                raise PapermillException(f"'{name}' is a keyword of Swift and cannot be the name of a variable")
        cls._declared.given = {name: LiteralType.of(value) for name, value in parameters.items()}
        try:
            return super().codify(parameters, comment)
        finally:
            cls._declared.found = cls._declared.given = {}

    @classmethod
    def inspect(cls, parameters_cell):
        matches = list(DECLARATION.finditer(parameters_cell["source"]))
        cls._declared.found = {
            match["name"]: (match["keyword"], match["type"], literal_type(match["value"])) for match in matches
        }
        return [
            Parameter(match["name"], match["type"] or "None", match["value"], match["help"] or "") for match in matches
        ]


papermill_translators.register("swift", SwiftTranslator)


class LecternEngine(NBClientEngine):
    """papermill's own engine; it needs no other to run Swift."""
