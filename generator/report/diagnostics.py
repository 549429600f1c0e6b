"""Diagnostics as lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model.diagnostics import CATALOGUE, Diagnostic, Level
from generator.report.escape import for_terminal

_MOST_LINES = 20


def diagnostic_lines(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """`path:line: level: message [id]`, warnings and errors only, at most 20, then a count by id and its hint."""
    shown = [one for one in diagnostics if one.level is not Level.INFO]
    for one in shown[:_MOST_LINES]:
        place = (
            f"{for_terminal(one.path)}:{one.line}"
            if one.line
            else for_terminal(one.path)
        )
        yield f"{place}: {one.level.value}: {_sentence(one)} [{one.id}]"
    if len(shown) > _MOST_LINES:
        yield f"... and {len(shown) - _MOST_LINES} more"
    for id_, count in sorted(Counter(one.id for one in shown).items()):
        yield f"{id_} ({count}): {CATALOGUE[id_].hint}"


def _sentence(one: Diagnostic) -> str:
    message = for_terminal(one.message)
    return f"{message}: {for_terminal(one.detail)}" if one.detail else message


def counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many diagnostics there are of each id, sorted by id."""
    return dict(sorted(Counter(one.id for one in diagnostics).items()))
