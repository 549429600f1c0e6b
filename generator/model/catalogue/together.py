"""Samples that no contract test can pass, and what only many pages together show."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

_EXPECTED_TO_FAIL: Final = "The contract test of the sample is expected to fail."

TOGETHER: Final[dict[str, DiagnosticKind]] = {
    # samples that no contract test can pass
    "sample-word-for-date": DiagnosticKind(
        Level.INFO,
        "A sample shows a word in place of a date.",
        "Write a date with its time, such as 2024-05-17T10:30:00Z.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Readers do not learn in which form the server writes and expects dates, and a program that takes the sample as it is fails.",
            example='wrong: "Due": "soon"\nright: "Due": "2024-05-17T10:30:00Z"',
            meanwhile=f"The field is a date, as other pages show. {_EXPECTED_TO_FAIL}",
        ),
    ),
    "sample-cut-off": DiagnosticKind(
        Level.INFO,
        "A sample is cut off: it shows '{}' in place of a list, string, number or boolean.",
        "Show the value to its end, or an empty list, '[]', where it is a list.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="'{}' is an object in JSON, so that programs that follow the sample send what the server cannot read.",
            example='wrong: "Tags": {}\nright: "Tags": ["urgent"]',
            meanwhile=f"The type is what tables, other samples and other sources show. {_EXPECTED_TO_FAIL}",
        ),
    ),
    "sample-fraction": DiagnosticKind(
        Level.INFO,
        "A sample shows a fraction in place of an integer.",
        "Write a whole number.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Readers take the field for a decimal number, and a client that reads integers refuses the sample.",
            example='wrong: "Bytes": 1048.576\nright: "Bytes": 1048576',
            meanwhile=f"The field is an integer. {_EXPECTED_TO_FAIL}",
        ),
    ),
    "sample-null-item": DiagnosticKind(
        Level.INFO,
        "A sample shows null in an array of numbers, booleans or dates, which never contains null.",
        "Write a value in its place, or leave out the item.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="The server cannot read a null there, and clients that follow the sample look for one that never comes.",
            example='wrong: <a:int i:nil="true"/>\nright: <a:int>5</a:int>',
            meanwhile=f"The items are never None in the SDK. {_EXPECTED_TO_FAIL}",
        ),
    ),
    # what only many pages together show
    "type-unnamed": DiagnosticKind(
        Level.INFO,
        "No page names this type, so its name was derived from the places that use it.",
        "Write the name of the type in the cells that have it. SOAP pages and docfx YAML of the same API would name it, too.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers cannot look the type up, or see that two operations share it.",
            example="wrong: | Owner | object |\nright: | Owner | Person |",
            meanwhile="The class in the SDK has a name of the places that use the type, which changes once a page names it.",
        ),
    ),
    "type-unknown": DiagnosticKind(
        Level.WARNING,
        "No page shows what this type is.",
        "Show the type in a sample or table, or add the WSDL of the agent.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers see that there is a value, but not what they may write there or will find there.",
            example="wrong: <Details/> on each page that has it\nright: <Details><Note>Call back</Note></Details> on one of them",
            meanwhile="The value is passed through unchanged, as any type.",
        ),
    ),
    "type-bases": DiagnosticKind(
        Level.WARNING,
        "More types extend each other in a row than an API needs; one was used without its base.",
        "Make the types extend each other less deeply.",
    ),
    "enum-incomplete": DiagnosticKind(
        Level.INFO,
        "Only members that samples show are known of an enum, because no WSDL page defines it.",
        "List the members where the enum is used, as 'Enum: A, B', or add a WSDL that defines it.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers see one value, and have to guess which others the server knows.",
            example="wrong: <Mode>Fast</Mode> on each page that has it\nright: 'Enum: Fast, Slow' on one of them",
            meanwhile="The enum has the members that samples show; others are accepted all the same.",
        ),
    ),
    "name-collision": DiagnosticKind(
        Level.INFO,
        "Two wire names lead to the same Python name, and a number tells them apart.",
        "Give one of them a better name in docwright.overrides.yaml, or keep the number: the record keeps both names.",
    ),
}
