"""The models of Services86: what its operations take and give."""

from __future__ import annotations
