"""How wire names are spelt in Python: the public naming rules 1 to 5. Rule 6, about collisions, is `namer.py`'s.

1. A leading `$` or `_` is dropped; `.` and `-` become `_`.
2. A new word starts at lower|UPPER and at UPPER|UPPER+lower; digits stay with the word before.
3. Words that the settings list stay whole; a lower-case first letter before capitals belongs to them.
4. Fields, parameters, methods and agents are joined lower case, enum members upper case; classes stay as on the wire.
5. A keyword or a reserved name gets a trailing `_`; builtins stay, unless they would shadow an annotation.
"""

from __future__ import annotations

import hashlib
import keyword
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from generator.model.names.reserved import IN_PACKAGES

DEFAULT_WORDS: Final = ("EMail", "OData", "OAuth", "IDs", "URLs")
"""Words that stay whole by default; the settings may list others."""

# `Link`, `Period1`; then `TZ` of `TZLocation`, whose last capital belongs to the next word; then what begins lower case
_CAPITALISED = r"[A-Z][0-9]*[a-z][a-z0-9]*"
_CAPITALS = r"[A-Z][0-9]*(?:[A-Z](?![0-9]*[a-z])[0-9]*)*"
_LOWER = r"[a-z0-9]+"

LONGEST_AGENT: Final = 48
"""Longer modules of agents would make paths that Windows refuses below a usual folder."""

DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
_IDENTIFIER = re.compile(r"\A[A-Za-z_][A-Za-z0-9_]*\Z")


class Names:
    """Spells names, with a list of words that stay whole."""

    def __init__(self, kept: Iterable[str] = DEFAULT_WORDS) -> None:
        self._kept = tuple(kept)

    def lower(self, wire: str) -> str:
        """The name of a field, parameter, method, agent or module: `ReOpen` → `re_open`, `From` → `from_`."""
        return _valid("_".join(words(wire, self._kept)).lower())

    def upper(self, wire: str) -> str:
        """The name of an enum member: `OnlyThis` → `ONLY_THIS`, `None` → `NONE`."""
        return _valid("_".join(words(wire, self._kept)).upper())


def class_name(wire: str) -> str:
    """The name of a class: as on the wire, `.`, `-` and `$` as `_`."""
    # stripped afterwards, since a `$` at the start has become `_` too
    return _valid(re.sub(r"[.$-]", "_", wire).lstrip("_"))


def _valid(name: str) -> str:
    # an identifier cannot begin with a digit, and `$` alone leaves nothing
    if not name or name[0].isdigit():
        name = f"n{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def module_name(name: str, longest: int) -> str:
    """The name for a file: not a device of Windows (`con`, `aux`), and shortened by a digest where it is too long.

    Nor is it a name that packages use, which a module in them would replace once it is imported.
    """
    if name in DEVICES | IN_PACKAGES:
        return f"{name}_"
    if len(name) <= longest:
        return name
    # nine characters for the underscore and the digest
    return f"{name[: longest - 9]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"


@lru_cache(maxsize=20_000)
def identifier(name: str) -> str:
    """The name itself, which is an ASCII identifier and no keyword.

    Raises:
        ValueError: it is not. Unquoted positions are validated, never escaped.
    """
    if not _IDENTIFIER.match(name) or keyword.iskeyword(name):
        raise ValueError(f"not an identifier: {name[:60]!r}")
    return name


def words(wire: str, kept: Iterable[str] = DEFAULT_WORDS) -> list[str]:
    """The words of a wire name, as spelt: `TZLocationID` → `TZ`, `Location`, `ID`.

    A leading `$` or `_` is dropped, `.` and `-` separate. A new word starts at lower|UPPER and at UPPER|UPPER+lower;
    digits stay with the word before. A kept word stays whole with its plural; a lower-case first letter before
    capitals belongs to them (`cRMScriptId`).
    """
    return list(_words(wire, tuple(kept)))


# names such as `Id` and `Name` are in most types
@lru_cache(maxsize=20_000)
def _words(wire: str, kept: tuple[str, ...]) -> tuple[str, ...]:
    name = wire[1:] if wire[:1] in {"$", "_"} else wire
    pattern = _pattern(kept)
    return tuple(
        word
        for part in re.split(r"[_.$-]+", name)
        for word in pattern.findall(_with_capital(part, kept))
    )


def _with_capital(part: str, kept: tuple[str, ...]) -> str:
    """`cRMScriptId` as `CRMScriptId`; `eMailAddress`, which starts with a kept word, as `EMailAddress`."""
    capital = part[:1].upper() + part[1:]
    if re.match(r"[a-z][A-Z]{2}", part) or capital.startswith(kept):
        return capital
    return part


@cache
def _pattern(kept: tuple[str, ...]) -> re.Pattern[str]:
    # longer words first, so that a kept word that begins like another one wins
    whole = [
        f"{re.escape(word)}[a-z0-9]*"
        for word in sorted(kept, key=lambda word: (-len(word), word))
    ]
    return re.compile("|".join([*whole, _CAPITALISED, _CAPITALS, _LOWER]))
