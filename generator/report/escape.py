"""The only ways of untrusted text out to people and machines; nothing else in this room opens a `Text`."""

from __future__ import annotations

from generator.model.text import Text


def for_terminal(text: Text | str) -> str:
    r"""Returns the text as one line without control, bidi or other invisible characters (`\x1b` becomes visible)."""
    raw = text.raw if isinstance(text, Text) else text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in raw
    )


def lines_for_terminal(text: Text) -> list[str]:
    """Returns the lines of the text, each as `for_terminal` writes it."""
    return [for_terminal(line) for line in text.raw.split("\n")]


def for_json(text: Text | None) -> str | None:
    """Returns the text as a JSON value, which the encoder escapes."""
    return None if text is None else text.raw
