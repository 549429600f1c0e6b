r"""From the bytes of a file to the outline of a page: front matter, headings and code blocks, each with its line.

Markdown decides what is a heading or a code block: where they stand at the margin only, `plain_markdown.py` finds
them, and the library behind `markdown.py` reads any other page.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from enum import Enum, IntEnum

import msgspec

from generator.model.facts import Facts, PageKind
from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import Blocks, Fence, Heading
from generator.reader.page.front_matter import FrontMatter, front_matter
from generator.reader.page.plain_markdown import plain_blocks
from generator.reader.page_bytes import MAX_BYTES

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = bytes({*range(0x20), 0x7F} - {*b"\t\n\r\f"})

# possessive, since comments that are never closed would be tried again from each of their lines
_XML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*+<(?:\?xml\s|!DOCTYPE\s|(?:[A-Za-z_][\w.-]*:)?definitions[\s>/])",
    re.DOTALL,
)
# tables of contents without the mark of docfx; any other list may be one of Markdown
_YAML_LIST = re.compile(r"\s*(?:items:[ \t]*\n|- (?:name|href|uid):[ \t])")
_DOCFX = "### YamlMime:"
# Liquid of sites begins with a brace as well, but no key follows
_JSON = re.compile(r'\s*\{\s*["}]')
_COMMENTS = r"(?:[ \t]*+(?:#[^\n]*+)?\n)*+"
_YAML_MAPPING = re.compile(
    rf"{_COMMENTS}(?:%YAML[^\n]*\n)?{_COMMENTS}(?:---[ \t]*\n)?{_COMMENTS}"
    r"""((?:[\w$./][^\n:]*|"[^"\n]*"[ \t]*|'[^'\n]*'[ \t]*):(?:[ \t][^\n]*)?(?:\n|\Z))"""
)
# of OpenAPI, whose documents are read even if a line of theirs is broken
_VERSION = re.compile(r"""["']?(?:openapi|swagger)["']?[ \t]*:[ \t]*["']?[0-9]""")
# lines at the margin that a mapping at the margin cannot have; a second `---` ends front matter
_NO_KEY = re.compile(
    r"""^(?!(?:[\w$./{(][^\n]*|"[^"\n]*"[ \t]*|'[^'\n]*'[ \t]*):(?:[ \t]|$)|[#}\]]|-[ \t]|-$|\.\.\.$)[^\s]""",
    re.MULTILINE,
)


class Form(Enum):
    """The language of a whole file. YAML is that of docfx and tables of contents; a mapping is any other."""

    MARKDOWN = "markdown"
    XML = "xml"
    YAML = "yaml"
    JSON = "json"
    YAML_MAPPING = "yaml-mapping"


class Page(msgspec.Struct, frozen=True):
    """A page; `lines[0]` is line 1. Files in XML, YAML and JSON have no headings, fences and front matter."""

    path: str
    form: Form
    text: str
    lines: tuple[str, ...]
    front_matter: Mapping[str, str] = {}
    front_matter_end: int = 0
    headings: tuple[Heading, ...] = ()
    fences: tuple[Fence, ...] = ()

    @property
    def first_heading(self) -> str:
        """The text of the first heading, empty where there is none."""
        return self.headings[0].text if self.headings else ""

    def line_of(self, key: str) -> int:
        """The line of a key of the front matter, 1 where none begins with it."""
        lines = enumerate(self.lines[: self.front_matter_end], 1)
        found = (number for number, line in lines if line.startswith(f"{key}:"))
        return next(found, 1)


class Sign(IntEnum):
    """What gives a kind of page away; kinds with a surer sign are tried first.

    document: the language of the file, or a document inside the page; sample: a sample, or a line that only this kind
    has; heading: a heading that only this kind has; words: words that other pages may have as well.
    """

    DOCUMENT = 1
    SAMPLE = 2
    HEADING = 3
    WORDS = 4


class KindReader(msgspec.Struct, frozen=True):
    """How a kind of page is recognised and read: a row in the table of its source folder.

    `read` gives None for a page that lacks what it is about, with a diagnostic. Kinds without `read` have no facts.
    """

    kind: PageKind
    sign: Sign
    recognises: Callable[[Page], bool]
    read: Callable[[Page, DiagnosticLog], Facts | None] | None = None


def decode(data: bytes, log: DiagnosticLog) -> str | None:
    r"""The text of a page with `\n` line ends, or None, with a diagnostic, where `data` is too large or no text.

    A byte order mark is dropped, and invalid UTF-8 is replaced by U+FFFD.
    """
    if len(data) > MAX_BYTES:
        log.add("file-too-large", 0, "the file is larger than 16 MiB")
        return None
    # before the look for binary data: UTF-16 has a zero byte in each Latin letter
    if data.startswith(_UTF16):
        log.add("file-binary", 0, "the file is UTF-16, not UTF-8")
        return None
    if _is_binary(data):
        log.add("file-binary", 0, "the file holds binary data")
        return None
    return _utf8(data, log).replace("\r\n", "\n").replace("\r", "\n")


def _is_binary(data: bytes) -> bool:
    if b"\0" in data:
        return True
    controls = len(data) - len(data.translate(None, _CONTROL))
    return controls * 4 > len(data)


def _utf8(data: bytes, log: DiagnosticLog) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        log.add("file-not-utf8", line, "a byte is not valid UTF-8")
        return data.decode("utf-8", "replace")


def split_page(path: str, text: str, log: DiagnosticLog) -> Page:
    r"""The outline of a page. `text` has `\n` line ends."""
    form = _form(text)
    lines = tuple(text.split("\n"))
    if form is not Form.MARKDOWN:
        return Page(path, form, text, lines)
    front = front_matter(text, log)
    blocks = _blocks(text, lines, front, log)
    return Page(
        path,
        form,
        text,
        lines,
        front.values,
        front.end_line,
        blocks.headings,
        blocks.fences,
    )


def _blocks(
    text: str, lines: tuple[str, ...], front: FrontMatter, log: DiagnosticLog
) -> Blocks:
    source = text[front.end :] if front.end_line else f"\n{text}"
    plain = plain_blocks(source, front.end_line)
    if plain is not None:
        return plain
    # most docs are plain throughout, and each process would wait for the library
    from generator.reader.page import markdown  # noqa: PLC0415 - only for other pages

    # blank lines in place of the front matter keep the numbers of the lines
    return markdown.markdown_blocks(
        ("",) * front.end_line + lines[front.end_line :], log
    )


def _form(text: str) -> Form:
    if _XML.match(text):
        return Form.XML
    if text.startswith(_DOCFX) or _YAML_LIST.match(text):
        return Form.YAML
    if _JSON.match(text):
        return Form.JSON
    start = _YAML_MAPPING.match(text)
    if start and (_VERSION.match(start[1]) or not _NO_KEY.search(text, start.end())):
        return Form.YAML_MAPPING
    return Form.MARKDOWN
