"""The names of the user's files, for what only looks whether they are there."""

from __future__ import annotations

from typing import Final

RECORD: Final = "docwright.names.yaml"
"""The recorded Python names."""

DEFAULT_OVERRIDES: Final = "docwright.overrides.yaml"
"""The overrides that are read where the settings name none; the file may be missing."""
