"""The exit of untrusted text into a terminal."""

from __future__ import annotations

from generator.model.text import Text


def for_terminal(text: Text | str) -> str:
    r"""The text in one line without control, bidi or other invisible characters (`\x1b` becomes visible)."""
    raw = text.raw if isinstance(text, Text) else text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in raw
    )


def lines_for_terminal(text: Text) -> list[str]:
    """The lines of the text, each as `for_terminal` writes it."""
    return [for_terminal(line) for line in text.raw.split("\n")]


def for_json(text: Text | None) -> str | None:
    """The text as a JSON value; the encoder escapes it."""
    return None if text is None else text.raw
