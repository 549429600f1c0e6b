"""How the differences are printed: by kind and cause, with the first examples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from benchmarks.sdk_names.differences import Compared, Difference, Kind

_EXAMPLES = 3


def table_lines(compared: Compared) -> Iterator[str]:
    """A line for each kind, and below it each cause with its count and its first examples."""
    for kind in Kind:
        differences = [each for each in compared.differences if each.kind is kind]
        only = (
            f", {compared.only_old[kind]} only older, {compared.only_new[kind]} only newer"
            if kind in compared.only_old
            else ""
        )
        both = f"{compared.both[kind]} in both{only}"
        yield f"{kind.value:<10}{len(differences):>5} differ; {both}"
        by_cause: dict[str, list[Difference]] = defaultdict(list)
        for difference in differences:
            by_cause[difference.cause.value].append(difference)
        for cause, found in sorted(by_cause.items(), key=lambda item: -len(item[1])):
            yield f"  {len(found):>5}  {cause}"
            yield from (f"         {example_line(each)}" for each in found[:_EXAMPLES])


def example_line(difference: Difference) -> str:
    """`subject: older name → newer name`."""
    return f"{difference.subject}: {difference.old or '-'} → {difference.new or '-'}"
