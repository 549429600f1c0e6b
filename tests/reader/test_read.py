"""Reading never raises, is the same every time, and the same for any number of processes."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.facts import PageFacts, PageKind, decode_facts, encode_facts
from generator.processes import workers
from generator.reader import read as reading
from generator.reader.discover import SourceFile
from generator.reader.read import read_files, read_page

Make = Callable[..., str]

# what readers look for, so that mutations get deeper than random bytes
PARTS = [
    "---\n", "title: V.AAgent.O SOAP\n", "# V A O\n", "## O Request\n", "```xml\n", "```\n", "\n",
    "<E:Envelope xmlns:E='urn:e'>", "<E:Body>", "</E:Body>", "</E:Envelope>", "<a/>", "<!DOCTYPE a>",
    "<w:definitions xmlns:w='http://schemas.xmlsoap.org/wsdl/'>", "</w:definitions>", "* **a:** b\n",
    "**Returns:** x\n", "[WSDL file for V/A](x)\n", "Download ", "Remote/V/A.svc", "* [a](b)\n",
    "<see cref=\"T:A\"/>", "<!--", "-->", "&amp;", "\\_", "\t", "\x00", "\ud7ff", "- name: x\n",
]  # fmt: skip
any_time = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def check(page: PageFacts) -> None:
    """What holds for every page, whatever its bytes."""
    assert decode_facts(encode_facts((page,))) == (page,)
    assert (page.kind is PageKind.UNKNOWN) <= bool(page.diagnostics)
    assert all(d.path == page.path and d.line >= 0 for d in page.diagnostics)
    assert all(d.level and d.hint for d in page.diagnostics)


@any_time
@given(st.binary(max_size=400))
def test_any_bytes_are_read(data: bytes) -> None:
    check(read_page("a.md", data))


@any_time
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=5), max_size=30))
def test_any_mixture_of_parts_is_read(parts: list[str]) -> None:
    check(read_page("a.md", "".join(parts).encode("utf-8", "surrogatepass")))


@any_time
@given(st.data())
def test_a_mutated_operation_page_is_read(page: Make, data: st.DataObject) -> None:
    check(read_page("a.md", mutate(page().encode(), data)))


@any_time
@given(st.data())
def test_a_mutated_wsdl_is_read(wsdl: str, data: st.DataObject) -> None:
    check(read_page("a.wsdl", mutate(wsdl.encode(), data)))


def mutate(source: bytes, data: st.DataObject) -> bytes:
    """The page with one to four stretches replaced, repeated or dropped."""
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(source)))
        end = data.draw(st.integers(start, min(len(source), start + 60)))
        part = st.sampled_from([part.encode("utf-8", "replace") for part in PARTS])
        middle = data.draw(
            part | st.binary(max_size=4) | st.just(source[start:end] * 3)
        )
        source = source[:start] + middle + source[end:]
    return source


def test_a_file_that_is_no_text_has_no_facts() -> None:
    page = read_page("a.md", b"\x89PNG\0")
    assert (page.kind, page.facts) == (PageKind.UNKNOWN, None)
    assert [d.id for d in page.diagnostics] == ["file-binary"]


def test_diagnostics_stand_in_the_order_of_their_lines(page: Make) -> None:
    text = page(front="title: V.XAgent.Y SOAP\ntitle: x")
    lines = [d.line for d in read_page("a.md", text.encode()).diagnostics]
    assert len(lines) > 1
    assert lines == sorted(lines)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(page: Make) -> None:
    data = b"\xef\xbb\xbf" + page().replace("\n", "\r\n").encode()
    assert read_page("a.md", data) == read_page("a.md", page().encode())


@pytest.fixture
def files(tmp_path: Path, page: Make, wsdl: str) -> list[SourceFile]:
    """150 files out of order: good ones, broken ones and one that is gone."""
    texts = [page(), wsdl, "# unknown", "---\na: [\n---\n", page(response="<Envelope>")]
    files = []
    for number in range(150):
        file = tmp_path / f"{number * 7 % 150}.md"
        file.write_text(texts[number % len(texts)], "utf-8")
        files.append(SourceFile(file.name, file))
    (tmp_path / "77.md").unlink()
    return files


def test_pages_come_sorted_by_path(files: list[SourceFile]) -> None:
    pages = read_files(files, 1, lambda done: None)
    assert [page.path for page in pages] == sorted(file.path for file in files)


def test_the_number_of_processes_changes_nothing(
    files: list[SourceFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FILES_WORTH_A_PROCESS", 1)
    steps: dict[int, list[int]] = {1: [], 2: []}
    alone, together = (read_files(files, jobs, steps[jobs].append) for jobs in steps)
    assert alone == together
    assert steps[1] == list(range(1, 151))
    assert sorted(steps[2]) == steps[2]
    assert steps[2][-1] == 150


@pytest.mark.parametrize("method", get_all_start_methods())
def test_how_a_process_starts_changes_nothing(
    files: list[SourceFile], monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    alone = read_files(files, 1, lambda done: None)
    monkeypatch.setattr(reading, "FILES_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(workers, "start_method", lambda: method)
    assert read_files(files, 2, lambda done: None) == alone


def test_a_few_files_start_no_process(
    files: list[SourceFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(workers, "ProcessPoolExecutor")
    assert len(read_files(files, 64, lambda done: None)) == 150


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    missing = SourceFile("gone.md", tmp_path / "gone.md")
    (page,) = read_files([missing], 1, lambda done: None)
    assert page.kind is PageKind.UNKNOWN
    assert [d.id for d in page.diagnostics] == ["file-unreadable"]


def test_no_files_are_no_pages() -> None:
    assert read_files([], 4, lambda done: None) == ()
