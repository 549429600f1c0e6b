"""The kinds of string that come from a page.

`Text` is any text of a page. It is data from outside and must never reach code, a path or a terminal except through an
escape, so it is no `str` and refuses every implicit way of becoming one.
`WireName` is a name and `Route` a URL path that matched an anchored ASCII pattern, so they need no quotes in code.
`ColumnName` is the name of a column of an archive, which may have slashes and colons. `QName` is a `WireName` in an XML
namespace.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import NoReturn, Self

_WIRE_NAME = re.compile(r"\A[A-Za-z_$][A-Za-z0-9_.$-]{0,119}\Z")
# a part of what the runtime's `Field` takes
_COLUMN_NAME = re.compile(
    r"\A(?=[A-Za-z0-9_./:]{1,200}\Z)[A-Za-z0-9_]+(?:[./:][A-Za-z0-9_]+)*\Z"
)
_ROUTE = re.compile(
    r"\A(?:/(?:[A-Za-z0-9_$.-]{1,80}|\{[A-Za-z_][A-Za-z0-9_]{0,79}\})){1,24}\Z"
)
# of RFC 3986, 3.3, what needs no care in texts
_PART = r"(?:[A-Za-z0-9_$.~:@,;=+()-]|\{[A-Za-z_][A-Za-z0-9_]{0,79}\}){1,120}"
_TEMPLATE = re.compile(rf"\A/(?:{_PART}(?:/{_PART}){{0,23}}/?)?\Z")


class Text:
    """Untrusted text of a page.

    `.raw` is the only way to the characters; it is for the reader, the passes and the escape modules of emit
    and report (a test holds that). Two texts are equal when their characters are.
    """

    __slots__ = ("raw",)

    raw: str

    def __init__(self, raw: str) -> None:
        object.__setattr__(self, "raw", raw)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("Text is immutable")

    def __reduce__(self) -> tuple[type[Text], tuple[str]]:
        return Text, (self.raw,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.raw == other.raw

    def __hash__(self) -> int:
        return hash((Text, self.raw))

    def __bool__(self) -> bool:
        return bool(self.raw)

    def __repr__(self) -> str:
        return f"Text({self.raw!r})"

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError("Text from a page reaches output through an escape only")

    __str__ = _refuse
    __format__ = _refuse
    __html__ = _refuse
    __add__ = _refuse
    __radd__ = _refuse
    __mod__ = _refuse
    __iter__ = _refuse
    __len__ = _refuse
    __getitem__ = _refuse
    __contains__ = _refuse


_SURROGATE = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """A text in which a lone surrogate, which JSON can have and no encoding can hold, is U+FFFD."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


class WireName(str):
    """A name of the API as it goes over the wire, such as `AppointmentId`.

    Raises ValueError unless it starts with an ASCII letter, `_` or `$`, goes on with at most 119 ASCII letters,
    digits, `_`, `.`, `$`, `-`, and has nothing after that (no newline either).
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """The name, checked."""
        if not _WIRE_NAME.match(value):
            raise ValueError(f"not a wire name: {value[:60]!r}")
        return super().__new__(cls, value)


def wire_name(value: str) -> WireName | None:
    """The name, or None where `value` is no wire name."""
    # not checked twice, since every key of every sample comes here
    return str.__new__(WireName, value) if _WIRE_NAME.match(value) else None


_NO_NAME = re.compile(r"[^A-Za-z0-9_.$-]+")
_LONGEST_VALUE_NAME = 100


def value_name(value: str, taken: Collection[str] = ()) -> WireName:
    """A name for a value that is none, such as `On_Hold` for `On Hold`, with a number where it is `taken`.

    The value itself goes over the wire; only the identifier of its member is made from the name.
    """
    letters = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
    name = _NO_NAME.sub("_", letters).strip("_")[:_LONGEST_VALUE_NAME]
    if not name:
        name = "Value" if value.strip() else "Empty"
    if wire_name(name) is None:
        name = f"n{name}"
    number, numbered = 1, name
    while numbered in taken:
        number += 1
        numbered = f"{name}_{number}"
    return WireName(numbered)


class ColumnName(str):
    """The name of a column of an archive, such as `contactId` and `person/associate/fullName`.

    Raises ValueError unless it has at most 200 ASCII letters, digits and `_`, with single `/`, `.` and `:` between them.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """The name, checked."""
        if not _COLUMN_NAME.match(value):
            raise ValueError(f"not a column name: {value[:60]!r}")
        return super().__new__(cls, value)


def column_name(value: str) -> ColumnName | None:
    """The name, or None where `value` is no name of a column."""
    return ColumnName(value) if _COLUMN_NAME.match(value) else None


class QName(str):
    """A namespace and a local name of XML, as a string `{namespace}name`; prefixes are resolved, never kept.

    It is a string, since samples name a type on every line, and strings are hashed and compared quickly.
    """

    __slots__ = ("name", "namespace")

    namespace: str
    name: WireName

    def __new__(cls, namespace: str, name: WireName) -> Self:
        """The name; the caller has checked the namespace."""
        qname = super().__new__(cls, f"{{{namespace}}}{name}")
        object.__setattr__(qname, "namespace", namespace)
        object.__setattr__(qname, "name", name)
        return qname

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("QName is immutable")

    def __reduce__(self) -> tuple[type[QName], tuple[str, WireName]]:
        return QName, (self.namespace, self.name)

    def __repr__(self) -> str:
        return f"QName({self.namespace!r}, {self.name!r})"


class Route(str):
    """The path of a REST operation with its parameters in braces, such as `/api/v1/Contact/{id}`.

    Raises ValueError unless it has at most 24 segments, each of ASCII letters, digits, `_$.~:@,;=+()-`, and names in
    braces. It may end with a slash, and be a slash alone.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        """The path, checked."""
        if not _TEMPLATE.match(value):
            raise ValueError(f"not a route: {value[:60]!r}")
        return super().__new__(cls, value)


def route(value: str) -> Route | None:
    """The path, or None where `value` is none as pages have them: of words, each of them whole or a name in braces."""
    return Route(value) if _ROUTE.match(value) else None


def path_template(value: str) -> Route | None:
    """The path, or None where `value` is no route at all, or leads elsewhere by `.` or `..`."""
    leads_elsewhere = not {".", ".."}.isdisjoint(value.split("/"))
    return Route(value) if _TEMPLATE.match(value) and not leads_elsewhere else None
