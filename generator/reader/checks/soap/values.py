"""Check: values of samples that their own xsi:type does not allow.

Source: XML Schema, part 2. The simple types that WCF adds restrict those of XML Schema of the same name. Enums are no
matter of the page alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.model.facts import Element, SoapOperationFacts
from generator.model.text import QName
from generator.reader.checks.checked import CheckedPage, PageDefect

_NAMESPACES: Final = frozenset(
    (
        "http://www.w3.org/2001/XMLSchema",
        "http://schemas.microsoft.com/2003/10/Serialization/",
    )
)
_INTEGER: Final = re.compile(r"[+-]?[0-9]+", re.ASCII)
_ZONE: Final = r"(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_FORMS: Final[Mapping[str, re.Pattern[str]]] = {
    "int": _INTEGER,
    "short": _INTEGER,
    "long": _INTEGER,
    "unsignedInt": _INTEGER,
    "boolean": re.compile(r"true|false|1|0"),
    "double": re.compile(
        r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?|-?INF|NaN"
    ),
    "dateTime": re.compile(
        rf"-?[0-9]{{4,}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]+)?{_ZONE}"
    ),
    "duration": re.compile(
        r"-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
        r"(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?"
    ),
}


def values_of_samples(checked: CheckedPage) -> Iterator[PageDefect]:
    """Yields the first value of each type that is not in the form of its type."""
    facts = checked.facts.facts
    if not isinstance(facts, SoapOperationFacts):
        return
    found: dict[str, Element] = {}
    for envelope in (facts.request, facts.response):
        _find(envelope.wrapper, found)
    for name, element in found.items():
        yield PageDefect(
            id="soap-sample-value",
            line=element.line,
            message=f"{_value(element)} is no {name}, which is the type of {element.name.name} here",
            cause=str(name),
            detail=element.text.raw if element.text else "",
        )


def _value(element: Element) -> str:
    return "this value" if element.text else "an empty element"


def _find(element: Element, found: dict[str, Element]) -> None:
    for child in element.children:
        if child.children:
            _find(child, found)
        elif child.type is not None and _is_wrong(child, child.type):
            found.setdefault(child.type.name, child)


def _is_wrong(element: Element, type_: QName) -> bool:
    form = _FORMS.get(type_.name)
    if form is None or element.nil or type_.namespace not in _NAMESPACES:
        return False
    text = element.text.raw if element.text else ""
    return form.fullmatch(text.strip(" \t\r\n")) is None
