"""What every format of `docwright lint` gets: defects in groups by their cause, and what people are told beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

import msgspec

from generator.model.catalogue import DiagnosticKind
from generator.model.lint.defects import Found
from generator.model.lint.places import Place
from generator.report.shown_paths import ShownPaths


class BaselineState(StrEnum):
    """How a defect compares with the baseline, in the words of SARIF."""

    NEW = "new"
    UNCHANGED = "unchanged"


class Fault(msgspec.Struct, frozen=True):
    """What is put right once: the cases with the same id and cause, sorted by place; at least one."""

    cases: tuple[Found, ...]

    @property
    def example(self) -> Found:
        """The case that stands for all."""
        return self.cases[0]

    @property
    def id(self) -> str:
        """The id of all cases."""
        return self.example.defect.id

    @property
    def kind(self) -> DiagnosticKind:
        """The row of the catalogue."""
        return self.example.defect.kind


class LintReport(msgspec.Struct, frozen=True, kw_only=True):
    """The defects that were asked for, and what is told of them.

    `faults` are sorted by what is worth correcting first. `pages` is the number of pages that were looked at. `accepted` are
    the reasons of accepted defects by fingerprint. `baseline` are the fingerprints of the baseline, None without one; a
    baseline marks what it knows, and drops nothing. `resolved` are the ids of those in the baseline that were not found any
    more, by fingerprint. `baseline_file` is its file, from the root of the git repository on. `line` gives the text of a
    line of the docs without its end, None where it cannot be read. `address` gives the address of a page, empty where it
    has none. `command` is what was typed, with the docs and the baseline. `is_complete` says that one kind alone is asked for,
    so that all of its cases are of interest.
    """

    faults: tuple[Fault, ...]
    pages: int
    accepted: Mapping[str, str] = MappingProxyType({})
    baseline: frozenset[str] | None = None
    resolved: Mapping[str, str] = MappingProxyType({})
    baseline_file: str = ""
    command: str = "docwright lint"
    is_complete: bool = False
    paths: ShownPaths = ShownPaths()
    line: Callable[[Place], str | None] = lambda _: None
    address: Callable[[str], str] = lambda _: ""

    def state(self, found: Found) -> BaselineState | None:
        """How a case compares with the baseline, None without one."""
        if self.baseline is None:
            return None
        return (
            BaselineState.UNCHANGED
            if found.fingerprint in self.baseline
            else BaselineState.NEW
        )

    def is_open(self, found: Found) -> bool:
        """Whether a case counts for `--fail-on`: it is neither accepted nor in the baseline."""
        is_known = self.state(found) is BaselineState.UNCHANGED
        return found.fingerprint not in self.accepted and not is_known
