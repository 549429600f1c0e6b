"""REST pages and archives."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind, Level

REST: Final = {
    "rest-part-repeated": DiagnosticKind(
        Level.WARNING,
        "A part of the page is repeated, or one of its tables has two rows of the same name.",
        "Remove the second one; the first one was used.",
    ),
    "rest-table-row": DiagnosticKind(
        Level.WARNING,
        "A line of a table is not a valid row.",
        "Give the row as many cells as the header of the table; the line was left out.",
    ),
    "rest-table-head": DiagnosticKind(
        Level.WARNING,
        "Under a known heading is a table whose columns are unknown, or something else in place of a table.",
        "Write a table with the columns 'Parameter Name', 'Type' and 'Description', or those that similar pages have.",
    ),
    "rest-type-cell": DiagnosticKind(
        Level.WARNING,
        "A type on the page is neither a single word nor 'Enum: A, B'.",
        "Correct the type; the cell was read as empty.",
    ),
    "rest-path-parameters": DiagnosticKind(
        Level.WARNING,
        "The route and the Path Part table name different parameters.",
        "Give the table one row for each name in braces in the route.",
    ),
    "rest-response-missing": DiagnosticKind(
        Level.WARNING,
        "The page does not document the response of the operation.",
        "Restore the Response section of the page.",
    ),
    "rest-sample": DiagnosticKind(
        Level.WARNING,
        "A sample request or response cannot be read.",
        "Write a first line, headers, a blank line and valid JSON; the unreadable part was left out.",
    ),
    "rest-duplicate-operation": DiagnosticKind(
        Level.WARNING,
        "Two pages document the same operation, and nothing shows which is newer.",
        "Keep one of them; the one whose path sorts first was used.",
    ),
    "rest-type-conflict": DiagnosticKind(
        Level.WARNING,
        "A REST page and another source give a field, parameter or result different types; the REST page was used.",
        "Compare the two places; the other source may belong to another version.",
    ),
    "archive-unknown": DiagnosticKind(
        Level.INFO,
        "A list names an archive, and no page is about an archive of exactly that name.",
        "Compare the two names, or add the page: without it the columns of the rows have no types.",
    ),
    "rest-versions-mixed": DiagnosticKind(
        Level.WARNING,
        "Pages document operations of several versions of the REST API, which share their types in the SDK.",
        "Leave out pages that are not of your API; the calls of both versions were generated.",
    ),
}
