"""What is wrong with a document of OpenAPI: each kind with a document that has it, and one that must not."""

from __future__ import annotations

import json
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.catalogue import CATALOGUE
from generator.model.catalogue.lint.document_operations import (
    DOCUMENT_OPERATION_DEFECTS,
)
from generator.model.catalogue.lint.document_schemas import DOCUMENT_SCHEMA_DEFECTS
from generator.reader.checks import CHECKS
from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import decode, split_page
from generator.reader.read import read_page


def defects_of(text: str, path: str = "docs/parcels.yaml") -> list[PageDefect]:
    log = DiagnosticLog(path)
    decoded = decode(text.encode(), log)
    if decoded is None:
        return []
    facts = read_page(path, text.encode())
    checked = CheckedPage(split_page(path, decoded, log), facts, "")
    return [defect for check in CHECKS.get(facts.kind, ()) for defect in check(checked)]


class Case(NamedTuple):
    """A document that has a defect, the lines and the quote of that, and a document that has not."""

    id: str
    wrong: str
    line: int
    other_line: int
    detail: str
    right: str


CASES = (
    Case(
        "openapi-reference-sibling",
        """\
openapi: 3.0.3
components:
  schemas:
    Depot: {type: string}
    Parcel:
      properties:
        home:
          $ref: '#/components/schemas/Depot'
          description: Where it rests.
""",
        9,
        8,
        "Where it rests.",
        # since 3.1 it counts; a path may have words beside its reference; what an example holds is data
        """\
openapi: 3.1.0
paths:
  /parcels:
    $ref: 'parcels.yaml#/parcels'
    summary: All of them.
components:
  schemas:
    Depot: {type: string}
    Parcel:
      example: {$ref: x, description: y}
      properties:
        $ref: {type: string, description: A name.}
        home:
          $ref: '#/components/schemas/Depot'
          description: Where it rests.
""",
    ),
    Case(
        "openapi-operation-id",
        """\
openapi: 3.0.3
paths:
  /parcels:
    get:
      operationId: find
      responses: {'200': {description: OK}}
  /depots:
    get:
      operationId: find
      responses: {'200': {description: OK}}
""",
        9,
        5,
        "find",
        """\
openapi: 3.0.3
paths:
  /parcels:
    get:
      operationId: find
      responses: {'200': {description: OK}}
    put:
      responses: {'200': {description: OK}}
    post:
      responses: {'200': {description: OK}}
""",
    ),
    Case(
        "openapi-success-missing",
        """\
swagger: '2.0'
paths:
  /parcels:
    get:
      responses:
        400: {description: no}
        '404': {description: nothing}
""",
        5,
        0,
        "400, 404",
        """\
openapi: 3.1.0
webhooks:
  arrived:
    post: {}
paths:
  /parcels:
    get: {responses: {default: {description: any}}}
    put: {responses: {2XX: {description: OK}}}
    post: {responses: {'303': {description: elsewhere}}}
    delete: {responses: {'204': {$ref: '#/x'}}}
""",
    ),
    Case(
        "openapi-method-body",
        """\
swagger: '2.0'
parameters:
  names: {in: body, name: names, schema: {type: array, items: {type: string}}}
paths:
  /parcels:
    delete:
      parameters:
        - {in: query, name: all, type: boolean}
        - $ref: '#/parameters/names'
      responses: {'204': {description: OK}}
""",
        9,
        0,
        "",
        """\
openapi: 3.0.3
paths:
  /parcels:
    get: {requestBody: {}, responses: {'200': {description: OK}}}
    post:
      requestBody: {content: {application/json: {schema: {type: string}}}}
      responses: {'200': {description: OK}}
""",
    ),
    Case(
        "openapi-query-flattened",
        "swagger: '2.0'\npaths:\n  /parcels:\n    post:\n      parameters:\n"
        + "".join(
            f"        - {{in: query, name: parcel.f{n}, type: string}}\n"
            for n in range(10)
        )
        + "      responses: {'200': {description: OK}}\n",
        6,
        0,
        "parcel",
        "swagger: '2.0'\npaths:\n  /parcels:\n    post:\n      parameters:\n"
        + "".join(
            f"        - {{in: query, name: p{n}.name, type: string}}\n"
            for n in range(20)
        )
        + "      responses: {'200': {description: OK}}\n",
    ),
    Case(
        "openapi-parameter-type",
        """\
swagger: '2.0'
paths:
  /parcels:
    get:
      parameters:
        - in: query
          name: parcel
          type: object
      responses: {'200': {description: OK}}
""",
        8,
        0,
        "parcel",
        """\
swagger: '2.0'
parameters:
  tags: {in: query, name: tags, type: array, items: {type: string}}
paths:
  /parcels:
    post:
      parameters:
        - $ref: '#/parameters/tags'
        - {in: body, name: parcel, schema: {type: object}}
      responses: {'200': {description: OK}}
    put:
      parameters:
        - {in: formData, name: label, type: file}
      responses: {'200': {description: OK}}
""",
    ),
    Case(
        "openapi-body-type",
        """\
swagger: '2.0'
paths:
  /parcels:
    patch:
      parameters:
        - in: body
          name: changes
          type: string
          schema:
            type: array
            items: {}
      responses: {'200': {description: OK}}
""",
        8,
        10,
        "string, array",
        """\
swagger: '2.0'
paths:
  /parcels:
    patch:
      parameters:
        - {in: body, name: changes, type: array, schema: {type: array, items: {}}}
      responses: {'200': {description: OK}}
""",
    ),
    Case(
        "openapi-array-items",
        """\
swagger: '2.0'
paths:
  /parcels:
    get:
      parameters:
        - in: query
          name: tags
          type: array
          items: {}
      responses: {'200': {description: OK}}
""",
        8,
        0,
        "",
        """\
swagger: '2.0'
paths: {}
definitions:
  Parcel:
    properties:
      any: {type: array, items: {}}
      tags: {type: array, items: {type: string}}
      array: {type: string}
""",
    ),
    Case(
        "openapi-required-property",
        """\
openapi: 3.0.3
components:
  schemas:
    Parcel:
      required: [Weight, name]
      properties:
        Weight: {type: integer}
        Name: {type: string}
""",
        5,
        6,
        "name",
        # others may have the property: the whole of a composition, or whoever sends the object
        """\
openapi: 3.0.3
components:
  schemas:
    Parcel:
      required: [name]
      properties: {Weight: {type: integer}}
    Box:
      allOf:
        - $ref: '#/components/schemas/Parcel'
        - required: [Weight]
          properties: {name: {type: string}}
    Open:
      required: [name]
      additionalProperties: true
      properties: {Weight: {type: integer}}
    Bare: {required: [name]}
""",
    ),
    Case(
        "openapi-enum-repeated",
        """\
openapi: 3.0.3
components:
  schemas:
    Size:
      type: string
      enum: [small, large, small]
""",
        6,
        0,
        "small",
        """\
openapi: 3.0.3
components:
  schemas:
    Size:
      enum: [small, Small, 1, '1', true, 'true', null]
""",
    ),
    Case(
        "openapi-default",
        """\
openapi: 3.0.3
components:
  schemas:
    Size:
      type: string
      enum: [small, large]
      default: Large
""",
        7,
        6,
        "Large",
        """\
swagger: '2.0'
paths:
  /parcels:
    get:
      parameters:
        - {in: query, name: size, type: string, enum: [small, large], default: large}
        - {in: query, name: tags, type: array, items: {type: string}, default: 'a,b'}
        - {in: query, name: top, type: integer, default: 10}
        - {in: query, name: rate, type: number, default: 10}
        - {in: query, name: whole, type: integer, default: 1.0}
        - {in: query, name: none, type: string, default: null}
        - {in: query, name: unknown, type: date, default: 5}
      responses: {'200': {description: OK}}
""",
    ),
    Case(
        "openapi-example",
        """\
openapi: 3.0.3
components:
  schemas:
    Stop:
      properties:
        number:
          type: integer
    Parcel:
      allOf:
        - properties:
            stops: {type: array, items: {$ref: '#/components/schemas/Stop'}}
      example:
        stops: [{number: 1}, {number: first}]
""",
        12,
        7,
        "stops/1/number: first",
        # alternatives, other media types, and values that are written as texts prove nothing
        """\
openapi: 3.0.3
paths:
  /parcels:
    get:
      responses:
        '200':
          description: OK
          content:
            application/xml: {schema: {type: object}, example: text}
            application/json:
              schema: {type: object, properties: {a: {type: string}}}
              examples: {first: {value: {a: null, b: 5}}}
components:
  schemas:
    Parcel: {oneOf: [{type: string}, {type: integer}], example: true}
    Circle: {$ref: '#/components/schemas/Circle'}
    Round: {allOf: [{$ref: '#/components/schemas/Circle'}], example: 5}
    Box: {type: object, example: '{"a": 5}'}
    Flag: {type: string, enum: ['1'], example: '1'}
""",
    ),
    Case(
        "openapi-security-undefined",
        """\
swagger: '2.0'
securityDefinitions:
  Login: {type: basic}
paths:
  /parcels:
    get:
      security:
        - Post Login: []
      responses: {'200': {description: OK}}
""",
        8,
        2,
        "Post Login",
        """\
openapi: 3.0.3
security: [{}]
components: {securitySchemes: {Login: {type: http, scheme: basic}}}
paths:
  /parcels:
    get: {security: [{Login: []}], responses: {'200': {description: OK}}}
    put: {security: [], responses: {'200': {description: OK}}}
""",
    ),
    Case(
        "openapi-security-all",
        """\
openapi: 3.0.3
security:
  - Login: []
    Token: []
components:
  securitySchemes:
    Login: {type: http, scheme: basic}
    Token: {type: oauth2}
""",
        3,
        6,
        "Login, Token",
        # either of both; two that are in different places; two that are the same token
        """\
openapi: 3.0.3
security:
  - Login: []
  - Token: []
  - {Token: [], Key: []}
  - {Token: [], Bearer: []}
components:
  securitySchemes:
    Login: {type: http, scheme: basic}
    Token: {type: oauth2}
    Bearer: {type: http, scheme: bearer}
    Key: {type: apiKey, in: header, name: X-Key}
""",
    ),
    Case(
        "openapi-text-entity",
        """\
swagger: '2.0'
paths: {}
definitions:
  Parcel:
    description: The parcel&amp;apos;s weight.
""",
        5,
        0,
        "The parcel&amp;apos;s weight.",
        """\
swagger: '2.0'
paths: {}
definitions:
  Parcel: {description: 'Tom &amp; Jim; write `&amp;lt;` or &lt;.', example: {description: '&amp;apos;'}}
""",
    ),
    Case(
        "openapi-text-tag",
        """\
swagger: '2.0'
paths: {}
definitions:
  Parcel:
    title: A box.
    description: It weighs.<para />It flies.
""",
        6,
        0,
        "It weighs.<para />It flies.",
        """\
swagger: '2.0'
paths: {}
definitions:
  Parcel: {description: 'Less < more > all, <b>bold</b>, <p>one</p>, `<para>`, <seen>'}
""",
    ),
    Case(
        "text-tag-escaped",
        """\
swagger: '2.0'
paths: {}
definitions:
  Parcel:
    description: It weighs.&lt;br/&gt;It flies.
""",
        5,
        0,
        "It weighs.&lt;br/&gt;It flies.",
        """\
swagger: '2.0'
paths: {}
definitions:
  Parcel: {description: 'Less &lt; more, &lt;name&gt;, write `&lt;br/&gt;`', example: {description: '&lt;br/&gt;'}}
""",
    ),
    Case(
        "text-reference-raw",
        """\
swagger: '2.0'
paths: {}
definitions:
  Parcel:
    description: Use {Depot.Api.Parcels.Boxes} instead.
""",
        5,
        0,
        "Use {Depot.Api.Parcels.Boxes} instead.",
        """\
swagger: '2.0'
paths: {}
definitions:
  Parcel: {description: 'Send {Parcel.Boxes} to /v1/{Depot.Api.Parcels.Boxes}, or `{Depot.Api.Parcels.Boxes}`.'}
""",
    ),
    Case(
        "openapi-server-local",
        "swagger: '2.0'\npaths: {}\nhost: localhost:8080\n",
        3,
        0,
        "localhost:8080",
        "openapi: 3.0.3\nservers: [{url: 'http://localhost'}, {url: 'https://api.example.com/localhost'}]\n",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_document_that_has_the_defect(case: Case) -> None:
    found = [defect for defect in defects_of(case.wrong) if defect.id == case.id]
    assert [(each.line, each.other_line, each.detail) for each in found] == [
        (case.line, case.other_line, case.detail)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_document_that_has_it_not(case: Case) -> None:
    assert [each for each in defects_of(case.right) if each.id == case.id] == []


def test_each_kind_of_documents_has_a_case() -> None:
    kinds = {**DOCUMENT_OPERATION_DEFECTS, **DOCUMENT_SCHEMA_DEFECTS}
    of_documents = [id_ for id_ in kinds if id_.startswith("openapi-")]
    # pages of Markdown have these as well
    of_documents += ["text-reference-raw", "text-tag-escaped"]
    assert sorted(case.id for case in CASES) == sorted(of_documents)
    assert set(of_documents) <= CATALOGUE.keys()


def test_an_undefined_scheme_stands_for_the_only_one_of_which_it_has_the_words() -> (
    None
):
    text = """\
swagger: '2.0'
securityDefinitions:
  Login: {type: basic}
  Token: {type: oauth2}
security:
  - Post Login: []
    Post Token: []
"""
    assert [each.id for each in defects_of(text)] == [
        "openapi-security-undefined",
        "openapi-security-all",
    ]


def test_both_values_of_an_example_that_a_schema_forbids_are_reported() -> None:
    text = """\
openapi: 3.0.3
components:
  schemas:
    Change:
      properties: {op: {type: string, enum: [add]}, value: {type: object}}
      example: {op: 1, value: new}
"""
    assert [each.detail for each in defects_of(text)] == ["op: 1", "value: new"]


def test_the_same_part_of_two_documents_is_one_fault() -> None:
    text = "swagger: '2.0'\npaths:\n  /parcels:\n    get: {}\n"
    (defect,) = defects_of(text)
    (other,) = defects_of(f"# of all groups\n{text}", "docs/all.yaml")
    assert (defect.line, other.line) == (4, 5)
    assert defect.cause == other.cause == "#/paths/~1parcels/get"


def test_a_document_on_one_line_has_all_on_that_line() -> None:
    text = json.dumps({"swagger": "2.0", "host": "localhost", "paths": {}})
    assert [each.line for each in defects_of(text)] == [1]


def test_the_ids_of_parts_have_no_letters_of_another_meaning() -> None:
    name = "\x1b[31m ::error::%0A <b>]]>\u202e" + "x" * 1000
    schema = {"type": "string", "enum": ["a", "a"]}
    text = json.dumps(
        {"openapi": "3.0.0", "components": {"schemas": {name: schema}}}, indent=1
    )
    (defect,) = defects_of(text)
    assert defect.part.isascii()
    assert not set(defect.part) & set(" :<>[]\x1b\n")
    assert len(defect.part) < 1000


DEEP = 300


@pytest.mark.parametrize(
    "text",
    [
        '{"openapi": "3.0.0", "components": {"schemas": {"A": '
        + '{"items":' * DEEP
        + "{}"
        + "}" * DEEP
        + "}}}",
        '{"openapi": "3.0.0", "components": {"schemas": {"A": {"example": '
        + "[" * DEEP
        + "]" * DEEP
        + ', "$ref": "#/components/schemas/A"}}}}',
        # each of the schemas names the next one twice
        json.dumps(
            {
                "openapi": "3.0.0",
                "components": {
                    "schemas": {
                        f"A{n}": {
                            "example": 1,
                            "allOf": [{"$ref": f"#/components/schemas/A{n + 1}"}] * 2,
                        }
                        for n in range(60)
                    }
                },
            }
        ),
        '{"swagger": "2.0", "host": "[::1", "paths": {"/a": {"get": {"security": [{"a": []}, 5, null], "parameters": [5, null, {"$ref": 5}, {"$ref": "#"}, {"$ref": "b.json#/a"}]}}}}',
        '{"openapi": "3.1.0", "servers": [5, {"url": "http://[::1"}], "components": {"schemas": {"\\ud800": {"required": ["\\ud800"], "properties": {"a": 5}, "enum": [{}, [], {}], "default": {"a": [1e999]}, "type": ["null", 5]}}}}',
    ],
    ids=["nested", "circle", "many ways", "no values", "odd values"],
)
def test_an_attack_ends_in_no_error(text: str) -> None:
    for defect in defects_of(text):
        assert CATALOGUE[defect.id].for_lint


_KEYS = st.sampled_from(
    "paths components schemas properties items allOf $ref get parameters in name type enum default example required"
    " responses security securitySchemes /a a 200 content application/json schema host servers url".split()
)
_LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["array", "string", "object", "#/components/schemas/a", "#", ""]),
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=5)
    ),
    max_leaves=40,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=5), st.sampled_from(["2.0", "3.0.0"]))
def test_no_document_raises(parts: dict[str, object], version: str) -> None:
    key = "swagger" if version == "2.0" else "openapi"
    for defect in defects_of(json.dumps({key: version, **parts}, indent=1)):
        assert defect.line >= 1
