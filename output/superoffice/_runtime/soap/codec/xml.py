"""The XML of messages. lxml is imported with the first document, and none of its types leaves this module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Final, Protocol, cast

from ...errors import DecodeError, MissingDependencyError
from .characters import without_excluded
from .encoding import UTF8, as_utf8, encoded
from .limits import MOST_NAMESPACES, OverLimitError, begin, spend
from .long_texts import Builder, PieceTarget, RefusedError

XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
XSD: Final = "http://www.w3.org/2001/XMLSchema"
SERIALIZATION: Final = "http://schemas.microsoft.com/2003/10/Serialization/"
NIL: Final = f"{{{XSI}}}nil"
_TRUE: Final = frozenset({"true", "1"})
TYPE: Final = f"{{{XSI}}}type"
_LONGEST_TEXT: Final = 10_000_000
"""The most bytes that libxml2 allows in one text (`XML_MAX_TEXT_LENGTH`)."""
_PIECE: Final = 1 << 20
_SIZE_OF_TEXT: Final = 64
_MOST_ATTRIBUTES: Final = 64
"""Canonical XML sorts the attributes of an element in quadratic time."""
_NO_ELEMENT: Final = "not well-formed XML: no element"
OPTIONS: Final[Mapping[str, bool]] = {
    "resolve_entities": False,
    "load_dtd": False,
    "dtd_validation": False,
    "no_network": True,
    "huge_tree": False,
    "recover": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""Options of parsers for documents from outside: no entity is resolved, nothing is fetched, libxml2's limits hold."""


class NotWellFormedError(DecodeError):
    """A document that is not well-formed XML; `parse` raises a plain DecodeError for it."""


class Element(Protocol):
    """An XML element; names are written `{namespace}local`."""

    @property
    def tag(self) -> str:
        """The name."""
        ...

    @property
    def prefix(self) -> str | None:
        """The prefix of the name; None if it has none."""
        ...

    @property
    def text(self) -> str | None:
        """The text before the first child; None if there is none."""
        ...

    @property
    def attrib(self) -> Mapping[str, str]:
        """The attributes."""
        ...

    @property
    def nsmap(self) -> Mapping[str | None, str]:
        """Namespaces by prefix, including those of the elements around."""
        ...

    def get(self, key: str) -> str | None:
        """An attribute."""
        ...

    def keys(self) -> list[str]:
        """The names of all attributes. Their values would take lxml quadratic time."""
        ...

    def __getitem__(self, key: slice, /) -> list[Element]: ...

    def __iter__(self) -> Iterator[Element]: ...

    def __len__(self) -> int: ...

    def iter(self) -> Iterator[Element]:
        """The element and all in it."""
        ...


class _Renamable(Protocol):
    tag: str


class _DocumentInfo(Protocol):
    internalDTD: object | None  # noqa: N815 - the attribute is lxml's


class _Tree(Protocol):
    docinfo: _DocumentInfo


class _Root(Element, Protocol):
    def getroottree(self) -> _Tree: ...


class _Parser(Protocol):
    def feed(self, data: bytes) -> None: ...

    def close(self) -> _Root | None: ...


class _Etree(Protocol):
    """The part of `lxml.etree` that is used."""

    XMLSyntaxError: type[Exception]

    def XMLParser(self, **options: object) -> _Parser: ...  # noqa: N802 - lxml's class

    def TreeBuilder(self) -> Builder: ...  # noqa: N802 - lxml's class

    def fromstring(self, text: bytes, parser: object) -> _Root | None: ...

    C14NError: type[Exception]

    def tostring(
        self, element: Element, *, with_tail: bool, **options: object
    ) -> bytes: ...


@cache
def _etree() -> _Etree:
    try:
        return cast("_Etree", import_module("lxml.etree"))
    except ImportError as error:
        message = "SOAP needs lxml: install the SDK with its extra `soap`"
        raise MissingDependencyError(message) from error


def require_lxml() -> None:
    """Imports lxml.

    Raises:
        MissingDependencyError: it is not installed.
    """
    _etree()


def parse(data: bytes, charset: str | None = None) -> Element:
    """Returns the root element of a document. Comments and processing instructions are left out.

    A byte order mark gives its encoding, else `charset`, else its declaration (RFC 7303, section 3). References to
    characters that XML excludes are read as U+FFFD (`characters.py`).

    Raises:
        DecodeError: the document is not well-formed, is nested too deeply, has a document type, is not in its charset, or
            has more elements than `limits.py` allows.
        MissingDependencyError: lxml is not installed.
    """
    data, encoding = encoded(data, charset)
    begin(data)
    try:
        return parse_strictly(data, encoding)
    except NotWellFormedError as error:
        # most answers have no such reference, and pay nothing for this
        document = as_utf8(data) if encoding is None else data
        repaired = without_excluded(document)
        if repaired is None:
            raise DecodeError("", error.reason) from None
    try:
        return parse_strictly(repaired, UTF8)
    except NotWellFormedError as error:
        raise DecodeError("", error.reason) from None


