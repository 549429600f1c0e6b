"""Comparisons that are made by hand, for tests of reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.comparison.changes import (
    Action,
    ApiLevel,
    Cause,
    Change,
    Comparison,
    Direction,
    PythonLevel,
    Sides,
    fingerprint,
)
from generator.model.comparison.snapshot import (
    SNAPSHOT_SCHEMA,
    Entry,
    FieldFact,
    GroupFact,
    Header,
    ParameterFact,
    Python,
    RestFact,
    Snapshot,
    SoapFact,
    TypeFact,
)

GROUP = "rest/v1/Agents/Thing"
COPY = f"{GROUP}/Copy"
MOVE = f"{GROUP}/Move"
_NOWHERE = Sides()

SOAP_MOVE = "soap/Services88/Thing/Move"

OLD_ENTRIES = (
    Entry(
        GROUP,
        GroupFact(),
        page="rest/index.md",
        python=Python("agents.thing", "agents.ThingAgent"),
    ),
    Entry(
        COPY,
        RestFact("POST", "/api/v1/Agents/Thing/Copy"),
        page="rest/Copy.md",
        python=Python("agents.thing.copy"),
    ),
    Entry(
        MOVE,
        RestFact("POST", "/api/v1/Agents/Thing/Move"),
        page="rest/Move.md",
        python=Python("agents.thing.move"),
    ),
    Entry(
        f"{MOVE}#param/ThingId",
        ParameterFact("int32"),
        page="rest/Move.md",
        python=Python("thing_id", "int"),
    ),
    Entry(
        SOAP_MOVE,
        SoapFact("http://example.com/Move", "/Thing.svc", "Move", "MoveResponse"),
        page="soap/Move.md",
        python=Python("thing.move"),
    ),
    Entry(
        "types/Thing",
        TypeFact("object"),
        page="rest/Move.md",
        python=Python("models.Thing"),
    ),
    Entry(
        "types/Thing#field/Size",
        FieldFact("int32"),
        page="rest/Move.md",
        python=Python("size", "int | None"),
    ),
)


def snapshot(
    entries: Iterable[Entry] = OLD_ENTRIES, *, version: str = "1.2.0", **header: Any
) -> Snapshot:
    """A snapshot with these entries."""
    values = {
        "schema": SNAPSHOT_SCHEMA,
        "docwright": "0.1.0",
        "runtime": "0" * 12,
        "settings": "0" * 12,
        "package": "superoffice",
        "distribution": "superoffice",
        "sdk_version": version,
    }
    return Snapshot(
        Header(**(values | header)),
        tuple(sorted(entries, key=lambda entry: entry.subject)),
    )


def change(
    id_: str = "operation-removed",
    *subjects: str,
    old: str | None = None,
    new: str | None = None,
    group: str = "",
    area: str = "operation",
    direction: Direction = Direction.BOTH,
    action: Action = Action.REMOVED,
    cause: Cause = Cause.API,
    api_level: ApiLevel = ApiLevel.BREAKING,
    python_level: PythonLevel = PythonLevel.MAJOR,
    evidence: Sides = _NOWHERE,
) -> Change:
    """A change with its fingerprint, by default the removal of an operation."""
    of = subjects or (COPY,)
    print_ = fingerprint(id_, of, direction, old, new)
    return Change(
        id=id_,
        subjects=of,
        group=group or print_,
        area=area,
        direction=direction,
        action=action,
        cause=cause,
        api_level=api_level,
        python_level=python_level,
        old=old,
        new=new,
        evidence=evidence,
        fingerprint=print_,
    )


REMOVED = change(
    "operation-removed",
    COPY,
    old="POST /api/v1/Agents/Thing/Copy",
    evidence=Sides(old="rest/Copy.md:12"),
)
DOUBTFUL = change(
    "parameter-added",
    f"{MOVE}#param/ThingId",
    new="int32",
    action=Action.ADDED,
    api_level=ApiLevel.DOUBTFUL,
    python_level=PythonLevel.MINOR,
    evidence=Sides("rest/Move.md:9", "rest/Move.md:12"),
)


def added(subject: str, **values: Any) -> Change:
    """A new operation."""
    return change(
        "operation-added",
        subject,
        action=Action.ADDED,
        api_level=ApiLevel.SAFE,
        python_level=PythonLevel.MINOR,
        **values,
    )


ADDED = added(
    f"{GROUP}/Turn",
    new="POST /api/v1/Agents/Thing/Turn",
    evidence=Sides(new="rest/Turn.md:7"),
)


def comparison(
    *changes: Change,
    old: Snapshot | None = None,
    new: Snapshot | None = None,
    next_version: str | None = "2.0.0",
) -> Comparison:
    """A comparison of two snapshots with these changes, the worst first as they are given."""
    turn = Entry(
        f"{GROUP}/Turn",
        RestFact("POST", "/api/v1/Agents/Thing/Turn"),
        page="rest/Turn.md",
        python=Python("agents.thing.turn"),
    )
    kept = [entry for entry in OLD_ENTRIES if entry.subject != COPY]
    return Comparison(
        old=old or snapshot(),
        new=new or snapshot([*kept, turn]),
        old_label="2023",
        new_label="2026",
        changes=changes,
        next_version=next_version,
    )
