"""Documents of OpenAPI."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

OPENAPI: Final[dict[str, DiagnosticKind]] = {
    "openapi-syntax": DiagnosticKind(
        Level.ERROR,
        "The JSON or YAML of an OpenAPI document is broken, or nested more deeply than documents are.",
        "Correct the named line, and let a parser of JSON or YAML read the document before it is published.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="No viewer shows such a document, and no tool makes a client of it.",
            example='wrong: {"openapi": "3.0.3", "paths": {},}\nright: {"openapi": "3.0.3", "paths": {}}',
            meanwhile="Nothing of the document is used.",
        ),
    ),
    "openapi-version": DiagnosticKind(
        Level.WARNING,
        "The document is of a version other than Swagger 2.0, OpenAPI 3.0 and 3.1.",
        "Compare the SDK with the document, or convert it to OpenAPI 3.1.",
    ),
    "openapi-duplicate-key": DiagnosticKind(
        Level.WARNING,
        "An object of the document has the same key twice; the first one was used.",
        "Remove one of the two, or give it the key that is meant.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="Some parsers take the first value, others the last, and others refuse the document, so that clients of one document differ.",
            example='wrong: {"get": {…}, "get": {…}}\nright: {"get": {…}, "post": {…}}',
            meanwhile="The first value is used.",
        ),
    ),
    "openapi-reference": DiagnosticKind(
        Level.WARNING,
        "A '$ref' of the document leads to nothing, or in a circle.",
        "Correct the reference, or add what it names.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="Viewers show an error in place of the type, and most generators stop at such a document.",
            example='wrong: {"$ref": "#/definitions/Jobb"}\nright: {"$ref": "#/definitions/Job"}',
            meanwhile="As a type the reference counts as any. An operation that cannot be called without it is left out.",
        ),
    ),
    "openapi-reference-outside": DiagnosticKind(
        Level.WARNING,
        "A '$ref' is a URL or an absolute path, or leads out of the docs; it was not followed.",
        "Copy the file into the docs, and refer to it by a relative path.",
    ),
    "openapi-name": DiagnosticKind(
        Level.WARNING,
        "A parameter or field has a name that is not a wire name (ASCII letters, digits, '_', '.', '$', '-'); it was left out.",
        "Read such fields of models from `unknown_fields`. An operation that requires such a parameter was left out; a type that requires such a field is a dictionary.",
    ),
    "openapi-path": DiagnosticKind(
        Level.WARNING,
        "A path of the document is none that a call can have, or its parameters are not those in its braces.",
        "Give each name in braces a parameter with 'in: path', and each such parameter its name in the path.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="Clients send the braces as they are, or drop the value, and the server finds nothing at that address.",
            example='wrong: "/job/{id}" with {"in": "path", "name": "jobId"}\nright: "/job/{id}" with {"in": "path", "name": "id"}',
            meanwhile="A name in braces without a parameter is a string, a parameter without its name in the path is left out, and so are the operations of a path that cannot be called.",
        ),
    ),
    "openapi-parameter": DiagnosticKind(
        Level.WARNING,
        "A parameter, or a field of a form, has a style or media type in which the SDK writes no value of its type; it was left out.",
        "Call the operation with so.request where the parameter is needed; a required one leaves out its operation.",
    ),
    "openapi-operation": DiagnosticKind(
        Level.ERROR,
        "An operation needs something that the document does not tell in a way that can be sent; it was left out.",
        "Correct what the other diagnostics of the document name.",
    ),
    "openapi-server": DiagnosticKind(
        Level.WARNING,
        "The operations of the documents are below several paths, or on several servers; a client calls a single one.",
        "Give clients the base URL that the message describes, and make a client for each server.",
    ),
    "openapi-security": DiagnosticKind(
        Level.WARNING,
        "A security scheme of the document is of a kind for which the SDK has no class.",
        "Give the client `auth=None`, and the credentials in `extra_headers` or in a transport of your own.",
    ),
    "openapi-content": DiagnosticKind(
        Level.WARNING,
        "A part of the document is not what its place asks for; it was left out, or counts as any type.",
        "Write what OpenAPI has at the named line, such as an object for a schema, or 'int32' as format and not as type.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="Other tools refuse the document, or pass over the part in silence, so that each of them makes another client.",
            example='wrong: "Rank": {"type": "int32"}\nright: "Rank": {"type": "integer", "format": "int32"}',
            meanwhile="A schema or type that is none counts as any. Other parts are left out, and the operation with them if it cannot be called without.",
        ),
    ),
}
