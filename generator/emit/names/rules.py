"""Python names from wire names: the public naming rules, and the only place that makes a Python name.

1. A leading `$` or `_` is dropped; `.` and `-` become `_`.
2. and 3. `words.py`.
4. Fields, parameters, methods and agents are joined lower case, enum members upper case; classes stay as on the wire.
5. A keyword or a reserved name gets a trailing `_`; builtins stay, unless they would shadow an annotation.
6. Of two wire names with one Python name the one that sorts first keeps it, the others get `_2`, `_3`, ….
"""

from __future__ import annotations

import hashlib
import keyword
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from generator.emit.names.words import DEFAULT_WORDS, words

ANNOTATIONS: Final = frozenset(
    "bool bytes dict float int list object str datetime timedelta".split()
)
"""What annotations of generated classes use; an attribute of that name would shadow it."""

ON_CLIENTS: Final = frozenset(
    "agents close aclose with_options with_raw_response options from_env "
    "cached_property".split()
)
"""Methods of clients, and what decorates the agents there."""
ON_AGENT_LISTS: Final = frozenset({"cached_property"})
"""What decorates the agents of REST, in the class that holds nothing but them."""
ON_MODELS: Final = frozenset(
    "copy to_dict to_json from_dict from_json unknown_fields _field".split()
)
"""Methods of models, and the function that names a field on the wire; no wire name has a leading `_` in Python."""
IN_CALLS: Final = frozenset("timeout extra_headers extra_query call self".split())
ON_AGENTS: Final = frozenset({"models", "enums"}) | ANNOTATIONS
"""Names that the annotations of an agent's methods use."""
OF_CLASSES: Final = frozenset("Flags Model OpenEnum Result".split()) | ANNOTATIONS
"""Names that the module of models or enums itself uses."""

_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
_IDENTIFIER = re.compile(r"\A[A-Za-z_][A-Za-z0-9_]*\Z")


class Names:
    """Names under one list of words that stay whole."""

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
    return _valid(re.sub(r"[.$-]", "_", wire).lstrip("_"))


def _valid(name: str) -> str:
    if not name or name[0].isdigit():
        name = f"n{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def module_name(name: str, longest: int) -> str:
    """The name as a file's: no device of Windows (`con`, `aux`), and cut with a digest where it is too long."""
    if name in _DEVICES:
        return f"{name}_"
    if len(name) <= longest:
        return name
    return f"{name[: longest - 9]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def identifier(name: str) -> str:
    """The name itself, which is an ASCII identifier and no keyword.

    Raises:
        ValueError: it is not. Unquoted positions are validated, never escaped.
    """
    if not _IDENTIFIER.match(name) or keyword.iskeyword(name):
        raise ValueError(f"not an identifier: {name[:60]!r}")
    return name


def unique(
    wires: Iterable[str],
    spell: Callable[[str], str],
    reserved: frozenset[str] = frozenset(),
    recorded: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Wire name → Python name, all different, whatever the order of `wires` (rules 5 and 6).

    A recorded name wins, unless it is reserved by now or recorded for two.
    """
    ordered = sorted(set(wires))
    taken: dict[str, str] = {}
    for wire in ordered:
        name = recorded.get(wire)
        if name is not None and name not in reserved:
            taken.setdefault(name, wire)
    for wire in ordered:
        if wire not in taken.values():
            name = plain(wire, spell, reserved)
            taken[_free(name, taken, reserved)] = wire
    return {wire: identifier(name) for name, wire in taken.items()}


def plain(wire: str, spell: Callable[[str], str], reserved: frozenset[str]) -> str:
    """The name that a wire name has when no other one wants it."""
    name = spell(wire)
    return f"{name}_" if name in reserved else name


def _free(name: str, taken: dict[str, str], reserved: frozenset[str]) -> str:
    candidate, number = name, 1
    while candidate in taken or candidate in reserved:
        number += 1
        candidate = f"{name}_{number}"
    return candidate
