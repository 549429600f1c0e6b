"""Facts: what a REST operation page says. Lines count from 1 in the page's file."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

from generator.model.json_facts import JsonValue
from generator.model.text import Route, Text, WireName


class TypeCell(msgspec.Struct, frozen=True, array_like=True):
    """The type that a table cell or heading writes.

    `name` is the word as written (`int32`, `Integer`, `AppointmentEntity`), None where the cell is blank; `members`
    are those of `Enum: A, B`, whose `name` is None.
    """

    name: WireName | None = None
    members: tuple[WireName, ...] = ()


class ReferenceKind(StrEnum):
    """What a reference in prose is to: the letters of C#'s documentation ids, and two of our own.

    `!` is how the compiler marks a reference that it could not resolve, and stands for one without a letter too; `{`
    is a name in braces, which says no kind.
    """

    NAMESPACE = "N"
    TYPE = "T"
    FIELD = "F"
    PROPERTY = "P"
    METHOD = "M"
    EVENT = "E"
    UNRESOLVED = "!"
    BRACES = "{"


class Reference(msgspec.Struct, frozen=True, array_like=True):
    """`<see cref="T:A.B.C">` or `{A.B.C}` in prose; `name` is the whole name, `A.B.C`."""

    kind: ReferenceKind
    name: WireName


class CellHints(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the prose of a cell says that is more than prose.

    `mdo_list` is the name of the list that has the values, `replaced_by` the whole name of what to use instead of what
    is deprecated or obsolete, `carrier` the type that `Carrier object for X.` names. `is_utc` is said of dates.
    """

    mdo_list: WireName | None = None
    is_deprecated: bool = False
    replaced_by: WireName | None = None
    is_read_only: bool = False
    is_utc: bool = False
    references: tuple[Reference, ...] = ()
    carrier: WireName | None = None


NO_HINTS: Final = CellHints()
"""Shared by all cells without any, which are most."""


class ServiceCall(msgspec.Struct, frozen=True, array_like=True):
    """The operation of an agent that a description names as the one it calls."""

    agent: WireName
    operation: WireName


class RestParameter(msgspec.Struct, frozen=True, array_like=True):
    """A row of the path, query or header table; the `**Required**` of its text is cut out and kept as `required`."""

    name: WireName
    cell: TypeCell
    required: bool
    text: Text | None
    line: int
    hints: CellHints = NO_HINTS


class RestProperty(msgspec.Struct, frozen=True, array_like=True):
    """A row of the property table of a body or response."""

    name: WireName
    cell: TypeCell
    text: Text | None
    line: int
    hints: CellHints = NO_HINTS


class RestBody(msgspec.Struct, frozen=True, array_like=True):
    """The request body: `## Request Body: changes string` has the name `changes` and the word `string`.

    `content_types` are those of the Content-Type row, in order, as written.
    """

    name: WireName
    word: WireName | None
    text: Text | None
    content_types: tuple[Text, ...]
    properties: tuple[RestProperty, ...]
    line: int
    hints: CellHints = NO_HINTS


class RestStatus(msgspec.Struct, frozen=True, array_like=True):
    """A row of the status table."""

    code: int
    text: Text | None
    line: int


class RestResponse(msgspec.Struct, frozen=True, array_like=True):
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


class RestSample(msgspec.Struct, frozen=True, array_like=True):
    """A sample request or response. `start` is its first line, `body` is None where there is none or no JSON.

    `words` is a body whose content type is not JSON's. `first_line` and `last_line` are those of the fence's contents.
    """

    start: Text
    headers: tuple[tuple[Text, Text], ...]
    body: JsonValue | None
    first_line: int
    last_line: int
    words: Text | None = None


class RestOperationFacts(
    msgspec.Struct, frozen=True, array_like=True, tag="rest-operation"
):
    """A REST operation page.

    `uid` is the page's id in front matter (`v1AppointmentAgent_Reject`), `has_uid` that it is called so there, as it is
    since August 2022 (before it was `id`); `group` and `operation` come from it and the
    route: `Appointment` and `Reject`, for a list resource `List_Business` and `GetAll`. `is_agent` tells
    `/api/v1/Agents/…` from resources. `hints`, `archive` and `service` are what the description says of the operation:
    the archive that it searches and the agent's operation that it calls. `line` is that of the route.
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
    hints: CellHints = NO_HINTS
    archive: WireName | None = None
    service: ServiceCall | None = None