def parse_strictly(data: bytes, encoding: str | None = None) -> Element:
    """Does the same for a document in an encoding that the parser knows. References to excluded characters are mistakes.

    **Removing or weakening these options has security implications**: answers come from outside. No entity is resolved,
    nothing is fetched, libxml2's limits on depth and size hold, a document type is refused. Only a text may be longer
    than libxml2 allows: as long as `data`.

    Raises:
        NotWellFormedError: the document is not well-formed, or is nested too deeply.
        DecodeError: it has a document type.
        MissingDependencyError: lxml is not installed.
    """
    etree = _etree()
    try:
        root = etree.fromstring(data, etree.XMLParser(encoding=encoding, **OPTIONS))
    except etree.XMLSyntaxError as error:
        # a text over libxml2's limit is reported as any other error
        if len(data) > _LONGEST_TEXT:
            return _parse_in_pieces(data, encoding)
        raise _not_well_formed(error) from None
    if root is None:
        raise NotWellFormedError("", _NO_ELEMENT)
    if root.getroottree().docinfo.internalDTD is not None:
        raise DecodeError("", "XML with a document type is refused")
    return root


def _parse_in_pieces(data: bytes, encoding: str | None) -> Element:
    """Does the same for a document that may have a text over libxml2's limit."""
    etree = _etree()
    target = PieceTarget(etree.TreeBuilder())
    parser = etree.XMLParser(target=target, encoding=encoding, **OPTIONS)
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
        root = parser.close()
    except (RefusedError, etree.XMLSyntaxError) as error:
        if target.problem is not None:
            raise DecodeError("", target.problem) from None
        raise _not_well_formed(error) from None
    if root is None:
        if target.problem is not None:
            raise DecodeError("", target.problem)
        raise NotWellFormedError("", _NO_ELEMENT)
    return root


def _not_well_formed(error: Exception) -> NotWellFormedError:
    return NotWellFormedError("", f"not well-formed XML: {str(error)[:200]}")


def to_xml(element: Element) -> str:
    """An element as canonical XML, which needs nothing from the elements around it.

    It declares the prefixes of its names and those that `xsi:type` uses at its root, and no others. So it stays the same
    when it is sent and comes back.

    Raises:
        OverLimitError: more namespaces are declared than any service declares.
    """
    prefixes, is_plain = _prefixes(element)
    data = _canonical(element, prefixes) if is_plain else None
    if data is None:
        data = _etree().tostring(
            element, with_tail=False, encoding="utf-8", xml_declaration=False
        )
    return data.decode("utf-8")


def _canonical(element: Element, prefixes: set[str]) -> bytes | None:
    """Exclusive canonical XML; None if there is none, since the URI of a namespace is relative."""
    etree = _etree()
    try:
        return etree.tostring(
            element,
            method="c14n",
            exclusive=True,
            inclusive_ns_prefixes=sorted(prefixes),
            with_tail=False,
        )
    except etree.C14NError:
        return None


def kept_xml(element: Element) -> str:
    """An element of an answer as XML that is kept.

    Raises:
        OverLimitError: the answer costs more than it may.
    """
    xml = to_xml(element)
    spend(len(xml) + _SIZE_OF_TEXT)
    return xml


def renamed(xml: str, tag: str) -> str:
    """An element as XML under another name.

    Raises:
        DecodeError: it is not well-formed XML.
    """
    element = parse_strictly(xml.encode())
    if element.tag != tag:
        cast("_Renamable", element).tag = tag
    return to_xml(element)


def _prefixes(element: Element) -> tuple[set[str], bool]:
    """The prefixes that an element uses, and whether no element has more attributes than can be sorted quickly."""
    namespaces(element)
    prefixes: set[str] = set()
    is_plain = True
    for inner in element.iter():
        prefixes.add(inner.prefix or "#default")
        names = inner.keys()
        if names:
            is_plain = is_plain and len(names) <= _MOST_ATTRIBUTES
            prefixes.add((inner.get(TYPE) or "").strip().rpartition(":")[0])
    return prefixes - {""}, is_plain


def is_nil(element: Element) -> bool:
    """Whether an element is marked as having no value."""
    # most elements have no attribute at all, which is quicker to find out
    return bool(element.keys()) and element.get(NIL) in _TRUE


def local_name(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def namespace(tag: str) -> str:
    """The namespace of a name; empty if it has none."""
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def xsi_type(element: Element) -> tuple[str, str] | None:
    """The namespace and the name that `xsi:type` gives; None without it."""
    if not element.keys():
        return None
    value = element.get(TYPE)
    if value is None:
        return None
    prefix, _, name = value.strip().rpartition(":")
    return namespaces(element).get(prefix or None, ""), name


def namespaces(element: Element) -> Mapping[str | None, str]:
    """Namespaces by prefix. They are collected each time.

    Raises:
        OverLimitError: there are more than any service declares.
    """
    by_prefix = element.nsmap
    if len(by_prefix) > MOST_NAMESPACES:
        raise OverLimitError("", f"more than {MOST_NAMESPACES} namespaces are declared")
    return by_prefix
