"""How quickly pages are read: cold, cached, by library, and against the libraries alone. See README.md."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml
from lxml import etree
from markdown_it import MarkdownIt

from generator.cache.code import Code
from generator.cache.folder import make_folder
from generator.cache.store import Cache
from generator.model.encoding.gc_pause import gc_paused
from generator.reader.discover import discover
from generator.reader.facts_cache import FactsCache
from generator.reader.read import CHUNK, read_files
from generator.reader.source_files import SourceFile

_DOCS: Final = Path(__file__).resolve().parents[2] / "shared/corpus/2023"
_YAML: Final = (".yml", ".yaml")
_XML: Final = (".xml", ".wsdl")
_FENCE = re.compile(r"^(```+)([^\n`]*)\n(.*?)^(\1`*[ \t]*)$", re.MULTILINE | re.DOTALL)

Files = Sequence[SourceFile]


class Speed(msgspec.Struct, frozen=True):
    """The best time of one way to read all pages."""

    way: str
    jobs: int
    seconds: float
    pages_per_second: float


class Ratio(msgspec.Struct, frozen=True):
    """The processor time of reading without a cache, in all processes, over that of something else."""

    pages: str
    over: str
    jobs: int
    seconds: float
    over_seconds: float
    ratio: float


class Report(msgspec.Struct, frozen=True):
    """All figures; `shares` adds up to 1."""

    pages: int
    size: int
    speeds: list[Speed]
    shares: dict[str, float]
    ratios: list[Ratio]


def main() -> int:
    """Measures and prints."""
    arguments = _arguments()
    files = discover([arguments.docs]).files
    report = measure(files, arguments.jobs or [1, 2], arguments.repeat)
    if arguments.json:
        print(msgspec.json.format(msgspec.json.encode(report)).decode())
    else:
        print("\n".join(_lines(report)))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    docs = parser.add_argument("docs", metavar="DOCS", type=Path)
    if _DOCS.is_dir():
        docs.nargs, docs.default, docs.required = "?", _DOCS, False
    parser.add_argument("--jobs", type=int, action="append", metavar="N")
    parser.add_argument("--repeat", type=int, default=1, metavar="N")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def measure(files: Files, jobs: Sequence[int], repeat: int) -> Report:
    """All figures of the files, each the best of `repeat` runs."""
    speeds: list[Speed] = []
    for count in jobs:
        ways = [_ways(files, count) for _ in range(repeat)]
        best = {way: min(seconds[way] for seconds in ways) for way in ways[0]}
        speeds += [_speed(way, count, best[way], len(files)) for way in best]
    size = sum(file.file.stat().st_size for file in files)
    ratios = _ratios(files, jobs, repeat)
    return Report(len(files), size, speeds, shares(files), ratios)


def _ratios(files: Files, jobs: Sequence[int], repeat: int) -> list[Ratio]:
    """The processor time of reading over that of the libraries, measured in turn."""
    marked_up = [file for file in files if file.file.suffix.lower() not in _YAML]
    found: list[Ratio] = []
    for count in jobs:
        calls = program = everything = some = float("inf")
        for _ in range(repeat):
            calls = min(calls, _read_by_libraries(files))
            program = min(program, _processor(libraries_alone, files, count))
            everything = min(everything, _processor(_seconds, files, count, None))
            some = min(some, _processor(_seconds, marked_up, count, None))
        for over, least in (("calls", calls), ("program", program)):
            found.append(_ratio("all", over, count, everything, least))
            found.append(_ratio("all but YAML", over, count, some, least))
    return found


def _processor(function: Callable[..., object], *arguments: object) -> float:
    """The seconds of processor time that a call takes, in this process and those that it starts."""
    before = sum(os.times()[:4])
    function(*arguments)
    return sum(os.times()[:4]) - before


def _ways(files: Files, jobs: int) -> dict[str, float]:
    """The seconds that each way to read takes, the cached one last."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "cache"
        make_folder(folder)
        return {
            "without cache": _seconds(files, jobs, None),
            "cold": _seconds(files, jobs, folder),
            "cached": _seconds(files, jobs, folder),
        }


def _seconds(files: Files, jobs: int, folder: Path | None) -> float:
    start = time.perf_counter()
    cache = FactsCache(Cache(folder, Code())) if folder else None
    # the command looks for no cycles while it reads, either
    with gc_paused():
        read_files(files, jobs, lambda done: None, cache)
        return time.perf_counter() - start


