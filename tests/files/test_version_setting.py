"""`sdk_version` is set where people wrote it, and nothing else changes."""

from __future__ import annotations

import pytest

from generator.files.version_setting import with_version
from generator.model.errors import UsageError


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# ours\nsdk_version = '1.0.0'  # set by release\ndocs = [\"d\"]\n",
            '# ours\nsdk_version = "2.0.0"  # set by release\ndocs = ["d"]\n',
        ),
        ('docs = ["d"]\n', 'docs = ["d"]\nsdk_version = "2.0.0"\n'),
        (
            '[names]\nwords = ["A"]\n',
            'sdk_version = "2.0.0"\n\n[names]\nwords = ["A"]\n',
        ),
        (
            '\ufeffsdk_version = "1.0.0"\r\n# end\r\n',
            '\ufeffsdk_version = "2.0.0"\r\n# end\r\n',
        ),
        ('docs = ["d"]\r\n', 'docs = ["d"]\r\nsdk_version = "2.0.0"\r\n'),
    ],
)
def test_comments_and_everything_else_stay(before: str, after: str) -> None:
    written = with_version(before.encode(), "docwright.toml", "2.0.0")
    assert written.decode() == after


def test_the_table_of_a_project_file_is_the_place() -> None:
    before = (
        '[project]\nversion = "9"  # of another\n\n[tool.docwright]\nsdk_version = "1.0.0"\n\n'
        "[tool.docwright.names]\nwords = []\n"
    )
    written = with_version(before.encode(), "pyproject.toml", "2.0.0").decode()
    assert written == before.replace('"1.0.0"', '"2.0.0"')


def test_the_same_version_changes_nothing() -> None:
    before = b'docs = ["d"]\nsdk_version = "2.0.0" # here\n'
    assert with_version(before, "docwright.toml", "2.0.0") == before


def test_a_table_that_cannot_take_it_is_refused() -> None:
    with pytest.raises(UsageError, match="cannot be set in pyproject") as refused:
        with_version(b"[tool]\ndocwright = 5\n", "pyproject.toml", "2.0.0")
    assert 'sdk_version = "2.0.0"' in refused.value.hint
