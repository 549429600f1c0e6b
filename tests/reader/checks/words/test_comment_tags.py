"""Tags of comments in source code that stand in text."""

from __future__ import annotations

import pytest

from generator.reader.checks.checked import CheckedPage
from generator.reader.checks.words.comment_tags import comment_tags
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import split_page
from generator.reader.read import read_page


def _lines(text: str) -> list[int]:
    path = "v1/page.md"
    page = split_page(path, text, DiagnosticLog(path))
    checked = CheckedPage(page, read_page(path, text.encode()), "")
    return [defect.line for defect in comment_tags(checked)]


@pytest.mark.parametrize(
    "line", ['Saves a <see cref="Parcel"/>.', 'Of <paramref name="id" />.']
)
def test_tags_in_text_are_found(line: str) -> None:
    """The line of the tag is named."""
    assert _lines(f"# Parcel\n\n{line}\n") == [3]


@pytest.mark.parametrize(
    "text",
    [
        'Write `<see cref="Parcel"/>` for it.',
        '```csharp\n/// <see cref="Parcel"/>\n```',
        "Saves a parcel, see also <b>parcels</b>.",
    ],
)
def test_code_and_other_tags_are_left(text: str) -> None:
    """Code is no text."""
    assert _lines(f"# Parcel\n\n{text}\n") == []
