"""Diagnostics about the order of sources: for each pair with subjects in common, which is newer and what tells it."""

from __future__ import annotations

from generator.model.diagnostics import Diagnostic
from generator.passes.editions.order import Pair
from generator.passes.editions.units import Unit


def choice(newer: Unit, older: Unit, pair: Pair) -> Diagnostic:
    """What was chosen for two sources, at the older one."""
    both = f"subjects in both: {pair.subjects}"
    if newer.date > older.date > "":
        return _known(older, f"{_dated(older)} is older than {_dated(newer)}; {both}")
    is_older_form = newer.generation > older.generation > 0
    if newer.order == older.order and is_older_form:
        form = "as the form of their REST pages shows"
        message = f"{_dated(older)} is older than {_dated(newer)}, {form}; {both}"
        return _known(older, message)
    if newer.order <= older.order:
        return _unknown(older, f"{_guess(newer, older, pair)}; {both}")
    follows = f"counts as older than {_dated(newer)}, which comes later in DOCS"
    if pair.more_in_older > pair.more_in_newer:
        more = f"names more of {pair.more_in_older} subjects, and less of {pair.more_in_newer}"
        return _unknown(older, f"{_dated(older)} {follows}, but {more}; {both}")
    if older.generation > newer.generation > 0:
        more = "its REST pages are of a newer form"
        return _unknown(older, f"{_dated(older)} {follows}, but {more}; {both}")
    return _known(older, f"{_dated(older)} {follows}; {both}")


def _known(older: Unit, message: str) -> Diagnostic:
    return Diagnostic("source-order", older.path, 0, message)


def _unknown(older: Unit, message: str) -> Diagnostic:
    return Diagnostic("source-age", older.path, 0, message)


def _guess(newer: Unit, older: Unit, pair: Pair) -> str:
    reason = ""
    if newer.order < older.order:
        reason = ", since it comes later in DOCS than a source that is newer"
    elif pair.more_in_newer > pair.more_in_older:
        reason = ", since it names more"
    return (
        f"nothing tells whether {_dated(older)} or {_dated(newer)} is newer; "
        f"{newer.path} counts as the newer{reason}"
    )


def _dated(unit: Unit) -> str:
    if not unit.date:
        return f"{unit.path} (no date)"
    day = unit.date[:10]
    return f"{unit.path} ({day} by {'the settings' if unit.is_set else 'its samples'})"
