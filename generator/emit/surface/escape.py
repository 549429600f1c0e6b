"""The only ways of text of pages into a snapshot: as a digest of words, or as a value, which the encoder of JSON escapes."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from generator.model.text import Text

_DIGITS = 12


def words_of(*texts: Text | None) -> str:
    """12 hex digits of the sha256 of descriptions in their order, empty without any."""
    if not any(texts):
        return ""
    joined = "\0".join(text.raw if text else "" for text in texts)
    return short_digest(joined.encode("utf-8", "surrogatepass"))


def short_digest(data: bytes) -> str:
    """The first 12 hex digits of the sha256."""
    return sha256(data).hexdigest()[:_DIGITS]


def values(texts: Iterable[Text]) -> tuple[str, ...]:
    """Texts that are facts, such as media types."""
    return tuple(text.raw for text in texts)


def value(text: Text | str | None) -> str:
    """A text that is a fact, such as the value of a member; empty without any."""
    return text.raw if isinstance(text, Text) else str(text or "")
