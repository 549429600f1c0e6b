"""Facts that a REST page states in the words of its descriptions, and words that stay words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.facts import decode_facts, encode_facts
from generator.model.rest_facts import RestOperationFacts, ServiceCall
from generator.model.text import WireName
from generator.reader.read import read_page
from generator.reader.rest.operation import archive_of, service_of

PAGE = """---
uid: v1ParcelEntity_Pack
---

```http
PUT /api/v1/Parcel/{{parcelId}}
```

Packs a parcel.

{description}

| Path Part | Type | Description |
|---|---|---|
| parcelId | int32 | {cell} |

## Response:

| Response | Description |
|---|---|
| 204 | No |

### Response body: Parcel

| Property Name | Type | Description |
|---|---|---|
| Box | Box | {cell} |
"""


def facts_of(*, description: str = "", cell: str = "") -> RestOperationFacts:
    text = PAGE.format(description=description, cell=cell)
    facts = read_page("page.md", text.encode()).facts
    assert isinstance(facts, RestOperationFacts)
    return facts


@pytest.mark.parametrize(
    "words",
    [
        "Deprecated: Use {Post.Data.Parcel.Labels} instead.",
        '<b>Deprecated</b>, please use the <see cref="P:Post.Data.Parcel.Labels">labels</see>.',
        "(Deprecated) See {Post.Data.Parcel.Labels} too.",
        "Obsolete, but still filled in",
        " Obsolete ",
        "Where it was sent. This method is now deprecated.",
    ],
)
def test_an_operation_is_deprecated_in_the_words_of_its_page(words: str) -> None:
    assert facts_of(description=words).is_deprecated


@pytest.mark.parametrize(
    "words",
    [
        "",
        "All words in one. {Post.Words} and {Post.Notes} are deprecated in favor of this.",
        "Deprecated labels that may still be printed",
        "Tells whether the parcel is obsolete.",
    ],
)
def test_other_words_do_not_deprecate_an_operation(words: str) -> None:
    assert not facts_of(description=words).is_deprecated


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Use {Post.Data.Parcel.Labels}, not {A.B} or {A.B}.", ("Post.Data.Parcel.Labels", "A.B")),
        ("Use {A.B\\_C}.", ("A.B_C",)),
        ("{0} of {name}, {a b.c}, {} and { A.B }", ()),
        (f"{{A.{'b' * 120}}}", ()),
        ('<see cref="T:A.B"/>', ()),
    ],
)  # fmt: skip
def test_a_property_refers_to_the_names_in_braces(
    words: str, names: tuple[str, ...]
) -> None:
    response = facts_of(cell=words).response
    assert response
    assert response.properties[0].references == names


@pytest.mark.parametrize(
    "words",
    [
        'Use MDO List name "parcel" to get list items.',
        "The depot that got it first. The property is read-only.",
        "Sent when in UTC.",
        "Deprecated: Use {Post.Data.Parcel.Labels} instead.",
    ],
)
def test_what_a_description_states_of_its_row_stays_in_the_text(words: str) -> None:
    facts = facts_of(cell=f"**Required** {words}")
    assert facts.response
    text = facts.path_parameters[0].text
    assert text
    assert text.raw == words
    facts = facts_of(cell=words)
    assert facts.response
    assert facts.response.properties[0].text == text


def test_facts_of_descriptions_go_between_processes() -> None:
    text = PAGE.format(
        description="Obsolete. Calls the Parcel agent service Pack.", cell="See {A.B}."
    )
    page = read_page("page.md", text.encode())
    assert decode_facts(encode_facts((page,))) == (page,)


@pytest.mark.parametrize(
    ("words", "archive"),
    [
        ('Calls the Archive service using the "Parcel" archive.', "Parcel"),
        ("Finds.\nCalls the archive service using the &quot;Box&quot; archive provider.", "Box"),
        ('Calls the Archive service using the "two words" archive.', None),
        ("Calls the Archive service.", None),
    ],
)  # fmt: skip
def test_the_archive_of_an_operation(words: str, archive: str | None) -> None:
    assert facts_of(description=words).archive == archive


@pytest.mark.parametrize(
    ("words", "agent", "operation"),
    [
        ("Calls the {Post.IParcelAgent} service Pack.", "Parcel", "Pack"),
        ("Wraps it Calls the Parcel agent service Wrap.", "Parcel", "Wrap"),
        ("Calls the Parcel agent service Set or SetAll.", "Parcel", "Set"),
    ],
)
def test_the_service_of_an_operation(words: str, agent: str, operation: str) -> None:
    service = ServiceCall(WireName(agent), WireName(operation))
    assert facts_of(description=words).service == service


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
    "Deprecated", ": use ", "{A.B.C}", "{A.", '<see cref="T:A.B">', "</see>", '"', "read-only", "(", ")", "Calls the ",
    "X agent service ", "archive service using the ", "&lt;", "<", "\n", "**",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30))
def test_any_words_are_read(pieces: list[str]) -> None:
    words = "".join(pieces)
    service_of(words)
    archive_of(words)


@pytest.mark.parametrize("piece", [*PIECES, "{A.B", "&amp;", " "])
def test_long_words_are_read(piece: str) -> None:
    words = "Deprecated " + piece * (500_000 // len(piece))
    assert (service_of(words), archive_of(words)) == (None, None)
    facts_of(description=words.replace("\n", " "))
