"""Warnings about operations that the documentation calls deprecated."""

from __future__ import annotations

from ..deprecation import warn_caller


def warn_deprecated(name: str, page: str) -> None:
    """Warns the caller of the SDK about an operation, whose page says more."""
    warn_caller(f"{name} is deprecated, see {page}")
