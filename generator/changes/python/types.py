"""What it means that an annotation is another one: for arguments, for results, and for fields, which are both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from generator.changes.python.annotations import NONE, Alternative, Union
from generator.changes.python.differences import worse
from generator.changes.python.sides import Annotation, Sides
from generator.model.comparison.changes import Direction, PythonLevel
from generator.model.ids import Protocol


class Verdict(msgspec.Struct, frozen=True):
    """The level of another annotation; whether it allows less, and whether type checkers alone or not at all notice it."""

    level: PythonLevel
    is_narrower: bool = False
    is_typing: bool = False
    is_unseen: bool = False


_NOTHING: Final[Union] = frozenset({Alternative(NONE)})
_WIDER: Final = Verdict(PythonLevel.MINOR)
_TYPING: Final = Verdict(PythonLevel.MINOR, is_narrower=True, is_typing=True)
_BROKEN: Final = Verdict(PythonLevel.MAJOR, is_narrower=True)
_UNSEEN: Final = Verdict(PythonLevel.MAJOR, is_narrower=True, is_unseen=True)


def of_argument(
    old: Annotation, new: Annotation, protocol: Protocol, sides: Sides
) -> Verdict | None:
    """The verdict on a parameter, which is to take all that it took; None where it does as before."""
    both = sides.unions(old, new)
    return _argument(*both, protocol, sides) if both else None


def of_result(
    old: Annotation, new: Annotation, protocol: Protocol, sides: Sides
) -> Verdict | None:
    """The verdict on a result, which is to be nothing that it was not."""
    both = sides.unions(old, new)
    return _result(*both, protocol, sides) if both else None


def of_field(
    old: Annotation,
    new: Annotation,
    direction: Direction,
    protocol: Protocol,
    sides: Sides,
) -> Verdict | None:
    """The verdict on a field of a model, which is set by users in requests, and read by them in responses."""
    both = sides.unions(old, new)
    if both is None:
        return None
    # a field that may be anything may be None
    before, after = (union - _NOTHING or union for union in both)
    if before == after:
        return None
    return _worst(_field(before, after, direction, protocol, sides))


def _field(
    old: Union, new: Union, direction: Direction, protocol: Protocol, sides: Sides
) -> Iterator[Verdict]:
    if direction is not Direction.RESPONSE:
        yield _argument(old, new, protocol, sides)
    if direction is not Direction.REQUEST:
        yield _result(old, new, protocol, sides)


def _argument(old: Union, new: Union, protocol: Protocol, sides: Sides) -> Verdict:
    is_typed = sides.typed.fits(old, new)
    missing = sides.at_run_time(protocol).missing(old, new)
    if not missing:
        return _WIDER if is_typed else _TYPING
    # null is sent in REST wherever a caller gives it; SOAP refuses it
    if missing == _NOTHING and protocol is Protocol.REST:
        return _TYPING
    return _UNSEEN if is_typed else _BROKEN


def _result(old: Union, new: Union, protocol: Protocol, sides: Sides) -> Verdict:
    if sides.typed.fits(new, old) or old == _NOTHING:
        return _WIDER
    return _TYPING if sides.known_less(protocol).fits(new, old) else _BROKEN


def _worst(verdicts: Iterator[Verdict]) -> Verdict:
    known = list(verdicts)
    level = worse(*(verdict.level for verdict in known))
    return next(
        (each for each in known if each.level is level and each.is_narrower), known[0]
    )
