"""The defects of single pages: each page is read once more, since facts do not keep its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from generator.model.encoding.built import decoded, encoded
from generator.model.encoding.gc_pause import gc_paused
from generator.model.errors import InternalError
from generator.model.facts import PageFacts
from generator.model.lint.defects import Defect, plain
from generator.model.lint.places import Place
from generator.model.text import Text, encodable
from generator.processes.sharing import shared
from generator.processes.workers import Workers
from generator.reader.checks import CHECKS, CHECKS_OF_ALL
from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.checks.subjects import subject_of
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import decode, split_page
from generator.reader.page_bytes import page_bytes
from generator.reader.read import CHUNK, FILES_WORTH_A_PROCESS, read_page
from generator.reader.source_files import SourceFile

_MOST_CHARACTERS: Final = 200
_Defects = tuple[Defect, ...]


def defects_of_files(files: Sequence[SourceFile], workers: Workers) -> Iterator[Defect]:
    """Yields the defects of all pages, in no order. A file that cannot be read has none: reading it reports that.

    Raises:
        InternalError: a process dies.
    """
    workers.start(len(files) // FILES_WORTH_A_PROCESS - 1)
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    try:
        for data in shared(workers, _defects_of_chunk, chunks):
            yield from decoded(data, _Defects)
    except BrokenProcessPool as error:
        hint = "Run again with --jobs 1; it may have run out of memory."
        raise InternalError("A process that checks pages died.", hint) from error


def _defects_of_chunk(files: Sequence[SourceFile]) -> bytes:
    with gc_paused():
        return encoded(tuple(map(plain, _defects_of_chunk_files(files))))


def _defects_of_chunk_files(files: Sequence[SourceFile]) -> Iterator[Defect]:
    for file in files:
        try:
            data = page_bytes(file)
        except OSError:
            continue
        yield from defects_of_page(file.path, data)


def defects_of_page(path: str, data: bytes) -> Iterator[Defect]:
    """Yields the defects of one page. Pure, and never raises, whatever the page is."""
    facts = read_page(path, data)
    # what is wrong with the text was reported when it was read
    text = decode(data, DiagnosticLog(path))
    if text is None:
        return
    page = split_page(path, text, DiagnosticLog(path))
    checked = CheckedPage(page, facts, subject_of(facts))
    for check in (*CHECKS.get(facts.kind, ()), *CHECKS_OF_ALL):
        for case in check(checked):
            yield _defect(facts, checked.subject, case)


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
