"""Every former name that a lock promises is in the SDK: what one release was called still works in the next one."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from generator.changes import succession
from generator.emit.names.former_types import FormerTypes
from generator.emit.names.namer import Namer
from generator.emit.planned_names import Plan, planned
from generator.emit.sdk import SdkSettings
from generator.emit.surface import snapshot_of
from generator.model.api import Api, SoapOperation
from generator.model.comparison.snapshot import Succession
from generator.model.ids import Protocol
from generator.passes import build_api
from generator.reader.discover import discover
from generator.reader.read import read_files

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
RELEASED = SdkSettings(sdk_version="1.0.0")
NEXT = SdkSettings(sdk_version="1.1.0")


@cache
def api() -> Api:
    pages = read_files(discover((SEEDS,)).files, 1, lambda _: None)
    return build_api(pages).api


def former_record(seed: int) -> dict[str, str]:
    """Other names for a part of all types, fields, members, classes of groups, results and archives."""
    chance = random.Random(seed)
    record: dict[str, str] = {}

    def rename(subject: str, prefix: str, suffix: str = "") -> None:
        if chance.random() < 0.25:
            record[subject] = f"{prefix}{len(record)}{suffix}"

    for type_ in api().types:
        rename(type_.id, "Old")
        for field in type_.fields:
            rename(f"{type_.id}#field/{field.wire}", "old_")
        for member in type_.members:
            rename(f"{type_.id}#member/{member.wire}", "OLD_")
    for group in api().agents:
        if group.protocol is Protocol.REST:
            suffix = "Resource" if group.is_resource else "Agent"
            rename(f"{group.id}#class", "Old", suffix)
    for operation in api().operations:
        if isinstance(operation, SoapOperation) and len(operation.out) > 1:
            rename(f"{operation.id}#result", "Old", "Result")
    for archive in api().archives:
        rename(archive.id, "old_")
    return record


def offered(plan: Plan) -> set[tuple[str, str]]:
    """Subjects and former names; those of the classes of groups without their subjects."""
    assert plan.rest is not None
    former: list[FormerTypes] = [plan.rest.view.former]
    former += (version.view.former for version in plan.soap.versions)
    parts = {
        (subject, alias.name)
        for names in former
        for subject, aliases in names.names.items()
        for alias in aliases
    }
    classes = {
        ("", name)
        for names in former
        for public in ("agents", "resources")
        for name, _ in names.classes.get(public, ())
    }
    return parts | classes


def promised(kept: Succession) -> set[tuple[str, str]]:
    """The same of what a lock promises."""
    groups = {str(group.id) for group in api().agents}
    return {
        ("" if subject in groups else subject, alias.name.rpartition(".")[2])
        for subject, aliases in kept.aliases.items()
        for alias in aliases
    }


@pytest.mark.parametrize("seed", range(5))
def test_what_the_lock_promises_is_there(seed: int) -> None:
    record = former_record(seed)
    released = planned(api(), RELEASED, Namer(record))
    plain = planned(api(), NEXT, Namer({}))
    kept = succession(
        snapshot_of(api(), released, RELEASED), snapshot_of(api(), plain, NEXT)
    )
    renamed = {subject.removesuffix("#class") for subject in record}
    assert kept.aliases.keys() == renamed
    assert promised(kept) == offered(planned(api(), NEXT, Namer({}), succession=kept))
