"""Parameters and forms in documents of other vendors: what is sent in which style, and what is left out with a diagnostic."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.model.api import Location, Parameter, Style
from generator.model.expressions import notation
from generator.passes import Built, build_api
from generator.reader.read import read_page

ITEM = "{type: object, properties: {a: {type: string}}}"
STRINGS = "{type: array, items: {type: string}}"


def _built(operation: str, version: str = "openapi: 3.0.3") -> Built:
    """The model of `POST /v2/a/{p}` whose operation is in YAML."""
    made: dict[str, Any] = {"operationId": "call", "responses": {}}
    made |= yaml.safe_load(operation)
    document = {
        **yaml.safe_load(version),
        "info": {"title": "Other", "version": "1"},
        "paths": {"/a/{p}": {"post": made}},
    }
    return build_api([read_page("other.yaml", yaml.safe_dump(document).encode())])


def _parameters(
    operation: str, version: str = "openapi: 3.0.3"
) -> dict[str, Parameter]:
    (found,) = _built(operation, version).api.rest.operations
    return {parameter.wire: parameter for parameter in found.parameters}


@pytest.mark.parametrize(
    ("stated", "type_", "style"),
    [
        (f"in: query, schema: {STRINGS}", "array<string>", None),
        (f"in: query, explode: false, schema: {STRINGS}", "array<string>", Style.COMMA),
        (f"in: query, style: pipeDelimited, explode: false, schema: {STRINGS}", "array<string>", Style.PIPE),
        (f"in: query, style: spaceDelimited, explode: false, schema: {STRINGS}", "array<string>", Style.SPACE),
        (f"in: header, schema: {STRINGS}", "array<string>", None),
        (f"in: query, schema: {ITEM}", None, Style.PROPERTIES),
        (f"in: query, style: deepObject, schema: {ITEM}", None, Style.DEEP),
        ("in: query, schema: {additionalProperties: {type: integer}}", "dict<string,int64>", Style.PROPERTIES),
        ("in: query, schema: {type: integer}", "int64", None),
        # bytes are text outside a body
        ("in: query, schema: {type: string, format: byte}", "string", None),
        ("in: query, schema: {type: string, format: date}", "string", None),
        ("in: query, schema: {type: integer, enum: [1, 2]}", "int64", None),
        ("in: cookie, schema: {type: string}", "string", None),
    ],
)  # fmt: skip
def test_parameters_are_written_in_the_style_of_the_document(
    stated: str, type_: str | None, style: Style | None
) -> None:
    parameter = _parameters(f"parameters: [{{name: q, {stated}}}]")["q"]
    assert parameter.style is style
    assert type_ is None or notation(parameter.type) == type_


@pytest.mark.parametrize(
    "stated",
    [
        f"in: query, explode: false, schema: {ITEM}",
        f"in: query, style: pipeDelimited, explode: false, schema: {ITEM}",
        f"in: query, schema: {{type: array, items: {STRINGS}}}",
        f"in: query, schema: {{type: array, items: {ITEM}}}",
        f"in: query, style: deepObject, schema: {STRINGS}",
        f"in: header, schema: {ITEM}",
        f"in: cookie, schema: {STRINGS}",
        f"in: cookie, schema: {ITEM}",
    ],
)
def test_what_no_style_can_write_is_left_out_and_reported(stated: str) -> None:
    optional = _built(f"parameters: [{{name: q, {stated}}}]")
    (operation,) = optional.api.rest.operations
    assert [each.wire for each in operation.parameters] == ["p"]
    assert "openapi-parameter" in {case.id for case in optional.diagnostics}
    required = _built(f"parameters: [{{name: q, required: true, {stated}}}]")
    assert required.api.rest.operations == ()
    assert "openapi-operation" in {case.id for case in required.diagnostics}


@pytest.mark.parametrize("style", ["matrix", "label"])
def test_no_path_has_parts_in_styles_that_servers_of_the_vendor_lack(
    style: str,
) -> None:
    path = f"{{name: p, in: path, required: true, style: {style}, schema: {{type: string}}}}"
    built = _built(f"parameters: [{path}]")
    assert built.api.rest.operations == ()


def _form(media_type: str, fields: str, encoding: str = "{}") -> str:
    schema = f"{{type: object, properties: {fields}}}"
    return f"requestBody: {{content: {{{media_type}: {{schema: {schema}, encoding: {encoding}}}}}}}"


URL_ENCODED = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("encoding", "fields", "style"),
    [
        ("{}", f"{{f: {STRINGS}}}", None),
        ("{f: {explode: false}}", f"{{f: {STRINGS}}}", Style.COMMA),
        ("{f: {style: deepObject}}", f"{{f: {ITEM}}}", Style.DEEP),
        ("{f: {style: form}}", f"{{f: {ITEM}}}", Style.PROPERTIES),
        # JSON, as its media type says
        ("{f: {contentType: application/json}}", f"{{f: {ITEM}}}", None),
    ],
)
def test_fields_of_a_form_have_the_style_of_their_encoding(
    encoding: str, fields: str, style: Style | None
) -> None:
    field = _parameters(_form(URL_ENCODED, fields, encoding))["f"]
    assert (field.where, field.style) == (Location.BODY, style)


@pytest.mark.parametrize(
    ("format_", "style"),
    [
        ("", Style.COMMA),
        ("collectionFormat: csv, ", Style.COMMA),
        ("collectionFormat: pipes, ", Style.PIPE),
        ("collectionFormat: multi, ", None),
    ],
)
@pytest.mark.parametrize("media_type", [URL_ENCODED, "multipart/form-data"])
def test_lists_in_forms_of_swagger_have_commas_unless_it_says_otherwise(
    media_type: str, format_: str, style: Style | None
) -> None:
    field = f"{{name: f, in: formData, {format_}type: array, items: {{type: string}}}}"
    stated = f"consumes: [{media_type}]\nparameters: [{field}]"
    found = _parameters(stated, "swagger: '2.0'")
    assert (notation(found["f"].type), found["f"].style) == ("array<string>", style)


@pytest.mark.parametrize(
    ("version", "style"), [("openapi: 3.0.3", None), ("openapi: 3.1.0", Style.COMMA)]
)
def test_parts_of_a_form_have_styles_from_openapi_3_1_on(
    version: str, style: Style | None
) -> None:
    form = _form("multipart/form-data", f"{{f: {STRINGS}}}", "{f: {explode: false}}")
    assert _parameters(form, version)["f"].style is style


@pytest.mark.parametrize(
    ("field", "type_"),
    [
        ("{type: string, format: binary}", "byte"),
        ("{type: string, format: byte}", "string"),
        ("{type: array, items: {type: string, format: binary}}", "array<byte>"),
        ("{type: integer}", "int64"),
    ],
)
def test_a_part_of_a_form_is_a_file_only_where_it_is_binary(
    field: str, type_: str
) -> None:
    found = _parameters(_form("multipart/form-data", f"{{f: {field}}}"))
    assert notation(found["f"].type) == type_
