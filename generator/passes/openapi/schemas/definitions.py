"""Pass: the definitions of all documents that are types, each under the name of its type.

Rule: a type is called after the last part of its definition's name, since .NET writes the namespace before it
(`SuperOffice.CRM.Services.Contact` is `Contact`), with a capital first. The same definition stands in many files, single
and combined ones: equal ones are the same type, and of different ones under the same full name the newest counts. Two
that differ and have the same last part are two types; the second has the part before it in its name
(`PersonCarriersMoveRequest`), else a number.
Source: `definitions` of Swagger 2.0, `components/schemas` of OpenAPI 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

import msgspec

from generator.model.openapi_facts import Schema, SchemaField
from generator.model.text import value_name
from generator.passes.openapi.documents import Definition, Documents
from generator.passes.openapi.schemas.class_names import class_name
from generator.passes.rest.numbered_names import FreeNames
from generator.passes.rest.structure_names import joined_words

_SEPARATOR: Final = re.compile(r"[./+]")
_MOST_DEPTH: Final = 40
_LONGEST: Final = 100


class NamedDefinitions(msgspec.Struct, frozen=True):
    """The name of the type of each definition by its key, and the definition that counts by that name."""

    names: Mapping[tuple[str, str], str]
    counting: Mapping[str, Definition]


def named_definitions(documents: Documents) -> NamedDefinitions:
    """Names all definitions."""
    free = FreeNames(())
    names: dict[tuple[str, str], str] = {}
    counting: dict[str, Definition] = {}
    # by full name, and by last part and structure
    full: dict[tuple[str, int, str], str] = {}
    newest: dict[str, tuple[int, str]] = {}
    short: dict[tuple[str, str], str] = {}
    for definition in sorted(documents.definitions.values(), key=_order):
        written = _written(definition)
        structure = structure_of(definition.named.schema)
        last = _last(written)
        edition, name = newest.get(written, (definition.edition, ""))
        if not name or edition == definition.edition:
            name = full.get((written, edition, structure)) or short.get(
                (last, structure), ""
            )
        if not name:
            name = free.first_of(_candidates(written), _candidate(last))
            counting[name] = definition
        names[definition.key] = name
        full[written, definition.edition, structure] = name
        newest.setdefault(written, (definition.edition, name))
        short.setdefault((last, structure), name)
    return NamedDefinitions(names, counting)


def _order(definition: Definition) -> tuple[int, bool, str, str]:
    name = _written(definition)
    # wrappers of requests are no types in the end, and take no name from one
    return definition.edition, name.endswith("Request"), name, definition.path


def _written(definition: Definition) -> str:
    """The full name of a definition; that of its file where it is the whole of it."""
    return definition.named.name.raw or PurePosixPath(definition.path).stem


def _last(name: str) -> str:
    return _SEPARATOR.split(name)[-1] or name


def _candidates(name: str) -> Iterator[str]:
    parts = [_candidate(part) for part in _SEPARATOR.split(name) if part]
    yield parts[-1] if parts else _candidate(name)
    for start in range(len(parts) - 2, -1, -1):
        yield joined_words(parts[start], parts[-1])[:_LONGEST]


def _candidate(part: str) -> str:
    return class_name(value_name(part))


def structure_of(schema: Schema) -> str:
    """A digest of a schema without its lines, texts and examples; references count by the last part of their names."""
    digest = sha256()
    for token in _tokens(schema, 0):
        digest.update(token.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()


def _tokens(schema: Schema, depth: int) -> Iterator[str]:
    if depth > _MOST_DEPTH:
        yield "..."
        return
    if schema.reference:
        reference = schema.reference
        yield f"#{_last(reference.pointer) if reference.pointer else reference.file}"
    yield " ".join((*schema.types, schema.format, str(schema.is_nullable)))
    for member in schema.members:
        yield f"={member.text.raw}"
    for field in schema.fields:
        yield from _field_tokens(field, depth)
    for mark, parts in (
        ("[", (schema.item,) if schema.item else ()),
        ("{", (schema.values,) if schema.values else ()),
        ("&", schema.all_of),
        ("|", schema.one_of),
    ):
        for part in parts:
            yield mark
            yield from _tokens(part, depth + 1)
    yield ")"


def _field_tokens(field: SchemaField, depth: int) -> Iterator[str]:
    yield f".{field.wire}{'!' if field.required else ''}"
    yield from _tokens(field.schema, depth + 1)
