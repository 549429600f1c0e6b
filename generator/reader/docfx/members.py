"""Properties, enum members and methods of a docfx page, each an item of its own, and their summaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import unquote

from generator.model.docfx_facts import (
    DocfxMember,
    DocfxMethod,
    DocfxProperty,
    DocfxType,
)
from generator.model.text import Text, WireName
from generator.reader.docfx.types import docfx_type, result_uid
from generator.reader.log import DiagnosticLog
from generator.reader.page.limits import (
    MAX_FIELDS,
    MAX_MEMBERS,
    MAX_OPERATIONS,
    limited,
)
from generator.reader.page.names import checked_name
from generator.reader.page.plain_text import text_from_markup
from generator.reader.page.yaml import Mapping

_STRING: Final = DocfxType(WireName("String"))
_TWIN: Final = "_String"
_ASYNC: Final = "Async"
_VALUE_OF_ENUM: Final = "value__"
# what a caller hands to the .NET client, and the client does not send
_FOR_THE_CLIENT: Final = frozenset(
    ("RequestOptions", "CancellationToken", "HttpClient")
)
# what ends modifiers, type and name: the words of parameters, accessors and values do not count
_DECLARATION_END = re.compile(r"[({=;]")

# references of XML doc comments became `<xref>`, most of them without text of their own
_EMPTY_XREF = re.compile(r"<xref\b([^<>]*)>(?:\s*+</xref\s*>)?")
# not within a longer name of an attribute, such as `data-name`
_SHOWN_NAME = re.compile(r"(?<![\w-])name\s*=\s*[\"']([^\"'<>]+)[\"']")
_TARGET = re.compile(r"(?<![\w-])(?:href|uid)\s*=\s*[\"']([^\"'<>]+)[\"']")
# a query, a fragment, parameters, the arity of a generic type, and `*`, which stands for all overloads
_AFTER_NAME = re.compile(r"[?#(`*].*", re.DOTALL)


def read_properties(
    items: Iterable[Mapping], log: DiagnosticLog
) -> tuple[DocfxProperty, ...]:
    """The public properties that go over the wire; the first of a name counts.

    Static ones, indexers and string twins of enum properties are left out.
    """
    properties: dict[str, DocfxProperty] = {}
    for item in items:
        if item.text("type") == "Property" and _is_of_instance(item):
            property_ = _property(item, log)
            if property_ is not None:
                properties.setdefault(property_.name, property_)
    sent = tuple(
        property_
        for property_ in properties.values()
        if not _is_twin(property_, properties)
    )
    return limited(sent, MAX_FIELDS, "properties of a class", _line(sent), log)


def _line(items: Sequence[DocfxProperty | DocfxMember | DocfxMethod]) -> int:
    return items[0].line if items else 0


def read_members(
    items: Iterable[Mapping], enum_uid: str, log: DiagnosticLog
) -> tuple[DocfxMember, ...]:
    """The members of an enum, in the order of the page; the first of a name counts."""
    members: dict[str, DocfxMember] = {}
    for item in items:
        if not _is_member(item, enum_uid):
            continue
        line = item.line_of("uid")
        name = checked_name(item.text("name"), line, log)
        if name is not None:
            text = text_from_summary(item.text("summary"))
            members.setdefault(name, DocfxMember(name, text, line))
    listed = tuple(members.values())
    return limited(listed, MAX_MEMBERS, "members of an enum", _line(listed), log)


def read_methods(
    items: Iterable[Mapping], log: DiagnosticLog
) -> tuple[DocfxMethod, ...]:
    """The public methods of an agent; the first of a name counts. Static and generic ones are left out."""
    methods: dict[str, DocfxMethod] = {}
    for item in items:
        generic = "``" in item.text("uid")
        if item.text("type") == "Method" and not generic and _is_of_instance(item):
            method = _method(item, log)
            if method is not None:
                methods.setdefault(method.name, method)
    public = tuple(methods.values())
    return limited(public, MAX_OPERATIONS, "methods of a class", _line(public), log)


def _is_of_instance(item: Mapping) -> bool:
    """Whether it is public and not static; attributes are on the lines above the declaration."""
    lines = item.mapping("syntax").text("content").strip().split("\n")
    words = _DECLARATION_END.split(lines[-1])[0].split()
    return not words or ("public" in words and "static" not in words)


def _is_twin(property_: DocfxProperty, properties: dict[str, DocfxProperty]) -> bool:
    """Whether it only repeats another property as a string, as `Mask_String` does; the client does not send it."""
    other = properties.get(property_.name.removesuffix(_TWIN))
    return other is not None and _repeats(property_.type, other.type)


def _repeats(twin: DocfxType, type_: DocfxType) -> bool:
    if twin.is_array and type_.is_array:
        return _repeats(twin.arguments[0], type_.arguments[0])
    return twin == _STRING and type_ != _STRING


def _is_member(item: Mapping, enum_uid: str) -> bool:
    type_ = item.mapping("syntax").mapping("return").text("type")
    is_field = item.text("type") == "Field" and item.text("name") != _VALUE_OF_ENUM
    return is_field and type_ in ("", enum_uid)


def _property(item: Mapping, log: DiagnosticLog) -> DocfxProperty | None:
    syntax, line = item.mapping("syntax"), item.line_of("uid")
    if syntax.mappings("parameters"):
        return None
    name = checked_name(item.text("name"), line, log)
    type_ = _checked_type(syntax.mapping("return").text("type"), line, log)
    if name is None or type_ is None:
        return None
    return DocfxProperty(name, type_, text_from_summary(item.text("summary")), line)


def _method(item: Mapping, log: DiagnosticLog) -> DocfxMethod | None:
    syntax, line = item.mapping("syntax"), item.line_of("uid")
    written = item.text("name").partition("(")[0]
    name = checked_name(written.removesuffix(_ASYNC), line, log)
    parameters = _parameters(syntax.mappings("parameters"), line, log)
    uid = result_uid(syntax.mapping("return").text("type"))
    result = _checked_type(uid, line, log) if uid is not None else None
    if name is None or parameters is None or (uid is not None and result is None):
        return None
    text = text_from_summary(item.text("summary"))
    return DocfxMethod(name, parameters, result, text, line)


def _parameters(
    items: Iterable[Mapping], line: int, log: DiagnosticLog
) -> tuple[tuple[WireName, DocfxType], ...] | None:
    """Names and types in order; None where one cannot be read, since the method without it would be another method."""
    parameters: list[tuple[WireName, DocfxType]] = []
    for parameter in items:
        place = parameter.line_of("id") or line
        type_ = _checked_type(parameter.text("type"), place, log)
        if type_ is not None and type_.name in _FOR_THE_CLIENT:
            continue
        name = checked_name(parameter.text("id"), place, log)
        if name is None or type_ is None:
            return None
        parameters.append((name, type_))
    what = "parameters of a method"
    return limited(tuple(parameters), MAX_FIELDS, what, line, log)


def _checked_type(uid: str, line: int, log: DiagnosticLog) -> DocfxType | None:
    type_ = docfx_type(uid)
    if type_ is None:
        message = "the type cannot be read, so what has it was left out"
        log.add("page-name", line, message, uid)
    return type_


def text_from_summary(summary: str) -> Text | None:
    """Plain text of a summary, None where nothing is left; `<xref href="A.B.C"></xref>` is `C`."""
    if "<xref" in summary:
        summary = _EMPTY_XREF.sub(_referenced_name, summary)
    return text_from_markup(summary)


def _referenced_name(match: re.Match[str]) -> str:
    """The short name of an empty reference; one with text of its own is only a tag around it, and stays."""
    if not match[0].endswith(("/>", "</xref>")):
        return match[0]
    shown = _SHOWN_NAME.search(match[1])
    if shown:
        return shown[1]
    target = _TARGET.search(match[1])
    uid = _AFTER_NAME.sub("", unquote(target[1])) if target else ""
    return uid.rpartition(":")[2].rpartition(".")[2]
