"""How much a page may have of what costs time and memory in all steps behind the reader.

The numbers are at least eight times those of the largest known reference. What a page has beyond them is left out, and
reported.
"""

from __future__ import annotations

from typing import Final, TypeVar

from generator.reader.log import DiagnosticLog

MAX_MEMBERS: Final = 5_000
"""The most members of an enum, flags or a value list. The largest known enum has 103."""

MAX_FIELDS: Final = 2_000
"""The most fields of a type, rows of a table, parts of a message and members of a JSON object. The most known are 252."""

MAX_COLUMNS: Final = 12_000
"""The most columns of an archive. The most known are 1,354."""

MAX_TYPES: Final = 5_000
"""The most types of a WSDL and in a sample of SOAP. The most known are 171."""

MAX_OPERATIONS: Final = 5_000
"""The most operations of a WSDL and methods of a class. The most known are 290."""

MAX_OBJECTS: Final = 10_000
"""The most objects in a JSON sample. The most known are 201."""

MAX_DOCUMENT_VALUES: Final = 1_500_000
"""The most values of an OpenAPI document, without its texts and numbers. The most known are 130,000."""

MAX_READ_VALUES: Final = 500_000
"""The most schemas, parameters and parts of examples of an OpenAPI document, each as often as the document refers to it.

The most known are 45,000.
"""

MAX_ROUTES: Final = 30_000
"""The most operations of an OpenAPI document. The most known are 1,800."""

MAX_SCHEMAS: Final = 15_000
"""The most named schemas of an OpenAPI document. The most known are 1,300."""

MAX_PARAMETERS: Final = 3_000
"""The most parameters of an operation of an OpenAPI document. The most known are 285."""

MAX_SCHEMA_DEPTH: Final = 64
"""The most schemas around a schema. The most known are 5."""

MAX_MEDIA_TYPES: Final = 64
"""The most media types that operations of Swagger 2.0 share. The most known are 8."""

MAX_SCHEMES: Final = 64
"""The most alternatives of security, and schemes of one. The most known are 2."""

_T = TypeVar("_T")


def limited(
    items: tuple[_T, ...], most: int, what: str, line: int, log: DiagnosticLog
) -> tuple[_T, ...]:
    """The first items; reports, at the line of what has them, that there are more. `what` is the plural of an item."""
    if len(items) <= most:
        return items
    message = f"{len(items):,} {what}, of which the first {most:,} were used"
    log.add("page-limit", line, message)
    return items[:most]
