"""griffe compares Python packages without knowing where they are from: all that it finds is in the list of changes.

It finds far less, as it compares no types of attributes; so it says whether something is missing, and nothing else.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import griffe
import pytest

from generator.changes import compare
from generator.commands.cli import main
from generator.files.lock import LOCK, load_lock
from generator.model.comparison.changes import Comparison
from generator.model.comparison.snapshot import Entry, GroupFact, Snapshot

_PACKAGE: Final = "superoffice"
_ROOT: Final = Path(__file__).resolve().parents[2]
_DROPPED: Final = (
    # an operation of an agent, all of a resource, and an operation of SOAP
    "restful/agent/Appointment_Agent/v1AppointmentAgent_Reject.md",
    "restful/rest/Webhook/v1Webhook_SignalEvent.md",
    "soap/Services88/Find/PopulateRestrictions.md",
)
_REPLACED: Final = (
    (
        "restful/agent/BLOB_Agent/v1BLOBAgent_GetBlobStream.md",
        "BlobEntityId",
        "BlobNumber",
    ),
    (
        "soap/Services88/TimeZone/SetActiveTimeZonesByFilter.md",
        "TimeZone:Filter",
        "TimeZone:Pattern",
    ),
)


def _generate(docs: Path, out: Path) -> None:
    arguments = ["generate", str(docs), "-o", str(out), "--no-format", "--no-cache"]
    assert main(arguments) == 0


def _comparison(old: Path, new: Path) -> Comparison:
    before, after = load_lock(old / LOCK), load_lock(new / LOCK)
    assert before is not None
    assert after is not None
    return compare(before, after)


def _breakages(old: Path, new: Path) -> set[str]:
    """The objects that griffe calls removed or changed, by the last two names of their paths."""
    packages = [
        griffe.load(_PACKAGE, search_paths=[str(out)], allow_inspection=False)
        for out in (old, new)
    ]
    return {
        _short(breakage.obj.path)
        for breakage in griffe.find_breaking_changes(packages[0], packages[1])
        # the runtime is the same on both sides
        if "._" not in breakage.obj.path
    }


def _short(path: str) -> str:
    return ".".join(path.split(".")[-2:])


def _listed(comparison: Comparison) -> set[str]:
    """The Python names of all that has changed, in the same form; asynchronous ones are no entries of their own."""
    return {
        name
        for change in comparison.changes
        for subject in change.subjects
        for snapshot in (comparison.old, comparison.new)
        for name in _names(subject, change.old, snapshot)
    }


def _names(subject: str, former: str | None, snapshot: Snapshot) -> Iterator[str]:
    for id_ in (subject, former or ""):
        owner = snapshot.by_subject.get(id_.partition("#")[0])
        entry = snapshot.by_subject.get(id_)
        if owner is None or owner.python is None:
            continue
        yield from _names_of_owner(owner, snapshot)
        if entry is not None and entry.key and entry.python is not None:
            yield f"{owner.python.name.rpartition('.')[2]}.{entry.python.name}"


def _names_of_owner(owner: Entry, snapshot: Snapshot) -> Iterator[str]:
    python = owner.python
    assert python is not None
    yield _short(python.name)
    group = snapshot.by_subject.get(owner.subject.rpartition("/")[0])
    if isinstance(owner.fact, GroupFact):
        class_name = python.type.rpartition(".")[2]
        module = python.name.rpartition(".")[2]
        for kind in ("agents", "resources"):
            yield from (f"{kind}.{module}", f"async_{kind}.{module}")
            yield f"{kind}.{class_name}"
            # the packages of both have the asynchronous class
            yield from (f"{each}{kind}.Async{class_name}" for each in ("", "async_"))
        yield from (f"{module}.{each}" for each in (class_name, f"Async{class_name}"))
        yield from (f"{each}.{module}" for each in ("SuperOffice", "AsyncSuperOffice"))
        yield from (f"{each}.{module}" for each in ("Agents", "AsyncAgents"))
        yield from (f"{each}.{module}" for each in ("Client", "AsyncClient"))
    elif group is not None and group.python is not None:
        class_name = group.python.type.rpartition(".")[2]
        method = python.name.rpartition(".")[2]
        yield from (f"{each}.{method}" for each in (class_name, f"Async{class_name}"))


def _check(old: Path, new: Path, fewest: int) -> None:
    breakages = _breakages(old, new)
    assert len(breakages) >= fewest
    assert sorted(breakages - _listed(_comparison(old, new))) == []


def test_all_that_griffe_finds_in_edited_seeds_is_listed(tmp_path: Path) -> None:
    edited = tmp_path / "edited"
    shutil.copytree(_ROOT / "seeds", edited)
    for name in _DROPPED:
        (edited / "reference" / name).unlink()
    for name, old, new in _REPLACED:
        page = edited / "reference" / name
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new), encoding="utf-8")
    _generate(_ROOT / "seeds", tmp_path / "old")
    _generate(edited, tmp_path / "new")
    _check(tmp_path / "old", tmp_path / "new", 5)


@pytest.mark.corpus
def test_all_that_griffe_finds_between_two_years_is_listed(
    shared: Path, tmp_path: Path
) -> None:
    before, after = shared / "corpus/2023/reference", shared / "corpus/2026"
    old, new = tmp_path / "docs/old", tmp_path / "docs/new"
    for agent in ("Selection", "Ticket"):
        name = f"{agent}_Agent"
        shutil.copytree(before / "restful/agent" / name, old / "restful/agent" / name)
        shutil.copytree(before / "soap/Services88" / agent, old / "soap" / agent)
        _copy(before / f"soap/Services88/Services88-{agent}.md", old / "soap")
        _copy(after / f"wsdl/WSDL-Services88-{agent}.xml", new / "wsdl")
        _copy(after / f"openapi/agent/Swagger-v1-{agent}Agent.json", new / "agent")
    _generate(old, tmp_path / "old")
    _generate(new, tmp_path / "new")
    _check(tmp_path / "old", tmp_path / "new", 20)


def _copy(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder)
