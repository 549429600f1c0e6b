"""DOCS → all defects of them, and what is kept of that for later runs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from generator.cache.code import BUILDING
from generator.cache.kinds import DEFECTS
from generator.commands.found_docs import FoundDocs, docs_digest
from generator.model.encoding.built import decoded, encoded
from generator.model.encoding.gc_pause import gc_paused
from generator.model.lint.defects import Defect, Found, found
from generator.report.progress import Progress


class FoundDefects(msgspec.Struct, frozen=True, array_like=True):
    """The defects of all pages, sorted by place, whatever is shown of them; `pages` counts the pages."""

    found: tuple[Found, ...]
    pages: int


def found_defects(docs: FoundDocs, progress: Progress) -> FoundDefects:
    """The defects of DOCS: those that were kept, or else new ones, which are kept.

    Raises:
        UsageError: the overrides cannot be used.
    """
    with gc_paused():
        return _kept(docs) or _made(docs, progress)


def _kept(docs: FoundDocs) -> FoundDefects | None:
    if docs.cache is None or docs.digest is None:
        return None
    data = docs.cache.files(DEFECTS, BUILDING).find(_key(docs, docs.digest))
    try:
        return None if data is None else decoded(data, FoundDefects)
    except ValueError:
        return None


def _made(docs: FoundDocs, progress: Progress) -> FoundDefects:
    # the readers and passes load most libraries, for which a run waits only if it needs them
    from generator.commands.build import build_docs  # noqa: PLC0415 - loads much
    from generator.commands.lint.diagnostics import (  # noqa: PLC0415 - with it
        defects_of_diagnostics,
    )
    from generator.passes.checks import CHECKS  # noqa: PLC0415 - with it
    from generator.passes.checks.checked import CheckedDocs  # noqa: PLC0415 - with it
    from generator.passes.editions.outdated import (  # noqa: PLC0415 - with it
        outdated_pages,
    )
    from generator.processes.workers import Workers  # noqa: PLC0415 - with it
    from generator.reader.checks.checking import (  # noqa: PLC0415 - with it
        checked_files,
        linked_pages,
    )

    files = docs.discovery.files
    with Workers(docs.source.jobs) as workers:
        built = build_docs(docs, progress, workers)
        pages = {page.path: page for page in built.pages}
        # what only an older edition gets wrong is put right by the newer one
        outdated = outdated_pages(pages, built.ages)
        current = [file for file in files if file.path not in outdated]
        with progress.stage("check", "checking each page"):
            of_pages = checked_files(current, workers)
            links = linked_pages(of_pages.links, files)
    model = built.model
    checked = CheckedDocs(
        pages,
        model.api,
        model.diagnostics,
        built.ages,
        docs.sources,
        frozenset(file.path for file in files),
        links,
        _unread(docs),
        outdated,
    )

    def defects() -> Iterator[Defect]:
        cases = (
            *docs.discovery.diagnostics,
            *model.diagnostics,
            *(case for _, case in model.defects),
        )
        yield from of_pages.defects
        yield from defects_of_diagnostics(cases, pages)
        for check in CHECKS:
            yield from check(checked)

    with progress.stage("check", "checking all pages together"):
        of_current = (each for each in defects() if each.place.path not in outdated)
        result = FoundDefects(found(of_current), len(pages))
    digest = docs_digest(built.hashes, docs.sources, docs.overrides)
    if docs.cache and digest:
        store = docs.cache.files(DEFECTS, BUILDING)
        store.keep(_key(docs, digest), encoded(result))
        store.save()
    return result


def _unread(docs: FoundDocs) -> frozenset[str]:
    """The paths of what is there and was not read."""
    faults = (fault.path for fault in docs.discovery.diagnostics)
    return frozenset((*docs.discovery.symlinks, *faults))


def _key(docs: FoundDocs, digest: bytes) -> bytes:
    """What decides the defects: the pages, and what was found beside them."""
    discovery = docs.discovery
    decisive = (digest, "defects", discovery.diagnostics, discovery.symlinks)
    return hashlib.sha256(encoded(decisive)).digest()
