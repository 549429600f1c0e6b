"""What operations of REST return."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Nature, Pair
from generator.changes.rules.row import (
    BREAKING,
    MAJOR,
    MINOR,
    NONE,
    RESPONSE,
    SAFE,
    Rule,
    changed,
    nature,
    of_changed,
)
from generator.changes.type_differences import TypeDifference, difference
from generator.model.api import ResultKind
from generator.model.comparison.snapshot import Entry, ResultFact
from generator.model.expressions import Scalar


def _results(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=ResultFact() as old), new=Entry(fact=ResultFact() as new)
        ):
            pass
        case _:
            return
    texts = (_text(old), _text(new))
    if _is_encoded_otherwise(old, new):
        levels = (BREAKING, NONE)
        yield changed("result-encoding-changed", pair, RESPONSE, levels, texts)
        return
    how = difference(old.type, new.type, context)
    if old.kind == new.kind and how is TypeDifference.SAME:
        return
    what = nature(how, pair, texts, context) if old.kind == new.kind else Nature.MOVED
    if what is Nature.LEARNED:
        yield changed(
            "result-type-known", pair, RESPONSE, (SAFE, MINOR), texts, nature=what
        )
    elif what is Nature.FORGOTTEN:
        yield changed(
            "result-type-unknown", pair, RESPONSE, (SAFE, MINOR), texts, nature=what
        )
    elif how is TypeDifference.WIDENED and old.kind == new.kind:
        yield changed("result-type-widened", pair, RESPONSE, (SAFE, NONE), texts)
    else:
        levels = (BREAKING, of_changed(how) if old.kind == new.kind else MAJOR)
        yield changed("result-type-changed", pair, RESPONSE, levels, texts)


def _is_encoded_otherwise(old: ResultFact, new: ResultFact) -> bool:
    """Whether both are bytes, the one in JSON, the other as they are."""
    kinds = {old.kind, new.kind}
    return kinds == {ResultKind.JSON.value, ResultKind.BINARY.value} and (
        {old.type, new.type} <= {Scalar.BYTE.value, ""}
    )


def _text(result: ResultFact) -> str:
    """The kind and the type, of JSON the type alone."""
    if result.kind == ResultKind.JSON.value:
        return result.type
    return f"{result.kind} {result.type}" if result.type else result.kind


RULES = (
    Rule(
        (
            "result-type-changed",
            "result-type-widened",
            "result-type-known",
            "result-type-unknown",
            "result-encoding-changed",
        ),
        (ResultFact,),
        _results,
    ),
)
