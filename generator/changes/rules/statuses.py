"""Status codes of REST. Where the result is another one, that is the change, and its statuses are none."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Pair
from generator.changes.rules.row import (
    BREAKING,
    DOUBTFUL,
    MAJOR,
    PATCH,
    RESPONSE,
    SAFE,
    Rule,
    changed,
)
from generator.model.comparison.snapshot import Entry, RestFact, ResultFact


def _statuses(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=RestFact(responses=old)) as before,
            new=Entry(fact=RestFact(responses=new)) as after,
        ):
            has_same_result = _kind(
                context.old.by_subject.get(f"{before.subject}#result")
            ) == _kind(context.new.by_subject.get(f"{after.subject}#result"))
        case _:
            return
    for code in sorted(new.keys() - old.keys()):
        if not _is_success(code):
            yield _draft("error-status-added", pair, None, code)
        elif has_same_result:
            yield _draft("status-added", pair, None, code)
    for code in sorted(old.keys() - new.keys()):
        if not _is_success(code):
            yield _draft("error-status-removed", pair, code, None)
        elif has_same_result:
            yield _draft("status-removed", pair, code, None)


_LEVELS = {
    "status-added": (DOUBTFUL, PATCH),
    "status-removed": (BREAKING, MAJOR),
    "error-status-added": (SAFE, PATCH),
    "error-status-removed": (SAFE, PATCH),
}


def _draft(id_: str, pair: Pair, old: str | None, new: str | None) -> Draft:
    return changed(id_, pair, RESPONSE, _LEVELS[id_], (old, new))


def _is_success(code: str) -> bool:
    return len(code) == 3 and code.startswith("2")


def _kind(entry: Entry | None) -> str:
    return entry.fact.kind if entry and isinstance(entry.fact, ResultFact) else ""


RULES = (Rule(tuple(_LEVELS), (RestFact,), _statuses),)
