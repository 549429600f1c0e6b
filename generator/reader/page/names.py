"""Names on pages as wire names: checked, or left out with a diagnostic."""

from __future__ import annotations

from functools import lru_cache

from generator.model.text import QName, WireName, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.memoize import memoized
from generator.reader.page.xml import is_uri, split_tag


@lru_cache(maxsize=16384)
def _qname(tag: str) -> QName | None:
    namespace, local = split_tag(tag)
    name = wire_name(local)
    return QName(namespace, name) if name is not None and is_uri(namespace) else None


@memoized
def known_name(value: str) -> WireName | None:
    """The wire name, None where the value is none."""
    return wire_name(value)


def checked_qname(tag: str, line: int, log: DiagnosticLog) -> QName | None:
    """The QName of a `{namespace}name`, or None with a `page-name` diagnostic."""
    name = _qname(tag)
    if name is None:
        log.add("page-name", line, "this name was left out", tag)
    return name


def checked_name(value: str, line: int, log: DiagnosticLog) -> WireName | None:
    """The wire name, or None with a `page-name` diagnostic."""
    name = known_name(value)
    if name is None:
        log.add("page-name", line, "this name was left out", value)
    return name
