"""The models of Services86: what its operations take and return."""

from __future__ import annotations
