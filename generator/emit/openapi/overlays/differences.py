"""The actions of an overlay that make one document of another.

An action has a target (JSONPath, RFC 9535) and removes what it selects, or merges a value into it: objects key by key,
while a list would only get longer. So what has another kind, and lists, are removed first. There is one merge for each
component, operation and parameter, and removals come before it. Parameters and tags are selected by name, as others may
have another order. Source: OpenAPI Overlay Specification 1.1, section 4.4.3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

import msgspec

Json = dict[str, Any]
Place = tuple[str | int, ...]
"""The keys and indices that lead to a node of the newer document."""

_DEPTH: Final = 3
"""`components/schemas/X`, `paths/P/get`: what an action is about."""


class Action(msgspec.Struct, frozen=True):
    """A change of the nodes at `target`: `update` is merged into them, None removes them. `place` is where it leads."""

    target: str
    place: Place
    update: object | None = None


class _Node(msgspec.Struct, frozen=True):
    """A node that both documents have."""

    target: str
    place: Place

    def below(self, key: str | int) -> _Node:
        return _Node(self.target + selector(key), (*self.place, key))


_ROOT: Final = _Node("$", ())


def actions(old: Json, new: Json) -> list[Action]:
    """The actions that make `new` of `old`, but for the order of keys."""
    found, merged = _of_objects(_ROOT, old, new)
    return [*found, *_merge(_ROOT, merged)]


def selector(key: str | int) -> str:
    """The selector of a key or an index in JSONPath."""
    if isinstance(key, int):
        return f"[{key}]"
    escaped = key.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{escaped}']"


def _merge(node: _Node, value: Json) -> Iterator[Action]:
    if value:
        yield Action(node.target, node.place, value)


def _of_objects(node: _Node, old: Json, new: Json) -> tuple[list[Action], Json]:
    """The actions below a node, and what is to be merged into it."""
    found: list[Action] = []
    merged: Json = {}
    for key in old:
        if key not in new:
            place = (*node.place, key)
            found.append(Action(node.target + selector(key), place))
    for key, value in new.items():
        if key not in old:
            merged[key] = value
        elif old[key] != value:
            inner, rest = _of_values(node.below(key), old[key], value)
            found += inner
            if rest is not msgspec.UNSET:
                merged[key] = rest
    if len(node.place) == _DEPTH:
        return [*found, *_merge(node, merged)], {}
    return found, merged


def _of_values(node: _Node, old: object, new: object) -> tuple[list[Action], Any]:
    """The actions below a node that differs, and what is to be merged; UNSET where nothing is."""
    whole: Any = new
    if isinstance(old, dict) and isinstance(new, dict):
        found, merged = _of_objects(node, cast("Json", old), cast("Json", new))
        return found, merged or msgspec.UNSET
    if isinstance(old, list) and isinstance(new, list):
        olds, news = cast("list[object]", old), cast("list[object]", new)
        items = _of_lists(node, olds, news)
        if items is not None:
            return items, msgspec.UNSET
    is_merged = not isinstance(old, dict | list) and not isinstance(new, dict | list)
    removed = [] if is_merged else [Action(node.target, node.place)]
    return removed, whole


def _of_lists(
    node: _Node, old: Sequence[object], new: Sequence[object]
) -> list[Action] | None:
    """The actions for the items of lists, None where the whole list is to be replaced."""
    if not all(isinstance(item, dict) for item in (*old, *new)):
        return None
    olds, news = cast("Sequence[Json]", old), cast("Sequence[Json]", new)
    if _are_named(olds) and _are_named(news):
        return list(_of_named(node, olds, news))
    if len(olds) != len(news):
        return None
    found: list[Action] = []
    for index, (before, after) in enumerate(zip(olds, news, strict=True)):
        found += _of_item(node.below(index), before, after)
    return found


def _of_item(node: _Node, old: Json, new: Json) -> Iterator[Action]:
    found, merged = _of_objects(node, old, new)
    yield from found
    yield from _merge(node, merged)


_Key = tuple[str, str]


def _key(item: Json) -> _Key:
    """The name and the place of a parameter, the name of a tag."""
    return str(item.get("name", "")), str(item.get("in", ""))


def _are_named(items: Sequence[Json]) -> bool:
    """Whether items are known by unique names, as parameters and tags are."""
    keys = {_key(item) for item in items}
    return len(keys) == len(items) and all(name for name, _ in keys)


def _of_named(
    node: _Node, old: Sequence[Json], new: Sequence[Json]
) -> Iterator[Action]:
    before = {_key(item): item for item in old}
    after = {_key(item): at for at, item in enumerate(new)}
    counts = Counter(name for name, _ in before.keys() | after.keys())
    for key, item in before.items():
        target = node.target + _filter(key, has_twin=counts[key[0]] > 1)
        at = after.get(key)
        if at is None:
            yield Action(target, (*node.place, len(new)))
        else:
            yield from _of_item(_Node(target, (*node.place, at)), item, new[at])
    for key, at in after.items():
        if key not in before:
            yield Action(node.target, (*node.place, at), new[at])


def _filter(key: _Key, *, has_twin: bool) -> str:
    """The selector of the item of a name; its place counts where two have the name."""
    name, where = (selector(word)[1:-1] for word in key)
    return f"[?(@.name=={name}{f' && @.in=={where}' if has_twin else ''})]"
