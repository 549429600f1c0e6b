"""Whether every element of an XML sample is at its place in the client's result, with the type that `xsi:type` names."""

from __future__ import annotations

import binascii
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final, cast

from generator.runtime.soap.codec.xml import (
    SERIALIZATION,
    XSD,
    Element,
    is_nil,
    local_name,
    namespace,
    xsi_type,
)
from generator.runtime.testing.canonical import canonical_xml
from generator.runtime.values.enums import OpenEnum
from generator.runtime.values.flags import Flags
from generator.runtime.values.model import Model

from .annotations import field_annotation, fits
from .json_places import UNKNOWN_MEMBER

UNKNOWN_ELEMENT: Final = "docwrightUnknownElement"

_SCALARS: Final[Mapping[str, type[object] | tuple[type[object], ...]]] = {
    "string": str,
    "int": int,
    "short": int,
    "long": int,
    "byte": int,
    "unsignedInt": int,
    "unsignedShort": int,
    "unsignedByte": int,
    "double": float,
    "float": float,
    "decimal": (float, Decimal),
    "boolean": bool,
    "dateTime": datetime,
    "duration": timedelta,
    "base64Binary": bytes,
}
_BUILT_IN: Final = (XSD, SERIALIZATION)


class Names:
    """The Python names of one version, from `api.json`."""

    def __init__(self, index: Mapping[str, object], path: str) -> None:
        self._classes: dict[str, str] = {}
        self._fields: dict[str, dict[str, str]] = {}
        for id_, target in index.items():
            if isinstance(target, str) and target.startswith(f"{path}."):
                type_, _, part = id_.partition("#")
                self._add(type_, part, target)

    def _add(self, type_: str, part: str, target: str) -> None:
        if not part:
            self._classes[type_.rpartition("/")[2]] = target
        elif part.startswith("field/"):
            owner, _, name = target.rpartition(".")
            self._fields.setdefault(owner, {})[part.removeprefix("field/")] = name

    def class_of(self, type_: str) -> str | None:
        """Module and class of a type by its wire name; None where it has no class, such as an array."""
        return self._classes.get(type_)

    def places(self, model: Model) -> dict[str, str]:
        """The attributes of a model by wire name, those of its bases included."""
        places: dict[str, str] = {}
        # bases first, so that the fields of a class win over theirs
        for cls in reversed(type(model).__mro__):
            places |= self._fields.get(_path(cls), {})
        return places


