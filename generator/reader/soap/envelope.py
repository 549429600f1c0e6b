"""A sample envelope: its elements, with the types that it names.

The pages put headers directly under Envelope; a Header element is read as well. Prefixes differ from page to page, so
they are resolved and never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from generator.model.facts import Element, Envelope
from generator.model.text import QName, Text
from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import Fence
from generator.reader.page.limits import MAX_FIELDS, MAX_TYPES, limited
from generator.reader.page.memoize import memoized
from generator.reader.page.names import checked_qname
from generator.reader.page.plain_text import without_controls
from generator.reader.page.xml import (
    XmlDocument,
    XmlElement,
    XmlError,
    children,
    parse_xml,
    resolve,
    root_name,
    split_tag,
    tag_of,
)

_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_TYPE: Final = f"{_XSI}type"
_NIL: Final = f"{_XSI}nil"
_HTTP = re.compile(r"\s*(?:POST|HTTP/[0-9.]+)[ \t]")
_TRUE: Final = frozenset(("true", "1"))
# `<A x:type="B"/>` is the shortest element with a type
_CHARACTERS_OF_TYPE: Final = 14


def is_envelope(fence: Fence) -> bool:
    """Whether the first element of the fence is an Envelope."""
    return root_name(fence.body) == "Envelope"


def read_envelope(fence: Fence, log: DiagnosticLog) -> Envelope | None:
    """The envelope in a fence, or None, with a diagnostic, where it cannot be used."""
    body, line = _without_http(fence)
    try:
        envelope = _envelope(parse_xml(body, line), log)
    except XmlError as error:
        log.add(error.id, error.line, error.message, error.detail)
        return None
    if envelope is None:
        return None
    envelope = msgspec.structs.replace(
        envelope, namespace_line=_line_of(envelope.soap_namespace, body, line)
    )
    # in a shorter text there is no room for more types than are used
    if len(fence.body) < _CHARACTERS_OF_TYPE * MAX_TYPES:
        return envelope
    wrapper = _with_fewer_types(envelope.wrapper, log)
    return msgspec.structs.replace(envelope, wrapper=wrapper)


def _without_http(fence: Fence) -> tuple[str, int]:
    """The XML of a fence and its line: the first line and the headers of an HTTP message may stand above it."""
    if not _HTTP.match(fence.body):
        return fence.body, fence.line + 1
    start = fence.body.find("\n<") + 1
    return fence.body[start:], fence.line + 1 + fence.body.count("\n", 0, start)


def _line_of(namespace: str, body: str, line: int) -> int:
    """The line on which the namespace is first written, 0 where it is nowhere: an envelope may have none."""
    start = body.find(namespace) if namespace else -1
    return 0 if start < 0 else line + body.count("\n", 0, start)


def _envelope(document: XmlDocument, log: DiagnosticLog) -> Envelope | None:
    root = checked_qname(tag_of(document.root), document.first_line, log)
    wrapper = _wrapper(document, log)
    if root is None or wrapper is None:
        return None
    return Envelope(
        soap_namespace=root.namespace,
        headers=_elements(_header_elements(document), document, log),
        wrapper=wrapper,
        first_line=document.first_line,
        last_line=document.last_line,
        beside_header=_beside_header(document),
    )


def _wrapper(document: XmlDocument, log: DiagnosticLog) -> Element | None:
    namespace, _ = split_tag(tag_of(document.root))
    body = document.root.find(f"{{{namespace}}}Body")
    wrappers = [] if body is None else list(children(body))
    if len(wrappers) != 1:
        line = document.first_line if body is None else document.line(body)
        message = "the envelope has no Body with exactly one element"
        log.add("page-incomplete", line, message)
        return None
    return _element(wrappers[0], document, log)


def _header_elements(document: XmlDocument) -> Iterable[XmlElement]:
    namespace, _ = split_tag(tag_of(document.root))
    for child in children(document.root):
        if child.tag == f"{{{namespace}}}Header":
            yield from children(child)
        elif child.tag != f"{{{namespace}}}Body":
            yield child


def _beside_header(document: XmlDocument) -> int:
    """The line of the first element that is neither the Header nor the Body, nor in one of them; 0 where there is none."""
    namespace, _ = split_tag(tag_of(document.root))
    parts = {f"{{{namespace}}}Header", f"{{{namespace}}}Body"}
    beside = (
        document.line(child)
        for child in children(document.root)
        if child.tag not in parts
    )
    return next(beside, 0)


def _elements(
    elements: Iterable[XmlElement], document: XmlDocument, log: DiagnosticLog
) -> tuple[Element, ...]:
    read = [_element(element, document, log) for element in elements]
    kept = tuple([element for element in read if element is not None])
    return kept if len(kept) <= MAX_FIELDS else _with_fewer_names(kept, log)


def _with_fewer_names(
    elements: tuple[Element, ...], log: DiagnosticLog
) -> tuple[Element, ...]:
    """The elements of the first names; an array has any number of elements of one name."""
    names = tuple(dict.fromkeys(element.name for element in elements))
    what = "parts of an element in a sample"
    kept = frozenset(limited(names, MAX_FIELDS, what, elements[0].line, log))
    return tuple(element for element in elements if element.name in kept)


def _with_fewer_types(wrapper: Element, log: DiagnosticLog) -> Element:
    """The wrapper, in which elements of all but the first types are cut off, as samples do it at some depth."""
    types = tuple(dict.fromkeys(_types(wrapper)))
    kept = frozenset(limited(types, MAX_TYPES, "types in a sample", wrapper.line, log))
    return wrapper if len(kept) == len(types) else _cut_off(wrapper, kept)


def _types(element: Element) -> Iterator[QName]:
    if element.type is not None:
        yield element.type
    for child in element.children:
        yield from _types(child)


def _cut_off(element: Element, types: frozenset[QName]) -> Element:
    if element.type is not None and element.type not in types:
        return Element(element.name, None, True, None, (), element.line)
    children = tuple(_cut_off(child, types) for child in element.children)
    return msgspec.structs.replace(element, children=children)


def _element(
    element: XmlElement, document: XmlDocument, log: DiagnosticLog
) -> Element | None:
    line = document.line(element)
    name = checked_qname(tag_of(element), line, log)
    nil, type_ = False, None
    # all attributes at once: each call into lxml costs as much as the rest
    for attribute, value in element.items():
        if attribute == _TYPE:
            type_ = checked_qname(resolve(document, element, value), line, log)
            name = name if type_ else None
        elif attribute == _NIL:
            nil = value in _TRUE
    if name is None:
        return None
    if len(element) == 0:
        return Element(name, type_, nil, _text(element.text or ""), (), line)
    inside = _elements(element, document, log)
    return Element(name, type_, nil, None, inside, line)


@memoized
def _text(characters: str) -> Text:
    return Text(without_controls(characters) if characters.strip() else "")
