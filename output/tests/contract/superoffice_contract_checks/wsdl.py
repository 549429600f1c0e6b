"""The schemas of the WSDL pages of a version of SOAP, as the bytes of their pages, and requests against them.

They are in a file `<version>.schemas`: an index in JSON on the first line, then the pieces of which they consist.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from superoffice._runtime.soap.codec.xml import Element, local_name

from .xsd import UnusableSchemaError, WsdlSchema

T = TypeVar("T")
Runs = list[int]
"""The number of the first piece, how many follow each other, and so on."""


class _Page(msgspec.Struct, frozen=True, array_like=True):
    """The line where the WSDL begins, and its runs of parts."""

    line: int
    runs: Runs


class _Index(msgspec.Struct, frozen=True):
    """`lengths` are those of the pieces in bytes, `parts` are runs of pieces, `pages` are by path."""

    schema: Literal[1]
    lengths: list[int]
    parts: list[Runs]
    pages: dict[str, _Page]


class SchemaFile:
    """The schemas of the WSDL pages of a version.

    Raises:
        OSError: it cannot be read.
        ValueError: it is something else, or incomplete.
    """

    def __init__(self, file: Path) -> None:
        head, _, content = file.read_bytes().partition(b"\n")
        index = msgspec.json.decode(head, type=_Index)
        if sum(index.lengths) != len(content):
            raise ValueError(f"{file} does not have the bytes that its index lists")
        ends = pairwise(accumulate(index.lengths, initial=0))
        pieces = [content[start:end] for start, end in ends]
        self._parts = [b"".join(_listed(pieces, runs)) for runs in index.parts]
        self._pages = index.pages

    @property
    def pages(self) -> dict[str, int]:
        """The line where the WSDL begins, by the path of each page."""
        return {path: page.line for path, page in self._pages.items()}

    def content(self, path: str) -> bytes:
        """The bytes of a WSDL page from the beginning of the WSDL to the end of its schemas."""
        return b"".join(_listed(self._parts, self._pages[path].runs))


def _listed(values: Sequence[T], runs: Runs) -> Iterator[T]:
    for first, count in zip(runs[::2], runs[1::2], strict=True):
        yield from values[first : first + count]


class Schema:
    """The schemas of a WSDL page. `unusable` is the reason why nothing can be validated by them, or empty."""

    def __init__(self, place: str, content: bytes) -> None:
        self._place = place
        self.unusable = ""
        try:
            self._schema = WsdlSchema(content)
        except UnusableSchemaError as error:
            self.unusable = f"the schemas of {place} cannot be used: {error}"

    def problems(self, envelope: Element) -> Iterator[str]:
        """The faults of a request by the schemas: in its body, and in those headers that they declare."""
        if self.unusable:
            return
        for block in envelope:
            name = local_name(block.tag)
            for element in block:
                if name == "Body" or self._schema.declares(element):
                    for problem in self._schema.problems(element):
                        yield f"sent in {name} what the schemas of {self._place} do not allow: {problem}"


@cache
def _file(file: Path) -> SchemaFile:
    return SchemaFile(file)


@cache
def schema_of(file: Path, page: str) -> Schema:
    """The schemas of a WSDL page in a file, made on first use.

    Raises:
        OSError: the file cannot be read.
        KeyError: the file has no such page.
        ValueError: the file is something else.
    """
    schemas = _file(file)
    return Schema(f"{page}:{schemas.pages[page]}", schemas.content(page))
