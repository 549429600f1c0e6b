"""Wire names cut into words: rules 1 to 3 of the public naming rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

DEFAULT_WORDS: Final = ("EMail", "OData", "OAuth", "IDs", "URLs")
"""Words that stay one; the settings may name others."""

_CAPITALISED = r"[A-Z][0-9]*[a-z][a-z0-9]*"
_CAPITALS = r"[A-Z][0-9]*(?:[A-Z](?![0-9]*[a-z])[0-9]*)*"
_LOWER = r"[a-z0-9]+"


def words(wire: str, kept: Iterable[str] = DEFAULT_WORDS) -> list[str]:
    """The words of a wire name, as spelt: `TZLocationID` → `TZ`, `Location`, `ID`.

    A leading `$` or `_` is dropped, `.` and `-` separate. A new word starts at lower|UPPER and at UPPER|UPPER+lower;
    digits stay with the word before. A kept word stays whole with its plural; a lower-case first letter before
    capitals belongs to them (`cRMScriptId`).
    """
    kept = tuple(kept)
    name = wire[1:] if wire[:1] in {"$", "_"} else wire
    pattern = _pattern(kept)
    return [
        word
        for part in re.split(r"[_.$-]+", name)
        for word in pattern.findall(_with_capital(part, kept))
    ]


def _with_capital(part: str, kept: tuple[str, ...]) -> str:
    """`cRMScriptId` as `CRMScriptId`; `eMailAddress`, which starts with a kept word, as `EMailAddress`."""
    capital = part[:1].upper() + part[1:]
    if re.match(r"[a-z][A-Z]{2}", part) or capital.startswith(kept):
        return capital
    return part


def _pattern(kept: tuple[str, ...]) -> re.Pattern[str]:
    whole = [
        f"{re.escape(word)}[a-z0-9]*"
        for word in sorted(kept, key=lambda word: (-len(word), word))
    ]
    return re.compile("|".join([*whole, _CAPITALISED, _CAPITALS, _LOWER]))
