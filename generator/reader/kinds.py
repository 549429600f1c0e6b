"""The kind of a page, from its content only: where a file lies and how it is called says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from generator.model.facts import PageKind
from generator.reader.page.split import Form, Page
from generator.reader.soap.claims import title_claims
from generator.reader.soap.envelope import is_envelope
from generator.reader.soap.index import DOWNLOAD, VERSION_HEADING
from generator.reader.soap.wsdl import wsdl_source

_TABLE_OF_CONTENTS: Final = "### YamlMime:TableOfContent"
_IMPLEMENTED_BY: Final = "Implemented by the <see "
_ROUTE = re.compile(r"\A(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /\S*\s*\Z")
_ROUTE_OF_INDEX = re.compile(r"\A/\S*\s*\Z")
_REST_HEADING = re.compile(r"\A(?:SuperOffice (?:REST|Agent) API\b.*|WebAPI)\Z")
_ROOT_HEADING = "soap web services"


def _is_wsdl(page: Page) -> bool:
    return wsdl_source(page) is not None or _title(page).endswith("Agent WSDL")


def _is_soap_operation(page: Page) -> bool:
    """Also one without samples is an operation page: what it lacks is reported."""
    return (
        any(is_envelope(fence) for fence in page.fences)
        or any(line.startswith(_IMPLEMENTED_BY) for line in page.lines)
        or any(claim.operation for claim in title_claims(page))
    )


def _is_agent_index(page: Page) -> bool:
    return any(DOWNLOAD.match(line) for line in page.lines)


def _is_version_index(page: Page) -> bool:
    return VERSION_HEADING.match(_first_heading(page)) is not None


def _is_root_index(page: Page) -> bool:
    return _first_heading(page).lower() == _ROOT_HEADING


def _is_rest_operation(page: Page) -> bool:
    return _ROUTE.match(_first_http_line(page)) is not None


def _is_rest_index(page: Page) -> bool:
    # only the first line counts: that of the fence may be all that was meant to be in it
    return bool(
        _ROUTE_OF_INDEX.match(_first_http_line(page).partition("\n")[0])
        or _REST_HEADING.match(_first_heading(page))
    )


def _is_toc(page: Page) -> bool:
    marked = page.text.startswith("### YamlMime:")
    return page.form is Form.YAML and (
        page.text.startswith(_TABLE_OF_CONTENTS) or not marked
    )


def _is_docfx(page: Page) -> bool:
    return page.form is Form.YAML


def _title(page: Page) -> str:
    return page.front_matter.get("title", "") or _first_heading(page)


def _first_heading(page: Page) -> str:
    return page.headings[0].text if page.headings else ""


def _first_http_line(page: Page) -> str:
    fences = [fence for fence in page.fences[:1] if fence.language == "http"]
    return fences[0].body.strip() if fences else ""


# the first that fits wins, so what decides by a sample stands before what decides by a heading
RECOGNISERS: Final[tuple[tuple[PageKind, Callable[[Page], bool]], ...]] = (
    (PageKind.TOC, _is_toc),
    (PageKind.DOCFX, _is_docfx),
    (PageKind.WSDL, _is_wsdl),
    (PageKind.REST_OPERATION, _is_rest_operation),
    (PageKind.SOAP_OPERATION, _is_soap_operation),
    (PageKind.AGENT_INDEX, _is_agent_index),
    (PageKind.VERSION_INDEX, _is_version_index),
    (PageKind.ROOT_INDEX, _is_root_index),
    (PageKind.REST_INDEX, _is_rest_index),
)


def kind_of(page: Page) -> PageKind:
    """The kind of a page, UNKNOWN where no recogniser knows it."""
    return next((kind for kind, fits in RECOGNISERS if fits(page)), PageKind.UNKNOWN)
