"""Samples that no contract test can pass, and what only many pages together show."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind, Level

TOGETHER: Final = {
    # samples that no contract test can pass
    "sample-word-for-date": DiagnosticKind(
        Level.INFO,
        "A sample shows a word in place of a date.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    "sample-cut-off": DiagnosticKind(
        Level.INFO,
        "A sample is cut off: it shows '{}' in place of a list, string, number or boolean.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    "sample-fraction": DiagnosticKind(
        Level.INFO,
        "A sample shows a fraction in place of an integer.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    "sample-null-item": DiagnosticKind(
        Level.INFO,
        "A sample shows null in an array of numbers, booleans or dates, which never contains null.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    # what only many pages together show
    "type-unnamed": DiagnosticKind(
        Level.INFO,
        "No page names this type, so its name was derived from the places that use it.",
        "Add the SOAP pages or the docfx YAML of the same API, which name it.",
    ),
    "type-unknown": DiagnosticKind(
        Level.WARNING,
        "No page shows what this type is.",
        "Add the WSDL page of the agent; until then the value is passed through unchanged.",
    ),
    "type-bases": DiagnosticKind(
        Level.WARNING,
        "More types extend each other in a row than an API needs; one was used without its base.",
        "Make the types extend each other less deeply.",
    ),
    "enum-incomplete": DiagnosticKind(
        Level.INFO,
        "Only the first member of an enum is known, because no WSDL page defines the enum.",
        "Add a WSDL page that uses the enum; other members are accepted all the same.",
    ),
    "name-collision": DiagnosticKind(
        Level.INFO,
        "Two wire names lead to the same Python name, and a number tells them apart.",
        "Give one of them a better name in docwright.overrides.yaml, or keep the number: the record keeps both names.",
    ),
}
