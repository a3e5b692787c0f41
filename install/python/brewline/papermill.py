"""Lets papermill set the parameters of a Java notebook.

Papermill imports this as it starts: it is an entry point of the group papermill.engine, the only one that papermill
loads by itself. The engine is the usual one; what counts is the translator.
"""

import json
import math
import re

from papermill.engines import NBClientEngine
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

DECLARATION = re.compile(
    r"^\s*(?:final\s+)?(?P<type>[A-Za-z_][\w.]*(?:<[^=;]*>)?(?:\[\])*)\s+(?P<name>[A-Za-z_]\w*)\s*=\s*(?P<value>.*?)\s*;"
    r"\s*(?://\s*(?P<help>.*))?$"
)


class JavaTranslator(Translator):
    """Assigns, and declares nothing: the type stays the one of the parameters' cell, so that a double takes a 2."""

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_int(cls, val):
        if not -(2**63) <= val < 2**63:
            return f'new java.math.BigInteger("{val}")'
        return f"{val}" if -(2**31) <= val < 2**31 else f"{val}L"

    @classmethod
    def translate_float(cls, val):
        if math.isfinite(val):
            return repr(val)
        return "Double.NaN" if math.isnan(val) else "Double.POSITIVE_INFINITY" if val > 0 else "Double.NEGATIVE_INFINITY"

    @classmethod
    def translate_escaped_str(cls, str_val):
        return json.dumps(str(str_val))  # Java knows all escapes of JSON

    @classmethod
    def translate_list(cls, val):
        listed = ", ".join(cls.translate(v) for v in val)
        return f"Arrays.asList({listed})" if None in val else f"List.of({listed})"

    @classmethod
    def translate_dict(cls, val):
        pairs = [f"{cls.translate_str(k)}, {cls.translate(v)}" for k, v in val.items()]
        if None in val.values():
            return "new HashMap<>() {{ " + " ".join(f"put({pair});" for pair in pairs) + " }}"
        return f"Map.ofEntries({', '.join(f'Map.entry({pair})' for pair in pairs)})"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        return f"{name} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        found = map(DECLARATION.match, parameters_cell["source"].splitlines())
        return [
            Parameter(name=m["name"], inferred_type_name=m["type"], default=m["value"], help=m["help"] or "") for m in found if m
        ]


papermill_translators.register("java", JavaTranslator)


class Engine(NBClientEngine):
    """The usual one under our name."""
