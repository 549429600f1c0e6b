"""The only exits of untrusted text into Python and JSON; `emit/docs/escape.py` has those into Markdown.

REMOVING OR CHANGING AN ESCAPE HERE HAS SECURITY IMPLICATIONS: generated code runs on other people's machines. Each
function is proven by a round trip (`ast.literal_eval` gives the text back) over all of Unicode.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from generator.emit.python.layout import LINE_LENGTH
from generator.emit.python.page_links import NO_LINKS, PageLinks
from generator.model.text import Text

_NARROWEST: Final = 40
_UNLIMITED: Final = 10**9
# the characters and `*` for ranges such as `image/*` (RFC 6838, section 4.2; RFC 9110, section 12.5.1)
_MEDIA_TYPE = re.compile(
    r"\A[A-Za-z0-9*][A-Za-z0-9!#$&^_.+*-]{0,99}/[A-Za-z0-9!#$&^_.+*-]{1,100}\Z"
)


class Doc(msgspec.Struct, frozen=True):
    """A docstring before it is escaped: text, arguments by Python name, result, and the page that they come from.

    `route` is what a call of REST sends, such as `GET /api/v1/Contact/{id}`. `note` is a paragraph of ours at the end.
    """

    text: Text
    arguments: tuple[tuple[str, Text], ...] = ()
    returns: Text | None = None
    page: Text | None = None
    route: str = ""
    note: str = ""


def as_literal(text: Text | str) -> str:
    """A Python string literal of printable characters, in double quotes unless these need more escapes, as black has it."""
    value = text.raw if isinstance(text, Text) else text
    literal = repr(value)
    if '"' not in value:
        return literal if literal.startswith('"') else f'"{literal[1:-1]}"'
    if value.count('"') > value.count("'"):
        return literal
    # with both quotes, `repr` takes single ones, and escapes these and no others
    body = literal[1:-1].replace("\\'", "'").replace('"', '\\"')
    return f'"{body}"'


def as_docstring(doc: Doc, indent: int, pages: PageLinks = NO_LINKS) -> str:
    r"""A docstring with its quotes for code that is indented by `indent` spaces, the first line not indented.

    It has nothing that black would change: no unescaped quote at its start, a blank after a quote at its end, no tabs.
    Evaluated and cleaned (`inspect.cleandoc`), the docstring is `docstring_text(doc, indent, pages)`, but for that blank.
    """
    lines = docstring_text(doc, indent, pages).split("\n")
    escaped = [_escaped(line) for line in lines]
    if escaped[0].startswith('"'):
        escaped[0] = "\\" + escaped[0]
    if len(escaped) == 1:
        blank = " " if escaped[0].endswith('"') else ""
        return f'"""{escaped[0]}{blank}"""'
    pad = " " * indent
    rest = (pad + line if line else "" for line in escaped[1:])
    body = "\n".join([escaped[0], *rest])
    return f'"""{body}\n{pad}"""'


def docstring_text(doc: Doc, indent: int, pages: PageLinks = NO_LINKS) -> str:
    """The characters of a docstring: wrapped to the line length, without outer blank lines."""
    # six characters for the quotes around it
    width = max(LINE_LENGTH - indent - 6, _NARROWEST)
    lines = _paragraphs(doc.text, width) or ["Undocumented."]
    if doc.route:
        # never wrapped, so that a search for the route finds it
        lines += ["", f"`{doc.route}`"]
    if doc.arguments:
        lines += ["", "Args:"]
    for name, text in doc.arguments:
        lines += _argument(name, text, width)
    if doc.returns:
        pieces = _paragraphs(doc.returns, width - 4)
        lines += ["", "Returns:", *(f"    {piece}".rstrip() for piece in pieces)]
    if doc.note:
        lines += ["", *_paragraphs(Text(doc.note), width)]
    if doc.page:
        page = Text(pages.shown(doc.page.raw))
        lines += ["", f"Page: {' '.join(_paragraphs(page, _UNLIMITED))}"]
    return "\n".join(lines)


def _paragraphs(text: Text, width: int) -> list[str]:
    """The lines of the text, wrapped, without outer and doubled blank lines."""
    lines: list[str] = []
    for line in text.raw.splitlines():
        pieces = _wrapped(line, width)
        if pieces or (lines and lines[-1]):
            lines += pieces or [""]
    return lines if not lines or lines[-1] else lines[:-1]


def _argument(name: str, text: Text, width: int) -> list[str]:
    """The entry of an argument; its continuation lines are indented once more."""
    pieces = _paragraphs(Text(f"{name}: {text.raw}"), width - 8)
    return [
        f"    {pieces[0]}",
        *(f"        {piece}".rstrip() for piece in pieces[1:]),
    ]


def _wrapped(line: str, width: int) -> list[str]:
    # Not textwrap, which treats control characters as spaces.
    lines: list[str] = []
    for word in line.replace("\t", " ").split(" "):
        if not word.strip():
            continue
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word.strip())
    return lines


def _escaped(line: str) -> str:
    visible = line.replace("\\", "\\\\")
    if not visible.isprintable():
        visible = "".join(
            char if char.isprintable() else _code(char) for char in visible
        )
    # after the backslashes were doubled, since these are escapes themselves
    return visible.replace('"""', '\\"\\"\\"')


def _code(char: str) -> str:
    number = ord(char)
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def as_media_type(text: Text) -> str | None:
    """The text if it is a media type without parameters, such as `image/png`, else None.

    It becomes the value of an HTTP header, so it is validated and never escaped.
    """
    return text.raw if _MEDIA_TYPE.match(text.raw) else None
