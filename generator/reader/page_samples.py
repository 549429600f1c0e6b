r"""The samples of a model's operations, cut out of their files once more: facts do not keep the bytes of pages.

Line ends become `\n`, as version control may have changed them, and a byte order mark is dropped: the same pages give the
same samples on every machine.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.model.api import Operation, SoapOperation
from generator.model.facts import Envelope, PageFacts, SoapOperationFacts, WsdlFacts
from generator.model.relations import is_of_document
from generator.model.rest_facts import (
    RestOperationFacts,
    RestParameter,
    RestSample,
    RestStatus,
)
from generator.model.samples import Fence, OperationSample, Samples, WsdlSchemas
from generator.reader.page_bytes import PageBytes
from generator.reader.rest.sections import is_known_head

_DELIMITER: Final = "|---|---|---|"

_TableFact = RestParameter | RestStatus
_OperationFacts = SoapOperationFacts | RestOperationFacts


def samples_of_pages(
    operations: Iterable[Operation],
    pages: Iterable[PageFacts],
    source: PageBytes,
) -> Samples:
    """The samples of each operation, from the first page that its evidence names and that has any.

    Operations that the model has from documents have none. `pages` are the facts of those in `source`. A page that was removed or changed after it was read has no samples.
    """
    facts = {
        page.path: page.facts
        for page in pages
        if isinstance(page.facts, SoapOperationFacts | RestOperationFacts)
    }
    samples = {
        operation.id: _sample(operation, facts, source)
        for operation in operations
        if not is_of_document(operation)
    }
    return {id_: sample for id_, sample in samples.items() if sample}


def _sample(
    operation: Operation,
    facts: Mapping[str, _OperationFacts],
    source: PageBytes,
) -> OperationSample | None:
    for path in _paths(operation, facts):
        data = source.of(path)
        sample = None if data is None else sample_of_page(path, facts[path], data)
        if sample and sample.count:
            return sample
    return None


def _paths(operation: Operation, facts: Mapping[str, _OperationFacts]) -> Iterator[str]:
    """The pages of the operation itself; pages that only give it a description are evidence of other facts."""
    for evidence in operation.evidence:
        page = facts.get(evidence.path)
        if (
            evidence.fact == "operation"
            and page
            and page.operation == operation.wire
            and isinstance(page, SoapOperationFacts)
            == isinstance(operation, SoapOperation)
        ):
            yield evidence.path


def sample_of_page(path: str, facts: _OperationFacts, data: bytes) -> OperationSample:
    """The samples of a page whose bytes are `data`."""
    lines = PageLines(data)
    if isinstance(facts, SoapOperationFacts):
        envelopes = lines.cut_xml(facts.request), lines.cut_xml(facts.response)
        wrapper = facts.request.wrapper
        return OperationSample(path, facts.line, *envelopes, wrapper=wrapper)
    samples = facts.request_sample, facts.response_sample
    request, response = (
        lines.cut(part) if part and part.is_message else None for part in samples
    )
    tables = _tables(facts, lines)
    sent = facts.request_sample.body if facts.request_sample else None
    return OperationSample(path, facts.line, request, response, tables, json=sent)


def _tables(facts: RestOperationFacts, lines: PageLines) -> dict[str, Fence]:
    statuses = facts.response.statuses if facts.response else ()
    rows: dict[str, Sequence[_TableFact]] = {
        "path": facts.path_parameters,
        "query": facts.query_parameters,
        "header": facts.header_parameters,
        "status": statuses,
    }
    return {name: _table(table, lines) for name, table in rows.items() if table}


def _table(rows: Sequence[_TableFact], lines: PageLines) -> Fence:
    """The table as its page shows it; one that has another form is written in that of the generator's pages.

    The contract tests read that form only.
    """
    shown = lines.table(rows[0].line)
    head, *others = shown.data.decode("utf-8", "replace").strip().split("\n")
    if is_known_head(head) and rows[-1].line <= shown.line + len(others):
        return shown
    written = [_row(row) for row in rows]
    text = "\n".join(["| Parameter Name | Type | Description |", _DELIMITER, *written])
    return Fence(rows[0].line, f"{text}\n".encode())


def _row(row: _TableFact) -> str:
    text = " ".join(row.text.raw.replace("|", "\\|").split()) if row.text else ""
    if isinstance(row, RestStatus):
        return f"| {row.code} | | {text} |"
    members = ", ".join(row.cell.members)
    type_ = f"Enum: {members}" if members else row.cell.name or ""
    return f"| {row.name} | {type_} | {'**Required** ' if row.required else ''}{text} |"


def schemas_of_pages(
    paths: Iterable[str], pages: Iterable[PageFacts], source: PageBytes
) -> Mapping[str, WsdlSchemas]:
    """The schemas of the WSDL pages at `paths`, by path. A page that was removed or changed after it was read has none."""
    wanted = frozenset(paths)
    schemas: dict[str, WsdlSchemas] = {}
    for page in pages:
        if page.path not in wanted or not isinstance(page.facts, WsdlFacts):
            continue
        if (data := source.of(page.path)) is not None:
            schemas[page.path] = WsdlSchemas(
                page.path, PageLines(data).schemas(page.facts)
            )
    return schemas


class PageLines:
    r"""The lines of a page as bytes. They end in `\n`, `\r\n` and `\r`, as in `outline.decode`, and count from 1."""

    def __init__(self, data: bytes) -> None:
        data = data.removeprefix(codecs.BOM_UTF8)
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        self._lines = data.splitlines(keepends=True)

    def cut(self, part: Envelope | RestSample) -> Fence:
        r"""The lines of a sample, which end in `\n`."""
        return self._between(part.first_line, part.last_line)

    def cut_xml(self, part: Envelope) -> Fence:
        """The lines of an envelope without blanks before it, which no XML declaration may have."""
        fence = self.cut(part)
        return Fence(fence.line, fence.data.lstrip(b" \t"))

    def schemas(self, wsdl: WsdlFacts) -> Fence:
        """The lines of a WSDL to the end of its schemas."""
        return self._between(wsdl.line, wsdl.schemas_last_line)

    def table(self, line: int) -> Fence:
        """The table with this line: the lines around it, up to an empty line that ends no row."""
        first = last = line
        while self._words(first - 1).startswith(b"|"):
            first -= 1
        while (words := self._words(last + 1)) or not self._words(last).endswith(b"|"):
            if words.startswith(b"#") or last > len(self._lines):
                break
            last += 1
        return self._between(first, last)

    def _words(self, line: int) -> bytes:
        return b"".join(self._lines[line - 1 : line]).strip() if line > 0 else b""

    def _between(self, first: int, last: int) -> Fence:
        return Fence(first, b"".join(self._lines[first - 1 : last]))
