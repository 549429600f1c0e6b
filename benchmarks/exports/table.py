"""How the difference of an exported document from the vendor's files is printed: by cause, with counts that add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from benchmarks.exports.causes import UNEXPLAINED, Difference, Side, cause, differences

_EXAMPLES = 2
_LONGEST = 60


class Explained(msgspec.Struct, frozen=True):
    """The number of facts of each side, of those that both have alike, and all others by cause."""

    vendor: int
    exported: int
    same: int
    causes: Mapping[str, Sequence[Difference]]

    @property
    def unexplained(self) -> int:
        """How many differences no rule explains."""
        return len(self.causes.get(UNEXPLAINED, ()))


def explained(vendor: Side, exported: Side) -> Explained:
    """Every difference with its cause, the most frequent causes first."""
    found: dict[str, list[Difference]] = defaultdict(list)
    for difference in differences(vendor, exported):
        found[cause(difference, vendor, exported)].append(difference)
    ordered = sorted(found.items(), key=lambda item: -len(item[1]))
    count = _count(vendor)
    lacking = sum(1 for each in found.values() for fact in each if not fact.exported)
    changed = sum(
        1 for each in found.values() for fact in each if fact.vendor and fact.exported
    )
    return Explained(count, _count(exported), count - lacking - changed, dict(ordered))


def _count(side: Side) -> int:
    return sum(map(len, side.places.values()))


def explained_lines(result: Explained) -> Iterator[str]:
    """Counts, then a line for each cause: facts that only the vendor has, only the export, and with other values."""
    yield f"{result.vendor} facts in the vendor's files, {result.exported} in the export, {result.same} the same"
    yield f"{'':<58}{'only vendor':>12}{'only export':>12}{'changed':>9}"
    for name, found in result.causes.items():
        only_vendor = sum(1 for each in found if not each.exported)
        only_export = sum(1 for each in found if not each.vendor)
        changed = len(found) - only_vendor - only_export
        yield f"{name:<58}{only_vendor:>12}{only_export:>12}{changed:>9}"
        yield from (f"    {difference_line(each)}" for each in found[:_EXAMPLES])


def difference_line(difference: Difference, longest: int = _LONGEST) -> str:
    """`place keyword: vendor → export`, long values cut."""
    values = (_cut(difference.vendor, longest), _cut(difference.exported, longest))
    return f"{difference.place} {difference.keyword}: {values[0]} → {values[1]}"


def _cut(value: str, longest: int) -> str:
    return f"{value[:longest]}…" if len(value) > longest else value or "-"
