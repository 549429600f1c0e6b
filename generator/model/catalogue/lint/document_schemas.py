"""Schemas, defaults, examples and texts of documents of OpenAPI."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

DOCUMENT_SCHEMA_DEFECTS: Final[dict[str, DiagnosticKind]] = {
    "openapi-reference-sibling": DiagnosticKind(
        Level.WARNING,
        "Words beside a '$ref' are ignored in documents before OpenAPI 3.1.",
        "Put the `$ref` into `allOf`, and the words beside that, or write the document as one of OpenAPI 3.1.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="Before OpenAPI 3.1 a reader replaces the whole object by what the `$ref` names. The description of the field "
            "is lost, and the one of its type is shown.",
            example='wrong: {"description": "Who pays.", "$ref": "#/definitions/Person"}\nright: {"description": "Who pays.", "allOf": [{"$ref": "#/definitions/Person"}]}',
            meanwhile="The description is used as if it counted.",
        ),
        for_lint=True,
    ),
    "openapi-parameter-type": DiagnosticKind(
        Level.WARNING,
        "A parameter of a document has no type, or one that parameters cannot have.",
        "State a type that parameters can have, or describe the object as the body of the request.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="Swagger 2.0 requires the type of a parameter, which is a scalar or an array, and OpenAPI 3 its schema. "
            "Programs refuse the document, and nobody can tell how the value is written.",
            example='wrong: {"in": "query", "name": "order", "type": "object"}\nright: {"in": "body", "name": "order", "schema": {"$ref": "#/definitions/Order"}}',
            meanwhile="The parameter takes any value that can be written as text, or is left out.",
        ),
        for_lint=True,
    ),
    "openapi-body-type": DiagnosticKind(
        Level.WARNING,
        "A body of Swagger 2.0 has a type beside its schema, which says something else.",
        "Remove the type beside the schema.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.DOCUMENT,
            why="A body has a schema only. Programs that convert the document take the type for it, so that a list becomes a "
            "string.",
            example='wrong: {"in": "body", "type": "string", "schema": {"type": "array", …}}\nright: {"in": "body", "schema": {"type": "array", …}}',
            meanwhile="The schema counts.",
        ),
        for_lint=True,
    ),
    "openapi-array-items": DiagnosticKind(
        Level.WARNING,
        "An array of a document has no items, or a parameter of Swagger 2.0 has items without a type.",
        "State the type of the items: `items` with a `type` or a `$ref`.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="Swagger 2.0 and OpenAPI 3.0 require `items` of an array, and Swagger 2.0 requires the type of those of a "
            "parameter. Programs refuse the document, or know nothing of the values.",
            example='wrong: {"type": "array"}\nright: {"type": "array", "items": {"type": "string"}}',
            meanwhile="The type of the items comes from other sources, else it is any.",
        ),
        for_lint=True,
    ),
    "openapi-required-property": DiagnosticKind(
        Level.WARNING,
        "A schema requires a property that it does not have.",
        "Correct the name in `required`, or add the property.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="Every object that has only the properties of the schema is invalid, and nobody can tell what is required.",
            example='wrong: "required": ["name"] beside the property "Name"\nright: "required": ["Name"]',
            meanwhile="The name in `required` is ignored.",
        ),
        for_lint=True,
    ),
    "openapi-enum-repeated": DiagnosticKind(
        Level.WARNING,
        "An enum of a document has a value twice.",
        "Remove one of them, or correct the one that should be another value.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="The values of an enum differ (JSON Schema, `enum`), and one that is there twice is often another value that was "
            "written wrongly. Generated enums have two members of one name.",
            example="wrong: enum: [low, low, high]\nright: enum: [low, medium, high]",
            meanwhile="The value is a member once.",
        ),
        for_lint=True,
    ),
    "openapi-default": DiagnosticKind(
        Level.WARNING,
        "The default of a schema is none of its values, or not of its type.",
        "Correct the default, or the type or values beside it.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.DOCUMENT,
            why="Programs refuse the document, or send a value that the server does not know.",
            example="wrong: enum: [asc, desc] with default: ascending\nright: enum: [asc, desc] with default: asc",
            meanwhile="Defaults are left to the server.",
        ),
        for_lint=True,
    ),
    "openapi-example": DiagnosticKind(
        Level.WARNING,
        "An example of a document has a value that its schema does not allow.",
        "Correct the example, or the schema.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.DOCUMENT,
            why="Readers copy examples, and mock servers answer with them. Either the example fails, or the schema does.",
            example="wrong: type: integer with example: five\nright: type: integer with example: 5",
            meanwhile="The schema counts. The contract test of the example is expected to fail.",
        ),
        for_lint=True,
    ),
    "openapi-text-entity": DiagnosticKind(
        Level.INFO,
        "A description of a document has an entity that was escaped twice.",
        "Write the character itself into the comment that the description comes from.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.COMMENT,
            why="Viewers resolve entities once, so that readers see the entity in place of its character.",
            example="wrong: the parcel&amp;apos;s weight\nright: the parcel's weight",
            meanwhile="Texts of the SDK have the character.",
        ),
        for_lint=True,
    ),
    "openapi-text-tag": DiagnosticKind(
        Level.INFO,
        "A description of a document has a tag of a .NET doc comment.",
        "Let the program that writes the file turn such tags into Markdown: a blank line for '<para>', a name for '<see>'.",
        Lint(
            of=DefectClass.STYLE,
            fix=Fix.DOCUMENT,
            why="Descriptions are Markdown, which does not know these tags. Viewers show them, or drop them with what they stand "
            "for.",
            example='wrong: Weighs it.<para/>See <see cref="T:Post.Parcel"/>.\nright: Weighs it. See Parcel.',
            meanwhile="Texts of the SDK are without tags.",
        ),
        for_lint=True,
    ),
}
