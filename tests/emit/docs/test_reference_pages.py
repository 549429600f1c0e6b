"""The pages of calls in `output/`: what they show is what the code has, and every way through them leads somewhere."""

from __future__ import annotations

import importlib
import inspect
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from superoffice import agents
from support.reference_pages import (
    LARGEST,
    broken_links,
    methods_of,
    pages_of,
    signature_of,
    signatures,
)

OUTPUT = Path(__file__).resolve().parents[3] / "output"
INDEX: dict[str, Any] = json.loads((OUTPUT / "superoffice/api.json").read_text())
CALLS = {id_: row for id_, row in INDEX.items() if id_.startswith(("rest/", "soap/"))}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return pages_of(OUTPUT)


def calls() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Each call of the SDK by its path from a client, with its method."""
    versions = sorted(path.name for path in (OUTPUT / "superoffice/soap").glob("services*"))  # fmt: skip
    places = [("so.agents", "agents"), ("so", "resources")]
    places += [("client", f"soap.{version}.agents") for version in versions]
    for start, place in places:
        for path in (OUTPUT / "superoffice" / place.replace(".", "/")).glob("[!_]*.py"):
            module = importlib.import_module(f"superoffice.{place}.{path.stem}")
            for class_ in vars(module).values():
                if inspect.isclass(class_) and class_.__name__.endswith(("Agent", "Resource")):  # fmt: skip
                    for name, method in methods_of(class_).items():
                        yield f"{start}.{path.stem}.{name}", method


def test_the_docs_show_the_signature_of_each_method(pages: dict[str, str]) -> None:
    shown = sorted(line for text in pages.values() for line in signatures(text))
    assert shown == sorted(signature_of(path, method) for path, method in calls())
    assert len(shown) == len(CALLS)


def test_async_methods_have_the_same_signatures() -> None:
    methods = methods_of(agents.AsyncAppointmentAgent)
    for name, method in methods_of(agents.AppointmentAgent).items():
        assert signature_of(name, methods[name]) == signature_of(name, method)


def test_every_link_leads_to_a_page_and_a_heading(pages: dict[str, str]) -> None:
    assert broken_links(pages) == []


def test_no_page_is_too_large(pages: dict[str, str]) -> None:
    large = {path: len(text.encode()) for path, text in pages.items()}
    assert {path: size for path, size in large.items() if size > LARGEST} == {}


def test_the_index_is_short(pages: dict[str, str]) -> None:
    assert len(pages["api.md"].splitlines()) < 80


@pytest.mark.parametrize("id_", [id_ for id_ in CALLS if id_.startswith("rest/")])
def test_a_route_leads_to_its_call(pages: dict[str, str], id_: str) -> None:
    row = CALLS[id_]
    route = f"`{row['method']} {row['path']}`"
    listed = [line for line in pages["docs/api/routes.md"].splitlines() if line.startswith(f"- {route}:")]  # fmt: skip
    assert [f"[`so.{row['call']}`]" in line for line in listed] == [True]
    about = [text for path, text in pages.items() if path.startswith(("docs/api/agents/", "docs/api/resources/")) and f"\n{route}\n" in text]  # fmt: skip
    assert len(about) == 1
    (method,) = [method for path, method in calls() if path == f"so.{row['call']}"]
    assert f"\n\n{route}\n" in (inspect.getdoc(method) or "")


def test_the_pages_are_what_they_look_like(pages: dict[str, str]) -> None:
    renderer = MarkdownIt("gfm-like", {"linkify": False})
    text = pages["docs/api/resources/contact/get_all.md"]
    rendered = renderer.render(text)
    # the paragraphs and the list of the page survive
    assert "<li>Contact?$top=40</li>" in rendered
    assert "<p>All companies, as an OData list.</p>" in rendered
    assert rendered.count("<h") == 1
    row = '<td><code>select</code></td>\n<td><a href="../../../guides/lists.md"><code>Columns</code></a> | <code>None</code></td>\n<td>no</td>\n<td>query <code>$select</code></td>'
    assert row in rendered


def test_a_page_of_soap_has_the_action(pages: dict[str, str]) -> None:
    page = pages["docs/api/services88/blob.md"]
    action = "http://www.superoffice.net/ws/crm/NetServer/Services88/BLOB/SetBlobStream"
    assert f"\nSOAP action `{action}`\n" in page
