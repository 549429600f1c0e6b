"""An exported document, read as a document, gives the model that it was made from.

What it cannot say, or the reader cannot know, is left out here: headers that clients send by themselves, evidence,
archives, types without a known field (they are any type), and texts of the same words with other white space.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.commands.docs import DocsModel, read_docs
from generator.commands.run import DocsInput
from generator.emit.openapi import Form, openapi_document, written
from generator.emit.settings import SdkSettings
from generator.model.api import (
    Field,
    Member,
    NamedType,
    Parameter,
    RestApi,
    RestOperation,
    TypeKind,
)
from generator.model.expressions import notation
from generator.model.text import Text, WireName
from generator.report.progress import Progress
from tests.emit.rest.rest_api import (
    api_of,
    enum,
    flags,
    model,
    operation,
    path,
    query,
)


def _read(api: RestApi, folder: Path, form: Form = Form.JSON) -> RestApi:
    """The model that is read from the document of an API."""
    file = folder / f"openapi.{form.value}"
    file.write_bytes(written(openapi_document(api), form))
    source = DocsInput(
        folder=folder,
        docs=(file,),
        overrides=None,
        record=Path(),
        sdk=SdkSettings(),
        jobs=1,
        uses_cache=False,
    )
    return read_docs(source, Progress(quiet=True)).api.rest


def _words(text: Text | None) -> str:
    return " ".join(text.raw.split()) if text else ""


def _parameter(part: Parameter) -> tuple[Any, ...]:
    return part.wire, str(part.where), part.required, part.nillable, notation(part.type), part.style, _words(part.text)  # fmt: skip


def _answers(row: RestOperation) -> list[tuple[int, str]]:
    return [
        (answer.code, notation(answer.type) if answer.type else "")
        for answer in row.responses
    ]


def _operation(row: RestOperation) -> dict[str, Any]:
    return {
        "route": (row.method, row.path),
        "parameters": [_parameter(part) for part in row.parameters if part.is_argument],
        "body": row.body and (row.body.wire, row.body.kind),
        "result": row.result_kind,
        "answers": _answers(row),
        "deprecated": row.is_deprecated,
        "words": _words(row.description),
    }


def _field(field: Field) -> tuple[Any, ...]:
    return field.wire, notation(field.type), field.nillable, field.required, _words(field.text)  # fmt: skip


def _member(member: Member) -> tuple[Any, ...]:
    return member.wire, member.number, member.value, _words(member.text)


def _type(type_: NamedType) -> dict[str, Any]:
    return {
        "kind": type_.kind,
        "fields": [_field(field) for field in type_.fields],
        "members": [_member(member) for member in type_.members],
        "complete": type_.complete,
        "words": _words(type_.text),
    }


def _rows(api: RestApi) -> dict[str, dict[str, Any]]:
    operations = {operation.id: _operation(operation) for operation in api.operations}
    return operations | {type_.id: _type(type_) for type_ in api.types}


def _is_empty(type_: NamedType) -> bool:
    return type_.kind is TypeKind.OBJECT and not type_.fields


def _lost(api: RestApi) -> RestApi:
    """The API with any type in place of types without a known field."""
    empty = {type_.id for type_ in api.types if _is_empty(type_)}
    encoded = msgspec.json.encode(api, enc_hook=_plain)
    text = encoded.decode()
    for id_ in empty:
        text = text.replace(f'["reference","{id_}"]', '["scalar","any"]')
    decoded = msgspec.json.decode(text, type=RestApi, dec_hook=_typed)
    types = tuple(type_ for type_ in decoded.types if type_.id not in empty)
    return msgspec.structs.replace(decoded, types=types)


def _plain(value: object) -> object:
    return value.raw if isinstance(value, Text) else str(value)


def _typed(type_: Any, value: Any) -> Any:
    return type_(value)


def _differences(given: RestApi, read: RestApi) -> Iterator[str]:
    before, after = _rows(given), _rows(read)
    for id_ in sorted(before.keys() | after.keys()):
        if id_ not in before or id_ not in after:
            yield f"{id_}: only {'before' if id_ in before else 'after'}"
            continue
        for key, value in before[id_].items():
            if value != after[id_][key]:
                yield f"{id_} {key}: {value!r} → {after[id_][key]!r}"


@pytest.mark.parametrize("form", list(Form))
def test_the_model_of_seeds_is_read_again(
    seeds: DocsModel, tmp_path: Path, form: Form
) -> None:
    read = _read(seeds.api.rest, tmp_path, form)
    assert list(_differences(_lost(seeds.api.rest), read)) == []


def _run(name: str, parameter: str, notation: str = "string") -> RestOperation:
    part = path(parameter, notation)
    return operation(f"Script/{name}", part, route=f"/api/v1/Script/{{{parameter}}}/Run")  # fmt: skip


def test_identical_paths_are_those_of_the_docs_again(tmp_path: Path) -> None:
    api = api_of(_run("RunById", "id", "int32"), _run("RunByName", "name")).rest
    assert list(_differences(api, _read(api, tmp_path))) == []


@pytest.mark.parametrize("group", ["List_Business", "Contact", "Agents/Contact"])  # fmt: skip
def test_groups_have_their_names_again(tmp_path: Path, group: str) -> None:
    api = api_of(operation(f"{group}/Get", route=f"/api/v1/{group.replace('_', '/').strip('/')}/Get")).rest  # fmt: skip
    assert list(_differences(api, _read(api, tmp_path))) == []


def _with_members(type_: NamedType, *, complete: bool) -> NamedType:
    members = (
        Member(WireName("None"), 0, Text("Nothing.")),
        Member(WireName("Open"), -(2**63), None),
        Member(WireName("On_Hold"), None, None, Text("On Hold")),
    )
    return msgspec.structs.replace(type_, members=members, complete=complete)


@pytest.mark.parametrize("complete", [True, False])
def test_members_have_their_names_values_numbers_and_words_again(
    tmp_path: Path, complete: bool
) -> None:
    state = _with_members(enum("State", "None Open"), complete=complete)
    rights = msgspec.structs.replace(flags("Rights", "Read Write"), complete=complete)
    call = operation("Thing/Get", query("s", "#State"), query("r", "#Rights"), route="/api/v1/Thing")  # fmt: skip
    api = api_of(call, state, rights).rest
    assert list(_differences(api, _read(api, tmp_path))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bob\\'s \\\\ share \\",
        "a [b](c) [d]: e <client> & c",
        "*not* _emphasis_ `code`",
        "- a\n- b",
    ],
)
def test_words_are_the_same_again(tmp_path: Path, text: str) -> None:
    part = model("Thing", Id="int32")
    part = msgspec.structs.replace(part, text=Text(text))
    api = api_of(operation("Thing/Get", returns="#Thing", route="/api/v1/Thing"), part).rest  # fmt: skip
    assert list(_differences(api, _read(api, tmp_path))) == []
