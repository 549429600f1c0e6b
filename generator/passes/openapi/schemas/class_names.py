"""Names of classes from names in documents, which have underscores and hyphens where those of .NET have capitals."""

from __future__ import annotations

import re
from typing import Final

_SEPARATOR: Final = re.compile(r"[_-]+")


def class_name(name: str) -> str:
    """`PullRequest` of `pull_request` and `pull-request`, with a capital in any case; digits stay apart (`V1_2`)."""
    words = [word for word in _SEPARATOR.split(name) if word]
    joined = words[0] if words else name
    for word in words[1:]:
        is_number = joined[-1:].isdigit() and word[:1].isdigit()
        joined += f"{'_' if is_number else ''}{word[:1].upper()}{word[1:]}"
    return joined[:1].upper() + joined[1:]
