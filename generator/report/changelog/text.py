"""What changed in a release, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from generator.report.changelog.lines import section_lines
from generator.report.changelog.sections import Release
from generator.report.diff.wording import PLAIN
from generator.report.escape import for_terminal


def text_release(release: Release) -> str:
    """The version, and below it the sections."""
    return "".join(f"{line}\n" for line in _lines(release))


def _lines(release: Release) -> Iterator[str]:
    yield for_terminal(release.version) or "unreleased"
    if release.reason:
        yield f"The version is lower than the changes ask for: {for_terminal(release.reason)}"
    if release.counts:
        yield from ("", "Added", "")
        yield from (f"- {words}" for words in release.counts)
    elif not release.sections or release.comparison is None:
        yield from ("", "Nothing changed for users.")
    else:
        for section in release.sections:
            yield from ("", section.title, "")
            yield from section_lines(release.comparison, section, PLAIN, _address)


def _address(_: str, url: str) -> str:
    return for_terminal(url)
