"""The kind of a page comes from its content; the path plays no part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.facts import PageKind
from generator.reader.page.outline import Sign
from generator.reader.read import KINDS, read_page

AGENT_INDEX = """---
title: Services90.ParcelAgent SOAP
---

# Services90 Parcel SOAP

Download [WSDL file for Services90/Parcel](../Services90-Parcel.md) for a proxy.

* [Track](Track.md)
"""
REST = "---\ntitle: GET Parcel\n---\n\n# GET Parcel\n\n```http\nGET /api/v1/Parcel/{id}\n```\n"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (PageKind.AGENT_INDEX, AGENT_INDEX),
        (
            PageKind.VERSION_INDEX,
            "# SOAP web services for Services90\n\n* [A](A/index.md)\n",
        ),
        (PageKind.ROOT_INDEX, "---\ntitle: x\n---\n# SOAP web services\n"),
        (PageKind.TOC, "- name: SOAP\n  href: index.md\n  items:\n  - name: A\n"),
        (PageKind.TOC, "items:\n- name: SOAP\n"),
        (PageKind.TOC, "### YamlMime:TableOfContent\n- uid: A\n  name: A\n"),
        (PageKind.DOCFX, "### YamlMime:ManagedReference\nitems:\n- uid: A\n"),
        (PageKind.OPENAPI, '{"swagger": "2.0", "paths": {}}'),
        (PageKind.OPENAPI, "openapi: 3.1.0\npaths: {}\n"),
        (PageKind.OPENAPI_PART, '{"Parcel": {"type": "object"}}'),
        (PageKind.OPENAPI_PART, "Parcel:\n  type: object\n"),
        (PageKind.UNKNOWN, '{"name": "parcels", "version": "1.0.0"}'),
        (PageKind.UNKNOWN, "site_name: Parcels\nnav:\n- Home: index.md\n"),
        (PageKind.REST_OPERATION, REST),
        (PageKind.REST_OPERATION, "```http\nPATCH /api/v1/Agents/A/B\n```\n"),
        (PageKind.REST_INDEX, "---\ntitle: A\n---\n```http\n/api/v1/A\n```\n"),
        (
            PageKind.REST_INDEX,
            "# A\n\n```http\n/api/v1/A\n``\n\n* [GET A](v1A_Get.md)\n",
        ),
        (PageKind.UNKNOWN, "```http\n\nWords.\n/api/v1/A\n"),
        (PageKind.REST_INDEX, "# SuperOffice REST API v1\n## v1-REST\n"),
        (PageKind.REST_INDEX, "---\ntitle: x\n---\n# WebAPI\n"),
        (PageKind.ARCHIVE, "# A\n\n## Supported Columns\n\n|Name|\n|--|\n|a|\n"),
        (
            PageKind.ARCHIVE,
            "# A\n\n## Supported entities\n\n```http\nGET /api/v1/archive/A\n```\n",
        ),
        (
            PageKind.ARCHIVE,
            "# A\n\nThis provider name is implemented by the class B.\n",
        ),
        (PageKind.UNKNOWN, "# A\n\nThe interface is implemented by the class B.\n"),
        (PageKind.REST_OPERATION, f"{REST}\n## Supported Columns\n"),
        (PageKind.SOAP_OPERATION, "---\ntitle: V.AAgent.O SOAP\n---\n"),
        (PageKind.SOAP_OPERATION, 'Implemented by the <see cref="M:V.IAAgent.O"/>\n'),
        (PageKind.SOAP_OPERATION, "```\n<Envelope/>\n```\n"),
        (PageKind.WSDL, "# V.AAgent WSDL\n"),
        (
            PageKind.WSDL,
            "```xml\n<?xml version='1.0'?>\n<!-- <x> -->\n<w:definitions/>\n```\n",
        ),
        (PageKind.WSDL, "<definitions/>"),
        (PageKind.UNKNOWN, ""),
        (PageKind.UNKNOWN, "# How to\n\nSome words about [Remote/V/A.svc](x.md).\n"),
        (PageKind.UNKNOWN, "```xml\n<Envelopes/>\n```\n"),
        (PageKind.UNKNOWN, "```http\nGET the parcel\n```\n"),
        (PageKind.UNKNOWN, "<?xml version='1.0'?><project/>"),
    ],
)
def test_the_content_decides(kind: PageKind, text: str) -> None:
    assert read_page("any", text.encode()).kind is kind


@pytest.mark.parametrize(
    "path", ["Services87/Sale/index.md", "toc.yml", "a.wsdl", "x.md"]
)
def test_the_path_plays_no_part(path: str, page: Callable[..., str]) -> None:
    read = read_page(path, page().encode())
    assert read.kind is PageKind.SOAP_OPERATION
    assert read.facts == read_page("other.txt", page().encode()).facts


def test_an_unknown_page_is_reported() -> None:
    read = read_page("a.md", b"# How to")
    assert [found.id for found in read.diagnostics] == ["page-unknown"]


def test_every_kind_but_unknown_is_recognised() -> None:
    assert {reader.kind for reader in KINDS} == set(PageKind) - {PageKind.UNKNOWN}


def test_no_kind_is_in_two_tables() -> None:
    assert len({reader.kind for reader in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(f"{REST}\n```\n<Envelope/>\n```\n", PageKind.REST_OPERATION, id="route and envelope"),
        pytest.param(f"{REST}\n```\n<definitions/>\n```\n", PageKind.WSDL, id="route and WSDL"),
        pytest.param("```\n<Envelope/>\n```\n\nDownload [WSDL file for V/A](x.md)", PageKind.SOAP_OPERATION, id="envelope and download"),
        pytest.param("# SOAP web services for V\n\nDownload [WSDL file for V/A](x.md)", PageKind.AGENT_INDEX, id="version and download"),
        pytest.param("# SOAP web services for V\n\n```http\n/a\n```\n", PageKind.VERSION_INDEX, id="version and path"),
        pytest.param("### YamlMime:TableOfContent\nitems:\n- uid: A\n", PageKind.TOC, id="contents with items"),
    ],
)  # fmt: skip
def test_the_surer_sign_decides(text: str, kind: PageKind) -> None:
    assert read_page("any", text.encode()).kind is kind


def test_kinds_are_tried_from_the_surest_sign_to_the_least() -> None:
    signs = [reader.sign for reader in KINDS]
    assert signs == sorted(signs)
    assert set(signs) == set(Sign)


def test_every_kind_that_holds_facts_has_a_reader() -> None:
    empty = {PageKind.ROOT_INDEX, PageKind.TOC, PageKind.UNKNOWN}
    without = {reader.kind for reader in KINDS if reader.read is None}
    assert without == empty - {PageKind.UNKNOWN}
