"""What is told of each kind of change."""

from __future__ import annotations

from typing import Final

import msgspec


class ChangeKind(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the catalogue.

    `area` is what its subjects are (`operation`, `parameter`, `result`, `type`, `field`, `member`, `runtime`, …). `title`
    is a phrase without subject or end, such as `removed`, which people read after the subject. `why` tells in one or two
    sentences why it matters, `example` shows old and new, `remedy` says what users do. `mirror` is the kind of the opposite
    change; where there is none, `waiver` says why.
    """

    area: str
    title: str
    why: str
    example: str
    remedy: str
    mirror: str = ""
    waiver: str = ""


ITS_OWN_OPPOSITE: Final = "the opposite is a change of the same kind"
"""The waiver of kinds that lead from a state to another one, and back."""
