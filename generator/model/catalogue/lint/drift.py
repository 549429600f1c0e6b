"""Pages and documents of OpenAPI that disagree about an operation."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

_FOLLOWED: Final = (
    "The newer source is followed; where both are of one age, the document."
)

DRIFT_DEFECTS: Final[dict[str, DiagnosticKind]] = {
    "drift-parameter-undocumented": DiagnosticKind(
        Level.WARNING,
        "The OpenAPI document has a parameter that the page of the operation does not list.",
        "Add a row for the parameter to the page, or remove it from the document.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Readers of the page do not learn that the parameter exists.",
            example='document: { "name": "cascade", "in": "query" }; page: no row for cascade',
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
    "drift-parameter-unknown": DiagnosticKind(
        Level.WARNING,
        "The page lists a parameter that the OpenAPI document does not have.",
        "Remove the row from the page, or add the parameter to the document.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Either the page promises what the server ignores, or generated clients cannot send it.",
            example="page: | depth | int32 | How deep to look. |; document: no parameter depth",
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
    "drift-parameter-name": DiagnosticKind(
        Level.INFO,
        "The page and the OpenAPI document name a parameter of the route differently.",
        "Use the same name on both sides.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Nothing else is on the wire, but generated clients and their users name the argument by it.",
            example="page: GET /Boat/{id}/Sails; document: /Boat/{boatId}/Sails",
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
    "drift-parameter-case": DiagnosticKind(
        Level.INFO,
        "The page and the OpenAPI document write the name of a query parameter with other capitals.",
        "Write the name as the server does, on both sides.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Servers that compare names exactly ignore one of the two.",
            example="page: | OwnerId | int32 | |; document: ownerId",
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
    "drift-parameter-required": DiagnosticKind(
        Level.WARNING,
        "The page and the OpenAPI document disagree whether a query parameter may be left out.",
        "Mark the parameter as required on both sides, or on neither.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Callers either send what nobody needs, or leave out what the server refuses to do without.",
            example='page: | OwnerId | int32 | **Required** |; document: "required": false',
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
    "drift-parameter-type": DiagnosticKind(
        Level.WARNING,
        "The page and the OpenAPI document give a parameter different types.",
        "Correct the one that the server does not follow.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="A value of the wrong type is refused, or read as something else.",
            example='page: | since | int32 | |; document: "type": "string"',
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
    "drift-body": DiagnosticKind(
        Level.ERROR,
        "Only one of the page and the OpenAPI document has a request body.",
        "Describe the body on both sides, or remove it.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="A call without its body fails, and one with a body that nobody reads does nothing.",
            example='page: ## Request Body: entity; document: no parameter with "in": "body"',
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
    "drift-status": DiagnosticKind(
        Level.WARNING,
        "The page and the OpenAPI document name different statuses of success.",
        "List the statuses that the server answers with, on both sides.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Callers that check the status take a success for an error.",
            example='page: | 204 | No content |; document: "200"',
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
    "drift-field-undocumented": DiagnosticKind(
        Level.WARNING,
        "The OpenAPI document has a field that the property table of the page lacks.",
        "Add the field to the table, or remove it from the document.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Readers of the page do not learn what they can read and write.",
            example='document: "Nickname": { "type": "string" }; page: no row for Nickname',
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
    "drift-field-unknown": DiagnosticKind(
        Level.WARNING,
        "The property table of the page has a field that the OpenAPI document lacks.",
        "Remove the row from the table, or add the field to the document.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Either the page promises what the server does not know, or generated clients cannot use it.",
            example="page: | Nickname | String | |; document: no property Nickname",
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
    "drift-field-type": DiagnosticKind(
        Level.WARNING,
        "The property table of the page and the OpenAPI document give a field different types.",
        "Correct the one that the server does not follow.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Clients that rely on the wrong one cannot read answers, or send what is refused.",
            example='page: | Rank | String | |; document: "type": "integer"',
            meanwhile=_FOLLOWED,
        ),
        for_lint=True,
    ),
}