def _speed(way: str, jobs: int, seconds: float, pages: int) -> Speed:
    return Speed(way, jobs, round(seconds, 3), round(pages / seconds, 1))


def _ratio(pages: str, over: str, jobs: int, seconds: float, least: float) -> Ratio:
    ratio = round(seconds / least, 2)
    return Ratio(pages, over, jobs, round(seconds, 3), round(least, 3), ratio)


def libraries_alone(files: Files, jobs: int) -> None:
    """A program that only opens and cuts pages and gives them to the libraries."""
    if jobs == 1:
        _read_by_libraries(files)
        return
    chunks = [files[first : first + CHUNK] for first in range(0, len(files), CHUNK)]
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        list(pool.map(_read_by_libraries, chunks))


def _read_by_libraries(files: Files) -> float:
    """The seconds of processor time inside markdown-it-py and lxml."""
    markdown: list[str] = []
    xml: list[bytes] = []
    for file in files:
        text = file.file.read_bytes().decode("utf-8-sig", "replace")
        suffix = file.file.suffix.lower()
        if suffix in _XML:
            xml.append(text.encode())
        elif suffix not in _YAML:
            lines = text.replace("\r\n", "\n")
            markdown.append(_FENCE.sub(r"\1\2\n\4", lines))
            xml += _xml_blocks(lines)
    return _parsed_in(markdown, xml)


def _xml_blocks(text: str) -> Iterator[bytes]:
    for block in _FENCE.finditer(text):
        if block[2].strip().lower() == "xml":
            yield block[3].strip().encode()


def _parsed_in(markdown: Iterable[str], xml: Iterable[bytes]) -> float:
    parser = MarkdownIt("commonmark").disable(["inline", "text_join"])
    with gc_paused():
        start = time.process_time()
        for text in markdown:
            parser.parse(text)
        for source in xml:
            _parse_xml(source)
        return time.process_time() - start


def _parse_xml(source: bytes) -> None:
    try:
        etree.fromstring(source, etree.XMLParser(encoding="utf-8"))
    except etree.XMLSyntaxError:
        # a broken block costs what was read of it
        return


def shares(files: Files) -> dict[str, float]:
    """The share of each language in the time of one process."""
    spent: dict[str, float] = defaultdict(float)
    calls: tuple[tuple[str, Any, str], ...] = (
        ("Markdown", MarkdownIt, "parse"),
        ("XML", etree, "fromstring"),
        ("JSON", json.JSONDecoder, "decode"),
        ("YAML", yaml.CSafeLoader, "get_event"),
    )
    originals = [(owner, name, getattr(owner, name)) for _, owner, name in calls]
    for language, owner, name in calls:
        setattr(owner, name, _timed(getattr(owner, name), language, spent))
    try:
        total = _seconds(files, 1, None)
    finally:
        for owner, name, original in originals:
            setattr(owner, name, original)
    parts = {language: spent[language] / total for language, _, _ in calls}
    parts["rest"] = 1 - sum(parts.values())
    return {name: round(part, 4) for name, part in parts.items()}


def _timed(
    function: Callable[..., Any], language: str, spent: dict[str, float]
) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*arguments, **options)
        finally:
            spent[language] += time.perf_counter() - start

    return call


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.pages:,} pages, {report.size / 1e6:.1f} MB"
    yield ""
    yield f"{'reading':<16}{'processes':>10}{'seconds':>10}{'pages/s':>10}"
    for speed in report.speeds:
        yield f"{speed.way:<16}{speed.jobs:>10}{speed.seconds:>10.2f}{speed.pages_per_second:>10,.0f}"
    yield ""
    yield "  ".join(f"{name} {part:.1%}" for name, part in report.shares.items())
    yield ""
    yield f"{'pages':<16}{'over':<10}{'processes':>10}{'seconds':>10}{'over s':>10}{'ratio':>10}"
    for row in report.ratios:
        yield (
            f"{row.pages:<16}{row.over:<10}{row.jobs:>10}{row.seconds:>10.2f}"
            f"{row.over_seconds:>10.2f}{row.ratio:>10.2f}"
        )


if __name__ == "__main__":
    sys.exit(main())
