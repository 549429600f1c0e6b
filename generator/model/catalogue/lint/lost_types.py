"""Types that a page or a document has lost, though another source has them."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

LOST_TYPES: Final[dict[str, DiagnosticKind]] = {
    "type-item-lost": DiagnosticKind(
        Level.INFO,
        "A page says that a value is an array, and another source says of what.",
        "Write the type of the items into the cell, such as `Array of int32`.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers of the page cannot tell what to put into the array, or what they get.",
            example="wrong: | PersonIds | Array |\nright: | PersonIds | Array of int32 |",
            meanwhile="The type of the items comes from the other source.",
        ),
        for_lint=True,
    ),
    "type-value-lost": DiagnosticKind(
        Level.INFO,
        "A page says that a value is an object, and another source says that it is a dictionary, and of what.",
        "Write the type of the values into the cell, such as `Dictionary of string`.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers of the page look for the fields of the object, of which there are none: its keys are data.",
            example="wrong: | Extra | object |\nright: | Extra | Dictionary of string |",
            meanwhile="The type of the values comes from the other source.",
        ),
        for_lint=True,
    ),
    "type-enum-lost": DiagnosticKind(
        Level.INFO,
        "A page or a document says that a value is a string, and another source says that it is one of an enum.",
        "Write the values, such as `Enum: Low, High`, or name the enum. What is a set of flags goes over the wire as one string; list its flags in the description.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Any string looks right to readers, and the server refuses all but a few.",
            example="wrong: | Level | string |\nright: | Level | Enum: Low, High |",
            meanwhile="The enum comes from the other source.",
        ),
        for_lint=True,
    ),
}
