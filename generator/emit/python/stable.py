"""Code that black leaves alone, recognised by its form: parsing and laying out all of it again would take far longer.

The forms are those that the templates write. What is not recognised may still be as black writes it; what is recognised
certainly is: each line fits, its tokens stand as black puts them, brackets that are broken end in a comma, which black
keeps, or would not fit on one line. Tests compare with black, over random and damaged modules and those of real pages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.emit.python.layout import LINE_LENGTH, fitted

_NAME: Final = "[A-Za-z_][A-Za-z0-9_]*+"
_PATH: Final = "[A-Za-z_][A-Za-z0-9_.]*+"
# what ends with brackets; a comma elsewhere would be the next parameter's
_BRACKETS: Final = rf"(?:(?:\[|, | \| ){_PATH})++\]++"
# without quotes and escapes, which black may change, and characters that are wider than a column
_LITERAL: Final = r'"[ !#-\[\]-~]*+"'
_KEYWORD: Final = f"{_NAME}={_LITERAL}"
_WORDS: Final = {
    "<name>": _NAME,
    "<path>": _PATH,
    "<imported>": rf"{_NAME}(?: as {_NAME})?+",
    "<type>": rf"{_PATH}(?: \| {_PATH}|{_BRACKETS})*+",
    "<inside>": rf"{_PATH}(?:{_BRACKETS}|(?:, | \| ){_PATH})*+",
    "<tuple>": rf"\((?:{_NAME}(?:(?:, {_NAME})++|,))?+\)",
    "<literal>": _LITERAL,
    "<number>": r"-?(?:0|[1-9][0-9]*+)",
    "<literals>": f"{_LITERAL}(?:, {_LITERAL})*+",
    "<bases>": rf'{_NAME}(?:, {_NAME}=(?:True|"[a-z]*+"))*+',
    "<define>": "(?:async )?def",
    "<call>": r"(?:return )?(?:await )?self\._[a-z]++",
    "<former>": r"(?:return )?(?:await )?self\.[A-Za-z][A-Za-z0-9_]*+",
    "<pass>": rf"{_NAME}(?:={_NAME})?+",
    "<passed>": rf"(?:{_NAME}(?:={_NAME})?+, )*+\*\*call",
    "<keyword>": _KEYWORD,
    "<keywords>": rf"(?:{_LITERAL}|{_KEYWORD})(?:, {_KEYWORD})*+",
}
_FITS: Final = rf"(?=[^\n]{{0,{LINE_LENGTH}}}\n)"
# printable characters, each escape as black writes it, blanks in between only, and no quotes that end the string
_TEXT: Final = (
    r'(?:[^"\\\s]++|\\(?:["\\]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})'
    r'|"(?!"")|[ ]++(?!\n|"""))++'
)


def _code(*forms: str) -> str:
    """The pattern of code of one of the forms, line by line; words in `<>` stand for what differs."""
    return _any(*("".join(map(_line, form.split("\n"))) for form in forms))


def _line(form: str) -> str:
    pattern = re.sub("<[a-z]+>", lambda found: _WORDS[found[0]], re.escape(form))
    return rf"{_FITS}{pattern}\n" if form else r"\n"


def _unbroken(form: str) -> str:
    """The pattern of a line without brackets, which stays as it is however long it is."""
    return _line(form).removeprefix(_FITS)


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


def _many(*patterns: str) -> str:
    return f"{_any(*patterns)}++"


def _perhaps(*patterns: str) -> str:
    return f"{_any(*patterns)}?+"


def _docstring(indent: int) -> str:
    """A text in three quotes; its second line begins at the indentation, all others there or to the right of it."""
    pad = " " * indent
    more = rf"\n++{pad}(?! ){_TEXT}(?:\n++{pad} *+{_TEXT})*+\n{pad}"
    return rf'{pad}"""(?![ "]){_TEXT}(?:{more}|(?<=") )?+"""\n'


