"""The fields of a form as a server reads them: RFC 7578 for files, the URL Standard without."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl

from superoffice_contract_checks.exchange import Received

from .made_up_parts import Content, Sent

_BOUNDARY: Final = re.compile(r"multipart/form-data; boundary=([0-9A-Za-z]+)")
_NAME: Final = re.compile(rb'form-data; name="([^"]*)"')


def read_form(received: Received) -> list[tuple[str, bytes]]:
    """The fields by name, in their order.

    Raises:
        ValueError: the body is no form.
    """
    kind = received.headers.get("Content-Type", "")
    if kind == "application/x-www-form-urlencoded":
        pairs = parse_qsl(
            received.content.decode(), keep_blank_values=True, strict_parsing=True
        )
        return [(name, value.encode()) for name, value in pairs]
    found = _BOUNDARY.fullmatch(kind)
    if found is None:
        raise ValueError(f"sent Content-Type {kind!r}, expected that of a form")
    return list(_parts(received.content, b"--" + found[1].encode()))


def _parts(content: bytes, boundary: bytes) -> Iterator[tuple[str, bytes]]:
    start, *parts, end = (b"\r\n" + content).split(b"\r\n" + boundary)
    if start or end != b"--\r\n":
        raise ValueError("the form has no end")
    for part in parts:
        head, _, value = part.partition(b"\r\n\r\n")
        name = _NAME.search(head)
        if name is None:
            raise ValueError(f"a part of the form has no name: {head[:60]!r}")
        yield name[1].decode(), value


def form_problems(expected: Sent, received: Received) -> Iterator[str]:
    """The differences between a form and what was given."""
    try:
        fields = read_form(received)
    except ValueError as error:
        yield str(error)
        return
    names = [name for name, _ in fields]
    wanted = [name for name, _ in expected]
    if names != wanted:
        yield f"sent the fields {names}, not {wanted}"
        return
    for (name, value), (_, content) in zip(fields, expected, strict=True):
        if not _is_same(value, content):
            yield f"sent {name} as {value[:60]!r}, not {content!r:.60}"


def _is_same(value: bytes, content: Content) -> bool:
    match content:
        case bytes():
            return value == content
        case str():
            return value == content.encode()
        case _:
            return bool(json.loads(value) == content)
