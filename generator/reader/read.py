"""From files to facts, each page by the reader of its kind."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Final

import msgspec

from generator.model.errors import InternalError
from generator.model.facts import Facts, PageFacts, PageKind
from generator.reader.cache.facts import Entry, FactsCache, entry_of, key_of, page_of
from generator.reader.collection import collection_paused
from generator.reader.discover import SourceFile
from generator.reader.docfx.page import read_docfx
from generator.reader.kinds import kind_of
from generator.reader.log import DiagnosticLog
from generator.reader.page.decode import MAX_BYTES, decode
from generator.reader.page.split import Page, split_page
from generator.reader.rest.operation import read_rest_operation
from generator.reader.soap.index import read_agent_index, read_version_index
from generator.reader.soap.operation import read_soap_operation
from generator.reader.soap.wsdl import read_wsdl

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

_ENTRIES = msgspec.msgpack.Decoder(list[tuple[str, Entry]])

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
    files: Sequence[SourceFile],
    jobs: int,
    progress: Progress,
    cache: FactsCache | None = None,
) -> tuple[PageFacts, ...]:
    """What all pages say, sorted by path; the same for any number of `jobs` (processes), and whatever `cache` keeps.

    Raises InternalError where a process dies.
    """
    ordered = sorted(files, key=_path)
    pages = _kept_pages(ordered, cache, progress) if cache else []
    known = {page.path for page in pages}
    missing = [file for file in ordered if file.path not in known]
    chunks = [missing[start : start + CHUNK] for start in range(0, len(missing), CHUNK)]
    jobs = min(jobs, len(missing) // FILES_WORTH_A_PROCESS)
    read = (
        _read_in_processes(chunks, jobs, cache)
        if jobs > 1
        else _read_here(chunks, cache)
    )
    for more in read:
        pages += more
        progress(len(pages))
    if cache:
        cache.save()
    return tuple(sorted(pages, key=_path))


def _path(one: SourceFile | PageFacts) -> str:
    return one.path


def _kept_pages(
    files: Sequence[SourceFile], cache: FactsCache, progress: Progress
) -> list[PageFacts]:
    pages: list[PageFacts] = []
    if cache.is_empty:
        return pages
    with collection_paused():
        for file in files:
            data = _load(file)
            page = isinstance(data, bytes) and cache.find(key_of(data), file.path)
            if page:
                pages.append(page)
                progress(len(pages))
    return pages


def _load(file: SourceFile) -> bytes | PageFacts:
    """The bytes of a file, as many as are read; a page without facts where it cannot be read."""
    try:
        with file.file.open("rb") as stream:
            # asking for the most at once would make room for as much
            size = os.fstat(stream.fileno()).st_size
            return stream.read(min(size, MAX_BYTES) + 1)
    except OSError as error:
        log = DiagnosticLog(file.path)
        log.add("file-unreadable", 0, "the file cannot be read", error.strerror or "")
        return PageFacts(file.path, PageKind.UNKNOWN, None, log.diagnostics())


def _read_file(file: SourceFile) -> tuple[bytes | None, PageFacts]:
    """The page of a file with the hash of its bytes, None where it cannot be read."""
    data = _load(file)
    if isinstance(data, PageFacts):
        return None, data
    return key_of(data), read_page(file.path, data)


def _read_here(
    chunks: Sequence[Sequence[SourceFile]], cache: FactsCache | None
) -> Iterator[list[PageFacts]]:
    for chunk in chunks:
        with collection_paused():
            for file in chunk:
                key, page = _read_file(file)
                if cache:
                    cache.keep(entry_of(key, page))
                yield [page]


def _read_chunk(files: Sequence[SourceFile]) -> bytes:
    with collection_paused():
        entries = [(file.path, entry_of(*_read_file(file))) for file in files]
    return msgspec.msgpack.encode(entries)


def _read_in_processes(
    chunks: Sequence[Sequence[SourceFile]], jobs: int, cache: FactsCache | None
) -> Iterator[list[PageFacts]]:
    # a forked child of a process with threads may hang
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _leave_interrupts_to_parent) as pool:
        futures = [pool.submit(_read_chunk, chunk) for chunk in chunks]
        try:
            for future in as_completed(futures):
                yield _received(future.result(), cache)
        except BrokenProcessPool as error:
            hint = "Run again with --jobs 1; it may have run out of memory."
            raise InternalError("A process that reads pages died.", hint) from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _received(data: bytes, cache: FactsCache | None) -> list[PageFacts]:
    """The pages of a chunk that another process read."""
    with collection_paused():
        entries = _ENTRIES.decode(data)
        if cache:
            for _, entry in entries:
                cache.keep(entry)
        return [page_of(entry.facts, path) for path, entry in entries]


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
