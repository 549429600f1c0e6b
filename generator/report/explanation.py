"""What an id of a diagnostic or of a kind of change means, for people."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from generator.model.catalogue import CATALOGUE, DiagnosticKind
from generator.model.catalogue.changes import CHANGE_KINDS, ChangeKind
from generator.model.errors import UsageError
from generator.report.escape import for_terminal

_LEVELS: Final = (
    "How much it matters depends on the case; docwright diff says it of each change."
)


def explanation_lines(id_: str) -> list[str]:
    """The explanation of an id.

    Raises:
        UsageError: neither a diagnostic nor a kind of change has that id; names the nearest.
    """
    if id_ in CATALOGUE:
        return list(_of_diagnostic(id_, CATALOGUE[id_]))
    if id_ in CHANGE_KINDS:
        return list(_of_change(id_, CHANGE_KINDS[id_]))
    ids = sorted({*CATALOGUE, *CHANGE_KINDS})
    # cutoff 0: the nearest is named however far it is, since a wrong hint costs less than none
    nearest = get_close_matches(id_, ids, n=1, cutoff=0.0)[0]
    raise UsageError(
        f"no diagnostic and no kind of change is called '{for_terminal(id_)}'",
        f"The nearest is {nearest}.",
    )


def _of_diagnostic(id_: str, kind: DiagnosticKind) -> Iterator[str]:
    yield f"{id_}: a diagnostic, {kind.level.value}"
    yield ""
    yield kind.text
    yield f"What to do: {kind.hint}"


def _of_change(id_: str, kind: ChangeKind) -> Iterator[str]:
    yield f"{id_}: a change, {kind.area} {kind.title}"
    yield ""
    yield kind.why
    yield f"What users do: {kind.remedy}"
    yield ""
    yield "Example:"
    for line in kind.example.splitlines():
        yield f"  {line}"
    yield ""
    yield f"The opposite: {kind.mirror or f'none, since {kind.waiver}'}"
    yield _LEVELS
