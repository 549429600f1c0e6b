"""The only exits of untrusted text into Python, Markdown and JSON.

REMOVING OR CHANGING AN ESCAPE HERE HAS SECURITY IMPLICATIONS: generated code runs on other people's machines. Each
function is proven by a round trip (`ast.literal_eval` gives the text back) over all of Unicode.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from generator.emit.python.page_links import NO_LINKS, PageLinks
from generator.model.text import Text

# Everything at which Python's `splitlines` ends a line; such a character would leave the line of a Markdown cell.
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# black's line length
_WIDTH: Final = 88
_NARROWEST: Final = 40
_UNLIMITED: Final = 10**9
# the characters and `*` for ranges such as `image/*` (RFC 6838, section 4.2; RFC 9110, section 12.5.1)
_MEDIA_TYPE = re.compile(
    r"\A[A-Za-z0-9*][A-Za-z0-9!#$&^_.+*-]{0,99}/[A-Za-z0-9!#$&^_.+*-]{1,100}\Z"
)
# all that can be markup within a line in CommonMark and GFM, and `$`, with which formulas begin on GitHub. `_` between
# letters is none, and neither are `(` and `!` without a bracket. Bare addresses would be links.
_MARKUP = re.compile(
    r"[\\`*{}\[\]<>|~&$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:(?=//)|(?<=www)\.",
    re.IGNORECASE,
)
# what can be markup at the start of a line only: headings, lists, lines, tables, and blocks of site generators
_LINE_MARKUP = re.compile(
    r"[#+-]|=(?=[=\s]*\Z|==)|!(?=!!)|\?(?=\?\?)|/(?=//)|:(?=[:\s])|(?<=[0-9])[.)]"
)
_ORDERED = re.compile(r"[0-9]{1,9}(?=[.)](?:\s|\Z))")
_LIST_ITEM = re.compile(r"(?:[*+-]|[0-9]{1,9}[.)])[ \t]+(?=\S)")
# backslashes do not escape these everywhere: Python-Markdown, which builds sites, would see HTML or show the backslash
_ENTITIES: Final = {char: f"&#{ord(char)};" for char in "~:.=?/"} | {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
}


class Doc(msgspec.Struct, frozen=True):
    """A docstring before it is escaped: text, arguments by Python name, result, and the page that they come from.

    `route` is what a call of REST sends, such as `GET /api/v1/Contact/{id}`.
    """

    text: Text
    arguments: tuple[tuple[str, Text], ...] = ()
    returns: Text | None = None
    page: Text | None = None
    route: str = ""


def as_literal(text: Text | str) -> str:
    """A Python string literal of printable characters, in double quotes where they need no escape."""
    literal = repr(text.raw if isinstance(text, Text) else text)
    return literal if '"' in literal else f'"{literal[1:-1]}"'


def as_docstring(doc: Doc, indent: int, pages: PageLinks = NO_LINKS) -> str:
    r"""A docstring with its quotes for code that is indented by `indent` spaces, the first line not indented.

    It has nothing that black would change: no unescaped quote at its start or next to its end, no tabs.
    Evaluated and cleaned (`inspect.cleandoc`), the docstring is `docstring_text(doc, indent, pages)`.
    """
    lines = docstring_text(doc, indent, pages).split("\n")
    escaped = [_escaped(line) for line in lines]
    # the end first: a lone quote is escaped there, and begins no text any more
    if len(lines) == 1 and lines[0].endswith('"'):
        escaped[0] = _escaped(lines[0][:-1]) + '\\"'
    if escaped[0].startswith('"'):
        escaped[0] = "\\" + escaped[0]
    if len(escaped) == 1:
        return f'"""{escaped[0]}"""'
    pad = " " * indent
    rest = (pad + line if line else "" for line in escaped[1:])
    body = "\n".join([escaped[0], *rest])
    return f'"""{body}\n{pad}"""'


def docstring_text(doc: Doc, indent: int, pages: PageLinks = NO_LINKS) -> str:
    """The characters of a docstring: wrapped to the line length, without outer blank lines."""
    # six characters for the quotes around it
    width = max(_WIDTH - indent - 6, _NARROWEST)
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
    if doc.page:
        page = Text(pages.shown(doc.page.raw))
        lines += ["", f"Page: {' '.join(_paragraphs(page, _UNLIMITED))}"]
    return "\n".join(lines)


def _paragraphs(text: Text, width: int) -> list[str]:
    """The lines of the text, wrapped, without outer and doubled blank lines."""
    lines: list[str] = []
    for line in _LINE_ENDS.split(text.raw):
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
    visible = "".join(
        "\\\\" if char == "\\" else char if char.isprintable() else _code(char)
        for char in line
    )
    # after the backslashes were doubled, since these are escapes themselves
    return visible.replace('"""', '\\"\\"\\"')


def _code(char: str) -> str:
    number = ord(char)
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def as_markdown(text: Text) -> str:
    """The text as a paragraph of plain Markdown, without markup, HTML, links or table cells."""
    # line ends first: they are not printable, and dropping them would join words
    line = " ".join(_LINE_ENDS.sub(" ", text.raw).split())
    visible = "".join(char for char in line if char.isprintable())
    numbered = _ORDERED.match(visible)
    start = numbered.end() if numbered else 0
    marked = _LINE_MARKUP.match(visible, start)
    end = marked.end() if marked else start
    mark = _escaped_mark(visible[start:end])
    return visible[:start] + mark + _MARKUP.sub(lambda match: _escaped_mark(match[0]), visible[end:])  # fmt: skip


def _escaped_mark(mark: str) -> str:
    return _ENTITIES.get(mark) or (f"\\{mark}" if mark else "")


def as_markdown_cell(text: Text) -> str:
    """The text for a cell of a Markdown table, which has its line ends as `<br>`."""
    lines = (as_markdown(Text(line)) for line in _LINE_ENDS.split(text.raw))
    return "<br>".join(line for line in lines if line)


def as_markdown_blocks(text: Text) -> tuple[str, ...]:
    """The paragraphs and lists of the text as Markdown, without any other markup; a list with its items is one block.

    A line that begins with a mark of a list is an item, as in the pages; other lines stay lines.
    """
    blocks: list[str] = []
    mark, is_apart = "", True
    for line in map(str.strip, _LINE_ENDS.split(text.raw)):
        item = _LIST_ITEM.match(line)
        words = as_markdown(Text(line[item.end() :] if item else line))
        if not words:
            is_apart = True
            continue
        # numbers are counted anew, from 1
        new = "" if item is None else "1. " if line[0].isdigit() else "- "
        if new:
            joined = "\n" if blocks and new == mark else ""
        else:
            # two spaces end a line everywhere; a line below an item belongs to it
            joined = "" if is_apart else "  \n" + " " * len(mark)
        if joined:
            blocks[-1] += f"{joined}{new}{words}"
        else:
            blocks.append(f"{new}{words}")
        mark, is_apart = new or (mark if joined else ""), False
    return tuple(blocks)


def as_media_type(text: Text) -> str | None:
    """The text if it is a media type without parameters, such as `image/png`, else None.

    It becomes the value of an HTTP header, so it is validated and never escaped.
    """
    return text.raw if _MEDIA_TYPE.match(text.raw) else None
