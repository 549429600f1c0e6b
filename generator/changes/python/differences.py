"""What differs between two SDKs for users of Python."""

from __future__ import annotations

import msgspec

from generator.model.comparison.changes import Action, Direction, PythonLevel


class PythonDifference(msgspec.Struct, frozen=True, kw_only=True):
    """One difference of what users see.

    `subject` is its new id, that of a removed one the old id. `kind` is the kind of the catalogue that it is where nothing
    of the API explains it; `because` are the subjects whose change would explain it, the nearest first. One that
    `is_typing` is noticed by type checkers only, one that `is_unseen` by none of them. `old` and `new` are names, annotations or signatures.
    """

    subject: str
    kind: str
    action: Action
    level: PythonLevel
    direction: Direction = Direction.BOTH
    old: str | None = None
    new: str | None = None
    because: tuple[str, ...] = ()
    is_typing: bool = False
    is_unseen: bool = False


def worse(*levels: PythonLevel) -> PythonLevel:
    """The level that raises more of the version."""
    return min(levels, key=_ORDER.index)


_ORDER = list(PythonLevel)
