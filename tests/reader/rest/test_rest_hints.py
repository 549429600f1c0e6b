"""Facts in the prose of a REST page; the cases stand in `fixtures/rest_hints.txt`, one line per fact expected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.facts import decode_facts, encode_facts
from generator.model.rest_facts import (
    NO_HINTS,
    CellHints,
    RestOperationFacts,
    ServiceCall,
)
from generator.model.text import WireName
from generator.reader.read import read_page
from generator.reader.rest.hints import archive_of, cell_hints, service_of

SOURCE = (Path(__file__).parents[1] / "fixtures" / "rest_hints.txt").read_text("utf-8")


def cases() -> Iterator[tuple[str, str, str]]:
    for block in SOURCE.split("\n=====\n"):
        title, _, rest = block.partition("\n<<<\n")
        words, _, expected = rest.partition("\n>>>")
        yield title, words, expected.strip("\n")


CASES = {title: case for title, *case in cases()}


def outline(hints: CellHints) -> Iterator[str]:
    if hints.mdo_list:
        yield f"mdo list {hints.mdo_list}"
    if hints.is_deprecated:
        yield "deprecated"
    if hints.replaced_by:
        yield f"replaced by {hints.replaced_by}"
    if hints.is_read_only:
        yield "read-only"
    if hints.is_utc:
        yield "UTC"
    yield from (f"reference {one.kind} {one.name}" for one in hints.references)
    if hints.carrier:
        yield f"carrier {hints.carrier}"


@pytest.mark.parametrize(("words", "expected"), CASES.values(), ids=CASES)
def test_hints(words: str, expected: str) -> None:
    hints = cell_hints(words)
    assert "\n".join(outline(hints)) == expected
    assert (hints is NO_HINTS) is not expected


PAGE = """---
uid: v1ParcelEntity_Pack
---

```http
PUT /api/v1/Parcel/{parcelId}
```

Packs a parcel.

Deprecated: use {Post.IParcelAgent.Wrap} instead, see <see cref="T:Post.Box">the box</see>.
Calls the {Post.IParcelAgent} service Pack.

| Path Part | Type | Description |
|---|---|---|
| parcelId | int32 | Which. Use MDO List name "parcel" to get list items. **Required** |

## Query String Parameters

| Parameter Name | Type | Description |
|---|---|---|
| since | date-time | **Required** Obsolete. Moved when in UTC. |

## Request Headers

| Parameter Name | Description |
|---|---|
| Content-Type | `application/json` |

## Request Body: entity

<para />
Carrier object for Parcel.

| Property Name | Type | Description |
|---|---|---|
| Weight | Integer | (Read-only) |

## Response:

| Response | Description |
|---|---|
| 204 | No |

### Response body: Parcel

| Property Name | Type | Description |
|---|---|---|
| Box | Box | <see cref="T:Post.Box" /> |
"""


def facts_of(page: str) -> RestOperationFacts:
    facts = read_page("page.md", page.encode()).facts
    assert isinstance(facts, RestOperationFacts)
    return facts


def test_hints_are_read_wherever_a_page_has_prose() -> None:
    facts = facts_of(PAGE)
    assert facts.body
    assert facts.response
    prose = [
        facts,
        *facts.path_parameters,
        *facts.query_parameters,
        *facts.header_parameters,
        facts.body,
        *facts.body.properties,
        *facts.response.properties,
    ]
    assert [" / ".join(outline(one.hints)) for one in prose] == [
        (
            "deprecated / replaced by Post.IParcelAgent.Wrap / reference { Post.IParcelAgent.Wrap"
            " / reference T Post.Box / reference { Post.IParcelAgent"
        ),
        "mdo list parcel",
        "deprecated / UTC",
        "",
        "carrier Parcel",
        "read-only",
        "reference T Post.Box",
    ]


def test_the_text_keeps_the_words_of_hints() -> None:
    texts = [one.text for one in facts_of(PAGE).path_parameters]
    assert [one.raw for one in texts if one] == [
        'Which. Use MDO List name "parcel" to get list items.'
    ]


def test_hints_go_between_processes() -> None:
    page = read_page("page.md", PAGE.encode())
    assert decode_facts(encode_facts((page,))) == (page,)


@pytest.mark.parametrize(
    ("words", "archive"),
    [
        ('Calls the Archive service using the "Parcel" archive.', "Parcel"),
        (
            "Finds.\nCalls the archive service using the &quot;Box&quot; archive provider.",
            "Box",
        ),
        ('Calls the Archive service using the "two words" archive.', None),
        ("Calls the Archive service.", None),
    ],
)
def test_the_archive_of_an_operation(words: str, archive: str | None) -> None:
    assert archive_of(words) == archive
    page = PAGE.replace("Packs a parcel.", words)
    assert facts_of(page).archive == archive


@pytest.mark.parametrize(
    ("words", "agent", "operation"),
    [
        ("Calls the {Post.IParcelAgent} service Pack.", "Parcel", "Pack"),
        ("Wraps it Calls the Parcel agent service Wrap.", "Parcel", "Wrap"),
        ("Calls the Parcel agent service Set or SetAll.", "Parcel", "Set"),
    ],
)
def test_the_service_of_an_operation(words: str, agent: str, operation: str) -> None:
    assert service_of(words) == ServiceCall(WireName(agent), WireName(operation))
    page = PAGE.replace("Calls the {Post.IParcelAgent} service Pack.", words)
    assert facts_of(page).service == service_of(words)


@pytest.mark.parametrize(
    "words",
    [
        'Calls the Archive service using the "Parcel" archive.',
        "Calls the {Post.Parcel} service Pack.",
        "Calls the Parcel agent service.",
        "Calls the Pärcel agent service Pack.",
    ],
)
def test_words_that_name_no_service(words: str) -> None:
    assert service_of(words) is None


PIECES = [
    "Deprecated",
    ": use ",
    "{A.B.C}",
    "{A.",
    '<see cref="T:A.B">',
    "cref = '",
    "</see>",
    "Carrier object for ",
    "Parcel.",
    'Use MDO List name "',
    '"',
    "read-only",
    " field",
    "(",
    ")",
    " in UTC",
    "Calls the ",
    "X agent service ",
    "&lt;",
    "<",
    "\n",
    "**",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30))
def test_any_words_are_read(pieces: list[str]) -> None:
    words = "".join(pieces)
    hints = cell_hints(words)
    assert hints.is_deprecated or hints.replaced_by is None
    assert len(set(hints.references)) == len(hints.references)
    service_of(words)
    archive_of(words)


@pytest.mark.parametrize("piece", [*PIECES, "{A.B", "<a cref", "use <a ", "&amp;", " "])
def test_long_words_are_read(piece: str) -> None:
    words = "Deprecated " + piece * (500_000 // len(piece))
    assert cell_hints(words) == cell_hints(words)
    assert (service_of(words), archive_of(words)) == (None, None)
