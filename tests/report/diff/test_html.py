"""`diff --format html`: a page for readers."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import html5lib
import pytest
from support.changes.comparisons import (
    ADDED,
    COPY,
    DOUBTFUL,
    REMOVED,
    change,
    comparison,
)

from generator.model.comparison.changes import (
    Change,
    Sides,
)
from generator.report.diff.html import html_report
from generator.report.diff.report import DiffReport, WitnessText
from generator.report.html.style import STYLE

_HOSTILE = change(
    "operation-removed",
    "</details><script>alert(1)</script>",
    old='"><img src=x onerror=alert(1)> &amp; \x02x\x03 \x00 \u202e',
    new="<!-- ]]> </style>",
    evidence=Sides(old='a" onclick="x.md:1', new="javascript:alert(1)"),
)


def _page(*changes: Change, **report: object) -> ET.Element:
    """The page as browsers read it; html5lib raises at the first mistake."""
    text = html_report(DiffReport(comparison=comparison(*changes), **report))  # type: ignore[arg-type]  # any field
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page: ET.Element = parser.parse(text)
    return page


def _texts(page: ET.Element, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in page.findall(path)]


def test_it_begins_with_the_next_version_and_why() -> None:
    page = _page(REMOVED, ADDED)
    assert _texts(page, ".//h1") == ["Changes 2023 → 2026"]
    assert _texts(page, ".//header/p") == [
        "Next version: 2.0.0: 1 change is major.",
        "2 changes, 1 breaking for the API, 1 major for users of the SDK.",
    ]


def test_changes_are_in_sections_by_what_they_break() -> None:
    accepted = change("operation-removed", "rest/v1/Agents/Old/Do")
    page = _page(
        REMOVED, accepted, DOUBTFUL, ADDED, accepted={accepted.fingerprint: "known"}
    )
    assert _texts(page, ".//h2") == [
        "Breaks somebody (1)",
        "May break somebody (1)",
        "Breaks nobody (1)",
        "Accepted (1)",
    ]
    ids = [section.get("id") for section in page.findall(".//section")]
    links = [link.get("href") for link in page.findall(".//nav//a")]
    assert links == [f"#{id_}" for id_ in ids]
    assert "Accepted: known" in "".join(page.itertext())


def test_old_and_new_stand_side_by_side_with_their_pages_and_lines() -> None:
    page = _page(DOUBTFUL)
    assert [
        " ".join(side.itertext()) for side in page.findall(".//*[@class='side']")
    ] == [
        "Old: 2023 so.agents.thing.move(thing_id=…) rest/Move.md:9",
        "New: 2026 so.agents.thing.move(thing_id=…) int32 rest/Move.md:12",
    ]


def test_pages_are_links_where_they_have_addresses() -> None:
    page = _page(REMOVED, address=lambda path: f"https://docs.example.com/{path}")
    links = [link.get("href") for link in page.findall(".//main//a")]
    assert links == [
        "https://docs.example.com/rest/Copy.md",
        f"#{REMOVED.fingerprint}",
    ]


def test_each_change_has_an_anchor_and_no_two_have_the_same() -> None:
    many = [change("operation-removed", f"{COPY}{n}", group="all") for n in range(30)]
    page = _page(REMOVED, *many, ADDED)
    ids = Counter(found.get("id") for found in page.iter() if found.get("id"))
    assert set(ids.values()) == {1}
    assert {change_.fingerprint for change_ in (REMOVED, *many, ADDED)} <= set(ids)
    assert _texts(page, ".//details//details/summary") == ["and 29 other changes"]


def test_the_five_worst_are_unfolded() -> None:
    many = [change("operation-removed", f"{COPY}{n}") for n in range(9)]
    unfolded = [d.get("open") is not None for d in _page(*many).findall(".//details")]
    assert unfolded == [True] * 5 + [False] * 4


def test_a_witness_keeps_its_lines() -> None:
    code = "so.agents.thing.copy(1)\n    # <no> & more"
    page = _page(
        REMOVED, witnesses={REMOVED.fingerprint: WitnessText(code, "No `copy` there.")}
    )
    assert _texts(page, ".//pre/code") == [code]
    assert "No copy there." in _texts(page, ".//details/p")


def test_hostile_text_is_text() -> None:
    page = _page(
        _HOSTILE,
        accepted={},
        witnesses={
            _HOSTILE.fingerprint: WitnessText("</pre><script>x</script>\x1b", "`<b>`")
        },
    )
    known = "html head meta title style body header nav ul li a main section details summary"
    known += " span h1 h2 h3 h4 p strong code div pre"
    assert {found.tag for found in page.iter()} <= set(known.split())
    attributes = {name for found in page.iter() for name in found.attrib}
    assert attributes <= set(
        "lang charset http-equiv content name id class href rel open aria-label".split()
    )
    main = page.find(".//main")
    assert main is not None
    shown = "".join(main.itertext())
    assert "<script>alert(1)</script>" in shown
    assert shown.replace("\n", " ").isprintable()


def test_nothing_is_loaded_and_nothing_runs() -> None:
    text = html_report(DiffReport(comparison=comparison(REMOVED, _HOSTILE)))
    page = _page(REMOVED, _HOSTILE)
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert "default-src 'none'" in str(policy.get("content"))
    assert not re.search(r"@import|url\(", STYLE)
    links = [str(link.get("href")) for link in page.iter("a")]
    assert all(link.startswith("#") for link in links)
    assert text.count("<style>") == 1


def test_headings_go_down_step_by_step() -> None:
    page = _page(REMOVED, DOUBTFUL, ADDED)
    levels = [int(e.tag[1]) for e in page.iter() if re.fullmatch(r"h\d", e.tag)]
    steps = itertools.pairwise(levels)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in steps)


def _luminance(color: str) -> float:
    """The relative luminance (WCAG 2.2)."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return sum(
        weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def _schemes() -> Iterator[dict[str, str]]:
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
        for part in STYLE.split("@media (prefers-color-scheme: dark)")
    )
    yield light
    yield dark


@pytest.mark.parametrize("colors", tuple(_schemes()), ids=["light", "dark"])
def test_texts_stand_out_from_what_is_behind_them(colors: dict[str, str]) -> None:
    pairs = [
        (text, back) for text in ("text", "faint", "link") for back in ("back", "box")
    ]
    pairs += [(level, f"{level}-back") for level in ("error", "warning", "note")]
    for text, back in pairs:
        darker, lighter = sorted(_luminance(colors[name]) for name in (text, back))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (text, back)


def test_it_is_readable_on_a_phone() -> None:
    viewport = _page(REMOVED).find(".//meta[@name='viewport']")
    assert viewport is not None
    assert viewport.get("content") == "width=device-width, initial-scale=1"
    # old and new stand below each other until there is room for both
    assert "@media (min-width: 40rem) { .sides { grid-template-columns" in STYLE


def test_no_change_is_a_page_too() -> None:
    assert _texts(_page(), ".//header/p")[-1] == "0 changes."