def _imports(pad: str) -> str:
    return _any(
        _code(f"{pad}from <path> import <imported>"),
        _code(f"{pad}from <path> import <name>, <name>"),
        _code(f"{pad}import <path> as <name>"),
        _unbroken(f"{pad}from <path> import (")
        + _many(_unbroken(f"{pad}    <imported>,"))
        + _code(f"{pad})"),
    )


def _typed(start: str, *ends: str) -> str:
    """A type between texts, on a line or broken at its brackets or in parentheses."""
    pad = start[: -len(start.lstrip(" "))]
    inside = _many(_code(f"{pad}    <type>,"))
    others = _many(_code(f"{pad}    | <type>"))
    return _any(
        _code(*(f"{start}<type>{end}" for end in ends)),
        _code(*(f"{start}(\n{pad}    <type>\n{pad}){end}" for end in ends)),
        _code(*(f"{start}<path>[\n{pad}    <inside>\n{pad}]{end}" for end in ends)),
        _code(f"{start}<path>[") + inside + _code(*(f"{pad}]{end}" for end in ends)),
        _code(f"{start}(\n{pad}    <type>")
        + others
        + _code(*(f"{pad}){end}" for end in ends)),
    )


def _table(name: str) -> str:
    """A dictionary with a line for each key."""
    rows = _many(_unbroken("        <literal>: <literal>,"))
    return _code(f"    {name} = {{") + rows + _code("    }")


_NAMES: Final = _any(
    _code("__all__ = [") + _many(_unbroken("    <literal>,")) + _code("]"),
    _code("__all__ = [<literals>]"),
)
_FOR_TYPE_CHECKERS: Final = (
    _code("if TYPE_CHECKING:") + _many(_imports("    ")) + _code("else:")
)
_LATE_MODULE: Final = _code(
    "    <name> = late_module(<literal>)",
    "    <name> = late_module(\n        <literal>\n    )",
)
_LATE_IMPORTS: Final = _FOR_TYPE_CHECKERS + _any(
    _many(_LATE_MODULE),
    _imports("    ") + _perhaps(r"\n" + _many(_LATE_MODULE)),
)
_OTHER_NAMES: Final = _many(
    _code("    <name> = <name>", "    <name> = (\n        <name>\n    )")
)
_LAZY_NAMES: Final = (
    _code("if TYPE_CHECKING:")
    + _many(_imports("    "))
    + _perhaps(r"\n" + _OTHER_NAMES)
    + _code("else:")
    + _imports("    ")
    + "\n"
    + _table("_LAZY")
    + _perhaps(_table("_FORMER"))
    + _code(
        "\n    def __getattr__(name):\n        return <path>(__name__, _LAZY, name)",
        "\n    def __getattr__(name):\n        return <path>(__name__, _LAZY, name, _FORMER)",
    )
    + _code("\n    def __dir__():\n        return <path>(__name__, _LAZY)")
    + rf"\n\n{_NAMES}"
)
_COLUMN: Final = _code(
    "<name>: Final = <name>(<literal>)",
    "<name>: Final = <name>(\n    <literal>\n)",
) + _docstring(0)
_CONSTANT: Final = _code(
    "<name> = <literal>",
    "<name> = <number>",
    "<name> = (\n    <literal>\n)",
    "<name> = bool()",
)
_HEAD: Final = (
    _docstring(0)
    + _any(
        r"\n"
        + _any(
            _many(_imports("")),
            _LAZY_NAMES,
            _LATE_IMPORTS,
            _NAMES,
            _COLUMN,
            _many(_CONSTANT),
        )
    )
    + "*+"
)
_COLUMNS: Final = (
    _docstring(0)
    + _any(r"\n" + _many(_imports("")))
    + "*+"
    + _any(r"\n" + _COLUMN)
    + "++"
)
"""The beginning of a module of columns, which has no class."""

