"""Which defects are shown: by ids and classes, and grouped by their causes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

from generator.model.catalogue import CATALOGUE, DefectClass
from generator.model.errors import UsageError
from generator.model.lint.defects import Found
from generator.report.escape import for_terminal
from generator.report.lint.report import Fault

_DEFECTS: Final = {id_: kind.lint for id_, kind in CATALOGUE.items() if kind.lint}
_CLASSES: Final = list(DefectClass)


def selected_ids(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The ids that are shown; without `select` all but those of style. Each word may have several names with commas.

    Raises:
        UsageError: a name is no id and no class of a defect; names the nearest.
    """
    chosen = _ids(select) if select else _DEFECTS.keys() - _ids([DefectClass.STYLE])
    return frozenset(chosen - _ids(ignore))


def _ids(words: Iterable[str]) -> set[str]:
    ids: set[str] = set()
    for word in words:
        for name in filter(None, (part.strip() for part in word.split(","))):
            ids |= _named(name)
    return ids


def _named(name: str) -> set[str]:
    if name in _DEFECTS:
        return {name}
    found = {id_ for id_, lint in _DEFECTS.items() if lint.of.value == name}
    if not found:
        known = [*_DEFECTS, *(each.value for each in _CLASSES)]
        # cutoff 0: the nearest is named however far it is, since a wrong hint costs less than none
        nearest = get_close_matches(name, known, n=1, cutoff=0.0)[0]
        raise UsageError(
            f"no defect and no class of defects is called '{for_terminal(name)}'",
            f"The nearest is {nearest}.",
        )
    return found


def faults(found: Iterable[Found]) -> tuple[Fault, ...]:
    """The cases by their causes, what is worth correcting first at the beginning."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for each in found:
        # what has no cause beyond its page is a fault of its own
        cause = each.defect.cause or f"\0{each.fingerprint}"
        groups.setdefault((each.defect.id, cause), []).append(each)
    return tuple(sorted((Fault(tuple(group)) for group in groups.values()), key=_order))


def _order(fault: Fault) -> tuple[int, int, int, str, str, int]:
    lint = _DEFECTS[fault.id]
    place = fault.example.defect.place
    return (
        -fault.kind.level.rank,
        _CLASSES.index(lint.of),
        -len(fault.cases),
        fault.id,
        place.path,
        place.line,
    )
