"""The samples of an agent or a resource: the bytes of pages, and an index that says where each sample is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from .table import Row, read_table

Part: TypeAlias = Literal["request", "response"]
PARTS: Final[tuple[Part, ...]] = ("request", "response")
Table: TypeAlias = Literal["path", "query", "header", "status"]
SCHEMA: Final = "schema"
"""The property of a test whose request has a WSDL page: the reason why its schemas cannot be used, or nothing."""
VALUES: Final = "values"
"""The property of a test whose operation is from a document: where the values come from that it compares with."""


class Span(msgspec.Struct, frozen=True, array_like=True):
    """A sample: its offset in the bytes, its length, and its line on the page."""

    start: int
    length: int
    line: int


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """The samples and tables on the page of an operation.

    `tables` are of parameters and statuses. `defects` has the diagnostic id of a sample that is wrong by itself, whose
    test must fail. `wsdl` is the page whose schemas the request follows, empty where there is none. Of an operation from a
    document of OpenAPI there is nothing but `operation`, as the document has it.
    """

    page: str
    line: int
    request: Span | None = None
    response: Span | None = None
    tables: dict[Table, Span] = {}
    defects: dict[Part, str] = {}
    wsdl: str = ""
    operation: Span | None = None

    def span(self, part: Part) -> Span | None:
        """Where a sample is, None where the page has none."""
        if self.operation is not None:
            return self.operation
        return self.request if part == "request" else self.response


class Index(msgspec.Struct, frozen=True):
    """The samples of a group by the subject id of the operation.

    `module` is the package of the SOAP version, such as `services88`, empty for REST; `docs` is the page of the group in
    the docs, below the folder of the SDK.
    """

    schema: Literal[1]
    module: str
    samples: dict[str, Sample]
    docs: str = ""

    @property
    def count(self) -> int:
        """How many samples there are."""
        return sum(
            sum(sample.span(part) is not None for part in PARTS)
            for sample in self.samples.values()
        )


class Case(msgspec.Struct, frozen=True):
    """An operation with its samples. `file` holds their bytes; `module` is that of the index."""

    id: str
    module: str
    sample: Sample
    file: Path

    def content(self, part: Part) -> bytes | None:
        """The bytes of a sample, None where the page has none."""
        span = self.sample.span(part)
        return None if span is None else self._cut(span)

    def rows(self, table: Table) -> list[Row]:
        """The rows of a table, none where the page has no such table."""
        span = self.sample.tables.get(table)
        return [] if span is None else read_table(self._cut(span))

    def _cut(self, span: Span) -> bytes:
        return _content(self.file)[span.start : span.start + span.length]

    @property
    def schemas(self) -> Path:
        """The file with the schemas of its version of SOAP."""
        return self.file.parent / f"{self.module}.schemas"

    def place(self, part: Part) -> str:
        """The operation, and page and line of the sample, for messages."""
        span = self.sample.span(part)
        line = self.sample.line if span is None else span.line
        return f"{self.id} ({self.sample.page}:{line}, {part})"


def index(folder: Path, group: str) -> Index:
    """The index of a group.

    Raises:
        OSError: it cannot be read.
        msgspec.DecodeError: it is not an index.
    """
    return msgspec.json.decode((folder / f"{group}.json").read_bytes(), type=Index)


def cases(folder: Path, group: str) -> list[Case]:
    """The operations of a group, in the order of the index."""
    file, rows = folder / f"{group}.samples", index(folder, group)
    return [
        Case(id_, rows.module, sample, file) for id_, sample in rows.samples.items()
    ]


@cache
def _content(file: Path) -> bytes:
    return file.read_bytes()
