"""Pass: the request and the result of each REST page, which later steps share.

Structures that no source names have no names yet; types refer to them by their keys.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.ids import OperationId
from generator.model.rest_facts import RestOperationFacts
from generator.passes.knowledge.known import Known
from generator.passes.pages import Located
from generator.passes.rest.main_pages import MainPages
from generator.passes.rest.request import Request, request_of
from generator.passes.rest.result import Result, result_of


class Exchange(msgspec.Struct, frozen=True):
    """A page with its request, None where the operation has no body, and its result."""

    page: Located[RestOperationFacts]
    request: Request | None
    result: Result


class Exchanges(msgspec.Struct, frozen=True):
    """The exchanges of all pages, from the newest to the oldest, and those of the main pages by operation."""

    pages: tuple[Exchange, ...]
    main: Mapping[OperationId, Exchange]


def page_exchanges(chosen: MainPages, known: Known) -> Exchanges:
    """The exchanges of all pages. That of a main page is reused unless older pages completed the page."""
    exchanges = tuple(_exchange(page, chosen, known) for page in chosen.pages)
    by_path = {exchange.page.path: exchange for exchange in exchanges}
    main = {
        id_: _reused(page, by_path) or _exchange(page, chosen, known)
        for id_, page in chosen.main.items()
    }
    return Exchanges(exchanges, main)


def _exchange(
    page: Located[RestOperationFacts], chosen: MainPages, known: Known
) -> Exchange:
    request = request_of(page.facts, known)
    return Exchange(page, request, result_of(page.facts, known, chosen.placeholders))


def _reused(
    page: Located[RestOperationFacts], exchanges: Mapping[str, Exchange]
) -> Exchange | None:
    exchange = exchanges[page.path]
    return exchange if exchange.page.facts is page.facts else None
