"""Teaches papermill to write parameters in Swift.

papermill has a registry of translators but no entry point for it. It does load every engine that a package declares, so
this package declares one, which is papermill's own under another name, and registers the translator on the way.
"""

import math
import re
import threading

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
        return "[" + ", ".join(cls.translate(element) for element in val) + "]"

    @classmethod
    def translate_dict(cls, val):
        members = ", ".join(f"{cls.translate_str(key)}: {cls.translate(value)}" for key, value in val.items())
        return f"[{members or ':'}]"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        keyword, kind = getattr(cls._declared, "found", {}).get(name, ("let", None))
        return f"{keyword} {name}{': ' + kind if kind else ''} = {str_val}"

    @classmethod
    def codify(cls, parameters, comment="Parameters"):
        try:
            return super().codify(parameters, comment)
        finally:
            cls._declared.found = {}

    @classmethod
    def inspect(cls, parameters_cell):
        matches = list(DECLARATION.finditer(parameters_cell["source"]))
        cls._declared.found = {match["name"]: (match["keyword"], match["type"]) for match in matches}
        return [
            Parameter(match["name"], match["type"] or "None", match["value"], match["help"] or "") for match in matches
        ]


papermill_translators.register("swift", SwiftTranslator)


class LecternEngine(NBClientEngine):
    """papermill's own engine; it needs no other to run Swift."""
