"""Words of pages."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

WORD_DEFECTS: Final[dict[str, DiagnosticKind]] = {
    "text-comment-tag": DiagnosticKind(
        Level.INFO,
        "A tag of comments in source code stands in text as it was written.",
        "Let the template convert the tag, or write what it means in plain words.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Browsers do not know these tags, so that the link is lost, and of an empty tag its name as well.",
            example='wrong: Saves the <see cref="Job"/>.\nright: Saves the `Job`.',
            meanwhile="The text is shown without the tag.",
        ),
        for_lint=True,
    ),
    "text-tag-escaped": DiagnosticKind(
        Level.INFO,
        "Text shows a tag as words, because its brackets were escaped.",
        "Write the tag with its brackets in the comment, or leave it out.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.COMMENT,
            why="Readers see <br/> or <para/> in the middle of a sentence, and no new line there.",
            example="wrong: Saves the parcel.&lt;br/&gt;It may be held.\nright: Saves the parcel. It may be held.",
            meanwhile="The tag is left out of descriptions.",
        ),
        for_lint=True,
    ),
    "text-reference": DiagnosticKind(
        Level.INFO,
        "The compiler could not resolve a reference in a comment, and marked the name in it as lost.",
        "Correct the name in the comment, and let the build fail on such warnings.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.COMMENT,
            why="No page can be linked from it, and readers look for something that has another name.",
            example='wrong: Kept in <see cref="!:Boxes"/>.\nright: Kept in <see cref="P:Depot.Parcel.Boxes"/>.',
            meanwhile="The text is shown with the name alone.",
        ),
        for_lint=True,
    ),
    "text-reference-raw": DiagnosticKind(
        Level.INFO,
        "A reference of a comment stands in text as a program writes it: a full name of code in braces, or with the letter of its sort.",
        "Let the program that writes the page turn references into links, or write the short name.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Readers of the API know no namespaces of its source code, and take braces for something to replace.",
            example="wrong: Use {Depot.Api.Parcels.Parcel.Boxes} instead.\nright: Use `Boxes` instead.",
            meanwhile="The text is shown as it is written.",
        ),
        for_lint=True,
    ),
    "text-entity": DiagnosticKind(
        Level.INFO,
        "Text shows an entity as words, because it was escaped twice.",
        "Write the character itself in the comment.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.COMMENT,
            why="Readers see &apos; where a quote should be, and copy it into their code.",
            example="wrong: such as &amp;apos;box&amp;apos;\nright: such as 'box'",
            meanwhile="Descriptions have the character.",
        ),
        for_lint=True,
    ),
    "text-encoding": DiagnosticKind(
        Level.WARNING,
        "Text in UTF-8 was read as Windows-1252, and written as that.",
        "Correct the characters, and name UTF-8 where the file is read.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="Readers see two or three odd characters in place of a letter or quote.",
            example="wrong: a cafÃ©\nright: a café",
            meanwhile="The text is shown as it is written.",
        ),
        for_lint=True,
    ),
    "text-character-lost": DiagnosticKind(
        Level.WARNING,
        "Text has the sign for a character that could not be read.",
        "Write the character again, and read the file in the encoding that it has.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="The character is lost: nobody can tell from the page which it was.",
            example="wrong: a caf\N{REPLACEMENT CHARACTER}\nright: a café",
            meanwhile="The text is shown as it is written.",
        ),
        for_lint=True,
    ),
    "text-html-block": DiagnosticKind(
        Level.WARNING,
        "Markdown follows a tag at the start of a line, without a blank line between them.",
        "Put a blank line below the tag, or write the whole in Markdown.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="Up to the next blank line all is HTML, so that readers see asterisks and brackets in place of bold words and links.",
            example="wrong: <p>\n**Held** parcels stay.\nright: **Held** parcels stay.",
            meanwhile="The text is read as Markdown.",
        ),
        for_lint=True,
    ),
    "table-row-split": DiagnosticKind(
        Level.WARNING,
        "A description breaks the row of its table: by a new line, or by a pipe that is not escaped.",
        "Write a blank or <br> in place of the line break, and a backslash before the pipe.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="The rest of the text stands in the first column of a row of its own, or is not shown at all.",
            example="wrong: | Held | bool | Waits for the\nnext truck. |\nright: | Held | bool | Waits for the next truck. |",
            meanwhile="Lines of a row that is not closed are read as one; cells that have no column are not read.",
        ),
        for_lint=True,
    ),
    "text-html-tag": DiagnosticKind(
        Level.INFO,
        "Text has a tag of HTML for which Markdown has a form.",
        "Write it in Markdown.",
        Lint(
            of=DefectClass.STYLE,
            fix=Fix.COMMENT,
            why="Editors and other readers of Markdown show the tag itself.",
            example="wrong: <b>Held</b> parcels stay.\nright: **Held** parcels stay.",
            meanwhile="The text is shown without the tag.",
        ),
        for_lint=True,
    ),
    "text-word-repeated": DiagnosticKind(
        Level.INFO,
        "A short word is written twice in a row.",
        "Remove one of them.",
        Lint(
            of=DefectClass.STYLE,
            fix=Fix.COMMENT,
            why="It looks as if a word were missing, and readers stop there.",
            example="wrong: Saves the the parcel.\nright: Saves the parcel.",
            meanwhile="The text is shown as it is written.",
        ),
        for_lint=True,
    ),
}
