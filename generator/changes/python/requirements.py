"""What an SDK is called, and what it needs: the header of a snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from generator.changes.python.differences import PythonDifference
from generator.model.comparison.changes import Action, PythonLevel
from generator.model.comparison.snapshot import Header

if TYPE_CHECKING:
    from packaging.requirements import Requirement
    from packaging.specifiers import SpecifierSet
    from packaging.version import Version

SDK: Final = "sdk"
"""The subject of what an SDK is as a whole; its parts are `sdk#package`, `sdk#requires/httpx2`, ….."""
_LEAST: Final = frozenset({">=", "==", "~=", ">", "==="})


def of_header(old: Header, new: Header) -> Iterator[PythonDifference]:
    """Yields what differs about the SDK as a whole."""
    yield from _renamed("package", old.package, new.package)
    yield from _renamed("distribution", old.distribution, new.distribution)
    if old.python != new.python:
        yield from _python(old.python, new.python)
    if old.dependencies != new.dependencies:
        yield from _dependencies(old.dependencies, new.dependencies)


def _renamed(what: str, old: str, new: str) -> Iterator[PythonDifference]:
    if old != new:
        yield _difference(what, f"{what}-renamed", PythonLevel.MAJOR, old, new)


def _python(old: str, new: str) -> Iterator[PythonDifference]:
    if not old or not new:
        return
    before, after = _specifier(old), _specifier(new)
    if _least(before) < _least(after):
        yield _difference("python", "python-raised", PythonLevel.MAJOR, old, new)
    else:
        yield _difference("python", "python-lowered", PythonLevel.MINOR, old, new)


def _dependencies(old: Iterable[str], new: Iterable[str]) -> Iterator[PythonDifference]:
    before, after = dict(_by_name(old)), dict(_by_name(new))
    for name in sorted({*before, *after}):
        former, successor = before.get(name), after.get(name)
        part = f"requires/{name}"
        if former is None or successor is None:
            kind = "dependency-added" if former is None else "dependency-removed"
            yield _difference(
                part,
                kind,
                PythonLevel.MINOR,
                str(former) if former else None,
                str(successor) if successor else None,
            )
        elif former != successor:
            versions = _least(former.specifier), _least(successor.specifier)
            is_major = versions[0][:2] < versions[1][:2]
            yield _difference(
                part,
                "dependency-major" if is_major else "dependency-changed",
                PythonLevel.MAJOR if is_major else PythonLevel.PATCH,
                str(former),
                str(successor),
            )


def _by_name(texts: Iterable[str]) -> Iterator[tuple[str, Requirement]]:
    # most runs compare SDKs whose requirements are the same, and do not wait for the library
    from packaging.requirements import (  # noqa: PLC0415 - needed where they differ
        InvalidRequirement,
        Requirement,
    )

    for text in texts:
        try:
            requirement = Requirement(text)
        except InvalidRequirement:
            # a lock may state anything
            continue
        yield requirement.name.lower(), requirement


def _specifier(text: str) -> SpecifierSet | None:
    # only where requirements differ, as in `_by_name`
    from packaging.specifiers import (  # noqa: PLC0415 - needed where they differ
        InvalidSpecifier,
        SpecifierSet,
    )

    try:
        return SpecifierSet(text)
    except InvalidSpecifier:
        return None


def _least(specifiers: SpecifierSet | None) -> tuple[int, ...]:
    """The epoch and the numbers of the lowest version that is wanted, none where there is no bound."""
    bounds = (
        _version(each.version) for each in specifiers or () if each.operator in _LEAST
    )
    return max(((bound.epoch, *bound.release) for bound in bounds if bound), default=())


def _version(text: str) -> Version | None:
    # only where requirements differ, as in `_by_name`
    from packaging.version import InvalidVersion, Version  # noqa: PLC0415 - see above

    try:
        return Version(text)
    except InvalidVersion:
        return None


def _difference(
    part: str, kind: str, level: PythonLevel, old: str | None, new: str | None
) -> PythonDifference:
    action = Action.CHANGED
    if old is None or new is None:
        action = Action.ADDED if old is None else Action.REMOVED
    return PythonDifference(
        subject=f"{SDK}#{part}", kind=kind, action=action, level=level, old=old, new=new
    )
