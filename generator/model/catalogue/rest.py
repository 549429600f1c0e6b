"""REST pages and archives."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

REST: Final[dict[str, DiagnosticKind]] = {
    "rest-part-repeated": DiagnosticKind(
        Level.WARNING,
        "A part of the page is repeated, or one of its tables has two rows of the same name.",
        "Remove the second one, or give it the name that is meant.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Readers see one of the two and miss the other, and a field that was meant by another name is not documented at all.",
            example="wrong: | Rank | int32 | above | Rank | string |\nright: | Rank | int32 | above | RankText | string |",
            meanwhile="The first part, or the first row, is used.",
        ),
    ),
    "rest-table-row": DiagnosticKind(
        Level.WARNING,
        "A line of a table is not a valid row.",
        "Give the row as many cells as the header of the table, write '|' within a cell as '\\|', and keep the row on one line.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="The row is shown with its words in the wrong columns, or ends the table, so that readers miss a parameter or field.",
            example="wrong: | mode | string | fast|slow |\nright: | mode | string | fast\\|slow |",
            meanwhile="A line of another number of cells, or without an HTTP status where one belongs, is left out. A cell that is neither yes nor no is passed over.",
        ),
    ),
    "rest-table-head": DiagnosticKind(
        Level.WARNING,
        "Under a known heading is a table whose columns are unknown, or a list or code block in place of a table.",
        "Write a table with the columns 'Parameter Name', 'Type' and 'Description', or those that similar pages have.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Readers and programs look for parameters in a table, and cannot tell what a list, or a column without a name, means.",
            example="wrong: ## Query String Parameters:, followed by * depth: how deep\nright: ## Query String Parameters:, followed by | depth | int32 | How deep |",
            meanwhile="The table, list or block is left out, or read as a description alone.",
        ),
    ),
    "rest-part-unread": DiagnosticKind(
        Level.WARNING,
        "A part of the page is of a form that Docwright does not read: words in place of a table, more columns, or headers of a response.",
        "If it describes a parameter or field, write it into the columns that similar pages have.",
    ),
    "rest-type-cell": DiagnosticKind(
        Level.WARNING,
        "A type on the page is neither a single word nor 'Enum: A, B'.",
        "Write the name of one type, or 'Enum:' and the members with commas between them.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Readers do not learn what to send, and generated clients cannot check it.",
            example="wrong: | mode | fast or slow |\nright: | mode | Enum: Fast, Slow |",
            meanwhile="The cell counts as empty, so that the type comes from samples and other sources, where they show it. A column of an archive has no restriction.",
        ),
    ),
    "rest-path-parameters": DiagnosticKind(
        Level.WARNING,
        "The route and the Path Part table name different parameters.",
        "Give the table one row for each name in braces in the route.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Readers cannot tell what belongs in the address, and a request with a wrong address is not found.",
            example="wrong: GET /api/v1/Job/{id}, with a row for jobId\nright: GET /api/v1/Job/{id}, with a row for id",
            meanwhile="The route is followed. A row whose name is not in it is not used, and a name without a row has no description.",
        ),
    ),
    "rest-response-missing": DiagnosticKind(
        Level.WARNING,
        "The page does not document the response of the operation.",
        "Write a section 'Response' with the statuses, and the type of what is returned.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers know how to call the operation, but not what they get or how they see that it failed.",
            example="wrong: the page ends with its request\nright: ## Response: Job, followed by | 200 | OK |",
            meanwhile="The result is what samples and the same operation in SOAP show, and unknown where nothing shows it.",
        ),
    ),
    "rest-sample": DiagnosticKind(
        Level.WARNING,
        "A sample request or response cannot be read.",
        "Write a first line, headers, a blank line and valid JSON, in a code block.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Whoever copies the sample gets an error from a JSON parser, or from the server, and has to guess what was meant.",
            example='wrong: {"Name": "Smith" "Rank": 5}\nright: {"Name": "Smith", "Rank": 5}',
            meanwhile="The part that cannot be read is left out, and no contract test uses it.",
        ),
    ),
    "rest-duplicate-operation": DiagnosticKind(
        Level.WARNING,
        "Two pages document the same operation or route of REST, and nothing shows which is newer.",
        "Keep one of the two pages, and let all links lead to it.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="A search finds both pages, and once one of them is corrected, nobody can tell which holds.",
            example="wrong: v1Job_Get.md and a copy in another folder\nright: v1Job_Get.md alone",
            meanwhile="The page whose path sorts first is followed, and the other one completes it.",
        ),
    ),
    "rest-type-conflict": DiagnosticKind(
        Level.WARNING,
        "A REST page or document and another source give a field, parameter or result different types; the REST page or document was used.",
        "Compare the two places: SOAP and REST may differ on purpose, or the other source belongs to another version. An override states the type where the one that was used is wrong.",
    ),
    "archive-unknown": DiagnosticKind(
        Level.INFO,
        "A list names an archive, and no page is about an archive of exactly that name.",
        "Correct the name in the description of the list, or add the page of the archive.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.COMMENT,
            why="Readers do not find which columns they can ask for, and how to filter and sort by them.",
            example="wrong: the 'Jobs' archive, beside a page about Job\nright: the 'Job' archive, beside a page about Job",
            meanwhile="A page whose name differs only by a plural is used. Without one the columns of the rows have no types.",
        ),
    ),
    "rest-versions-mixed": DiagnosticKind(
        Level.WARNING,
        "Pages document operations of several versions of the REST API, which share their types in the SDK.",
        "Leave out pages that are not of your API; the calls of both versions were generated.",
    ),
}
