"""A section of CHANGELOG.md."""

from __future__ import annotations

from collections.abc import Iterator

from generator.report.changelog.lines import section_lines
from generator.report.changelog.sections import Release
from generator.report.diff.wording import MARKDOWN
from generator.report.escape import for_markdown_text, for_terminal


def markdown_release(release: Release) -> str:
    """The section with its heading: `## 2.0.0`."""
    return f"## {for_terminal(release.version) or 'Unreleased'}\n\n{markdown_body(release)}"


def markdown_body(release: Release) -> str:
    """The lines below the heading, with a newline at the end."""
    return "".join(f"{line}\n" for line in _lines(release))


def _lines(release: Release) -> Iterator[str]:
    if release.reason:
        yield f"The version is lower than the changes ask for: {for_markdown_text(release.reason)}"
        yield ""
    if release.counts:
        yield from ("### Added", "")
        yield from (f"- {words}" for words in release.counts)
    elif not release.sections or release.comparison is None:
        yield "Nothing changed for users."
    else:
        for number, section in enumerate(release.sections):
            if number:
                yield ""
            yield from (f"### {section.title}", "")
            yield from section_lines(release.comparison, section, MARKDOWN, _link)


def _link(shown: str, url: str) -> str:
    return f"[{shown}]({url})"
