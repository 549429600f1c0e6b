"""A docfx page (`### YamlMime:ManagedReference`): one class or enum of the .NET client with its members.

The first of `items` is the class, the others are its members. `references` is half of a page and adds nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from generator.model.docfx_facts import DocfxFacts
from generator.model.text import Text, WireName
from generator.reader.docfx.members import (
    read_members,
    read_methods,
    read_properties,
    text_from_summary,
)
from generator.reader.docfx.types import dictionary_of, docfx_type
from generator.reader.log import DiagnosticLog
from generator.reader.page.names import checked_name
from generator.reader.page.outline import Form, Page
from generator.reader.page.yaml import Limits, Mapping, Sequence, YamlError, top_value

LIMITS: Final = Limits(characters=8 * 1024 * 1024, depth=16)
"""Ten times the longest real page, and twice the depth of the deepest."""

_MARK: Final = "### YamlMime:"
_ITEMS: Final = "items"
_FIRST_KEY: Final = "uid"
_KEYS_OF_ITEM: Final = frozenset(
    (_FIRST_KEY, "name", "type", "namespace", "summary", "inheritance", "syntax")
)
_KEYS_OF_SYNTAX: Final = frozenset(("content", "parameters", "return", "id", "type"))
_KEYS: Final = _KEYS_OF_ITEM | _KEYS_OF_SYNTAX

# words that YAML has no other meaning for: no indicator at their start, no comment, no second colon
_WORD: Final = r"[\w.,`(){}@*/<>~+-]+(?:[:\#][\w.,`(){}@*/<>~+-]+)*"
_PLAIN: Final = rf"(?:(?=[A-Za-z]){_WORD}(?:\ {_WORD})*|'[^'\n]*')"
# the next key at the top ends the list, whose own items begin at the margin with `-`
_AT_MARGIN = re.compile(r"\n[^\s-]")
_CLASSES: Final = frozenset(("Class", "Struct", "Enum"))
_ROOTS: Final = frozenset(("System.Object", "System.ValueType", "System.Enum"))
_EXTENDS_ENUM = re.compile(r":\s*(?:System\.)?Enum\s*\Z")
_AGENT: Final = "Agent"
_AGENTS: Final = "Agents"


def is_table_of_contents(page: Page) -> bool:
    """Whether the file is YAML that is marked as a table of contents, or not marked at all."""
    return page.form is Form.YAML and (
        page.text.startswith(f"{_MARK}TableOfContent")
        or not page.text.startswith(_MARK)
    )


def is_docfx(page: Page) -> bool:
    """Whether the file is any other YAML."""
    return page.form is Form.YAML and not is_table_of_contents(page)


def read_docfx(page: Page, log: DiagnosticLog) -> DocfxFacts | None:
    """The facts of a page of a class or enum; None for any other page.

    Namespaces, interfaces, delegates and generic classes are no values on the wire, and so no fault of the page.
    """
    items = _items(page, log)
    if not items or not _is_class(items[0]):
        return None
    name = checked_name(items[0].text("name"), items[0].line_of("uid"), log)
    return _facts(name, items[0], items[1:], log) if name is not None else None


def _items(page: Page, log: DiagnosticLog) -> tuple[Mapping, ...]:
    """The class and its members; none, with a diagnostic, where the YAML cannot be used."""
    text = without_other_keys(page.text, _KEYS)
    try:
        items = top_value(text, _ITEMS, _KEYS, LIMITS)
    except YamlError as error:
        log.add("page-yaml", error.line, error.message, error.detail)
        return ()
    nodes = items.nodes if isinstance(items, Sequence) else ()
    return tuple(node for node in nodes if isinstance(node, Mapping))


def without_other_keys(text: str, kept: frozenset[str]) -> str:
    """The text with blank lines for keys of items that are not kept: they cost the YAML parser half its time.

    That is safe for a list of mappings at the margin that all start with `uid`: no line of another value in such a list
    can have the same indentation (YAML 1.1, 9 and 10). Other texts stay as they are.
    """
    start = text.find(f"\n{_ITEMS}:\n- {_FIRST_KEY}: ")
    if start < 0:
        return text
    behind = _AT_MARGIN.search(text, start + 1)
    end = behind.start() if behind else len(text)
    if text.count("\n- ", start, end) != text.count(f"\n- {_FIRST_KEY}: ", start, end):
        return text
    items = _other_keys(kept).sub(_blank_lines, text[start:end])
    return text[:start] + items + text[end:]


@lru_cache
def _other_keys(kept: frozenset[str]) -> re.Pattern[str]:
    """A key that is not kept with its value: a plain one, or a list or mapping of plain ones that ends where it seems to."""
    names = "|".join(map(re.escape, sorted(kept)))
    return re.compile(
        rf"""
        \n\ \ (?!(?:{names}):)[\w.]+:
        (?: \ {_PLAIN} | (?:\n\ \ (?:-\ |\ \ )(?:\w+:\ )?{_PLAIN})+ )
        (?=\n(?:-\ |(?:\ \ )?\w))
        """,
        re.ASCII | re.VERBOSE,
    )


def _blank_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _facts(
    name: WireName, class_: Mapping, items: tuple[Mapping, ...], log: DiagnosticLog
) -> DocfxFacts:
    is_enum = _is_enum(class_)
    agent = None if is_enum else _agent(name, class_.text("namespace"))
    return DocfxFacts(
        name=name,
        namespace=Text(class_.text("namespace")),
        is_enum=is_enum,
        base=None if is_enum else _base(class_),
        agent=agent,
        properties=() if is_enum else read_properties(items, log),
        members=read_members(items, class_.text("uid"), log) if is_enum else (),
        methods=read_methods(items, log) if agent is not None else (),
        text=text_from_summary(class_.text("summary")),
        line=class_.line_of("uid"),
        dictionary=None if is_enum else dictionary_of(class_),
    )


def _is_class(item: Mapping) -> bool:
    return item.text("type") in _CLASSES and "`" not in item.text("uid")


def _is_enum(class_: Mapping) -> bool:
    """Pages made from assemblies show an enum as a sealed class that extends Enum."""
    content = class_.mapping("syntax").text("content")
    return (
        class_.text("type") == "Enum"
        or "System.Enum" in class_.texts("inheritance")
        or _EXTENDS_ENUM.search(content) is not None
    )


def _base(class_: Mapping) -> WireName | None:
    """The class that it extends: `inheritance` goes from the root down."""
    uids = [uid for uid in class_.texts("inheritance") if uid not in _ROOTS]
    type_ = docfx_type(uids[-1]) if uids else None
    return type_.name if type_ is not None else None


def _agent(name: WireName, namespace: str) -> WireName | None:
    agent = name.removesuffix(_AGENT)
    if not agent or agent == name or namespace.rpartition(".")[2] != _AGENTS:
        return None
    return WireName(agent)
