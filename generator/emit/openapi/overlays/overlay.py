"""An overlay as a document of the OpenAPI Overlay Specification 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

import msgspec

from generator.emit.openapi.evidence import EVIDENCE
from generator.emit.openapi.overlays.differences import Action, Json, Place, actions

_TITLE: Final = "Corrections of the documentation"
_SHOWN: Final = 5
"""How many places an action names."""

_MOST_ROWS: Final = 50
"""How many pieces of evidence of a node count."""

_OVERRIDE: Final = "override"
_SECURITY: Final = re.compile(r"\$\['paths'\]\['.*'\]\['[a-z]+'\]\['security'\]\Z")
_ALL_SECURITY: Final = "$['paths'].*.*['security']"
"""Corrections remove the security of all operations or of none."""
_NOTES: Final = frozenset((EVIDENCE, "example"))
_TABLES: Final = frozenset(
    "properties schemas definitions paths responses content encoding".split()
)


def overlay_of(
    pairs: Iterable[tuple[Json, Json]], version: str, *, only_overrides: bool
) -> Json | None:
    """The overlay that makes the second document of the first of each pair; None where they are the same.

    Evidence and examples do not count. Each action says from which overrides, or pages too, it is known, as far as the
    second document has evidence there. What several documents share is corrected by one action.
    """
    found: dict[bytes, Json] = {}
    for old, new in pairs:
        evidence = _Evidence(new, only_overrides=only_overrides)
        for action in actions(_plain(old), _plain(new)):
            row = _written(action, evidence)
            if _SECURITY.match(action.target) and action.update is None:
                row = {"target": _ALL_SECURITY, "remove": True}
            found.setdefault(msgspec.json.encode(row), row)
    if not found:
        return None
    return {
        "overlay": "1.1.0",
        "info": {"title": _TITLE, "version": version},
        "actions": list(found.values()),
    }


def _written(action: Action, evidence: _Evidence) -> Json:
    words = evidence.words(action.place)
    change = {"remove": True} if action.update is None else {"update": action.update}
    return {
        "target": action.target,
        **({"description": f"Known from {words}."} if words else {}),
        **change,
    }


def _plain(value: Any, *, is_table: bool = False) -> Any:
    """A value without evidence and examples. The keys of a table are names, which may be called like these."""
    if isinstance(value, dict):
        return {
            key: _plain(item, is_table=key in _TABLES and not is_table)
            for key, item in cast("Json", value).items()
            if is_table or key not in _NOTES
        }
    if isinstance(value, list):
        return [_plain(item) for item in cast("list[object]", value)]
    return value


class _Evidence:
    """What the evidence in a document says of the places in it."""

    def __init__(self, document: Json, *, only_overrides: bool) -> None:
        self._document = document
        self._only_overrides = only_overrides

    def words(self, place: Place) -> str:
        """The first places that the nodes on the way to a place and below it are known from."""
        found = list(dict.fromkeys(self._of(place)))
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        return ", ".join(found[:_SHOWN]) + more

    def _of(self, place: Place) -> Iterator[str]:
        nodes: list[Any] = [self._document]
        for key in place:
            try:
                nodes.append(nodes[-1][key])
            except (KeyError, IndexError):
                # it was removed
                return
        for node in nodes[1:-1]:
            if isinstance(node, dict):
                yield from self._rows(cast("Json", node))
        if place:
            yield from self._below(nodes[-1])

    def _below(self, node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            members = cast("Json", node)
            yield from self._rows(members)
            for value in members.values():
                yield from self._below(value)
        elif isinstance(node, list):
            for item in cast("list[object]", node):
                yield from self._below(item)

    def _rows(self, node: Json) -> Iterator[str]:
        # all actions inside a node look at it; overrides come last
        for row in cast("list[Json]", node.get(EVIDENCE, []))[-_MOST_ROWS:]:
            if row["rule"] == _OVERRIDE or not self._only_overrides:
                yield f"{row['path']}:{row['line']}"
