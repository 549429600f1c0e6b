"""Facts: what a REST operation page states. Lines count from 1 in the page's file."""

from __future__ import annotations

import msgspec

from generator.model.json_facts import JsonValue
from generator.model.text import Route, Text, WireName


class TypeCell(msgspec.Struct, frozen=True, array_like=True):
    """The type in a table cell or heading.

    `name` is the word as written (`int32`, `Integer`, `AppointmentEntity`), None where the cell is blank; `members`
    are those of `Enum: A, B`, whose `name` is None.
    """

    name: WireName | None = None
    members: tuple[WireName, ...] = ()


class ServiceCall(msgspec.Struct, frozen=True, array_like=True):
    """The operation of an agent that a description says is called."""

    agent: WireName
    operation: WireName


class RestParameter(msgspec.Struct, frozen=True, array_like=True):
    """A row of the path, query or header table; `**Required**` is cut out of its text and kept as `required`."""

    name: WireName
    cell: TypeCell
    required: bool
    text: Text | None
    line: int


class RestProperty(msgspec.Struct, frozen=True, array_like=True):
    """A row of the property table of a body or response.

    `references` are the names that its text has in braces: `A.B.C` of `{A.B.C}`.
    """

    name: WireName
    cell: TypeCell
    text: Text | None
    line: int
    references: tuple[WireName, ...] = ()


class RestBody(msgspec.Struct, frozen=True, array_like=True):
    """The request body: `## Request Body: changes string` has the name `changes` and the type word `string`.

    `content_types` are those of the Content-Type row, in order, as written.
    """

    name: WireName
    word: WireName | None
    text: Text | None
    content_types: tuple[Text, ...]
    properties: tuple[RestProperty, ...]
    line: int


class RestStatus(msgspec.Struct, frozen=True, array_like=True):
    """A row of the status table."""

    code: int
    text: Text | None
    line: int


class RestResponse(msgspec.Struct, frozen=True, array_like=True):
    """The response: `heading` is the type of `## Response:int32`, `body` that of `### Response body: int32`.

    `content_types` are those of the Accept row. `body_line` is that of the heading `Response body`, 0 where there is none.
    """

    heading: TypeCell
    body: TypeCell
    text: Text | None
    content_types: tuple[Text, ...]
    statuses: tuple[RestStatus, ...]
    properties: tuple[RestProperty, ...]
    line: int
    body_line: int = 0


class RestSample(msgspec.Struct, frozen=True, array_like=True):
    """A sample request or response. `body` is None where there is none, or where its content type is not that of JSON.

    `first_line` and `last_line` are those of the whole message, from its first line to the end of its body, which starts on
    `body_line`. Where `is_message` is False, the page shows a body alone.
    """

    body: JsonValue | None
    first_line: int
    last_line: int
    is_message: bool = True
    body_line: int = 0


class RestOperationFacts(
    msgspec.Struct, frozen=True, array_like=True, tag="rest-operation"
):
    """A REST operation page.

    `has_uid` tells that the page's id in its front matter (`v1AppointmentAgent_Reject`) is called `uid`, as it is since
    August 2022; before, it was `id`. `group` and `operation` come from the id and the route: `Appointment` and `Reject`,
    for a list resource `List_Business` and `GetAll`. `is_agent` tells `/api/v1/Agents/…` from resources. `line` is that
    of the route. `archive` and `service` are named by the description: the archive that the operation searches, and
    the agent's operation that it calls.
    """

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
    is_deprecated: bool = False
    archive: WireName | None = None
    service: ServiceCall | None = None
