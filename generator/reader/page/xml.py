"""The only place that parses XML.

The XML of a page may be hostile: a DOCTYPE is refused before anything could be expanded, nothing is fetched, nothing is
repaired, and libxml2's limits on size and depth stay on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

import msgspec
from lxml import etree

# lxml has no public name for the type of an element
XmlElement: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]

_PARSER: Final = etree.XMLParser(
    # the text was decoded and is encoded again as UTF-8, whatever its declaration states
    encoding="utf-8",
    resolve_entities=False,
    load_dtd=False,
    no_network=True,
    huge_tree=False,
    recover=False,
    remove_comments=True,
    remove_pis=True,
)

_PREFIXED_NAME = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
# all that may precede the root element but a DOCTYPE (XML 1.0, 2.8)
_BEFORE_ROOT = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_URI = re.compile(r"\A[A-Za-z0-9:/.?#\[\]@!$&'()*+,;=%_~-]{0,300}\Z")
_DOCTYPE: Final = "<!DOCTYPE"
_MAX_DEPTH: Final = 100
# more than thirty times the elements of the largest real WSDL
_MAX_ELEMENTS: Final = 500_000
_COUNT = etree.XPath("count(//*)")
_TOO_DEEP = etree.XPath(f"({'/*' * (_MAX_DEPTH + 1)})[1]")


class XmlError(Exception):
    """A block of XML cannot be used; `id` is that of the diagnostic, `line` counts in the page."""

    def __init__(self, id_: str, line: int, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.id = id_
        self.line = line
        self.message = message
        self.detail = detail


class XmlDocument(msgspec.Struct, frozen=True):
    """Parsed XML. `first_line` and `last_line` count in the page.

    `namespaces` holds the prefixes that mean the same wherever they are declared; `resolved` holds the names that they
    have resolved so far.
    """

    root: XmlElement
    first_line: int
    last_line: int
    namespaces: Mapping[str | None, str]
    resolved: dict[str, str]

    def line(self, element: XmlElement) -> int:
        """The page's line of an element."""
        return self.first_line + (element.sourceline or 1) - 1


def parse_xml(source: str, first_line: int) -> XmlDocument:
    """The document in `source`, which starts at `first_line` of its page; raises XmlError."""
    stripped = source.lstrip()
    first_line += source.count("\n", 0, len(source) - len(stripped))
    if _DOCTYPE in stripped:
        line = first_line + stripped.count("\n", 0, stripped.index(_DOCTYPE))
        raise XmlError("page-xml-doctype", line, "the XML holds a DOCTYPE")
    try:
        root = etree.fromstring(stripped.encode(), _PARSER)
    except etree.XMLSyntaxError as error:
        line = first_line + (error.lineno or 1) - 1
        message = "the XML is not well formed"
        raise XmlError("page-xml", line, message, error.msg or "") from None
    last_line = first_line + stripped.rstrip().count("\n")
    namespaces = _namespaces(stripped, root)
    document = XmlDocument(root, first_line, last_line, namespaces, {})
    # an element takes a tag at its beginning, and one at its end if others are inside; most samples have fewer
    if stripped.count("<") > 2 * _MAX_DEPTH:
        _check_size(document)
    return document


def _namespaces(source: str, root: XmlElement) -> dict[str | None, str]:
    """The prefixes with a single meaning. Asking each element is slow, and mostly the root alone declares prefixes."""
    namespaces = root.nsmap
    if source.count("xmlns") == len(namespaces):
        return namespaces
    meanings: dict[str | None, set[str]] = {}
    for _, declared in etree.iterwalk(root, events=("start-ns",)):
        if declared is not None:
            meanings.setdefault(declared[0] or None, set()).add(declared[1])
    if None not in namespaces:
        # where the root declares no default namespace, unprefixed names outside such elements have none
        meanings.pop(None, None)
    return {prefix: uris.pop() for prefix, uris in meanings.items() if len(uris) == 1}


def _check_size(document: XmlDocument) -> None:
    """Readers of elements recurse, so the depth must stay far below Python's limit."""
    too_deep = _TOO_DEEP(document.root)
    if too_deep:
        line = document.line(too_deep[0])
        raise XmlError("page-xml", line, "the XML is nested too deeply")
    if _COUNT(document.root) > _MAX_ELEMENTS:
        line = document.first_line
        raise XmlError("page-xml", line, "the XML has too many elements")


def root_name(source: str) -> str | None:
    """The local name of the first element, found without parsing; None where there is none."""
    before = _BEFORE_ROOT.match(source)
    name = _PREFIXED_NAME.search(source, before.end() if before else 0)
    return name[1] if name else None


def children(element: XmlElement, *tags: str) -> Iterator[XmlElement]:
    """The child elements with one of these tags (`{namespace}name`), or all."""
    return element.iterchildren(*tags) if tags else element.iterchildren()


def tag_of(element: XmlElement) -> str:
    """The `{namespace}name` of an element."""
    return str(element.tag)


def split_tag(tag: str) -> tuple[str, str]:
    """Namespace and local name of a `{namespace}name`."""
    namespace, _, local = tag.rpartition("}")
    return namespace[1:], local


def resolve(document: XmlDocument, element: XmlElement, value: str) -> str:
    """A QName in an attribute as `{namespace}name`, by the namespaces in scope; raises XmlError."""
    known = document.resolved.get(value)
    if known is not None:
        return known
    prefix, _, local = value.strip().rpartition(":")
    namespace = document.namespaces.get(prefix or None)
    if namespace is not None:
        document.resolved[value] = f"{{{namespace}}}{local}"
        return document.resolved[value]
    namespace = element.nsmap.get(prefix or None)
    if namespace is None and prefix:
        line = document.line(element)
        raise XmlError("page-xml", line, "a prefix is not declared", value)
    return f"{{{namespace or ''}}}{local}"


@lru_cache(maxsize=1024)
def is_uri(value: str) -> bool:
    """Whether `value` has only characters of a URI (RFC 3986), and at most 300 of them."""
    return _URI.match(value) is not None


def inner_markup(element: XmlElement) -> str:
    """The markup between the tags of an element, as written."""
    # lxml writes `>` in attributes as an entity, so that the first one ends the tag
    outer = etree.tostring(element, encoding="unicode", with_tail=False)
    return outer[outer.index(">") + 1 : outer.rindex("<")]
