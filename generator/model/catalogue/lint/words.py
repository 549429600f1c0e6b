"""Words of pages, links, and tables of contents."""

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
        "Convert the tag, or write what it means in plain words.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Browsers do not know these tags, so that the link is lost, and of an empty tag its name as well.",
            example='wrong: Saves the <see cref="Job"/>.\nright: Saves the `Job`.',
            meanwhile="The text is shown without the tag.",
        ),
        for_lint=True,
    ),
}
