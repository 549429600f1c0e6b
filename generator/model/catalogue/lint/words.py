"""Words of pages, links, and tables of contents."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind

WORD_DEFECTS: Final[dict[str, DiagnosticKind]] = {}
