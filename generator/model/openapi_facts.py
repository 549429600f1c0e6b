"""Facts: what a document of OpenAPI states: Swagger 2.0, OpenAPI 3.0 and 3.1 in the same terms. Lines count from 1.

`$ref` inside the document to anything but a schema is followed by the reader; one to a schema, or to another file, is a
`Reference`, since the facts of a file depend on its bytes alone.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from generator.model.json_facts import JsonScalar, JsonValue
from generator.model.text import Route, Text, WireName


class Reference(msgspec.Struct, frozen=True, array_like=True):
    """The target of a `$ref`: a JSON pointer (RFC 6901) without `#`, in the document itself where `file` is empty.

    `file` is a relative path with forward slashes, without percent escapes; it may have `..`. A `$ref` to a URL, or with an
    absolute path, is none: it is reported, and what has it counts as any type.
    """

    file: str
    pointer: str


class SchemaType(StrEnum):
    """The types of JSON Schema. `integer` and `number` are different ones; null is `Schema.is_nullable`."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    ARRAY = "array"
    OBJECT = "object"
    FILE = "file"
    """Of Swagger 2.0: bytes, in a form or as an answer."""


class Schema(msgspec.Struct, frozen=True, array_like=True):
    """A schema, with what a typed SDK can use of it.

    `types` are those that are stated, null left out; without `type` they follow from `properties`, `items` or the values of
    `enum`, else there are none. `values` is the schema of `additionalProperties`, `EMPTY` for `true`. `members` are the
    values of `enum` or `const` without null, and `member_names` their names (`x-enum-varnames`, `x-enumNames`), as many or
    none, as are `member_numbers` and `member_texts` (`x-enum-numbers`, `x-enum-descriptions`). They are `is_open` where there
    may be others (`x-extensible-enum`), and `is_flags` where a value is a list of them (`x-enumFlags`). `one_of` are the alternatives of `oneOf` and `anyOf`, null left out. `text` is the description, also where it is
    beside a `$ref`.
    """

    line: int
    reference: Reference | None = None
    types: tuple[SchemaType, ...] = ()
    format: str = ""
    is_nullable: bool = False
    fields: tuple[SchemaField, ...] = ()
    item: Schema | None = None
    values: Schema | None = None
    members: tuple[JsonScalar, ...] = ()
    member_names: tuple[Text, ...] = ()
    all_of: tuple[Schema, ...] = ()
    one_of: tuple[Schema, ...] = ()
    discriminator: WireName | None = None
    text: Text | None = None
    is_read_only: bool = False
    is_deprecated: bool = False
    example: JsonValue | None = None
    member_numbers: tuple[int | None, ...] = ()
    member_texts: tuple[Text | None, ...] = ()
    is_open: bool = False
    is_flags: bool = False


class SchemaField(msgspec.Struct, frozen=True, array_like=True):
    """A property of an object."""

    wire: WireName
    schema: Schema
    required: bool
    line: int


class NamedSchema(msgspec.Struct, frozen=True, array_like=True):
    """A schema that a `Reference` can name: of `definitions` or `components`, or at any place that the document refers to.

    `name` is the last part of the pointer: `SuperOffice.CRM.Services.Contact` of `/definitions/SuperOffice.CRM.Services.Contact`.
    """

    pointer: str
    name: Text
    schema: Schema


