"""The schemas of WSDL pages for the contract tests, as the bytes of their pages: a file for each version of SOAP.

The pages of a version repeat the definitions of its types, and definitions repeat the same few lines. So the text is
cut in two steps, into definitions and these into pieces, and each different one stands once (`data/services88.schemas`).
Cuts lose nothing wherever they are: they only decide how large the file is. The first line is the index in JSON:

    lengths   how many bytes each piece has; the pieces follow the index, one after the other
    parts     definitions as runs of pieces: number of the first and how many follow each other, and so on
    pages     each page by its path: the line where its WSDL begins, and its runs of parts

No compression is used, since libraries for it give other bytes in other versions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.emit.contract.files import FOLDER, ContractGroup
from generator.model.samples import WsdlSchemas

_DEFINITIONS: Final = re.compile(
    rb"^(?= {0,6}<(?:\w+:)?(?:element|complexType|simpleType)\b)", re.MULTILINE
)
_PIECES: Final = re.compile(rb'(?<=\n)|(?<=" )')


def contract_schemas(groups: Iterable[ContractGroup]) -> Iterator[tuple[str, bytes]]:
    """Path and contents of the file of each version of SOAP that has WSDL pages."""
    for module, schemas in sorted(_by_module(groups).items()):
        yield f"{FOLDER}/data/{module}.schemas", _file(schemas)


def _by_module(groups: Iterable[ContractGroup]) -> dict[str, dict[str, WsdlSchemas]]:
    """The schemas of each version by the path of their page."""
    found: dict[str, dict[str, WsdlSchemas]] = {}
    for group in groups:
        for sample in group.samples.values():
            if one := sample.schemas:
                found.setdefault(group.module, {})[one.page] = one
    return found


def _file(schemas: dict[str, WsdlSchemas]) -> bytes:
    definitions: dict[bytes, int] = {}
    pages = {
        path: [one.lines.line, _runs(_DEFINITIONS, one.lines.data, definitions)]
        for path, one in sorted(schemas.items())
    }
    pieces: dict[bytes, int] = {}
    parts = [_runs(_PIECES, one, pieces) for one in definitions]
    lengths = [len(one) for one in pieces]
    index = {"schema": 1, "lengths": lengths, "parts": parts, "pages": pages}
    return json.dumps(index, separators=(",", ":")).encode() + b"\n" + b"".join(pieces)


def _runs(cuts: re.Pattern[bytes], text: bytes, known: dict[bytes, int]) -> list[int]:
    """A text as runs of what it is made of; what is new gets the next number."""
    found: list[int] = []
    for one in filter(None, cuts.split(text)):
        number = known.setdefault(one, len(known))
        if found and found[-2] + found[-1] == number:
            found[-1] += 1
        else:
            found += [number, 1]
    return found