class XmlPlaces:
    """Compares elements with values; `problems` are differences and their places.

    `alterable` tells whether a model, an enum or flags were found, to which something unknown can be added.
    """

    def __init__(self, names: Names) -> None:
        self.problems: list[str] = []
        self.alterable = False
        self._names = names

    def compare_parts(
        self, wrapper: Element, names: Sequence[str], values: Sequence[object]
    ) -> None:
        """Compares the parts of a message, whose wire names in the client are `names`."""
        for child in wrapper:
            wire = local_name(child.tag)
            if wire in names:
                self.compare(wire, child, values[names.index(wire)])
            else:
                self.problems.append(f"{wire} has no place in the client")
        shown = {local_name(child.tag) for child in wrapper}
        for wire in names:
            if wire not in shown:
                self.problems.append(f"the page shows no {wire}")

    def compare(self, path: str, element: Element, value: object) -> None:
        """Compares an element and those in it."""
        if is_null(element):
            if value is not None and value not in ([], {}):
                self._differs(path, element, value)
            return
        self._compare_class(path, element, value)
        match value:
            case Model():
                self._compare_model(path, element, value)
            case list():
                self._compare_items(path, element, cast("list[object]", value))
            case dict():
                pairs = cast("dict[object, object]", value)
                self._compare_pairs(path, element, pairs)
            case OpenEnum() | Flags():
                self.alterable = True
                self._compare_text(path, element, value)
            case _:
                self._compare_text(path, element, value)

    def _differs(self, path: str, element: Element, value: object) -> None:
        kind = type(value).__name__
        shown = "nil" if is_nil(element) else repr(element.text)[:60]
        self.problems.append(f"{path} is {kind} {value!r:.60}, the page shows {shown}")

    def _compare_class(self, path: str, element: Element, value: object) -> None:
        """Compares the class of a value with the type that the page names."""
        type_ = xsi_type(element)
        if type_ is None or value is None or isinstance(value, Flags):
            return
        expected = self._names.class_of(type_[1]) if type_[0] not in _BUILT_IN else None
        scalar = _SCALARS.get(type_[1]) if type_[0] in _BUILT_IN else None
        if expected is not None and _path(type(value)) != expected:
            self.problems.append(f"{path} is {_path(type(value))}, not {expected}")
        # in Python a bool is an int
        is_other = isinstance(value, bool) is not (scalar is bool)
        if scalar is not None and (is_other or not isinstance(value, scalar)):
            self._differs(path, element, value)

    def _compare_model(self, path: str, element: Element, value: Model) -> None:
        self.alterable = True
        places = self._names.places(value)
        for child in element:
            wire = local_name(child.tag)
            if wire in places:
                self._compare_field(f"{path}.{wire}", child, value, places[wire])
            else:
                kind = type(value).__name__
                self.problems.append(f"{path}.{wire} has no place in {kind}")

    def _compare_field(
        self, path: str, element: Element, model: Model, name: str
    ) -> None:
        value: object = getattr(model, name)
        self.compare(path, element, value)
        annotation = field_annotation(type(model), name)
        if not fits(annotation, value):
            kind = type(value).__name__
            self.problems.append(f"{path} is {kind}, the client promises {annotation}")

    def _compare_items(self, path: str, element: Element, values: list[object]) -> None:
        if len(element) != len(values):
            self._differs(path, element, values)
        for index, (child, value) in enumerate(zip(element, values, strict=False)):
            self.compare(f"{path}[{index}]", child, value)

    def _compare_pairs(
        self, path: str, element: Element, values: dict[object, object]
    ) -> None:
        if len(element) != len(values):
            self._differs(path, element, values)
        for entry, (key, value) in zip(element, values.items(), strict=False):
            for child, part in zip(entry, (key, value), strict=False):
                self.compare(f"{path}[{key}]", child, part)

    def _compare_text(self, path: str, element: Element, value: object) -> None:
        if len(element) or not _is_text_of(value, element.text or ""):
            self._differs(path, element, value)


def is_null(element: Element) -> bool:
    """Whether an element is null: nil, or where the page cuts it off, empty and of any type."""
    if is_nil(element):
        return True
    return (
        not len(element) and not element.text and xsi_type(element) == (XSD, "anyType")
    )


def altered(names: Names, element: Element, value: object) -> None:
    """Adds an unknown element to every model, and replaces members of enums by an unknown one."""
    changed = cast("Any", element)
    match value:
        case Model():
            places = names.places(value)
            for child in element:
                altered(names, child, getattr(value, places[local_name(child.tag)]))
            unknown = changed.makeelement(
                f"{{{namespace(element.tag)}}}{UNKNOWN_ELEMENT}"
            )
            unknown.text = "unknown"
            changed.append(unknown)
        case list():
            for child, item in zip(element, cast("list[object]", value), strict=False):
                altered(names, child, item)
        case dict():
            pairs = cast("dict[object, object]", value).values()
            for entry, item in zip(element, pairs, strict=False):
                altered(names, list(entry)[-1], item)
        case OpenEnum():
            changed.text = UNKNOWN_MEMBER
        case Flags():
            changed.text = f"{element.text or ''} {UNKNOWN_MEMBER}".strip()
        case _:
            return


def _path(cls: type[object]) -> str:
    return f"{cls.__module__}.{cls.__name__}"


def _is_text_of(value: object, text: str) -> bool:
    """Whether an element's text is a form of the value."""
    match value:
        case Flags():
            members = {str(member) for member in value}
            return members == set(text.split())
        case str():
            return value == text
        # before int, of which it is a subclass
        case bool():
            return text.strip() in ({"true", "1"} if value else {"false", "0"})
        case int() | float():
            return bool(text.strip()) and float(text) == value
        case Decimal():
            return Decimal(text) == value
        case datetime():
            return not text.strip() or _line(text) == _line(value.isoformat())
        case bytes():
            return binascii.a2b_base64(text) == value
        case _:
            # durations have many spellings; the round trip compares them
            return isinstance(value, timedelta)


def _line(text: str) -> str:
    return canonical_xml(f"<a>{text}</a>".encode())
