"""A docfx page (`### YamlMime:ManagedReference`): one class or enum of the .NET client, and what it has.

The first of `items` is the class, the others are its parts. `references` is half of a page and says nothing more.
"""

from __future__ import annotations

import re
from typing import Final

from generator.model.docfx_facts import DocfxFacts
from generator.model.text import Text, WireName
from generator.reader.docfx.dictionary import dictionary_of
from generator.reader.docfx.members import read_members, read_methods, read_properties
from generator.reader.docfx.summaries import text_from_summary
from generator.reader.docfx.types import docfx_type
from generator.reader.docfx.yaml import Mapping, top_value
from generator.reader.log import DiagnosticLog
from generator.reader.page.names import checked_name
from generator.reader.page.split import Page

_ITEMS: Final = "items"
_KEYS: Final = frozenset(
    ("uid", "name", "type", "namespace", "summary", "inheritance", "syntax")
)
_KEYS_OF_SYNTAX: Final = frozenset(("content", "parameters", "return", "id", "type"))
_CLASSES: Final = frozenset(("Class", "Struct", "Enum"))
_ROOTS: Final = frozenset(("System.Object", "System.ValueType", "System.Enum"))
_EXTENDS_ENUM = re.compile(r":\s*(?:System\.)?Enum\s*\Z")
_AGENT: Final = "Agent"
_AGENTS: Final = "Agents"


def read_docfx(page: Page, log: DiagnosticLog) -> DocfxFacts | None:
    """The facts of a page of a class or enum; None for any other page.

    Namespaces, interfaces, delegates and generic classes are no values on the wire, and so no fault of the page.
    """
    kept = _KEYS | _KEYS_OF_SYNTAX
    items = top_value(page.text, _ITEMS, kept, log).mappings(_ITEMS)
    if not items or not _is_class(items[0]):
        return None
    name = checked_name(items[0].text("name"), items[0].line("uid"), log)
    return _facts(name, items[0], items[1:], log) if name is not None else None


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
        line=class_.line("uid"),
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
