"""The record of names that collided: `docwright.names.yaml`, subject id → Python name.

Of two wire names with one Python name the one that sorts first keeps it. A spelling that comes later and sorts first
would then rename the other one; so both are recorded, and from then on the record wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, cast

import yaml

from generator.emit.names import identifier, plain, unique
from generator.model.errors import UsageError

RECORD: Final = "docwright.names.yaml"


class Namer:
    """Gives names under the rules, the record first. `noted` is what must be recorded, by subject id."""

    def __init__(self, record: Mapping[str, str]) -> None:
        self._record = record
        self.noted: dict[str, str] = {}

    def names(
        self,
        subjects: Mapping[str, str],
        spell: Callable[[str], str],
        reserved: frozenset[str] = frozenset(),
    ) -> dict[str, str]:
        """Wire name → Python name; `subjects` are subject ids by wire name."""
        recorded = {
            wire: self._record[id_]
            for wire, id_ in subjects.items()
            if id_ in self._record
        }
        named = unique(subjects, spell, reserved, recorded)
        wanted: dict[str, list[str]] = {}
        for wire in subjects:
            wanted.setdefault(plain(wire, spell, reserved), []).append(wire)
        for wires in wanted.values():
            if len(wires) > 1:
                self.noted |= {subjects[wire]: named[wire] for wire in wires}
        return named


def load_record(folder: Path) -> dict[str, str]:
    """The record in a folder, empty where there is none.

    Raises:
        UsageError: it cannot be read, or is no mapping of subject ids to Python names.
    """
    path = folder / RECORD
    try:
        text = path.read_text(encoding="utf-8")
        # the base loader makes strings, lists and mappings only: no objects, and `no` stays a name
        record: object = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - as said above
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _broken(str(error)) from error
    return _checked(record)


def _checked(record: object) -> dict[str, str]:
    if record in (None, ""):
        return {}
    if not isinstance(record, dict):
        raise _broken("it is no mapping")
    checked: dict[str, str] = {}
    for key, value in cast("dict[object, object]", record).items():
        try:
            checked[str(key)] = identifier(str(value))
        except ValueError as error:
            raise _broken(f"{key}: {error}") from error
    return checked


def _broken(reason: str) -> UsageError:
    return UsageError(
        f"{RECORD} cannot be used: {reason}",
        "Restore it from version control; without it names may change.",
    )


def save_record(folder: Path, record: Mapping[str, str]) -> None:
    """Writes the record: sorted, a line each, in one step.

    Raises:
        UsageError: it cannot be written.
    """
    text = yaml.safe_dump(dict(record), default_flow_style=False, width=1000)
    draft = folder / f".{RECORD}.draft"
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(folder / RECORD)
    except OSError as error:
        raise UsageError(
            f"{RECORD} cannot be written: {error.strerror}",
            "Make the working directory writable; without the record names may change.",
        ) from error
