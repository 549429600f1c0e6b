"""Pages of agents and resources: what they show of a call, and that words of the docs stay words."""

from __future__ import annotations

import re
from typing import Any

import markdown
import msgspec
import pytest
from emit.rest.rest_api import api_of, body, model, operation, path, query
from markdown_it import MarkdownIt
from support.reference_pages import LARGEST, broken_links

from generator.emit.python.escape import Doc, as_docstring
from generator.emit.python.page_links import PageLinks
from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.api import Evidence, RestOperation, Rule, StatusResponse
from generator.model.text import Text

ROUTE = "/api/v1/Contact/{id}"
HOSTILE = {
    "HTML": "<script>alert(1)</script> <img src=x onerror=y>",
    "headings": "# Other\nOther\n===\nOther\n---\n## Other",
    "links": "[x](javascript:y) <https://evil.example> ![i](https://evil.example/i.png)",
    "code": "```\n# Other\n~~~\n`x`",
    "the end of code": "\n```\n# Other\n",
    "a table": "| a | b |\n|---|---|\n| <b>c</b> | [d](e) |",
    "a quote": "> quoted\n> # Other",
    "bare addresses": "https://evil.example/x www.evil.example",
    "the end of a row": "a | b\\",
}
PATHS = [
    'a"b`c)d](https:evil).md',
    'rest/"""\nPWN = 1\n""".md',
    "rest/<b>\\.md",
    "rest/%2e%2e/#x?y=z&w.md",
    "rest/é ø/Å.md",
    "rest/{path}.md",
]


def pages_of(*members: Any, **settings: Any) -> dict[str, str]:
    """The pages of an SDK of REST."""
    sdk = render_sdk(api_of(*members), SdkSettings(**settings), reformat=False)
    return {name: content.data().decode() for name, content in sdk.files.items() if name.endswith(".md")}  # fmt: skip


def on_page(page: str, documented: RestOperation) -> RestOperation:
    evidence = (Evidence("operation", Rule.REST_PAGE, page, 1),)
    return msgspec.structs.replace(documented, evidence=evidence)


def rendered(text: str) -> list[str]:
    """The page as GitHub and as the site show it."""
    renderer = MarkdownIt("commonmark", {"html": True})
    renderer.enable(["table", "strikethrough"])
    extensions = ["tables", "fenced_code", "attr_list", "def_list", "toc"]
    return [str(renderer.render(text)), markdown.markdown(text, extensions=extensions)]


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_words_of_a_page_are_no_markup(words: str) -> None:
    documented = operation(
        "Contact/Do",
        query("$select"),
        body("Name", text=words),
        body("Long", text=f"{words}\n\n{'word ' * 100}"),
        text=words,
        returns="int32",
        status=words,
    )
    responses = (
        *documented.responses,
        StatusResponse(404, None, Text(words)),
    )
    documented = msgspec.structs.replace(documented, responses=responses)
    page = pages_of(documented)["docs/api/resources/contact.md"]
    for shown in rendered(page):
        assert re.findall(r"<h[1-6][^>]*>(.*?)</h", shown) == ["Contact resource", "do"]
        links = set(re.findall(r'(?:href|src)="([^"]*)"', shown))
        assert links == {"../errors.md", "../../guides/options.md", "../errors.md#notfounderror"}  # fmt: skip
        assert not re.search(r"<(script|img|b|blockquote)\b", shown)
        assert len(re.findall("<table>", shown)) == 1
        assert len(re.findall("<pre>", shown)) == 1


def test_a_page_shows_route_signature_parameters_result_and_errors() -> None:
    documented = operation(
        "Contact/Put",
        path("id"),
        body("entity", "#Contact", text="What to store."),
        query("$select"),
        kind="value",
        method="PUT",
        route=ROUTE,
        returns="#Contact",
        status="It is stored.",
        text="Stores it.\n\n* one\n* two",
    )
    missing = StatusResponse(404, None, Text("Nobody knows it."))
    odd = StatusResponse(418, None, None)
    documented = msgspec.structs.replace(
        documented, responses=(*documented.responses, missing, odd)
    )
    page = pages_of(documented, model("Contact"))["docs/api/resources/contact.md"]
    assert page.partition("## put")[2].splitlines() == [
        "",
        "",
        "`PUT /api/v1/Contact/{id}`",
        "",
        "Stores it.",
        "",
        "- one",
        "- two",
        "",
        "```python",
        "so.contact.put(",
        "    id: int,",
        "    entity: models.Contact,",
        "    *,",
        "    select: Columns | None = None,",
        "    **call: Unpack[CallOptions],",
        ") -> models.Contact",
        "```",
        "",
        "| Parameter | Type | Required | Sent as | Description |",
        "|---|---|---|---|---|",
        "| `id` | `int` | yes | path `id` |  |",
        "| `entity` | [`models.Contact`](../models/Contact.md) | yes | body `entity` | What to store. |",
        "| `select` | `Columns` \\| `None` | no | query `$select` |  |",
        "",
        "**Returns** [`models.Contact`](../models/Contact.md)",
        "",
        "It is stored.",
        "",
        "**Raises**",
        "",
        "- [`NotFoundError`](../errors.md#notfounderror): status 404. Nobody knows it.",
        "- [`StatusError`](../errors.md#statuserror): status 418",
        "- [`NoResultError`](../errors.md#noresulterror): the service answers with null",
        "",
        "Page: rest/Put.md",
    ]


