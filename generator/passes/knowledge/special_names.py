"""The names of the reference that rules must know, each with its reason. Other modules of the passes contain none."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

PLACEHOLDERS: Final = frozenset({"TableRight", "RecurrenceInfo"})
"""The names that generated pages print instead of a type that has no description, and for no content: the first such type
by name, on pages of agents and on the others. Pages without content show which names these are; these two are for trees
without such pages.
"""

LEFT_OUT_OF_BODIES: Final = frozenset({"TableRight", "FieldProperties"})
"""The fields of the base of all carriers, which no body table lists."""

LINKS_FIELD: Final = "_Links"
LINKS_SUFFIX: Final = "WithLinks"
"""A type `XWithLinks` is `X` with the field `_Links`."""

NEXT_LINK: Final = "odata.nextLink"
ROWS: Final = "value"
"""The two properties by which an OData list is recognised."""

LIST_TYPE: Final = "ODataSlimResponse"
"""The type name of OData lists. Pages up to 2022 have the table, but not the name."""

PATCH_TYPE: Final = "JsonPatch"
"""The type of a JSON Patch operation, which the body tables of PATCH pages describe. RFC 6902 has no name for it."""

PATCH_VERB: Final = "JsonPatchOperation"
"""The enum of the kinds of JSON Patch operations. Neither the RFC nor the pages have a name for it."""

WRAPPER: Final = "request"
"""The name of the body of an agent's operation that is a wrapper of the parameters."""

_REQUEST: Final = "Request"
_INVENTED: Final = re.compile(r"UndefinedValue[0-9]*")


def is_request_wrapper(name: str, operations: Container[str]) -> bool:
    """Whether a name is that of the wrapper around an operation's parameters: `Appointment_AcceptRequest`, `AcceptRequest`.

    Source: the classes of docfx YAML, in which `HistoryRequest`, of no operation, is a carrier.
    """
    agent, _, operation = name.removesuffix(_REQUEST).rpartition("_")
    return name.endswith(_REQUEST) and (bool(agent) or operation in operations)


def is_invented(member: str) -> bool:
    """Whether a member of an enum is one that .NET invents for a number without a name: `UndefinedValue128`."""
    return _INVENTED.fullmatch(member) is not None
