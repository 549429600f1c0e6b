"""Snapshots as short text: a line for each subject, which is what tests compare.

    rest/v1/Thing/Get: rest method=GET path=/Thing/{id} responses=200~#types/Thing
    types/Thing#field/Name: field type=string nillable @openapi py=name words=abc

After the kind of the fact come its attributes, lists with `|` between their items and `~` in mappings, then where it is
from and what it is in Python. Parts of SOAP are from a WSDL where nothing else is said, others from OpenAPI.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from generator.model.comparison.snapshot import (
    SNAPSHOT_SCHEMA,
    Entry,
    Fact,
    Header,
    Python,
    Snapshot,
)

HEADER = Header(
    schema=SNAPSHOT_SCHEMA,
    docwright="1.0.0",
    runtime="0" * 12,
    settings="0" * 12,
    package="superoffice",
    distribution="superoffice",
)


def snapshot(text: str, header: Header = HEADER) -> Snapshot:
    """The snapshot that the lines describe."""
    lines = (line.strip() for line in text.splitlines())
    entries = [_entry(line) for line in lines if line]
    return Snapshot(header, tuple(sorted(entries, key=lambda entry: entry.subject)))


def _entry(line: str) -> Entry:
    subject, _, rest = line.partition(": ")
    tag, *words = rest.split(" ")
    fact: dict[str, object] = {"of": tag}
    known: dict[str, Any] = {"source": _likely_source(subject, tag), "page": "a.md"}
    for word in words:
        name, mark, value = word.partition("=")
        if word.startswith("@"):
            known["source"] = word[1:]
        elif name == "py":
            known["python"] = Python(value)
        elif name == "line":
            known[name] = int(value)
        elif name in ("words", "page"):
            known[name] = value
        else:
            fact[name] = _value(name, value) if mark else True
    if tag == "soap":
        fact = {**dict.fromkeys(("action", "path", "request", "response"), ""), **fact}
    # `Fact` is a union of tagged structs
    return Entry(subject, msgspec.convert(fact, Fact, strict=False), **known)


def _likely_source(subject: str, tag: str) -> str:
    owner = subject.partition("#")[0]
    is_soap_type = owner.startswith("types/") and owner.count("/") == 2
    is_soap = tag in ("soap", "out") or owner.startswith("soap/") or is_soap_type
    return "wsdl" if is_soap else "openapi"


_LISTS = frozenset(
    {"order", "out", "takes", "answers", "request_headers", "response_headers"}
)


def _value(name: str, value: str) -> object:
    if name == "responses":
        return dict(_pair(item) for item in value.split("|") if item)
    if name in _LISTS:
        # the type of a header follows after a space
        return [item.replace("~", " ") for item in value.split("|") if item]
    return value


def _pair(item: str) -> tuple[str, str]:
    code, _, type_ = item.partition("~")
    return code, type_


def lines(text: str) -> Iterator[str]:
    """The lines of a text that are not empty, without blanks around them."""
    return (line.strip() for line in text.splitlines() if line.strip())