class ParameterPlace(StrEnum):
    """Where a parameter stands. What Swagger 2.0 has in the body or a form is an `OpenApiBody`."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


class ListStyle(StrEnum):
    """How the items of a list are written into one parameter."""

    REPEATED = "repeated"
    """`a=1&a=2`: the parameter occurs once for each (`multi`, `form` with `explode`)."""
    COMMA = "comma"
    """`a=1,2` (`csv`, `form` without `explode`, `simple`)."""
    SPACE = "space"
    PIPE = "pipe"
    TAB = "tab"
    DEEP = "deep"
    """`a[b]=1`: each property of an object (`deepObject`)."""
    UNKNOWN = "unknown"
    """`matrix`, `label` and others."""


class OpenApiParameter(msgspec.Struct, frozen=True, array_like=True):
    """A parameter of an operation or a path. A `style` that is not unknown counts for arrays and objects only."""

    wire: WireName
    where: ParameterPlace
    required: bool
    schema: Schema
    style: ListStyle
    text: Text | None
    line: int
    is_deprecated: bool = False
    example: JsonValue | None = None


class Example(msgspec.Struct, frozen=True, array_like=True):
    """An example of a body, and the lines of its value: the first and the last."""

    value: JsonValue
    first_line: int
    last_line: int


class MediaType(msgspec.Struct, frozen=True, array_like=True):
    """A form that a body may have. `name` is its media type, such as `application/json`, as written.

    `styles` are those of the fields of a form that state one (`encoding`, or `collectionFormat`).
    """

    name: Text
    schema: Schema | None
    examples: tuple[Example, ...] = ()
    styles: tuple[tuple[WireName, ListStyle], ...] = ()


class OpenApiBody(msgspec.Struct, frozen=True, array_like=True):
    """The body of a request.

    `wire` is its name: that of the body parameter of Swagger 2.0, or of `x-name`, `x-bodyName` or
    `x-codegen-request-body-name`; None where the document has none. The fields of a form are the `fields` of the schema
    of its media type.
    """

    wire: WireName | None
    required: bool
    text: Text | None
    content: tuple[MediaType, ...]
    line: int


class OpenApiResponse(msgspec.Struct, frozen=True, array_like=True):
    """An answer. `status` is a number, `2XX` or `default`."""

    status: str
    text: Text | None
    content: tuple[MediaType, ...]
    line: int


class OutsideParts(msgspec.Struct, frozen=True, array_like=True):
    """What an operation takes from other files: parameters, a body, and answers by status, each with the line of the `$ref`."""

    parameters: tuple[tuple[Reference, int], ...] = ()
    body: tuple[Reference, int] | None = None
    responses: tuple[tuple[str, Reference, int], ...] = ()


class OpenApiOperation(msgspec.Struct, frozen=True, array_like=True):
    """An operation. `path` begins with the path of the first server, or `basePath`, and has no query.

    `parameters` are those of the operation, then those of its path that it does not replace, in the order of the document.
    `security` has the alternatives that are enough, each the names of schemes that are needed together; it is None where
    neither the operation nor the document says anything, and `()` where no credentials are needed. `archive` is the source
    of rows that the description names.
    """

    method: str
    path: Route
    operation_id: Text | None
    tags: tuple[Text, ...]
    summary: Text | None
    description: Text | None
    parameters: tuple[OpenApiParameter, ...]
    body: OpenApiBody | None
    responses: tuple[OpenApiResponse, ...]
    security: tuple[tuple[Text, ...], ...] | None
    is_deprecated: bool
    line: int
    outside: OutsideParts = OutsideParts()
    archive: WireName | None = None


class OutsidePath(msgspec.Struct, frozen=True, array_like=True):
    """A path whose operations are in another file, which has them as `paths` of a part."""

    path: Route
    reference: Reference
    line: int


class SecurityScheme(msgspec.Struct, frozen=True, array_like=True):
    """How a client proves who it is: `kind` is `http`, `apiKey`, `oauth2`, `openIdConnect` or another word.

    `scheme` is `basic` or `bearer` where `kind` is `http`; `parameter` and `where` are those of an `apiKey`.
    """

    name: Text
    kind: str
    scheme: str
    parameter: Text | None
    where: str
    line: int


class TagText(msgspec.Struct, frozen=True, array_like=True):
    """The description of a tag."""

    name: Text
    text: Text | None
    line: int


class NamedParameter(msgspec.Struct, frozen=True, array_like=True):
    """A parameter that other files may refer to."""

    pointer: str
    parameter: OpenApiParameter


class NamedBody(msgspec.Struct, frozen=True, array_like=True):
    """A body that other files may refer to."""

    pointer: str
    body: OpenApiBody


class NamedResponse(msgspec.Struct, frozen=True, array_like=True):
    """An answer that other files may refer to; the `status` of its `response` is empty."""

    pointer: str
    response: OpenApiResponse


class NamedOperations(msgspec.Struct, frozen=True, array_like=True):
    """The operations of a path in a part; their `path` is `/`, since only the document knows it."""

    pointer: str
    operations: tuple[OpenApiOperation, ...]


class OpenApiFacts(msgspec.Struct, frozen=True, array_like=True, tag="openapi"):
    """A document, or a part of one in a file of its own, whose `dialect` is empty.

    `dialect` is `2.0`, `3.0` or `3.1`. `servers` are the URLs of the document, or those that `schemes`, `host` and `basePath`
    make, as written.
    """

    dialect: str
    title: Text | None
    servers: tuple[Text, ...]
    operations: tuple[OpenApiOperation, ...]
    outside_paths: tuple[OutsidePath, ...]
    schemas: tuple[NamedSchema, ...]
    tags: tuple[TagText, ...]
    security_schemes: tuple[SecurityScheme, ...]
    parameters: tuple[NamedParameter, ...]
    bodies: tuple[NamedBody, ...]
    responses: tuple[NamedResponse, ...]
    paths: tuple[NamedOperations, ...]
    line: int
