"""From files to facts, each page by the reader of its kind."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from generator.model.errors import InternalError
from generator.model.facts import (
    Facts,
    PageFacts,
    PageKind,
    decode_facts,
    encode_facts,
)
from generator.reader.decode import MAX_BYTES, decode
from generator.reader.discover import SourceFile
from generator.reader.docfx import read_docfx
from generator.reader.index_page import read_agent_index, read_version_index
from generator.reader.kind import kind_of
from generator.reader.log import DiagnosticLog
from generator.reader.page import Page, split_page
from generator.reader.rest_operation import read_rest_operation
from generator.reader.soap_operation import read_soap_operation
from generator.reader.wsdl import read_wsdl

READERS: Final[dict[PageKind, Callable[[Page, DiagnosticLog], Facts | None]]] = {
    PageKind.SOAP_OPERATION: read_soap_operation,
    PageKind.WSDL: read_wsdl,
    PageKind.AGENT_INDEX: read_agent_index,
    PageKind.VERSION_INDEX: read_version_index,
    PageKind.REST_OPERATION: read_rest_operation,
    PageKind.DOCFX: read_docfx,
}
"""Kinds that are not listed have no facts: indexes and tables of contents that say nothing of the API."""

CHUNK: Final = 100
# below this, starting processes takes longer than reading
FILES_WORTH_A_PROCESS: Final = 400

Progress = Callable[[int], None]
"""Called with the number of files that are done so far."""


def read_page(path: str, data: bytes) -> PageFacts:
    """What one page says. Pure, and never raises: what is wrong with the page is in its diagnostics."""
    log = DiagnosticLog(path)
    text = decode(data, log)
    if text is None:
        return PageFacts(path, PageKind.UNKNOWN, None, log.diagnostics())
    page = split_page(path, text, log)
    kind = kind_of(page)
    if kind is PageKind.UNKNOWN:
        log.add("page-unknown", 0, "no known kind of page")
    read = READERS.get(kind)
    facts = read(page, log) if read else None
    return PageFacts(path, kind, facts, log.diagnostics())


def read_files(
    files: Sequence[SourceFile], jobs: int, progress: Progress
) -> tuple[PageFacts, ...]:
    """What all pages say, sorted by path; the same for any number of `jobs` (processes).

    Raises InternalError where a process dies.
    """
    ordered = sorted(files, key=lambda file: file.path)
    jobs = min(jobs, len(ordered) // FILES_WORTH_A_PROCESS)
    if jobs > 1:
        return _read_in_processes(ordered, jobs, progress)
    pages: list[PageFacts] = []
    for file in ordered:
        pages.append(_read_file(file))
        progress(len(pages))
    return tuple(pages)


def _read_file(file: SourceFile) -> PageFacts:
    try:
        with file.file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        log = DiagnosticLog(file.path)
        log.add("file-unreadable", 0, "the file cannot be read", error.strerror or "")
        return PageFacts(file.path, PageKind.UNKNOWN, None, log.diagnostics())
    return read_page(file.path, data)


def _read_chunk(files: Sequence[SourceFile]) -> bytes:
    return encode_facts(tuple(_read_file(file) for file in files))


def _read_in_processes(
    files: Sequence[SourceFile], jobs: int, progress: Progress
) -> tuple[PageFacts, ...]:
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    # a forked child of a process with threads may hang
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _leave_interrupts_to_parent) as pool:
        try:
            return _collect(pool, chunks, progress)
        except BrokenProcessPool as error:
            hint = "Run again with --jobs 1; it may have run out of memory."
            raise InternalError("A process that reads pages died.", hint) from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _collect(
    pool: ProcessPoolExecutor,
    chunks: Sequence[Sequence[SourceFile]],
    progress: Progress,
) -> tuple[PageFacts, ...]:
    futures = [pool.submit(_read_chunk, chunk) for chunk in chunks]
    pages: list[PageFacts] = []
    for future in as_completed(futures):
        pages += decode_facts(future.result())
        progress(len(pages))
    return tuple(sorted(pages, key=_path))


def _path(page: PageFacts) -> str:
    return page.path
