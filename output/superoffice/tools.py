"""Methods of clients as plain functions, for registries of tools."""

from __future__ import annotations

from superoffice._runtime.rest.tools import function

__all__ = ["function"]
