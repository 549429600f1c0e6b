"""Guides, index pages and tables of contents of any size: pages of words and links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from growth.run import Documents
from support.pages import operation_page
from support.rest_pages import rest_page

_REST: Final = "reference/restful/rest/Crate"
_SOAP: Final = "reference/soap/Post1/Courier"
_WORDS: Final = (
    'Saves a <see cref="!:Crate{n}">crate</see> of the the kind {n}.',
    "Waits.&lt;br/&gt;Until &amp;lt; {n} or `<para/>`.",
    "A cafÃ© of \N{REPLACEMENT CHARACTER}{n} and <b>more</b>.",
    "\n<p>\n**Held** crates of {n} stay.\n",
)
_LINKS: Final = (
    "[a](there{n}.md) and [b](Guide.md#{n}) and [c](guide.md#words-of-{n})",
    "<xref:Post.Crate.N{n}> and [d](xref:Post.Crate.M{n}) and [e](restful/none{n}.md) and @Post.Crate.K{n}",
    "<!-- <pre> <a {n} <xref {n} [f](none{n}.md",
    "--> \\] [g]: none{n}.md `a` [^{n}]: a",
)
_INDEX: Final = """---
title: Post1.CourierAgent SOAP
uid: Post1-Courier-soap
---

# Post1 Courier SOAP

SOAP request and response examples, and WSDL files for **Remote/Post1/Courier.svc**

Download [WSDL file for Post1/Courier](../Post1-Courier.md) if you need to generate your own proxy code.

"""


def words_of_guides(size: int) -> Documents:
    """Lines of text with all that is wrong with words, and one line that has all of them."""
    lines = [words.format(n=number) for number in range(size) for words in _WORDS]
    long = " ".join(line.replace("\n", " ") for line in lines)
    page = "\n".join(("# Words", "", *lines, "", long, "", "`` ` " * size))
    return Documents(
        {"reference/words.md": page, "reference/a.md": rest_page("GET /api/v1/Crate")}
    )


def links_of_guides(size: int) -> Documents:
    """Links, references and requests in guides, in contents, and in an index, which lists half of its pages twice."""
    names = [f"Send{number}" for number in range(size)]
    links = [links.format(n=number) for number in range(size) for links in _LINKS]
    headings = [f"## Words of {number}" for number in range(size)]
    calls = [f"GET /api/v1/Crate/{number}/Held{number}" for number in range(size)]
    calls += [f"PUT /api/v1/Crate/N{number}" for number in range(size)]
    calls += [f"curl -X PUT https://a.example/api/v1/Crate/{n}" for n in range(size)]
    calls += [
        f'SOAPAction: "http://a.example/Post1/Courier/Do{n}"' for n in range(size)
    ]
    guide = "\n\n".join(("# Links", *links, *headings))
    entries = [f"* [{name}]({name}.md)" for name in names[::2] * 2]
    contents = [
        f"- name: N{number}\n  href: none{number}.md\n  uid: Post.Crate.N{number}"
        for number in range(size)
    ]
    uids = ["- uid: Post.Crate", "  children:"]
    uids += [f"  - Post.Crate.L{number}" for number in range(size)]
    uids += [f"- uid: Post.Crate.M{number}" for number in range(size)]
    pages = {
        "reference/guide.md": f"{guide}\n\n```http\n" + "\n".join(calls) + "\n```\n",
        "reference/toc.yml": "\n".join(("### YamlMime:TableOfContent", *contents)),
        "reference/class.yml": "\n".join(
            ("### YamlMime:ManagedReference", "items:", *uids)
        ),
        f"{_SOAP}/index.md": _INDEX + "\n".join(entries) + "\n",
    }
    pages |= {
        f"{_SOAP}/{name}.md": operation_page(f"Post1/Courier/{name}", "", "")
        for name in names
    }
    pages |= {
        f"{_REST}/{number}.md": rest_page(
            f"GET /api/v1/Crate/N{number}", uid=f"v1Crate_Get{number}"
        )
        for number in range(size)
    }
    return Documents(pages)


GUIDE_KINDS: Final[tuple[Callable[[int], Documents], ...]] = (
    words_of_guides,
    links_of_guides,
)
"""The kinds of this module."""
