"""What the project file of an SDK claims about it, in the words of PyPI (https://pypi.org/classifiers)."""

from __future__ import annotations

from typing import Final

from packaging.version import Version

PYTHONS: Final = ("3.11", "3.12", "3.13")
"""The versions of Python that generated code and the runtime are tested with."""


def development_status(version: str) -> str:
    """The classifier of a version (PEP 440): stable from 1.0 on, before it and until its release a beta."""
    parsed = Version(version)
    if (parsed.major == 0 and not parsed.epoch) or parsed.is_prerelease:
        return "Development Status :: 4 - Beta"
    return "Development Status :: 5 - Production/Stable"
