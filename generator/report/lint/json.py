"""`lint --format json` (`docs/schema/lint.json`)."""

from __future__ import annotations

from typing import Final

import msgspec

from generator.model.lint.defects import Found
from generator.model.lint.places import Place
from generator.report.escape import for_json
from generator.report.json_text import json_text
from generator.report.lint.report import Fault, LintReport

_SCHEMA: Final = 1


class _Place(msgspec.Struct, frozen=True):
    path: str
    line: int | None


class _Defect(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    level: str
    class_: str = msgspec.field(name="class")
    subject: str
    message: str
    detail: str | None
    place: _Place
    other: _Place | None
    believed: _Place | None
    fault: int
    fingerprint: str
    state: str | None
    accepted: str | None


class _Fault(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    level: str
    class_: str = msgspec.field(name="class")
    text: str
    hint: str
    fix: str
    cases: int
    pages: int
    example: str


class _Document(msgspec.Struct, frozen=True, kw_only=True):
    schema: int = _SCHEMA
    pages: int
    faults: list[_Fault]
    defects: list[_Defect]
    resolved: dict[str, str]


def json_report(report: LintReport) -> str:
    """All faults, what is worth correcting first at the top, and all their cases; paths begin at the page root."""
    document = _Document(
        pages=report.pages,
        faults=[_fault(fault) for fault in report.faults],
        defects=[
            _defect(report, number, case)
            for number, fault in enumerate(report.faults)
            for case in fault.cases
        ],
        resolved=dict(sorted(report.resolved.items())),
    )
    return json_text(document)


def _fault(fault: Fault) -> _Fault:
    lint = fault.kind.lint
    return _Fault(
        id=fault.id,
        level=fault.kind.level.value,
        class_=lint.of.value if lint else "",
        text=fault.kind.text,
        hint=fault.kind.hint,
        fix=lint.fix.value if lint else "",
        cases=len(fault.cases),
        pages=len({case.defect.place.path for case in fault.cases}),
        example=fault.example.fingerprint,
    )


def _defect(report: LintReport, fault: int, case: Found) -> _Defect:
    defect = case.defect
    lint = defect.kind.lint
    state = report.state(case)
    return _Defect(
        id=defect.id,
        level=defect.kind.level.value,
        class_=lint.of.value if lint else "",
        subject=defect.subject,
        message=defect.message,
        detail=for_json(defect.detail),
        place=_place(defect.place),
        other=_place(defect.other) if defect.other else None,
        believed=_place(defect.believed) if defect.believed else None,
        fault=fault,
        fingerprint=case.fingerprint,
        state=state.value if state else None,
        accepted=report.accepted.get(case.fingerprint),
    )


def _place(place: Place) -> _Place:
    return _Place(place.path, place.line or None)
