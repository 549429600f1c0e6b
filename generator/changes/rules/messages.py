"""What messages are made of beside their parameters and results: media types, kinds of bodies, and headers of SOAP."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Pair
from generator.changes.rules.row import (
    BREAKING,
    DOUBTFUL,
    NONE,
    REQUEST,
    RESPONSE,
    SAFE,
    Rule,
    changed,
)
from generator.model.comparison.changes import ApiLevel, Direction
from generator.model.comparison.snapshot import Entry, RestFact, SoapFact


def _media_types(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=Entry(fact=RestFact() as old), new=Entry(fact=RestFact() as new)):
            # without a body on either side there are none to compare
            if old.takes and new.takes:
                yield from _of(pair, REQUEST, old.takes, new.takes)
            if old.answers and new.answers:
                yield from _of(pair, RESPONSE, old.answers, new.answers)
        case _:
            return


def _of(
    pair: Pair, direction: Direction, old: tuple[str, ...], new: tuple[str, ...]
) -> Iterator[Draft]:
    for name in _only(new, old):
        yield changed("media-type-added", pair, direction, (SAFE, NONE), (None, name))
    for name in _only(old, new):
        yield changed(
            "media-type-removed", pair, direction, (BREAKING, NONE), (name, None)
        )


def _only(some: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    known = {other.lower() for other in others}
    return sorted({each for each in some if each.lower() not in known})


def _body_kind(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(
            old=Entry(fact=RestFact(body_kind=old)),
            new=Entry(fact=RestFact(body_kind=new)),
        ) if (
            old and new and old != new
        ):
            yield changed(
                "body-kind-changed", pair, REQUEST, (BREAKING, NONE), (old, new)
            )
        case _:
            return


def _headers(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=Entry(fact=SoapFact() as old), new=Entry(fact=SoapFact() as new)):
            before = _as_new(old.request_headers, context)
            # a header in the schema of a message may be demanded
            yield from _header_drafts(
                pair, REQUEST, before, new.request_headers, (DOUBTFUL, SAFE)
            )
            before = _as_new(old.response_headers, context)
            yield from _header_drafts(
                pair, RESPONSE, before, new.response_headers, (SAFE, DOUBTFUL)
            )
        case _:
            return


def _as_new(headers: tuple[str, ...], context: Context) -> tuple[str, ...]:
    return tuple(map(context.renames.as_new, headers))


def _header_drafts(
    pair: Pair,
    direction: Direction,
    old: tuple[str, ...],
    new: tuple[str, ...],
    levels: tuple[ApiLevel, ApiLevel],
) -> Iterator[Draft]:
    known = set(old)
    came, went = levels
    for header in sorted(set(new) - known):
        yield changed("header-added", pair, direction, (came, NONE), (None, header))
    for header in sorted(known - set(new)):
        yield changed("header-removed", pair, direction, (went, NONE), (header, None))


RULES = (
    Rule(("media-type-added", "media-type-removed"), (RestFact,), _media_types),
    Rule(("body-kind-changed",), (RestFact,), _body_kind),
    Rule(("header-added", "header-removed"), (SoapFact,), _headers),
)
