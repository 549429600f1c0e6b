"""What each REST page says of its request and its result, worked out once and handed on.

The same call in other sources is known by then, the structures are not: unnamed ones are referred to by their keys.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.ids import OperationId
from generator.model.rest_facts import RestOperationFacts
from generator.passes.knowledge.known import Known
from generator.passes.pages import Located
from generator.passes.rest.pages import RestPages
from generator.passes.rest.request import Request, request_of
from generator.passes.rest.result import Result, result_of


class PageView(msgspec.Struct, frozen=True):
    """A page with its request, None where the operation has no body, and its result."""

    page: Located[RestOperationFacts]
    request: Request | None
    result: Result


class PageViews(msgspec.Struct, frozen=True):
    """The views of all pages from the newest to the oldest, and those of the main pages by operation."""

    pages: tuple[PageView, ...]
    main: Mapping[OperationId, PageView]


def page_views(chosen: RestPages, known: Known) -> PageViews:
    """The views of all pages. A main page that no older page completes is not looked at twice."""
    views = tuple(_view(page, chosen, known) for page in chosen.pages)
    by_path = {view.page.path: view for view in views}
    main = {
        id_: _reused(page, by_path) or _view(page, chosen, known)
        for id_, page in chosen.main.items()
    }
    return PageViews(views, main)


def _view(
    page: Located[RestOperationFacts], chosen: RestPages, known: Known
) -> PageView:
    request = request_of(page.facts, known)
    return PageView(page, request, result_of(page.facts, known, chosen.placeholders))


def _reused(
    page: Located[RestOperationFacts], views: Mapping[str, PageView]
) -> PageView | None:
    view = views[page.path]
    return view if view.page.facts is page.facts else None
