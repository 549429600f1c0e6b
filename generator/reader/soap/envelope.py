"""A sample envelope: its elements, with the types that it names.

The pages put headers directly under Envelope; a Header element is read as well. Prefixes differ from page to page, so
they are resolved and never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.model.facts import Element, Envelope
from generator.model.text import Text
from generator.reader.log import DiagnosticLog
from generator.reader.page.markdown import Fence
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


def is_envelope(fence: Fence) -> bool:
    """Whether the first element of the fence is an Envelope."""
    return root_name(fence.body) == "Envelope"


def read_envelope(fence: Fence, log: DiagnosticLog) -> Envelope | None:
    """The envelope in a fence, or None, with a diagnostic, where it cannot be used."""
    body, line = _without_http(fence)
    try:
        return _envelope(parse_xml(body, line), log)
    except XmlError as error:
        log.add(error.id, error.line, error.message, error.detail)
        return None


def _without_http(fence: Fence) -> tuple[str, int]:
    """The XML of a fence and its line: the first line and the headers of an HTTP message may stand above it."""
    if not _HTTP.match(fence.body):
        return fence.body, fence.line + 1
    start = fence.body.find("\n<") + 1
    return fence.body[start:], fence.line + 1 + fence.body.count("\n", 0, start)


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


def _elements(
    elements: Iterable[XmlElement], document: XmlDocument, log: DiagnosticLog
) -> tuple[Element, ...]:
    read = [_element(element, document, log) for element in elements]
    return tuple([element for element in read if element is not None])


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
