"""Changes that are one line for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from generator.model.catalogue.changes import CHANGE_KINDS
from generator.model.comparison.changes import Change, Comparison
from generator.report.diff.wording import (
    PLAIN,
    Style,
    python_words,
    sentence,
    title,
    value_words,
)
from generator.report.escape import for_terminal
from generator.report.terminal import counted


class Group(NamedTuple):
    """Changes of one group; the first is the worst, and says what happened where they are of several kinds."""

    changes: tuple[Change, ...]

    @property
    def first(self) -> Change:
        """The worst change, which stands for all."""
        return self.changes[0]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The subjects of all changes."""
        return tuple(
            dict.fromkeys(
                subject for change in self.changes for subject in change.subjects
            )
        )


def grouped(changes: Iterable[Change]) -> tuple[Group, ...]:
    """The groups in the order of their first changes, which is that of the worst first."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.group or change.fingerprint, []).append(change)
    return tuple(Group(tuple(members)) for members in groups.values())


def group_sentence(comparison: Comparison, group: Group, style: Style = PLAIN) -> str:
    """What happened, in a line: of many changes of one kind their number and an example, of several kinds the first.

    `49 parameters: renamed, such as so.agents.thing.copy(old=…)`, `so.agents.thing: removed, and with it 12 operations
    removed`.
    """
    first, *others = group.changes
    if not others:
        return sentence(comparison, first, style)
    if all(change.id == first.id for change in others):
        many = f"{_count(len(group.changes), first)}: {_of_many(title(first))}"
        if len({(change.old, change.new) for change in group.changes}) == 1:
            values = value_words(first, style)
            many = f"{style.prose(many)} ({values})" if values else style.prose(many)
        example = style.code(python_words(comparison, first))
        return f"{many}{style.prose(', such as ')}{example}"
    kinds = Counter(change.id for change in others)
    by_kind = {change.id: change for change in others}
    listed = ", ".join(
        _of_kind(count, by_kind[id_]) for id_, count in kinds.most_common()
    )
    return sentence(comparison, first, style) + style.prose(f", and with it {listed}")


_PLURAL: Final = {
    "has": "have",
    "is": "are",
    "takes": "take",
    "needs": "need",
    "says": "say",
    "gives": "give",
    "extends": "extend",
    "documents": "document",
    "runs": "run",
    "its": "their",
    "it": "they",
}


def _of_many(title_: str) -> str:
    """A title, which goes with a single subject, for more of them: `have no known number any more`."""
    return " ".join(_plural(word) for word in title_.split(" "))


def _plural(word: str) -> str:
    return _PLURAL.get(word, word)


def _of_kind(number: int, change: Change) -> str:
    words = title(change)
    return f"{_count(number, change)} {words if number == 1 else _of_many(words)}"


def _count(number: int, change: Change) -> str:
    kind = CHANGE_KINDS.get(change.id)
    return counted(number, kind.area if kind else for_terminal(change.area))
