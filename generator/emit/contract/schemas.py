"""The schemas of WSDL pages for the contract tests, as the bytes of their pages: a file for each version of SOAP.

The pages of a version repeat the definitions of its types, and definitions repeat the same few lines. So the text is
cut into definitions and these into pieces, and each is written once (`data/services88.schemas`). Wherever a cut is,
nothing is lost: cuts only decide how large the file becomes. The first line is the index in JSON:

    lengths   how many bytes each piece has; the pieces follow the index, one after the other
    parts     definitions as runs of pieces: the number of the first piece, how many follow each other, and so on
    pages     each page by its path: the line where its WSDL begins, and its runs of parts

No compression is used: its libraries write other bytes in other versions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from generator.emit.contract.files import FOLDER, ContractGroup
from generator.emit.parts import Part
from generator.model.samples import WsdlSchemas

# Before a declaration at the top of a schema, which pages indent by at most six spaces; deeper ones are parts of it.
_DEFINITION: Final = re.compile(
    rb"\n(?= {0,6}<(?:\w+:)?(?:element|complexType|simpleType)\b)"
)
# To the end of a line, or of the first attribute of an element, which is often the only part of a line that differs.
_PIECE: Final = re.compile(rb'(?:[^"\n]++|"(?! ))*+(?:" |\n)|(?:[^"\n]++|"(?! ))++')


def contract_schemas(groups: Iterable[ContractGroup]) -> Iterator[Part]:
    """The file of each version of SOAP that has WSDL pages."""
    for module, schemas in sorted(_by_module(groups).items()):
        path = f"{FOLDER}/data/{module}.schemas"
        yield Part((path, schemas), partial(_files, path, schemas))


def _files(path: str, schemas: dict[str, WsdlSchemas]) -> Iterator[tuple[str, bytes]]:
    yield path, _file(schemas)


def _by_module(groups: Iterable[ContractGroup]) -> dict[str, dict[str, WsdlSchemas]]:
    """The schemas of each version by the path of their page."""
    by_module: dict[str, dict[str, WsdlSchemas]] = {}
    for group in groups:
        for sample in group.samples.values():
            if sample.schemas:
                pages = by_module.setdefault(group.module, {})
                pages[sample.schemas.page] = sample.schemas
    return by_module


def _file(schemas: dict[str, WsdlSchemas]) -> bytes:
    definitions: dict[bytes, int] = {}
    pages = {
        path: [page.lines.line, _runs(_definitions(page.lines.data), definitions)]
        for path, page in sorted(schemas.items())
    }
    pieces: dict[bytes, int] = {}
    parts = [_runs(_PIECE.findall(text), pieces) for text in definitions]
    lengths = [len(piece) for piece in pieces]
    index = {"schema": 1, "lengths": lengths, "parts": parts, "pages": pages}
    return json.dumps(index, separators=(",", ":")).encode() + b"\n" + b"".join(pieces)


def _definitions(text: bytes) -> Iterator[bytes]:
    start = 0
    for before in _DEFINITION.finditer(text):
        yield text[start : before.end()]
        start = before.end()
    yield text[start:]


def _runs(pieces: Iterable[bytes], known: dict[bytes, int]) -> list[int]:
    """A text as runs of its pieces; a piece that is not yet known gets the next number."""
    runs: list[int] = []
    for piece in pieces:
        number = known.setdefault(piece, len(known))
        if runs and runs[-2] + runs[-1] == number:
            runs[-1] += 1
        else:
            runs += [number, 1]
    return runs
