"""The models of Services82: what its operations take and give."""

from __future__ import annotations
