"""What generated REST code uses besides its own classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from ..model import Model

__all__ = ["Changes", "Model"]

Changes: TypeAlias = Mapping[str, object] | Iterable[Mapping[str, object] | Model]
"""What a PATCH sends: a merge patch (RFC 7396) by wire name, in which None deletes; or the operations of a JSON Patch
(RFC 6902)."""
