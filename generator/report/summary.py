"""What a run of `generate` did: one value, as JSON for machines and as lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.model.facts import PageFacts
from generator.report.diagnostics import counts


class FileCounts(msgspec.Struct, frozen=True):
    """How many generated files were written (new or changed), left as they are, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """`generate --summary-json`; described by `docs/schema/summary.json`.

    `pages` counts by kind what was read, `files_skipped` files of other suffixes. Times are seconds, memory is bytes.
    `cache_hits` is how many of the pages had been read by an earlier run.
    """

    schema: int = 1
    docwright: str
    pages: dict[str, int]
    files_skipped: dict[str, int]
    operations: int
    types: int
    diagnostics: dict[str, int]
    files: FileCounts
    seconds: dict[str, float]
    peak_memory: int
    cache_hits: int = 0


def page_counts(pages: Iterable[PageFacts]) -> dict[str, int]:
    """How many pages there are of each kind, sorted by kind."""
    kinds = Counter(page.kind for page in pages)
    return {kind.value: kinds[kind] for kind in sorted(kinds)}


def summarise(
    *,
    docwright: str,
    pages: tuple[PageFacts, ...],
    skipped: dict[str, int],
    api: Api,
    diagnostics: tuple[Diagnostic, ...],
    files: FileCounts,
    seconds: dict[str, float],
    peak_memory: int,
    cache_hits: int = 0,
) -> Summary:
    """The summary of a run."""
    return Summary(
        docwright=docwright,
        pages=page_counts(pages),
        files_skipped=dict(sorted(skipped.items())),
        operations=len(api.operations),
        types=len(api.types),
        diagnostics=counts(diagnostics),
        files=files,
        seconds={name: round(value, 3) for name, value in seconds.items()},
        peak_memory=peak_memory,
        cache_hits=cache_hits,
    )


def summary_json(summary: Summary) -> bytes:
    """The summary as JSON with a trailing newline."""
    return msgspec.json.format(msgspec.json.encode(summary), indent=1) + b"\n"


def summary_lines(summary: Summary, output: str, *, check: bool) -> Iterator[str]:
    """The summary for people."""
    pages = sum(summary.pages.values())
    yield f"read {counted(pages, 'page')}: {_kinds(summary.pages)}"
    if summary.cache_hits:
        yield f"took {counted(summary.cache_hits, 'page')} of them from the cache"
    if summary.files_skipped:
        total = sum(summary.files_skipped.values())
        yield f"skipped {counted(total, 'file')} of other kinds"
    operations = counted(summary.operations, "operation")
    yield f"found {operations}, {counted(summary.types, 'type')}"
    if summary.diagnostics:
        total = sum(summary.diagnostics.values())
        listed = ", ".join(
            f"{count} {id_}" for id_, count in summary.diagnostics.items()
        )
        yield f"{counted(total, 'diagnostic')}: {listed}"
    files, verb = summary.files, "would write" if check else "wrote"
    yield (
        f"{verb} {counted(files.written, 'file')} in {output} "
        f"({files.unchanged} unchanged, {files.removed} removed)"
    )


def _kinds(kinds: dict[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in kinds.items()) or "none"


def counted(number: int, noun: str) -> str:
    """`1 page`, `2,955 pages`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
