"""Descriptions that are missing, in both protocols."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

_BORROWED: Final = (
    "The SDK takes the description from another source of the same, such as an older page or the page of the other protocol. "
    "Without one it has the name alone."
)

DESCRIPTION_DEFECTS: Final[dict[str, DiagnosticKind]] = {
    "operation-undescribed": DiagnosticKind(
        Level.INFO,
        "A page or document does not say what an operation does.",
        "Write a summary into the comment of the method.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.COMMENT,
            why="Readers have to guess from the name what the call does and when to use it.",
            example="wrong: a heading, and below it the sample\nright: a heading, and below it: Moves the parcel to another route.",
            meanwhile=_BORROWED,
        ),
        for_lint=True,
    ),
    "parameter-undescribed": DiagnosticKind(
        Level.INFO,
        "A page or document does not say what a parameter means.",
        "Write the comment of the parameter, or let the template print it.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.COMMENT,
            why="Readers see a name and a type, and not which values are allowed or what they cause.",
            example="wrong: | RouteId | Integer |  |\nright: | RouteId | Integer | The route to move the parcel to, 0 for none. |",
            meanwhile=_BORROWED,
        ),
        for_lint=True,
    ),
    "result-undescribed": DiagnosticKind(
        Level.INFO,
        "A page does not say what an operation returns, and its response has a result.",
        "Write the comment of the result, or let the template print it.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.COMMENT,
            why="Readers see the type of the result, and not what the value means or when it is empty.",
            example="wrong: <Response>0</Response>, and no Returns\nright: **Returns:** The number of parcels moved.",
            meanwhile=_BORROWED,
        ),
        for_lint=True,
    ),
    "field-undescribed": DiagnosticKind(
        Level.INFO,
        "A page or document does not say what a property of a type means.",
        "Write the comment of the property in the class; it stands on the pages of all operations that use the type.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.COMMENT,
            why="Readers of the page see the name of a property and its type, and not what it means.",
            example="wrong: | Weight | double |  |\nright: | Weight | double | In kilograms, with the box. |",
            meanwhile=_BORROWED,
        ),
        for_lint=True,
    ),
    "member-undescribed": DiagnosticKind(
        Level.INFO,
        "A page or document does not say what a member of an enum means.",
        "Write the comment of the member.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.COMMENT,
            why="Readers have to guess from the name which of the values they need.",
            example="wrong: - Held\nright: - Held: waits for the sender",
            meanwhile=_BORROWED,
        ),
        for_lint=True,
    ),
    "agent-undescribed": DiagnosticKind(
        Level.INFO,
        "A page or document does not say what an agent is for.",
        "Write the comment of the interface, or let the template print it.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.COMMENT,
            why="The page of an agent is where readers decide whether it has what they look for.",
            example="wrong: a heading, and below it the list of operations\nright: a heading, and below it: Sends and tracks parcels.",
            meanwhile=_BORROWED,
        ),
        for_lint=True,
    ),
    "description-lost": DiagnosticKind(
        Level.WARNING,
        "A page has no description any more where an older page of the same subject has one.",
        "Look for what the program that writes the pages no longer finds, such as the comments of the source code.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="What was documented is documented no longer, although the operation is the same.",
            example="wrong: a new page without words, and an old one with: Moves the parcel to another route.\nright: the words on both",
            meanwhile="The description of the older page is used.",
        ),
        for_lint=True,
    ),
}