_ATTRIBUTE: Final = _any(
    _typed("    <name>: ", "", " = None", " = _field(default=None, name=<literal>)"),
    _code(
        "    <name> = <literal>, <number>",
        "    <name> = <literal>",
        "    <name>: <type> = _field(\n        default=None, name=<literal>\n    )",
        "    <name>: <type> = _field(\n        default=None,\n        name=<literal>,\n    )",
        "    <name>: <type> = (\n        _field(default=None, name=<literal>)\n    )",
        "    <name> = (\n        <literal>,\n        <number>,\n    )",
        "    <name> = (\n        <literal>\n    )",
        "    <name>: <type> = (\n        None\n    )",
    ),
)


def _accessor(name: str, parameter: str, given: str) -> str:
    """What type checkers see of a former name of a field: how it is read, or written."""
    start, taken = f"            def {name}(", f"self, instance: object, {parameter}: "
    pad = " " * 16
    tail = _typed("            ) -> ", ": ...") if given == "<type>" else ""
    return _any(
        _code(f"{start}{taken}<type>) -> {given}: ..."),
        _code(start)
        + _any(
            _code(f"{pad}{taken}<type>"),
            _code(f"{pad}self,\n{pad}instance: object,")
            + _typed(f"{pad}{parameter}: ", ","),
        )
        + (tail or _code(f"            ) -> {given}: ...")),
    )


def _made(class_name: str) -> str:
    """How former names of fields or members are made."""
    return _many(
        _code(
            f"        <name> = {class_name}(<literal>)",
            f"        <name> = {class_name}(\n            <literal>\n        )",
        )
    )


_MARK: Final = _any(
    _code("            @_deprecated(<literal>)"),
    _code("            @_deprecated(")
    + _unbroken("                <literal>")
    + _code("            )"),
)
_FORMER_FIELDS: Final = (
    _many(
        _code("\n        class <name>:")
        + _MARK
        + _accessor("__get__", "owner", "<type>")
        + _perhaps("\n" + _MARK + _accessor("__set__", "value", "None"))
        + "\n"
        + _code(
            "        <name> = <name>()",
            "        <name> = (\n            <name>()\n        )",
        )
    )
    + _code("    else:")
    + _made("FormerField")
)
_FORMER_MEMBERS: Final = (
    _many(_code("        <name>: FormerMember") + _docstring(8))
    + _code("    else:")
    + _made("FormerMember")
)
_CLASS: Final = (
    _code("class <name>(<bases>):", "class <name>(\n    <bases>\n):")
    + _docstring(4)
    + _perhaps(r"\n" + _many(_ATTRIBUTE + _perhaps(_docstring(4))))
    + _perhaps(_code("\n    if TYPE_CHECKING:") + _any(_FORMER_FIELDS, _FORMER_MEMBERS))
)
_FORMER_NAMES: Final = (
    _code("if TYPE_CHECKING:")
    + _OTHER_NAMES
    + _code("else:")
    + _imports("    ")
    + "\n"
    + _table("_FORMER")
    + _code(
        "\n    def __getattr__(name):\n        return <path>(__name__, _FORMER, name)"
    )
)
_FORMER_MODULE: Final = (
    _docstring(0)
    + r"\n"
    + _imports("")
    + r"\n"
    + _imports("")
    + _code("\nif TYPE_CHECKING:")
    + _unbroken("    from <path> import *")
    + _code("else:")
    + _imports("    ")
    + _code(
        "\n    <name>(__name__, <literal>)",
        "\n    <name>(\n        __name__, <literal>\n    )",
    )
)
_PARAMETER: Final = _any(
    _code("        *,"),
    _unbroken("        <name>: <path>,"),
    _unbroken("        <name>: <path> = None,"),
    _typed("        <name>: ", ",", " = None,"),
)
_START_OF_SIGNATURE: Final = (
    _code("    <define> <name>(\n        self,")
    + _any(_PARAMETER)
    + "*+"
    + _perhaps(_code("        **call: Unpack[CallOptions],"))
)
_SIGNATURE: Final = _START_OF_SIGNATURE + _typed("    ) -> ", ":")
_DEPRECATED: Final = _any(
    _code("    @_deprecated(<literal>)"),
    _code("    @_deprecated(") + _unbroken("        <literal>") + _code("    )"),
)
_OVERLOAD: Final = (
    _code("    @_overload")
    + _perhaps(_DEPRECATED)
    + _START_OF_SIGNATURE
    + _typed("    ) -> ", ": ...")
)
_FORMER_PARAMETERS: Final = _any(
    _code("    @_former_parameters(<keywords>)"),
    _code("    @_former_parameters(\n        <keywords>\n    )"),
    _code("    @_former_parameters(")
    + _many(_unbroken("        <literal>,"), _unbroken("        <keyword>,"))
    + _code("    )"),
)
_FORMER_CALL: Final = _any(
    _code("        <former>(<passed>)"),
    _code("        <former>(\n            <passed>\n        )"),
    _code("        <former>(")
    + _any(_code("            <pass>,"))
    + "*+"
    + _code("            **call,\n        )"),
)
_CALL: Final = (
    _code("        <call>(\n            <literal>,")
    + _any(
        _code("            <tuple>,"),
        _code("            (")
        + _many(_code("                <name>,"))
        + _code("            ),"),
    )
    + _code("            call,\n        )")
)
_METHOD: Final = (
    _perhaps(
        _code("    @cached_property"),
        _code("    @property") + _DEPRECATED,
        _DEPRECATED,
        _FORMER_PARAMETERS,
    )
    + _any(_code("    def <name>(self) -> <type>:"), _SIGNATURE)
    + _docstring(8)
    + _any(
        _code(
            "        <call>(<literal>, <tuple>, call)",
            "        <call>(\n            <literal>, <tuple>, call\n        )",
            "        return <path>(self)",
            "        return <path>(\n            self\n        )",
            "        return <path>",
        ),
        _CALL,
        _FORMER_CALL,
    )
)


