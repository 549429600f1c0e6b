"""From files to facts, each page by the reader of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Final

import msgspec

from generator.model.encoding.gc_pause import gc_paused
from generator.model.errors import InternalError
from generator.model.facts import FactsDecoder, PageFacts, PageKind
from generator.processes.workers import Workers
from generator.reader.docfx import DOCFX_KINDS
from generator.reader.facts_cache import Entry, FactsCache, entry_of, page_of
from generator.reader.log import DiagnosticLog
from generator.reader.openapi import OPENAPI_KINDS
from generator.reader.page.outline import KindReader, decode, split_page
from generator.reader.page_bytes import Hashes, key_of, page_bytes, page_hashes
from generator.reader.rest import REST_KINDS
from generator.reader.soap import SOAP_KINDS
from generator.reader.source_files import SourceFile


def _sign(reader: KindReader) -> int:
    return reader.sign


KINDS: Final = tuple(
    sorted((*DOCFX_KINDS, *OPENAPI_KINDS, *REST_KINDS, *SOAP_KINDS), key=_sign)
)
"""All kinds of page, those with the surest sign first: a page is of the first kind that recognises it."""

CHUNK: Final = 40
"""How many files a process reads at a time: at the end, the first to be ready waits for so many."""

# below this, starting processes takes longer than reading
FILES_WORTH_A_PROCESS: Final = 400

_ENTRIES = msgspec.msgpack.Decoder(list[tuple[str, Entry]])

Progress = Callable[[int], None]
"""Called with the number of files that are done so far."""


def read_page(path: str, data: bytes) -> PageFacts:
    """The facts of one page. Pure, and never raises: what is wrong with the page is in its diagnostics."""
    log = DiagnosticLog(path)
    text = decode(data, log)
    if text is None:
        return PageFacts(path, PageKind.UNKNOWN, None, log.diagnostics())
    page = split_page(path, text, log)
    reader = next((reader for reader in KINDS if reader.recognises(page)), None)
    if reader is None:
        log.add("page-unknown", 0, "no known kind of page")
        return PageFacts(path, PageKind.UNKNOWN, None, log.diagnostics())
    facts = reader.read(page, log) if reader.read else None
    return PageFacts(path, reader.kind, facts, log.diagnostics())


class ReadPages(msgspec.Struct, frozen=True):
    """The facts of pages, sorted by path, and the hashes of the bytes that these are the facts of."""

    pages: tuple[PageFacts, ...]
    hashes: Hashes


def read_files(
    files: Sequence[SourceFile],
    jobs: int,
    progress: Progress,
    cache: FactsCache | None = None,
) -> tuple[PageFacts, ...]:
    """The facts of all pages, sorted by path: the same for any number of `jobs` (processes), and whatever `cache` keeps.

    Raises:
        InternalError: a process dies.
    """
    # an empty cache has no page, whatever its hash is
    hashes = page_hashes(files if cache and not cache.is_empty else ())
    with Workers(jobs) as workers:
        return read_pages(files, hashes, workers, progress, cache).pages


def read_pages(
    files: Sequence[SourceFile],
    hashes: Hashes,
    workers: Workers,
    progress: Progress,
    cache: FactsCache | None = None,
) -> ReadPages:
    """As `read_files`, where the hashes of pages are known that the cache may have; all other pages are read.

    Where there are many, `workers` are started, which read beside this process.

    Raises:
        InternalError: a process dies.
    """
    ordered = sorted(files, key=_path)
    pages = _kept_pages(ordered, hashes, cache, progress) if cache else []
    known = {page.path for page in pages}
    read_hashes = {path: hashes[path] for path in known}
    missing = [file for file in ordered if file.path not in known]
    chunks = [missing[start : start + CHUNK] for start in range(0, len(missing), CHUNK)]
    workers.start(len(missing) // FILES_WORTH_A_PROCESS - 1)
    read = (
        _read_in_processes(chunks, workers, cache)
        if workers.are_started
        else _read_here(chunks, cache)
    )
    for key, page in read:
        # a page may have changed since its hash was known
        read_hashes[page.path] = key
        pages.append(page)
        progress(len(pages))
    if cache:
        cache.save()
    return ReadPages(tuple(sorted(pages, key=_path)), read_hashes)


def _path(page: SourceFile | PageFacts) -> str:
    return page.path


def _kept_pages(
    files: Sequence[SourceFile],
    hashes: Hashes,
    cache: FactsCache,
    progress: Progress,
) -> list[PageFacts]:
    pages: list[PageFacts] = []
    with gc_paused():
        for file in files:
            key = hashes.get(file.path)
            page = cache.find(key, file.path) if key else None
            if page:
                pages.append(page)
                progress(len(pages))
    return pages


_Read = tuple[bytes | None, PageFacts]
"""The hash of a file's bytes, None where it cannot be read, and its page."""


def _read_file(file: SourceFile) -> _Read:
    try:
        data = page_bytes(file)
    except OSError as error:
        log = DiagnosticLog(file.path)
        log.add("file-unreadable", 0, "the file cannot be read", error.strerror or "")
        return None, PageFacts(file.path, PageKind.UNKNOWN, None, log.diagnostics())
    return key_of(data), read_page(file.path, data)


def _read_here(
    chunks: Sequence[Sequence[SourceFile]], cache: FactsCache | None
) -> Iterator[_Read]:
    for chunk in chunks:
        with gc_paused():
            for file in chunk:
                key, page = _read_file(file)
                if cache:
                    cache.keep(entry_of(key, page))
                yield key, page


def _read_chunk(files: Sequence[SourceFile]) -> bytes:
    with gc_paused():
        entries = [(file.path, entry_of(*_read_file(file))) for file in files]
    return msgspec.msgpack.encode(entries)


def _read_in_processes(
    chunks: Sequence[Sequence[SourceFile]], workers: Workers, cache: FactsCache | None
) -> Iterator[_Read]:
    """The pages of all chunks; this process reads as well."""
    try:
        waiting = {workers.submit(_read_chunk, chunk): chunk for chunk in chunks}
        yield from _read_together(waiting, cache)
    except BrokenProcessPool as error:
        hint = "Run again with --jobs 1; it may have run out of memory."
        raise InternalError("A process that reads pages died.", hint) from error


def _read_together(
    waiting: dict[Future[bytes], Sequence[SourceFile]], cache: FactsCache | None
) -> Iterator[_Read]:
    """Reads chunks from the end on, while other processes start, and then read from the beginning on."""
    decoder = cache.decoder if cache else FactsDecoder()
    for future in reversed([*waiting]):
        # what another process has taken cannot be cancelled
        if future.cancel():
            yield from _read_here([waiting.pop(future)], cache)
        while waiting and (first := next(iter(waiting))).done():
            del waiting[first]
            yield from _received(first.result(), cache, decoder)
    for future in as_completed(waiting):
        yield from _received(future.result(), cache, decoder)


def _received(
    data: bytes, cache: FactsCache | None, decoder: FactsDecoder
) -> list[_Read]:
    """The pages of a chunk that another process read, with their hashes."""
    with gc_paused():
        entries = _ENTRIES.decode(data)
        if cache:
            for _, entry in entries:
                cache.keep(entry)
        return [
            (entry.key, page_of(entry.facts, path, decoder)) for path, entry in entries
        ]
