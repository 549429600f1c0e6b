"""Facts: what a REST operation page says. Lines count from 1 in the page's file."""

from __future__ import annotations

import msgspec

from generator.model.json_facts import JsonValue
from generator.model.text import Route, Text, WireName


class TypeCell(msgspec.Struct, frozen=True):
    """The type that a table cell or heading writes.

    `name` is the word as written (`int32`, `Integer`, `AppointmentEntity`), None where the cell is blank; `members`
    are those of `Enum: A, B`, whose `name` is None.
    """

    name: WireName | None = None
    members: tuple[WireName, ...] = ()


class RestParameter(msgspec.Struct, frozen=True):
    """A row of the path, query or header table; the `**Required**` of its text is cut out and kept as `required`."""

    name: WireName
    cell: TypeCell
    required: bool
    text: Text | None
    line: int


class RestProperty(msgspec.Struct, frozen=True):
    """A row of the property table of a body or response."""

    name: WireName
    cell: TypeCell
    text: Text | None
    line: int


class RestBody(msgspec.Struct, frozen=True):
    """The request body: `## Request Body: changes string` has the name `changes` and the word `string`.

    `content_types` are those of the Content-Type row, in order, as written.
    """

    name: WireName
    word: WireName | None
    text: Text | None
    content_types: tuple[Text, ...]
    properties: tuple[RestProperty, ...]
    line: int


class RestStatus(msgspec.Struct, frozen=True):
    """A row of the status table."""

    code: int
    text: Text | None
    line: int


class RestResponse(msgspec.Struct, frozen=True):
    """The response: `heading` is the type of `## Response:int32`, `body` that of `### Response body: int32`.

    `content_types` are those of the Accept row.
    """

    heading: TypeCell
    body: TypeCell
    text: Text | None
    content_types: tuple[Text, ...]
    statuses: tuple[RestStatus, ...]
    properties: tuple[RestProperty, ...]
    line: int


class RestSample(msgspec.Struct, frozen=True):
    """A sample request or response. `start` is its first line, `body` is None where there is none or no JSON.

    `first_line` and `last_line` are those of the fence's contents.
    """

    start: Text
    headers: tuple[tuple[Text, Text], ...]
    body: JsonValue | None
    first_line: int
    last_line: int


class RestOperationFacts(msgspec.Struct, frozen=True, tag="rest-operation"):
    """A REST operation page.

    `uid` is the page's id in front matter (`v1AppointmentAgent_Reject`), `has_uid` that it is called so there, as it is
    since August 2022 (before it was `id`); `group` and `operation` come from it and the
    route: `Appointment` and `Reject`, for a list resource `List_Business` and `GetAll`. `is_agent` tells
    `/api/v1/Agents/…` from resources. `line` is that of the route.
    """

    uid: WireName | None
    has_uid: bool
    method: str
    path: Route
    version: WireName
    group: WireName
    is_agent: bool
    operation: WireName
    summary: Text | None
    description: Text | None
    path_parameters: tuple[RestParameter, ...]
    query_parameters: tuple[RestParameter, ...]
    header_parameters: tuple[RestParameter, ...]
    body: RestBody | None
    response: RestResponse | None
    request_sample: RestSample | None
    response_sample: RestSample | None
    line: int
