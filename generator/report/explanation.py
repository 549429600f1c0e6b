"""What an id of a diagnostic, of a defect or of a kind of change means, for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from generator.model.catalogue import CATALOGUE, DefectClass, DiagnosticKind, Lint
from generator.model.catalogue.changes import CHANGE_KINDS, ChangeKind
from generator.model.errors import UsageError
from generator.report.escape import for_terminal

_WIDTH: Final = 88
_LEVELS: Final = (
    "How much it matters depends on the case; docwright diff says it of each change."
)
_CLASSES: Final = {
    DefectClass.CONTRADICTION: "two places of the docs disagree",
    DefectClass.BROKEN: "a part of the docs cannot be read, or not be followed",
    DefectClass.MISSING: "a part of the docs is not there",
    DefectClass.STYLE: "a part of the docs could be put better",
}
_BOTH: Final = "docwright generate reports it, and so does docwright lint."
_LINT_ALONE: Final = "Only docwright lint looks for it; docwright generate does not."
_GENERATE_ALONE: Final = (
    "docwright generate reports it. It is no defect of the docs: docwright lint leaves it out."
)
_SELECTED: Final = (
    "docwright lint shows defects of style only where --select asks for them."
)


def explanation_lines(id_: str) -> list[str]:
    """The explanation of an id, in lines of at most 88 characters; lines of examples are as long as they are.

    Raises:
        UsageError: no diagnostic, defect or kind of change has that id; names the nearest.
    """
    if id_ in CATALOGUE:
        return list(_of_diagnostic(id_, CATALOGUE[id_]))
    if id_ in CHANGE_KINDS:
        return list(_of_change(id_, CHANGE_KINDS[id_]))
    ids = sorted({*CATALOGUE, *CHANGE_KINDS})
    # cutoff 0: the nearest is named however far it is, since a wrong hint costs less than none
    nearest = get_close_matches(id_, ids, n=1, cutoff=0.0)[0]
    raise UsageError(
        f"no diagnostic, defect or kind of change is called '{for_terminal(id_)}'",
        f"The nearest is {nearest}.",
    )


def _of_diagnostic(id_: str, kind: DiagnosticKind) -> Iterator[str]:
    if kind.lint is not None:
        yield from _of_defect(id_, kind, kind.lint)
        return
    yield f"{id_}: a diagnostic, {kind.level.value}"
    yield ""
    yield from _wrapped(kind.text)
    yield from _wrapped(f"What to do: {kind.hint}")
    yield ""
    yield from _wrapped(_GENERATE_ALONE)


def _of_defect(id_: str, kind: DiagnosticKind, lint: Lint) -> Iterator[str]:
    meaning = f"{lint.of.value}: {_CLASSES[lint.of]}"
    yield f"{id_}: a defect of the docs, {kind.level.value}"
    yield from _wrapped(meaning)
    yield ""
    yield from _wrapped(kind.text)
    yield from _wrapped(f"Why it matters: {lint.why}")
    yield ""
    yield from _example(lint.example)
    yield ""
    yield from _wrapped(f"How to correct it: {kind.hint}")
    yield from _wrapped(f"Where it is likely put right: {lint.fix.value}")
    yield from _wrapped(f"What Docwright does meanwhile: {lint.meanwhile}")
    yield ""
    yield from _wrapped(_LINT_ALONE if kind.for_lint else _BOTH)
    if lint.of is DefectClass.STYLE:
        yield from _wrapped(_SELECTED)


def _of_change(id_: str, kind: ChangeKind) -> Iterator[str]:
    yield f"{id_}: a change, {kind.area} {kind.title}"
    yield ""
    yield from _wrapped(kind.why)
    yield from _wrapped(f"What users do: {kind.remedy}")
    yield ""
    yield from _example(kind.example)
    yield ""
    yield from _wrapped(f"The opposite: {kind.mirror or f'none, since {kind.waiver}'}")
    yield from _wrapped(_LEVELS)


def _example(text: str) -> Iterator[str]:
    yield "Example:"
    # as it is written in docs: a line that was broken would be another line
    yield from (f"  {line}" for line in text.splitlines())


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