def test_a_long_description_of_a_parameter_is_below_the_table() -> None:
    text = "Which rows:\n\n* all\n* none"
    page = pages_of(operation("Contact/Do", body("Rows", text=text)))["docs/api/resources/contact.md"]  # fmt: skip
    assert "body `Rows` | See below. |\n\n`rows`:\n\nWhich rows:\n\n- all\n- none\n" in page  # fmt: skip


def test_pages_of_groups_say_how_async_calls_differ() -> None:
    waiting = "are the same with `await`"
    lazy = "but for those that return `Rows`"
    plain = pages_of(operation("Contact/Do"))["docs/api/resources/contact.md"]
    rows = pages_of(operation("Contact/GetAll", method="GET", result="rows"))["docs/api/resources/contact.md"]  # fmt: skip
    assert [waiting in page for page in (plain, rows)] == [True, True]
    assert [lazy in page for page in (plain, rows)] == [False, True]


def test_a_group_with_much_has_a_page_for_each_call() -> None:
    calls = [operation(f"Agents/Sale/Do{number}", body("Name", text="word " * 50), text=f"Call {number}.") for number in range(200)]  # fmt: skip
    pages = pages_of(*calls)
    assert max(len(page.encode()) for page in pages.values()) <= LARGEST
    assert "\n`POST /api/v1/Agents/Sale/Do7`\n" in pages["docs/api/agents/sale/do7.md"]
    lists = [page for name, page in pages.items() if re.match(r"docs/api/agents/sale(\.calls-\d+)?\.md", name)]  # fmt: skip
    rows = "".join(lists)
    assert (
        "| [`do7`](sale/do7.md)<br>`POST /api/v1/Agents/Sale/Do7` | Call 7. |" in rows
    )
    assert rows.count("| [`do") == 200
    assert broken_links(pages) == []


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("url", ["", "https://docs.example.com/{path}?view=html"])
def test_a_page_with_any_path_is_linked_or_named(name: str, url: str) -> None:
    documented = on_page(name, operation("Contact/Do"))
    page = pages_of(documented, page_url=url)["docs/api/resources/contact.md"]
    options = {"../errors.md", "../../guides/options.md"}
    for shown in rendered(page):
        assert re.findall(r"<h[1-6][^>]*>(.*?)</h", shown) == ["Contact resource", "do"]
        links = set(re.findall(r'(?:href|src)="([^"]*)"', shown)) - options
        assert len(links) == bool(url)
        assert all(re.fullmatch(r"https://docs\.example\.com/[\w.~/%-]*\?view=html", link, re.ASCII) for link in links)  # fmt: skip
    assert "PWN" not in re.sub(r'""".*?(?<!\\)"""', "", as_docstring(Doc(Text("x"), page=Text(name)), 4, PageLinks(url)), flags=re.DOTALL)  # fmt: skip


def test_a_page_beside_the_page_root_has_no_address() -> None:
    links = PageLinks("https://docs.example.com/{path}", ("old", "new"))
    assert links.address("../index.md") == ""
    assert links.address("old/rest/Do it.md") == "https://docs.example.com/rest/Do%20it"
    assert links.path("other/rest/Do.md") == "other/rest/Do.md"
    assert links.shown("new/rest.v1/Do") == "https://docs.example.com/rest.v1/Do"


def test_docstrings_name_the_address() -> None:
    links = PageLinks("https://docs.example.com/{path}")
    doc = as_docstring(Doc(Text("Does it."), page=Text("rest/Do.md")), 4, links)
    assert "\n    Page: https://docs.example.com/rest/Do\n" in doc
