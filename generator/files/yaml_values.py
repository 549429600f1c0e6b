"""What the YAML files that people write for Docwright share: how much they may hold, and how their text is shown."""

from __future__ import annotations

from typing import Final

from generator.reader.page.yaml import Limits, Node, Scalar

LIMITS: Final = Limits(characters=8 * 1024 * 1024, depth=8)
"""What a file may have that a person writes for Docwright."""


def quoted(text: str) -> str:
    """Text of the file, quoted, in printable ASCII and shortened to 200 characters."""
    return ascii(text if len(text) <= 200 else f"{text[:200]}…")


def is_empty(node: Node) -> bool:
    """Whether nothing was written for a value: `key:`."""
    return isinstance(node, Scalar) and node.is_plain and not node.text