@cache
def _stable() -> re.Pattern[str]:
    """A module, a class without methods, or a method; compiling it takes as long as reading hundreds of pages."""
    class_ = rf"\n\n{_CLASS}(?:\n{_any(_METHOD, _OVERLOAD)})*+"
    # not after imports, below which black leaves one empty line above `if`
    former = rf"\n\n{_FORMER_NAMES}"
    module = rf"{_HEAD}(?:(?:{class_})++(?:{former})?+)?+"
    columns = rf"{_COLUMNS}{former}"
    pieces = (_CLASS, _METHOD, _OVERLOAD, _FORMER_NAMES, _FORMER_MODULE)
    return re.compile("|".join((module, columns, *pieces)))


_LINES: Final = r"(?:\1    [^\n]*+\n)*?"
_LAST: Final = r"\1    [^\n]*[^,\n]\n"
_BROKEN: Final = re.compile(
    # parameters may be followed by a type that is broken too
    rf"^( *+)([^\n]*[(\[])\n((?:{_LINES}{_LAST}\1\)[^\n]*[(\[]\n)?{_LINES}{_LAST})\1([)\]](?:[^\n]*[^(\[\n])?)$",
    re.MULTILINE,
)
"""Brackets without a comma at their end, which black joins where that fits."""


def is_stable(code: str) -> bool:
    """Whether black leaves the code of a module, a class without methods, or a method alone."""
    return _stable().fullmatch(code) is not None and all(
        fitted(_joined(broken)) == broken[0] for broken in _BROKEN.finditer(code)
    )


def _joined(broken: re.Match[str]) -> str:
    """The statement on one line, without parentheses that only break it."""
    indent, start, lines, end = broken.groups()
    if start.endswith(" ("):
        start, end = start[:-1], end[1:]
    inside = ""
    for line in lines.splitlines():
        part = line.strip(" ")
        if part == ") -> (":
            part, end = ") -> ", end[1:]
        joins = not inside or inside.endswith(("[", " ")) or part.startswith(")")
        inside += part if joins else f" {part}"
    return f"{indent}{start}{inside}{end}"
