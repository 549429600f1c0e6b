"""Patterns of subjects: a subject id with `*` for any characters, or the name of an agent or resource."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_AGENTS: Final = "Agents"
"""The part of the ids of REST that stands before the name of an agent."""


def is_matched(subject: str, pattern: str) -> bool:
    """Whether a pattern is about a subject or a part of it; the case of a name of an agent or resource does not matter."""
    if "*" in pattern:
        return _wildcards(pattern).fullmatch(subject) is not None
    if "/" in pattern:
        return subject == pattern
    group = _group(subject)
    return bool(group) and group.lower() == pattern.lower()


@lru_cache(maxsize=256)
def _wildcards(pattern: str) -> re.Pattern[str]:
    # `*` is the only wildcard; it matches `/` too, so that `rest/*` is everything of REST. What it has passed is not tried
    # again, since many of them would take very long otherwise
    first, *others = (re.escape(part) for part in pattern.split("*"))
    *between, last = others
    lazy = "".join(f"(?>.*?{part})" for part in between if part)
    return re.compile(f"{first}{lazy}.*{last}", re.DOTALL)


def _group(subject: str) -> str:
    """The name of the agent or resource of a subject, empty of what belongs to none."""
    protocol, _, *parts = subject.partition("#")[0].split("/") + [""] * 2
    if protocol not in {"rest", "soap"}:
        return ""
    is_agent = protocol == "rest" and parts[0] == _AGENTS
    return parts[1] if is_agent else parts[0]
