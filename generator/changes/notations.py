"""The types that facts name, in the notation of `model/expressions.py`, and the named types in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from generator.model.comparison.snapshot import (
    FieldFact,
    OutFact,
    ParameterFact,
    RestFact,
    ResultFact,
    SoapFact,
    TypeFact,
)

# ids of types have one or two segments after `types/`; see `model/expressions.py`
_REFERENCE: Final = re.compile(r"#(types(?:/[A-Za-z0-9_$][A-Za-z0-9_.$-]*){1,2})")


def references(notation: str) -> list[str]:
    """The ids of the named types in a notation, in their order."""
    # most types are scalars
    return _REFERENCE.findall(notation) if "#" in notation else []


def with_references(notation: str, renamed: Callable[[str], str]) -> str:
    """The notation with another id for each named type."""
    return _REFERENCE.sub(lambda match: f"#{renamed(match[1])}", notation)


def notations(fact: object) -> Iterator[tuple[str, str]]:
    """Yields each type that a fact names, after the place in the fact that it is at; a base is a reference as well."""
    match fact:
        case ParameterFact() | OutFact() | FieldFact() | ResultFact():
            yield "type", fact.type
        case TypeFact(base=base) if base:
            yield "base", f"#{base}"
        case RestFact(responses=responses):
            yield from responses.items()
        case SoapFact():
            for header in (*fact.request_headers, *fact.response_headers):
                name, _, type_ = header.partition(": ")
                yield name, type_
        case _:
            return
