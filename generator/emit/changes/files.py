"""The subjects of every file that changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from generator.emit.changes.names import (
    FileTexts,
    Names,
    decoded_index,
    key_of_path,
    names_of,
)
from generator.emit.changes.python import Name, differing_names
from generator.emit.changes.tables import differing_rows
from generator.emit.writing.disk import with_lf

_DOTTED: Final = re.compile(r"\w+(?:\.\w+)+")
_OF_CONTRACT: Final = re.compile(
    r"tests/contract/(?:test_(\w+)\.py|data/(\w+)\.(?:json|samples))\Z"
)
_NO_FILE: Final = FileTexts(None, None)


def changed_subjects(
    package: str, paths: Collection[str], text_of: Callable[[str], FileTexts]
) -> dict[str, tuple[str, ...]]:
    """The ids of the subjects that each of the files has otherwise than before, sorted; `text_of` gives any file of the SDK.

    Modules and tables are compared member by member and row by row. Any other file is about those of the subjects found
    so whose page it is, or whose names are in the lines that differ. A file without subjects differs for another reason.
    """
    index = text_of(f"{package}/api.json")
    names = names_of(package, (decoded_index(index.old), decoded_index(index.new)))
    compared = {path: set(_compared(path, names, text_of)) for path in paths}
    owned = _by_owner(set[str]().union(*compared.values()))
    return {
        path: tuple(sorted(ids or _others(path, text_of(path), names, owned)))
        for path, ids in compared.items()
    }


def _compared(
    path: str, names: Names, text_of: Callable[[str], FileTexts]
) -> Iterator[str]:
    if match := _OF_CONTRACT.match(path):
        # what the tests of a group check is in the index of its samples
        stem = f"tests/contract/data/{match[1] or match[2]}"
        yield from differing_rows(
            names, text_of(f"{stem}.json"), text_of(f"{stem}.samples")
        )
    elif path.endswith(".json"):
        yield from differing_rows(names, text_of(path), _NO_FILE)
    elif path.endswith(".py") and path.startswith(f"{names.package}/"):
        text, key = text_of(path), key_of_path(path, names)
        for name in differing_names(_decoded(text.old), _decoded(text.new)):
            if id_ := _id(key, name, names):
                yield id_


def _decoded(data: bytes | None) -> str:
    return with_lf(data or b"").decode("utf-8", "replace")


def _id(key: str, name: Name, names: Names) -> str:
    """The subject of a class or member: an agent's class is the agent itself."""
    if not name:
        return ""
    parts = list(name[1:] if key in names.ids else name)
    for length in range(len(parts), -1, -1):
        if id_ := names.ids.get(".".join([key, *parts[:length]])):
            return id_
    return ""


def _by_owner(ids: Iterable[str]) -> dict[str, set[str]]:
    """The ids by each id that they belong to: their own, that of the whole, that of the agent or resource."""
    owned: dict[str, set[str]] = {}
    for id_ in ids:
        whole = id_.partition("#")[0]
        for owner in (id_, whole, whole.rpartition("/")[0]):
            owned.setdefault(owner, set()).add(id_)
    return owned


def _others(
    path: str, text: FileTexts, names: Names, changed: Mapping[str, set[str]]
) -> set[str]:
    """Those of the changed subjects that a file is about which cannot be compared part by part."""
    keys = {key_of_path(path, names)}
    keys |= _names_in(_differing_lines(_decoded(text.old), _decoded(text.new)))
    ids = {_named(key, names) for key in keys}
    return set[str]().union(*(changed.get(id_, ()) for id_ in ids))


def _differing_lines(old: str, new: str) -> Iterable[str]:
    """The lines that one of the texts has more often than the other."""
    before, after = Counter(old.split("\n")), Counter(new.split("\n"))
    return {**(before - after), **(after - before)}


def _names_in(lines: Iterable[str]) -> set[str]:
    return {name for line in lines for name in _DOTTED.findall(line)}


def _named(name: str, names: Names) -> str:
    """The subject of a dotted name such as `so.agents.appointment.reject` or `superoffice.models.Contact`."""
    parts = [part for part in name.split(".") if part != "soap"]
    for start in range(min(2, len(parts))):
        if id_ := names.ids.get(".".join(parts[start:])):
            return id_
    return ""
