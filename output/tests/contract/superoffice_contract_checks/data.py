"""The samples of an agent or a resource: bytes of pages one after the other, and an index that says where each lies."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from .table import Row, read_table

Part: TypeAlias = Literal["request", "response"]
Table: TypeAlias = Literal["path", "query", "header", "status"]
SCHEMA: Final = "schema"
"""The property of a test whose request has a WSDL page: why its schemas cannot be used, empty where they can."""


class Span(msgspec.Struct, frozen=True, array_like=True):
    """A sample: where it begins among the bytes, how many it has, and its line on the page."""

    start: int
    length: int
    line: int


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """What the page of an operation shows.

    `tables` are those of the parameters and statuses. `defects` are the ids of what is wrong with a sample, so that its test must fail.
    `wsdl` is the page whose schemas the request goes by, empty where there is none.
    """

    page: str
    line: int
    request: Span | None = None
    response: Span | None = None
    tables: dict[Table, Span] = {}
    defects: dict[Part, str] = {}
    wsdl: str = ""

    def span(self, part: Part) -> Span | None:
        """Where a sample lies."""
        return self.request if part == "request" else self.response


class Index(msgspec.Struct, frozen=True):
    """The samples of a group by the subject id of the operation.

    `module` is the package of the SOAP version, such as `services88`, empty for REST.
    """

    schema: Literal[1]
    module: str
    samples: dict[str, Sample]

    @property
    def count(self) -> int:
        """How many samples there are."""
        return sum(
            (one.request is not None) + (one.response is not None)
            for one in self.samples.values()
        )


class Case(msgspec.Struct, frozen=True):
    """An operation with its samples. `file` holds their bytes, `module` is that of the index."""

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
        OSError: there is none.
        msgspec.DecodeError: it is none.
    """
    return msgspec.json.decode((folder / f"{group}.json").read_bytes(), type=Index)


def cases(folder: Path, group: str) -> list[Case]:
    """The operations of a group, in the order of the index."""
    file, found = folder / f"{group}.samples", index(folder, group)
    return [Case(id_, found.module, one, file) for id_, one in found.samples.items()]


@cache
def _content(file: Path) -> bytes:
    return file.read_bytes()
