"""Documents of OpenAPI."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind, Level

OPENAPI: Final = {
    "openapi-syntax": DiagnosticKind(
        Level.ERROR,
        "The JSON or YAML of an OpenAPI document is broken, or nested more deeply than documents are.",
        "Correct the document; nothing of it was used.",
    ),
    "openapi-version": DiagnosticKind(
        Level.WARNING,
        "The document is of a version other than Swagger 2.0, OpenAPI 3.0 and 3.1.",
        "Compare the SDK with the document, or convert it to OpenAPI 3.1.",
    ),
    "openapi-duplicate-key": DiagnosticKind(
        Level.WARNING,
        "An object of the document has the same key twice; the first one was used.",
        "Remove one of them.",
    ),
    "openapi-reference": DiagnosticKind(
        Level.WARNING,
        "A '$ref' of the document leads to nothing, or in a circle.",
        "Correct the reference; as a type it counts as any, and an operation that cannot be called without it was left out.",
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
        "Correct the path; the named part was left out.",
    ),
    "openapi-parameter": DiagnosticKind(
        Level.WARNING,
        "An optional parameter, or a field of a form, has a style in which no value of its type can be written; it was left out.",
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
        "Correct the named line.",
    ),
}
