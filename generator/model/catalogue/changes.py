"""The kinds of changes: what each says, why it matters, and what users of the SDK do about it."""

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


CHANGE_KINDS: Final[dict[str, ChangeKind]] = {
    "operation-added": ChangeKind(
        area="operation",
        title="added",
        why="Programs can call an operation that they could not call before.",
        example="old: -\nnew: POST /v1/Agents/Thing/Copy",
        remedy="Nothing; call it where it helps.",
        mirror="operation-removed",
    ),
    "operation-removed": ChangeKind(
        area="operation",
        title="removed",
        why="The server no longer has the operation, so that every call of it fails.",
        example="old: POST /v1/Agents/Thing/Copy\nnew: -",
        remedy="Remove the calls, or stay with the SDK that has the method as long as the server has the operation.",
        mirror="operation-added",
    ),
}
