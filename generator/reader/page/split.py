"""A page split into front matter, headings and fences, each with its line.

Markdown decides what is a heading or a fence: plain Markdown is found at the margin (`plain_markdown.py`), any other
is read by the library (`markdown.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

import msgspec

from generator.model.facts import FrontMatterFacts
from generator.model.text import Text, WireName, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import Blocks, Fence, Heading
from generator.reader.page.front_matter import FrontMatter, front_matter
from generator.reader.page.markdown import markdown_blocks
from generator.reader.page.plain_markdown import plain_blocks
from generator.reader.page.plain_text import without_controls


class Form(Enum):
    """What a whole file is written in."""

    MARKDOWN = "markdown"
    XML = "xml"
    YAML = "yaml"


class Page(msgspec.Struct, frozen=True):
    """A page; `lines[0]` is line 1. Files in XML and YAML have no headings, fences and front matter."""

    path: str
    form: Form
    text: str
    lines: tuple[str, ...]
    front_matter: Mapping[str, str]
    front_matter_end: int
    headings: tuple[Heading, ...]
    fences: tuple[Fence, ...]


_CODE_NAME = re.compile(r"<see cref=\"[A-Z!]:([^\"]{1,200})\"")
_XML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*+<(?:\?xml\s|!DOCTYPE\s|(?:[A-Za-z_][\w.-]*:)?definitions[\s>/])",
    re.DOTALL,
)
_YAML_LIST = re.compile(r"\s*(?:items:[ \t]*\n|- (?:name|href|uid):[ \t])")
_DOCFX = "### YamlMime:"


def split_page(path: str, text: str, log: DiagnosticLog) -> Page:
    r"""The parts of a page. `text` has `\n` line ends."""
    form = _form(text)
    lines = tuple(text.split("\n"))
    if form is not Form.MARKDOWN:
        return Page(path, form, text, lines, {}, 0, (), ())
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
    return markdown_blocks(("",) * front.end_line + lines[front.end_line :], log)


def front_matter_facts(page: Page) -> FrontMatterFacts:
    """The scalars of the front matter, in order."""
    return tuple(
        (Text(without_controls(key)), Text(without_controls(value)))
        for key, value in page.front_matter.items()
    )


def named_code(page: Page, start: re.Pattern[str], before: int) -> WireName | None:
    """The name in the first `<see cref="M:Name">` of a line that starts so, above the line `before`; None without."""
    for line in page.lines[: before - 1]:
        found = _CODE_NAME.search(line) if start.match(line) else None
        if found:
            return wire_name(found[1])
    return None


def _form(text: str) -> Form:
    if _XML.match(text):
        return Form.XML
    if text.startswith(_DOCFX) or _YAML_LIST.match(text):
        return Form.YAML
    return Form.MARKDOWN
