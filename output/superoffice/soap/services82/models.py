"""The models of Services82: what its operations take and return."""

from __future__ import annotations
