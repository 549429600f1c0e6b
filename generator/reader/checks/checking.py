"""The defects of single pages and their links: each page is read once more, since facts do not keep its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import Final

import msgspec

from generator.model.encoding.built import decoded, encoded
from generator.model.encoding.gc_pause import gc_paused
from generator.model.errors import InternalError
from generator.model.facts import PageFacts
from generator.model.lint.defects import Defect, plain
from generator.model.lint.link_targets import target_of
from generator.model.lint.links import LinkedPages, PageLinks
from generator.model.lint.places import Place
from generator.model.text import Text, encodable
from generator.processes.sharing import shared
from generator.processes.workers import Workers
from generator.reader.checks import CHECKS, CHECKS_OF_ALL
from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.checks.links import page_links
from generator.reader.checks.links.anchors import page_anchors
from generator.reader.checks.subjects import subject_of
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import decode, split_page
from generator.reader.page_bytes import page_bytes
from generator.reader.read import CHUNK, FILES_WORTH_A_PROCESS, read_page
from generator.reader.source_files import SourceFile

_MOST_CHARACTERS: Final = 200


class CheckedFiles(msgspec.Struct, frozen=True, array_like=True):
    """The defects of pages, in no order, and what the pages show of each other."""

    defects: tuple[Defect, ...]
    links: tuple[PageLinks, ...]


def checked_files(files: Sequence[SourceFile], workers: Workers) -> CheckedFiles:
    """Checks all pages. A file that cannot be read has no defects: reading it reports that.

    Raises:
        InternalError: a process dies.
    """
    workers.start(len(files) // FILES_WORTH_A_PROCESS - 1)
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    try:
        parts = [
            decoded(data, CheckedFiles)
            for data in shared(workers, _checked_chunk, chunks)
        ]
    except BrokenProcessPool as error:
        hint = "Run again with --jobs 1; it may have run out of memory."
        raise InternalError("A process that checks pages died.", hint) from error
    return CheckedFiles(
        tuple(defect for part in parts for defect in part.defects),
        tuple(links for part in parts for links in part.links),
    )


def linked_pages(
    links: Iterable[PageLinks], files: Sequence[SourceFile]
) -> LinkedPages:
    """The links of pages by path, with the anchors of the few pages that a fragment leads to."""
    pages = {page.path: page for page in links}
    wanted = {
        target[0]
        for page in pages.values()
        for link in page.links
        if "#" in link.target and (target := target_of(page.path, link.target))
    }
    by_path = {file.path: file for file in files if file.path in wanted}
    return LinkedPages(pages, dict(_anchors(by_path)))


def _anchors(files: Mapping[str, SourceFile]) -> Iterator[tuple[str, frozenset[str]]]:
    for path, file in files.items():
        try:
            text = decode(page_bytes(file), DiagnosticLog(path))
        except OSError:
            continue
        if text is not None:
            yield path, page_anchors(split_page(path, text, DiagnosticLog(path)))


def _checked_chunk(files: Sequence[SourceFile]) -> bytes:
    with gc_paused():
        return encoded(_joined(_checked_files(files)))


def _joined(parts: Iterable[CheckedFiles]) -> CheckedFiles:
    all_parts = [*parts]
    return CheckedFiles(
        tuple(plain(defect) for part in all_parts for defect in part.defects),
        tuple(links for part in all_parts for links in part.links),
    )


def _checked_files(files: Sequence[SourceFile]) -> Iterator[CheckedFiles]:
    for file in files:
        try:
            data = page_bytes(file)
        except OSError:
            continue
        yield checked_page(file.path, data)


def checked_page(path: str, data: bytes) -> CheckedFiles:
    """The defects and links of one page. Pure, and never raises, whatever the page is."""
    facts = read_page(path, data)
    # what is wrong with the text was reported when it was read
    text = decode(data, DiagnosticLog(path))
    if text is None:
        return CheckedFiles((), ())
    page = split_page(path, text, DiagnosticLog(path))
    checked = CheckedPage(page, facts, subject_of(facts))
    links = page_links(checked)
    return CheckedFiles(
        tuple(
            _defect(facts, checked.subject, case)
            for check in (*CHECKS.get(facts.kind, ()), *CHECKS_OF_ALL)
            for case in check(checked)
        ),
        () if links.is_empty() else (links,),
    )


def _defect(page: PageFacts, subject: str, case: PageDefect) -> Defect:
    detail = case.detail[:_MOST_CHARACTERS]
    return Defect(
        id=case.id,
        subject=f"{subject}{case.part}",
        place=Place(page.path, case.line),
        message=case.message,
        cause=case.cause,
        detail=Text(encodable(detail)) if detail else None,
        other=Place(page.path, case.other_line) if case.other_line else None,
    )
