"""From files to facts, each page by the reader of its kind."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Final

import msgspec

from generator.model.errors import InternalError
from generator.model.facts import PageFacts, PageKind
from generator.model.shared_strings import SharedStrings
from generator.reader.discover import SourceFile
from generator.reader.docfx import DOCFX_KINDS
from generator.reader.facts_cache import Entry, FactsCache, entry_of, key_of, page_of
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import MAX_BYTES, KindReader, decode, split_page
from generator.reader.rest import REST_KINDS
from generator.reader.soap import SOAP_KINDS


def _sign(reader: KindReader) -> int:
    return reader.sign


KINDS: Final = tuple(sorted((*DOCFX_KINDS, *REST_KINDS, *SOAP_KINDS), key=_sign))
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
    for part in read:
        pages += part
        progress(len(pages))
    if cache:
        cache.save()
    return tuple(sorted(pages, key=_path))


def _path(page: SourceFile | PageFacts) -> str:
    return page.path


def _kept_pages(
    files: Sequence[SourceFile], cache: FactsCache, progress: Progress
) -> list[PageFacts]:
    pages: list[PageFacts] = []
    if cache.is_empty:
        return pages
    with gc_paused():
        for file in files:
            data = _load(file)
            page = isinstance(data, bytes) and cache.find(key_of(data), file.path)
            if page:
                pages.append(page)
                progress(len(pages))
    return pages


def _load(file: SourceFile) -> bytes | PageFacts:
    """The bytes of a file, at most one more than a page may have; a page without facts where it cannot be read."""
    try:
        with file.file.open("rb") as stream:
            # reading MAX_BYTES would reserve as much memory
            size = os.fstat(stream.fileno()).st_size
            return stream.read(min(size, MAX_BYTES) + 1)
    except OSError as error:
        log = DiagnosticLog(file.path)
        log.add("file-unreadable", 0, "the file cannot be read", error.strerror or "")
        return PageFacts(file.path, PageKind.UNKNOWN, None, log.diagnostics())


def _read_file(file: SourceFile) -> tuple[bytes | None, PageFacts]:
    """The hash of a file's bytes, None where it cannot be read, and its page."""
    data = _load(file)
    if isinstance(data, PageFacts):
        return None, data
    return key_of(data), read_page(file.path, data)


def _read_here(
    chunks: Sequence[Sequence[SourceFile]], cache: FactsCache | None
) -> Iterator[list[PageFacts]]:
    for chunk in chunks:
        with gc_paused():
            for file in chunk:
                key, page = _read_file(file)
                if cache:
                    cache.keep(entry_of(key, page))
                yield [page]


def _read_chunk(files: Sequence[SourceFile]) -> bytes:
    with gc_paused():
        entries = [(file.path, entry_of(*_read_file(file))) for file in files]
    return msgspec.msgpack.encode(entries)


def _read_in_processes(
    chunks: Sequence[Sequence[SourceFile]], jobs: int, cache: FactsCache | None
) -> Iterator[list[PageFacts]]:
    """The pages of all chunks; this process is one of the `jobs`."""
    # a forked child of a process with threads may hang
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs - 1, context, _leave_interrupts_to_parent) as pool:
        waiting = {pool.submit(_read_chunk, chunk): chunk for chunk in chunks}
        try:
            yield from _read_together(waiting, cache)
        except BrokenProcessPool as error:
            hint = "Run again with --jobs 1; it may have run out of memory."
            raise InternalError("A process that reads pages died.", hint) from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _read_together(
    waiting: dict[Future[bytes], Sequence[SourceFile]], cache: FactsCache | None
) -> Iterator[list[PageFacts]]:
    """Reads chunks from the end on, while other processes start, and then read from the beginning on."""
    strings = cache.strings if cache else SharedStrings()
    for future in reversed([*waiting]):
        # what another process has taken cannot be cancelled
        if future.cancel():
            yield from _read_here([waiting.pop(future)], cache)
        while waiting and (first := next(iter(waiting))).done():
            del waiting[first]
            yield _received(first.result(), cache, strings)
    for future in as_completed(waiting):
        yield _received(future.result(), cache, strings)


def _received(
    data: bytes, cache: FactsCache | None, strings: SharedStrings
) -> list[PageFacts]:
    """The pages of a chunk that another process read."""
    with gc_paused():
        entries = _ENTRIES.decode(data)
        if cache:
            for _, entry in entries:
                cache.keep(entry)
        return [page_of(entry.facts, path, strings) for path, entry in entries]


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def gc_paused() -> Generator[None]:
    """Pauses Python's collector of reference cycles.

    Facts hold no cycles, and looking for some among hundreds of thousands of them takes as long as reading does.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
