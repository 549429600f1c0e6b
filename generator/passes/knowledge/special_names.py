"""The names of the reference that rules must know, each with its reason. No other module of the passes names any."""

from __future__ import annotations

from typing import Final

PLACEHOLDERS: Final = frozenset({"TableRight", "RecurrenceInfo"})
"""What generated pages print for any type without description, and for no content: the first such type by name, on
agent pages and on the others. Pages without content show which names these are; the two are for trees without any.
"""

LEFT_OUT_OF_BODIES: Final = frozenset({"TableRight", "FieldProperties"})
"""The fields of the common base of all carriers, which no body table lists."""

LINKS_FIELD: Final = "_Links"
LINKS_SUFFIX: Final = "WithLinks"
"""A type `XWithLinks` is `X` with the field `_Links`."""

NEXT_LINK: Final = "odata.nextLink"
ROWS: Final = "value"
"""The two properties by which an OData list is known."""

LIST_TYPE: Final = "ODataSlimResponse"
"""The name of OData lists; pages up to 2022 have the table without the name."""

PATCH_TYPE: Final = "JsonPatch"
"""RFC 6902 names no type for the operation that the body tables of PATCH pages describe."""

PATCH_VERB: Final = "JsonPatchOperation"
"""The enum of what a JSON Patch operation does, for which neither the RFC nor the pages have a name."""

WRAPPER: Final = "request"
"""The body of agent operations under this name is a wrapper of the parameters."""
