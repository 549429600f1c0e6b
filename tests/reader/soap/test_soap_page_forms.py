"""SOAP pages in other forms than those of the generator of the reference: code blocks, bullets and tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.facts import PageFacts, SoapOperationFacts
from generator.reader.read import read_page

Page = Callable[..., str]
FactsOf = Callable[[str], SoapOperationFacts]

LANGUAGES = ["json", "http", "https", "text", "XML", "", "xml {.a}", "{.xml}"]


def indented(by: str) -> Callable[[str], str]:
    return lambda block: "\n".join(
        by + line if line else "" for line in block.split("\n")
    )


def other_blocks(text: str, write: Callable[[str], str]) -> str:
    """The page with each code block of XML written in another way."""
    head, *blocks = text.split("```xml\n")
    for block in blocks:
        body, _, rest = block.partition("\n```")
        head += write(body) + rest
    return head


BLOCKS: dict[str, Callable[[str], str]] = {
    **{f"fence {name}": lambda body, n=name: f"```{n}\n{body}\n```" for name in LANGUAGES},
    "tildes": lambda body: f"~~~\n{body}\n~~~",
    "four backticks": lambda body: f"````xml\n{body}\n````",
    "blanks": indented("    "),
    "tab": indented("\t"),
}  # fmt: skip


@pytest.mark.parametrize("block", BLOCKS)
def test_envelopes_are_read_whatever_their_code_blocks_are(
    page: Page, facts_of: FactsOf, block: str
) -> None:
    facts = facts_of(other_blocks(page(), BLOCKS[block]))
    names = [child.name.name for child in facts.request.wrapper.children]
    assert names == ["ParcelId", "Tags", "Depot"]
    assert facts.response.wrapper.name.name == "TrackResponse"


def test_an_envelope_has_its_lines_in_an_indented_block(
    page: Page, facts_of: FactsOf
) -> None:
    text = other_blocks(page(), indented("    "))
    facts = facts_of(text)
    lines = text.split("\n")
    assert lines[facts.request.first_line - 1].strip().startswith("<?xml")
    assert lines[facts.request.last_line - 1].strip() == "</E:Envelope>"
    assert "<Parcel:Track>" in lines[facts.request.wrapper.line - 1]


def test_an_envelope_may_be_below_the_headers_of_a_message(
    page: Page, facts_of: FactsOf
) -> None:
    request = "POST /Remote/Services90/Parcel.svc HTTP/1.1\nContent-Type: text/xml\n\n"
    response = "HTTP/1.1 200 OK\nContent-Type: text/xml\n\n"
    heads = iter((request, response))
    text = other_blocks(page(), lambda body: f"```http\n{next(heads)}{body}\n```")
    facts = facts_of(text)
    assert facts.response.wrapper.name.name == "TrackResponse"
    line = text.split("\n")[facts.request.first_line - 1]
    assert line.startswith("<?xml")


@pytest.mark.parametrize("block", BLOCKS)
def test_a_wsdl_is_read_whatever_its_code_block_is(wsdl: str, block: str) -> None:
    body = BLOCKS[block](wsdl)
    text = f"---\ntitle: Services90.ParcelAgent WSDL\n---\n\n# WSDL\n\n{body}\n"
    found = read_page("page.md", text.encode())
    plain = read_page("plain.wsdl", wsdl.encode())
    assert found.facts is not None
    assert plain.facts is not None
    assert _without_line(found) == _without_line(plain)


def _without_line(page: PageFacts) -> list[str]:
    return [type_.name.name for type_ in getattr(page.facts, "types", ())]


BULLETS = {
    "bold": "* **{}:** {}",
    "bold, colon outside": "- **{}**: {}",
    "code": "* `{}`: {}",
    "code and a dash": "- `{}` - {}",
    "link": "* [{}](other.md): {}",
    "underscores": "* __{}__: {}",
    "italics": "* *{}*: {}",
    "plain": "* {}: {}",
    "numbered": "1. **{}** {}",
}
TEXTS = {"parcelId": "The number", "tags": "Words", "depot": "Where"}


def described(facts: SoapOperationFacts) -> dict[str, str]:
    return {bullet.name.raw: bullet.text.raw for bullet in facts.bullets}


@pytest.mark.parametrize("form", BULLETS)
def test_a_bullet_describes_the_parameter_that_it_names(
    page: Page, facts_of: FactsOf, form: str
) -> None:
    lines = [BULLETS[form].format(name, text) for name, text in TEXTS.items()]
    prose = "Follow it.\n\n" + "\n".join(lines) + "\n\n**Returns:** A place.\n\n"
    facts = facts_of(page(prose=prose))
    assert described(facts) == TEXTS
    assert facts.returns is not None
    assert facts.returns.raw == "A place."


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("| Name | Description |", "| {} | {} |"),
        ("| **Parameter** | Type | Meaning |", "| `{}` | int | {} |"),
        ("| Text | Argument |", "| {1} | {0} |"),
    ],
)
def test_a_row_of_a_table_describes_the_parameter_that_it_names(
    page: Page, facts_of: FactsOf, head: str, row: str
) -> None:
    rows = [row.format(name, text) for name, text in TEXTS.items()]
    table = "\n".join([head, "|---" * (head.count("|") - 1) + "|", *rows])
    facts = facts_of(page(prose=f"Follow it.\n\n{table}\n\n"))
    assert described(facts) == TEXTS


def test_words_of_a_list_that_name_no_parameter_belong_to_the_description(
    page: Page, facts_of: FactsOf
) -> None:
    facts = facts_of(page(prose="Follow it.\n\n* Fast: yes\n* `slow`: no\n\n"))
    assert facts.bullets == ()
    assert facts.description is not None
    assert "slow" in facts.description.raw
