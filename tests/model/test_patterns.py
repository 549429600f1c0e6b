"""Patterns of subjects."""

from __future__ import annotations

import pytest

from generator.model.patterns import is_matched

AGENT = "rest/v1/Agents/Thing"


@pytest.mark.parametrize(
    ("pattern", "subject"),
    [
        ("Thing", f"{AGENT}/Copy"),
        ("thing", f"{AGENT}/Copy#param/ThingId"),
        ("THING", AGENT),
        ("Thing", "soap/Services88/Thing/Copy"),
        ("Contact", "rest/v1/Contact/GetAll"),
        ("Contact", "rest/v1/Contact"),
        (f"{AGENT}/Copy", f"{AGENT}/Copy"),
        (f"{AGENT}/*", f"{AGENT}/Copy#param/ThingId"),
        ("rest/*", f"{AGENT}/Copy"),
        ("*", "types/Thing"),
        ("types/Thing#field/*", "types/Thing#field/Name"),
        ("*#field/Na*e", "types/Thing#field/Name"),
        ("*/*/Agents/*y", f"{AGENT}/Copy"),
        ("**Copy**", f"{AGENT}/Copy"),
        ("*ab", "xabab"),
    ],
)
def test_a_pattern_is_about(pattern: str, subject: str) -> None:
    assert is_matched(subject, pattern)


@pytest.mark.parametrize(
    ("pattern", "subject"),
    [
        ("Thing", "types/Thing"),
        ("Agents", f"{AGENT}/Copy"),
        ("v1", f"{AGENT}/Copy"),
        ("Copy", f"{AGENT}/Copy"),
        ("Thing", "rest/v1/Things/Copy"),
        ("", "types/Thing"),
        ("rest", "rest"),
        (f"{AGENT}/Copy", f"{AGENT}/Copy#param/ThingId"),
        (f"{AGENT}/Copy", f"{AGENT}/copy"),
        ("rest/v1/Agents/Thin.", AGENT),
        ("rest/*/Copy", f"{AGENT}/Copy/x"),
        ("*ab", "xaba"),
        ("ab*ab", "ab"),
    ],
)
def test_a_pattern_is_not_about(pattern: str, subject: str) -> None:
    assert not is_matched(subject, pattern)


def test_a_pattern_of_many_wildcards_takes_no_time() -> None:
    assert not is_matched("a" * 5000, "*a" * 500 + "b")
