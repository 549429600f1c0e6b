"""`diff --format markdown`: a comment on a pull request."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from support.changes.comparisons import ADDED, COPY, REMOVED, change, comparison

from generator.model.comparison.changes import Sides
from generator.report.diff.markdown import markdown_report
from generator.report.diff.report import DiffReport, ShownPaths, WitnessText


def _tokens(text: str) -> list[Token]:
    tokens = MarkdownIt("commonmark").parse(text)
    return [token for whole in tokens for token in (whole, *(whole.children or ()))]


def test_the_title_has_the_version_and_the_first_line_says_why() -> None:
    text = markdown_report(DiffReport(comparison=comparison(REMOVED, ADDED)))
    assert text.startswith(
        "## Next version: `2.0.0`\n\n`2023` → `2026`: 2 changes, 1 breaking for the API, "
        "1 major for users of the SDK. 1 change is major.\n\n"
    )


def test_without_a_version_the_title_names_none() -> None:
    unversioned = comparison(REMOVED, next_version=None)
    text = markdown_report(DiffReport(comparison=unversioned))
    assert text.startswith("## Changes\n\n`2023` → `2026`: 1 change")


def test_a_change_has_its_call_subject_and_place_in_the_repository() -> None:
    report = DiffReport(
        comparison=comparison(REMOVED),
        old=ShownPaths(in_repository=lambda path: f"docs/{path}"),
    )
    assert (
        "- **major, breaking**: `so.agents.thing.copy(…)`: removed (`POST /api/v1/Agents/Thing/Copy`)\n"
        "  `rest/v1/Agents/Thing/Copy`, old: `docs/rest/Copy.md:12`\n"
    ) in markdown_report(report)


def test_five_are_open_and_the_rest_is_folded() -> None:
    many = [change("operation-removed", f"{COPY}{n}") for n in range(12)]
    open_, _, folded = markdown_report(
        DiffReport(comparison=comparison(*many))
    ).partition("<details><summary>7 other changes</summary>\n\n")
    assert open_.count("- **major") == 5
    assert folded.count("- **major") == 7
    assert folded.endswith("\n</details>\n")


def test_accepted_changes_are_folded_with_their_reasons() -> None:
    report = DiffReport(
        comparison=comparison(REMOVED, ADDED),
        accepted={REMOVED.fingerprint: "nobody calls it, says @team"},
    )
    before, _, folded = markdown_report(report).partition(
        "<details><summary>1 accepted change</summary>"
    )
    assert "copy" not in before
    assert "accepted: `nobody calls it, says @team`" in folded


def test_a_witness_is_shown_with_the_change() -> None:
    code = "so.agents.thing.copy()\n```\n@team <img>"
    report = DiffReport(
        comparison=comparison(REMOVED),
        witnesses={REMOVED.fingerprint: WitnessText(code, "No `copy` there.")},
    )
    (fence,) = (t for t in _tokens(markdown_report(report)) if t.type == "fence")
    assert fence.content == f"{code}\n"
    assert "\n  No `copy` there.\n" in markdown_report(report)


@pytest.mark.parametrize("count", [400, 4000])
def test_a_comment_is_never_larger_than_github_takes(count: int) -> None:
    name = "ø" * 60
    many = [
        change("operation-removed", f"{COPY}{name}{n}", old=name) for n in range(count)
    ]
    accepted = {change_.fingerprint: name * 10 for change_ in many[::3]}
    text = markdown_report(DiffReport(comparison=comparison(*many), accepted=accepted))
    assert 40_000 < len(text.encode()) <= 65_536
    assert "more changes: docwright diff\n" in text
    assert text.count("<details>") == text.count("</details>")


def test_even_the_open_changes_cannot_fill_it() -> None:
    huge = [
        change(
            "operation-removed",
            *(f"{COPY}{n}{'x' * 3000}{m}" for m in range(20)),
            evidence=Sides(old=f"{'y' * 20000}.md:1", new=f"{'z' * 20000}.md:1"),
        )
        for n in range(8)
    ]
    for calls in (500, 5000):
        witnesses = {
            change_.fingerprint: WitnessText("call()\n" * calls, "No.")
            for change_ in huge
        }
        text = markdown_report(
            DiffReport(comparison=comparison(*huge), witnesses=witnesses)
        )
        assert len(text.encode()) <= 65_536
        assert text.count("- **major, breaking**") >= 5
        assert text.count("```python") == (5 if calls == 500 else 0)


def test_nothing_of_a_page_is_a_link_a_mention_or_html() -> None:
    hostile = change(
        "operation-removed",
        "a`b @team <img src=x onerror=alert(1)>",
        old="[x](javascript:alert(1)) ``` #1 \n\n## title\r\n",
        new="https://example.com/ </details> \u202e",
        evidence=Sides(old="a](b)\n- c `d`.md:1", new="../<b>.md"),
    )
    report = DiffReport(
        comparison=comparison(hostile),
        accepted={},
        witnesses={hostile.fingerprint: WitnessText("```\n</details>\n# x", "`<b>@x`")},
    )
    tokens = _tokens(markdown_report(report))
    kinds = {token.type for token in tokens}
    assert not kinds & {"link_open", "html_inline", "html_block", "image"}
    assert sum(token.type == "heading_open" for token in tokens) == 1
    prose = "".join(token.content for token in tokens if token.type == "text")
    for hidden in ("@team", "javascript", "example.com", "#1", "details", "title"):
        assert hidden not in prose
