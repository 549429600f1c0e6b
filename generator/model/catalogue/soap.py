"""SOAP pages and WSDLs."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind, Level

SOAP: Final = {
    "soap-sample-envelope": DiagnosticKind(
        Level.INFO,
        "Samples show SOAP 1.2 envelopes without a Header, for which the WSDLs have no binding.",
        "Nothing to do: the SDK sends SOAP 1.1 with its headers in the Header.",
    ),
    "soap-prose-mismatch": DiagnosticKind(
        Level.WARNING,
        "The parameter bullets of the page do not match the request sample.",
        "List one bullet per element of the request, in the same order.",
    ),
    "soap-duplicate-operation": DiagnosticKind(
        Level.WARNING,
        "Two pages document the same operation, and nothing shows which is newer.",
        "Keep one of them; the one whose path sorts first was used.",
    ),
    "soap-operation-not-in-wsdl": DiagnosticKind(
        Level.WARNING,
        "A page documents an operation that its agent's WSDL does not have.",
        "The operation was probably removed; remove the page too.",
    ),
    "soap-signature-conflict": DiagnosticKind(
        Level.WARNING,
        "The sample and the WSDL disagree on a signature; the WSDL was used.",
        "Regenerate the page.",
    ),
    "soap-type-conflict": DiagnosticKind(
        Level.WARNING,
        "Two sources define a type differently; the stronger one was used.",
        "Regenerate the weaker page.",
    ),
    "soap-repeated-name": DiagnosticKind(
        Level.WARNING,
        "A wrapper, type or enum has two parts of the same name.",
        "Remove the second one; the first one was used.",
    ),
    "wsdl-content": DiagnosticKind(
        Level.WARNING,
        "A part of a WSDL's schemas is of a form that the SDK cannot send, or cannot read as the schema means it.",
        "Compare the named line with the type in the SDK; elements that it lacks are in 'unknown_fields'.",
    ),
}
