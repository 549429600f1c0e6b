"""The kinds of changes: what each says, why it matters, and what users of the SDK do about it. Each is in one table."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.changes.archives import ARCHIVES
from generator.model.catalogue.changes.kinds import ChangeKind
from generator.model.catalogue.changes.messages import MESSAGES
from generator.model.catalogue.changes.operations import OPERATIONS
from generator.model.catalogue.changes.parameters import PARAMETERS
from generator.model.catalogue.changes.python import PYTHON
from generator.model.catalogue.changes.types import TYPES

__all__ = ["CHANGE_KINDS", "ChangeKind"]

CHANGE_KINDS: Final[dict[str, ChangeKind]] = {
    **OPERATIONS,
    **MESSAGES,
    **PARAMETERS,
    **TYPES,
    **ARCHIVES,
    **PYTHON,
}
