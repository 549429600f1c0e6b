"""OUT/CHANGELOG.md: sections that `release` adds to what people write. No line that is there is changed or removed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.model.errors import UsageError

CHANGELOG: Final = "CHANGELOG.md"

_TITLE: Final = "# Changelog"
# `## 2.0.0`, `## [2.0.0] - 2026-11-30`, `## v2.0.0`
_HEADING: Final = re.compile(r" {0,3}##[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*\Z")
_VERSION: Final = re.compile(r"\[?v?(?P<version>[0-9][^\s\]]*)\]?")
_UNRELEASED: Final = re.compile(r"\[?unreleased\b", re.IGNORECASE)
_FENCE: Final = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
_WRITTEN: Final = re.compile(
    r" {0,3}###[ \t]+(Breaking|Added|Changed|Documented better)\b"
)


class _Section(NamedTuple):
    """A section: its title, and its lines from the one below the heading to the one before the next heading."""

    title: str
    start: int
    end: int


def with_section(data: bytes | None, version: str, body: str) -> bytes:
    """The file with this section, the newest first; None stands for no file, and `body` ends with a newline.

    A section of this version that people have begun keeps their words, and those of the release follow. What has the
    section already stays as it is.

    Raises:
        UsageError: the file is no UTF-8, has a code block without an end, or has another section of this version that a
            release has written.
    """
    lines = _lines(data)
    # lines keep their ends, as people's editors wrote them
    end = "\r" if lines[0].endswith("\r") else ""
    added = [line + end for line in body.rstrip("\n").split("\n")]
    section = next((s for s in _sections(lines) if _version(s.title) == version), None)
    if section is None:
        heading = [f"## {version}{end}", end]
        lines = _with_new_section(lines, [*heading, *added], end)
    else:
        lines = _with_words(lines, section, version, added, end)
    mark = codecs.BOM_UTF8 if data and data.startswith(codecs.BOM_UTF8) else b""
    return mark + "".join(f"{line}\n" for line in lines).encode()


def has_section(data: bytes | None, version: str, body: str) -> bool:
    """Whether the file has this section of this version already.

    Raises:
        UsageError: as `with_section`.
    """
    lines = _lines(data)
    added = body.rstrip("\n").split("\n")
    return any(
        _holds(lines[section.start : section.end], added)
        for section in _sections(lines)
        if _version(section.title) == version
    )


def _lines(data: bytes | None) -> list[str]:
    if data is None:
        return [_TITLE]
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{CHANGELOG} is no UTF-8, so that its words cannot be kept",
            "Save it as UTF-8.",
        ) from error
    return (text.removesuffix("\n") or _TITLE).split("\n")


def _with_new_section(lines: list[str], added: list[str], end: str) -> list[str]:
    # what is not released yet stays on top
    released = (s for s in _sections(lines) if not _UNRELEASED.match(s.title))
    section = next(released, None)
    place = len(lines) if section is None else section.start - 1
    before, after = lines[:place], lines[place:]
    gap = [end] if before and before[-1].strip() else []
    return [*before, *gap, *added, *([end, *after] if after else ())]


def _with_words(
    lines: list[str], section: _Section, version: str, added: list[str], end: str
) -> list[str]:
    words = lines[section.start : section.end]
    if _holds(words, added):
        return lines
    if any(_WRITTEN.match(line) for line in words):
        raise UsageError(
            f"{CHANGELOG} has a section of {version} already, which lists other changes",
            "Remove its lists, or give the section another title; docwright release writes them anew.",
        )
    place = section.end
    while place > section.start and not lines[place - 1].strip():
        place -= 1
    return [*lines[:place], end, *added, *lines[place:]]


def _holds(lines: list[str], part: list[str]) -> bool:
    stripped, wanted = ([line.rstrip() for line in each] for each in (lines, part))
    return any(
        stripped[at : at + len(wanted)] == wanted
        for at in range(len(stripped) - len(wanted) + 1)
    )


def _version(title: str) -> str:
    match = _VERSION.match(title)
    return match["version"] if match else ""


def _sections(lines: list[str]) -> Iterator[_Section]:
    headings = list(_headings(lines))
    ends = [*(number for number, _ in headings[1:]), len(lines)]
    # without a heading there is an end too many
    for (number, title), end in zip(headings, ends, strict=False):
        yield _Section(title, number + 1, end)


def _headings(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The numbers and titles of headings of the second level, none of which stands in a code block."""
    fence = ""
    for number, whole in enumerate(lines):
        line = whole.removesuffix("\r")
        if mark := _FENCE.match(line):
            if not fence:
                fence = mark["fence"]
            elif line.strip().startswith(fence) and not line.strip(" \t" + fence[0]):
                fence = ""
        elif not fence and (heading := _HEADING.match(line)):
            yield number, heading["title"]
    if fence:
        raise UsageError(
            f"{CHANGELOG} has a code block without an end, so that what follows it is no section",
            f"End the block with {fence}.",
        )
