"""The schemas of what CI systems read refuse what is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import ValidationError
from lxml.etree import DocumentInvalid
from support.ci.documents import code_quality, junit, workflow_commands

_ROW: dict[str, Any] = {
    "description": "It is wrong.",
    "check_name": "rule",
    "fingerprint": "0123456789ab",
    "severity": "major",
    "location": {"path": "docs/a.md", "lines": {"begin": 1}},
}
_SUITE = '<testsuites name="x" {0}><testsuite name="x" {0}>{1}</testsuite></testsuites>'
_CASE = '<testcase classname="a" name="b" line="1"/>'


def _counts(tests: int, failures: int = 0) -> str:
    return f'tests="{tests}" failures="{failures}" errors="0" skipped="0"'


def test_a_row_is_taken() -> None:
    assert code_quality(json.dumps([_ROW])) == [_ROW]


@pytest.mark.parametrize(
    "wrong",
    [
        {"severity": "error"},
        {"fingerprint": ""},
        {"location": {"path": "/docs/a.md", "lines": {"begin": 1}}},
        {"location": {"path": "./a.md", "lines": {"begin": 1}}},
        {"location": {"path": "C:/a.md", "lines": {"begin": 1}}},
        {"location": {"path": "a.md", "lines": {"begin": 0}}},
        {"location": {"path": "a.md"}},
        {"categories": []},
    ],
)
def test_a_row_that_gitlab_does_not_describe_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        code_quality(json.dumps([{**_ROW, **wrong}]))


def test_a_fingerprint_that_is_there_twice_is_refused() -> None:
    with pytest.raises(AssertionError):
        code_quality(json.dumps([_ROW, _ROW]))


def test_a_case_is_taken() -> None:
    assert len(junit(_SUITE.format(_counts(1), _CASE))) == 1


@pytest.mark.parametrize(
    "cases",
    [
        '<testcase name="b"/>',
        '<testcase classname="a" name="b" line="0"/>',
        '<testcase classname="a" name="b"><skipped/><failure/></testcase>',
        '<testcase classname="a" name="b"><passed/></testcase>',
        "<system-out/><testcase/>",
        _CASE * 2,
    ],
)
def test_cases_that_nobody_describes_are_refused(cases: str) -> None:
    with pytest.raises(DocumentInvalid):
        junit(_SUITE.format(_counts(1), cases))


def test_wrong_counts_are_refused() -> None:
    with pytest.raises(AssertionError):
        junit(_SUITE.format(_counts(2), _CASE))
    with pytest.raises(AssertionError):
        junit(_SUITE.format(_counts(1, failures=1), _CASE))


@pytest.mark.parametrize(
    "text",
    [
        "::error::x\n",
        "::error title=x::y",
        "::error title=x::y\n\n",
        "::fatal title=x::y\n",
        "::error title=x:y::z\n",
        "::error name=x::z\n",
        "::error title=x::\x1b\n",
        "words\n",
    ],
)
def test_lines_that_are_no_annotation_are_refused(text: str) -> None:
    with pytest.raises(AssertionError):
        workflow_commands(text)
