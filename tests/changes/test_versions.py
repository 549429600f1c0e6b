from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.changes.versions import (
    is_below,
    major_of,
    misses_bump,
    next_version,
    raised,
)
from generator.model.comparison.changes import PythonLevel

MAJOR, MINOR, PATCH, NONE = PythonLevel


@pytest.mark.parametrize(
    ("version", "level", "following"),
    [
        ("1.2.3", MAJOR, "2.0.0"),
        ("1.2.3", MINOR, "1.3.0"),
        ("1.2.3", PATCH, "1.2.4"),
        ("1.2.3", NONE, "1.2.3"),
        # nothing below 1.0.0 is promised, so a break raises the second number
        ("0.4.2", MAJOR, "0.5.0"),
        ("0.4.2", MINOR, "0.4.3"),
        ("0.4.2", PATCH, "0.4.3"),
        ("0.4.2", NONE, "0.4.2"),
        ("0", MAJOR, "0.1.0"),
        # a pre-release announces its release
        ("2.0.0rc1", MAJOR, "2.0.0"),
        ("2.0.0rc1", MINOR, "2.0.0"),
        ("2.0.0rc1", PATCH, "2.0.0"),
        ("2.0.0rc1", NONE, "2.0.0rc1"),
        ("1.3.0a2", MAJOR, "2.0.0"),
        ("1.3.0a2", MINOR, "1.3.0"),
        ("1.3.1.dev7", MINOR, "1.4.0"),
        ("1.3.1.dev7", PATCH, "1.3.1"),
        ("1.0.0b1", MAJOR, "1.0.0"),
        ("0.5.0b1", MAJOR, "0.5.0"),
        ("0.5.1b1", MAJOR, "0.6.0"),
        # versions of other shapes
        ("1", MINOR, "1.1.0"),
        ("1.2", PATCH, "1.2.1"),
        ("1.2", NONE, "1.2"),
        ("1.2.3.4", PATCH, "1.2.4"),
        ("1.2.3.post1", PATCH, "1.2.4"),
        ("1.2.3+local.7", MINOR, "1.3.0"),
        ("1!2.3.4", MAJOR, "1!3.0.0"),
        ("v1.2.3-RC.1", NONE, "1.2.3rc1"),
        ("2026.11", MINOR, "2026.12.0"),
    ],
)
def test_the_next_version_follows_from_the_level(
    version: str, level: PythonLevel, following: str
) -> None:
    assert next_version(version, level) == following


@pytest.mark.parametrize(
    ("version", "level", "following"),
    [
        ("0.4.2", MAJOR, "1.0.0"),
        ("0.4.2", MINOR, "0.5.0"),
        ("0.4.2", PATCH, "0.4.3"),
        ("1.4.2", MAJOR, "2.0.0"),
        ("1.4.2", NONE, "1.4.2"),
    ],
)
def test_a_level_that_somebody_chooses_counts_below_1_too(
    version: str, level: PythonLevel, following: str
) -> None:
    assert raised(version, level) == following


@pytest.mark.parametrize("version", ["", "one", "1.x", " 1.2.3", "1.2.3\n"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        next_version(version, MINOR)
    with pytest.raises(ValueError, match=r".+"):
        next_version(version, NONE)


def test_versions_are_compared_as_numbers() -> None:
    assert is_below("1.9.0", "1.10.0")
    assert is_below("2.0.0rc1", "2.0.0")
    assert not is_below("1.0", "1.0.0")


@pytest.mark.parametrize(
    ("old", "new", "least", "misses"),
    [
        ("1.4.0", "1.4.0", "1.5.0", True),
        ("1.4.0", "1.5.0", "1.5.0", False),
        ("1.4.0", "1.5.0", "2.0.0", True),
        ("1.4.0", "2.1.0", "2.0.0", False),
        ("1.4.0", "1.4.0", "1.4.0", False),
        # pre-releases of what is to follow
        ("1.4.0", "2.0.0rc1", "2.0.0", False),
        ("2.0.0rc1", "2.0.0rc2", "2.0.0", False),
        ("2.0.0rc1", "2.0.0rc1", "2.0.0", True),
        ("1.4.0", "1.5.0rc1", "2.0.0", True),
    ],
)
def test_a_version_misses_the_bump_that_changes_ask_for(
    old: str, new: str, least: str, misses: bool
) -> None:
    assert misses_bump(old, new, least) is misses


def test_the_major_version_has_its_epoch() -> None:
    assert major_of("3.1rc1") == (0, 3)
    assert major_of("1!3.1") == (1, 3)


_VERSIONS = st.builds(
    "{}.{}.{}{}".format,
    *[st.integers(0, 30)] * 3,
    st.sampled_from(["", "rc1", "a2", ".dev3", ".post1", "+here"]),
)


@given(_VERSIONS, st.sampled_from([MAJOR, MINOR, PATCH]))
def test_what_follows_is_higher_and_no_higher_level_gives_less(
    version: str, level: PythonLevel
) -> None:
    following = next_version(version, level)

    assert is_below(version, following)
    assert not is_below(next_version(version, MAJOR), following)
    assert is_below(following, next_version(following, level))


@given(_VERSIONS)
def test_only_a_major_change_leaves_the_major_version_of_what_is_released(
    version: str,
) -> None:
    assert major_of(next_version(version, MINOR)) == major_of(version)
    assert major_of(next_version(version, PATCH)) == major_of(version)
