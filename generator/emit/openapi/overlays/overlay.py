"""An overlay as a document of the OpenAPI Overlay Specification 1.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast

from generator.emit.openapi.evidence import EVIDENCE
from generator.emit.openapi.overlays.differences import Action, Json, Place, actions

_TITLE: Final = "Corrections of the documentation"
_NOTES: Final = frozenset((EVIDENCE, "example"))
_TABLES: Final = frozenset(
    "properties schemas definitions paths responses content encoding".split()
)


def overlay_of(old: Json, new: Json, version: str) -> Json | None:
    """The overlay that makes `new` of `old`, but for evidence and examples; None where they are the same.

    Each action says from which pages or overrides it is known, as far as `new` has evidence there.
    """
    found = actions(_plain(old), _plain(new))
    if not found:
        return None
    return {
        "overlay": "1.1.0",
        "info": {"title": _TITLE, "version": version},
        "actions": [_written(action, new) for action in found],
    }


def _written(action: Action, new: Json) -> Json:
    source = ", ".join(dict.fromkeys(_sources(new, action.place)))
    return {
        "target": action.target,
        **({"description": f"Known from {source}."} if source else {}),
        **({"remove": True} if action.update is None else {"update": action.update}),
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


def _sources(document: Json, place: Place) -> Iterator[str]:
    """Yields the places of overrides that are evidence of the nodes on the way and below."""
    nodes: list[Any] = [document]
    for key in place:
        try:
            nodes.append(nodes[-1][key])
        except (KeyError, IndexError):
            # it was removed
            return
    for node in nodes[1:-1]:
        if isinstance(node, dict):
            yield from _overrides(cast("Json", node).get(EVIDENCE, ()))
    if place:
        yield from _below(nodes[-1])


def _below(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        members = cast("Json", node)
        yield from _overrides(members.get(EVIDENCE, ()))
        for value in members.values():
            yield from _below(value)
    elif isinstance(node, list):
        for item in cast("list[object]", node):
            yield from _below(item)


def _overrides(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    for row in rows:
        if row["rule"] == "override":
            yield f"{row['path']}:{row['line']}"
