"""The parts of documents of OpenAPI for the contract tests: a file for the SDK (`data/rest.documents`), in JSON.

Documents repeat the definitions of each other, so each text is written once, on a line of its own: `documents` names the
number of its line in `parts` for each file and JSON pointer. Only parts that operations of the SDK refer to are in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from generator.emit.contract.files import FOLDER, ContractGroup
from generator.emit.parts import Part
from generator.model.samples import DocumentPart, PartKey

_PATH: Final = f"{FOLDER}/data/rest.documents"


def contract_documents(groups: Iterable[ContractGroup]) -> Iterator[Part]:
    """The file, none where no operation is from a document."""
    samples = [
        sample
        for group in groups
        for sample in group.samples.values()
        if sample.documented
    ]
    if samples:
        keys = [
            key
            for sample in samples
            for key in (sample.documented.references if sample.documented else ())
        ]
        parts = _reached(keys, samples[0].parts)
        yield Part((_PATH, parts), partial(_files, parts))


def _reached(
    keys: Iterable[PartKey], parts: Mapping[PartKey, DocumentPart]
) -> tuple[DocumentPart, ...]:
    waiting, reached = [*keys], dict[PartKey, DocumentPart]()
    while waiting:
        key = waiting.pop()
        if key in parts and key not in reached:
            reached[key] = parts[key]
            waiting += parts[key].references
    return tuple(reached[key] for key in sorted(reached))


def _files(parts: Iterable[DocumentPart]) -> Iterator[tuple[str, bytes]]:
    lines: dict[bytes, int] = {}
    documents: dict[str, dict[str, int]] = {}
    for part in parts:
        path, pointer = part.key
        number = lines.setdefault(part.data, len(lines))
        documents.setdefault(path, {})[pointer] = number
    rows = ",\n".join(
        f"{json.dumps(path)}:{json.dumps(pointers, separators=(',', ':'))}"
        for path, pointers in documents.items()
    )
    head = f'{{"schema":1,"documents":{{\n{rows}}},\n"parts":[\n'
    yield _PATH, head.encode() + b",\n".join(lines) + b"]}\n"
