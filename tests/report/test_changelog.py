"""What changed in a release: sections, and the formats of `docwright changelog`."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
from markdown_it import MarkdownIt
from support.changes.comparisons import (
    ADDED,
    COPY,
    MOVE,
    REMOVED,
    added,
    change,
    comparison,
    snapshot,
)

from generator.model.comparison.changes import (
    Action,
    ApiLevel,
    Cause,
    Change,
    PythonLevel,
    Sides,
)
from generator.report.changelog.json import json_release
from generator.report.changelog.markdown import markdown_release
from generator.report.changelog.sections import Release, first_release, release_of
from generator.report.changelog.text import text_release

_SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "changelog.json"

WORDS = change(
    "description-changed",
    MOVE,
    old="0" * 12,
    new="1" * 12,
    action=Action.CHANGED,
    cause=Cause.DOCS,
    api_level=ApiLevel.SAFE,
    python_level=PythonLevel.PATCH,
    evidence=Sides("rest/Move.md:3", "rest/Move.md:4"),
)
ROUTE = change(
    "route-changed",
    MOVE,
    old="/a",
    new="/b",
    action=Action.CHANGED,
    python_level=PythonLevel.PATCH,
)


def _release(*changes: Change) -> Release:
    return release_of(
        comparison(*changes), "2.0.0", lambda page: f"https://docs.example.com/{page}"
    )


def _titles(release: Release) -> dict[str, list[str]]:
    return {
        section.title: [line.group.first.id for line in section.lines]
        for section in release.sections
    }


def test_each_change_is_in_the_section_that_readers_look_for() -> None:
    assert _titles(_release(REMOVED, ROUTE, ADDED, WORDS)) == {
        "Breaking": ["operation-removed"],
        "Added": ["operation-added"],
        "Changed": ["route-changed"],
        "Documented better": ["description-changed"],
    }


def test_a_section_without_a_line_is_left_out() -> None:
    assert list(_titles(_release(ADDED))) == ["Added"]


def test_what_nobody_notices_is_left_out() -> None:
    quiet = change(api_level=ApiLevel.SAFE, python_level=PythonLevel.NONE)
    assert _titles(_release(quiet)) == {}
    assert "Nothing changed for users." in markdown_release(_release(quiet))


def test_what_is_known_better_breaks_users_all_the_same() -> None:
    narrowed = change(cause=Cause.KNOWLEDGE, api_level=ApiLevel.SAFE)
    assert list(_titles(_release(narrowed))) == ["Breaking"]


def test_a_line_has_the_call_the_subject_and_a_link_to_the_page() -> None:
    assert markdown_release(_release(REMOVED)) == (
        "## 2.0.0\n\n### Breaking\n\n"
        "- `so.agents.thing.copy(…)`: removed (`POST /api/v1/Agents/Thing/Copy`). "
        "`rest/v1/Agents/Thing/Copy`, [`rest/Copy.md`](https://docs.example.com/rest/Copy.md)\n"
    )


def test_without_addresses_a_line_names_the_page() -> None:
    written = markdown_release(release_of(comparison(REMOVED), "2.0.0"))
    assert written.endswith("`rest/v1/Agents/Thing/Copy`, `rest/Copy.md`\n")


def test_causes_stand_apart_and_the_api_comes_first() -> None:
    python = change(
        "python-raised", "runtime/python", cause=Cause.GENERATOR, old="3.11", new="3.12"
    )
    written = markdown_release(_release(python, REMOVED))
    api, _, generator = written.partition(
        "\nBecause of another version of Docwright:\n"
    )
    assert "so.agents.thing.copy(…)" in api
    assert "runtime/python" in generator
    # a blank line on either side: otherwise Markdown takes the words for a part of the list
    assert "\n\nBecause of another version of Docwright:\n\n- " in written


def test_other_words_have_no_digests() -> None:
    written = markdown_release(_release(WORDS))
    assert "`so.agents.thing.move(…)`: " in written
    assert "0000" not in written, "digests say nothing to people"


def test_everything_breaking_is_listed_and_other_sections_are_cut() -> None:
    breaking = [change("operation-removed", f"{COPY}{n}") for n in range(150)]
    more = [added(f"{COPY}{n}") for n in range(150)]
    written = markdown_release(_release(*breaking, *more))
    assert written.count(": removed") == 150
    assert written.count(": added") == 100
    assert written.endswith("- … and 50 more\n")


def test_a_first_release_counts_what_is_new() -> None:
    release = first_release(snapshot(), "1.0.0")
    assert markdown_release(release) == (
        "## 1.0.0\n\n### Added\n\n- 2 operations of REST\n- 1 operation of SOAP\n"
        "- 1 agent or resource\n- 1 type\n"
    )


def test_the_reason_for_a_lower_version_comes_first_and_cannot_be_markup() -> None:
    release = release_of(
        comparison(REMOVED), "1.0.1", reason="never <b>used</b>\n## by [anybody](x)"
    )
    written = markdown_release(release)
    assert written.startswith(
        "## 1.0.1\n\nThe version is lower than the changes ask for: never "
    )
    rendered = MarkdownIt().render(written)
    assert rendered.count("<h2>") == 1
    assert "<a " not in rendered
    assert "<b>" not in rendered


def test_text_of_pages_is_code_and_nothing_else() -> None:
    hostile = change(
        "operation-removed",
        "a`b @team <img src=x>",
        old="[x](javascript:alert(1)) ``` \n## 9.9.9",
        evidence=Sides(old="a](b)\n# c `d`.md:1"),
    )
    written = markdown_release(release_of(comparison(hostile), "2.0.0"))
    tokens = MarkdownIt("commonmark").parse(written)
    inline = [child for token in tokens for child in token.children or ()]
    prose = "".join(child.content for child in inline if child.type == "text")
    assert {child.type for child in inline} == {"text", "code_inline"}
    for hidden in ("@team", "img", "javascript", "9.9.9", "# c"):
        assert hidden not in prose
    assert sum(token.type == "heading_open" for token in tokens) == 2


def test_the_text_has_the_same_lines_without_markup() -> None:
    assert text_release(_release(REMOVED)) == (
        "2.0.0\n\nBreaking\n\n"
        "- so.agents.thing.copy(…): removed (POST /api/v1/Agents/Thing/Copy). "
        "rest/v1/Agents/Thing/Copy, https://docs.example.com/rest/Copy.md\n"
    )


def test_the_document_follows_its_schema() -> None:
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    releases = (
        _release(REMOVED, ROUTE, ADDED, WORDS),
        _release(),
        first_release(snapshot(), ""),
    )
    for release in releases:
        document = json.loads(json_release(release))
        jsonschema.validate(document, schema)
        assert [row["title"] for row in document["sections"]] == [
            section.title for section in release.sections
        ]
