"""Pass: the group of each REST page, as the index page says that links the page.

Rule: the index page of a resource names it as the API does, and lists its operations; the ids of these pages only contain
that name (`v1BusinessList_GetAll` of `List_Business`). So the name on the index page counts where the two differ, and a
diagnostic names both. An agent is a part of the route, which says where a call goes, and counts more than the index.
Source: index pages of REST.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

import msgspec

from generator.model.diagnostics import Diagnostic
from generator.model.facts import RestIndexFacts
from generator.model.rest_facts import RestOperationFacts
from generator.passes.pages import Located, Reported

_Page = Located[RestOperationFacts]
_Index = Located[RestIndexFacts]


def indexed_groups(
    pages: Sequence[_Page], indexes: Sequence[_Index]
) -> Reported[tuple[_Page, ...]]:
    """The pages with the groups that count."""
    linking = _linking(indexes)
    found = [_grouped(page, linking.get(page.path, ())) for page in pages]
    return Reported(
        tuple(grouped.value for grouped in found),
        tuple(item for grouped in found for item in grouped.diagnostics),
    )


def _linking(indexes: Sequence[_Index]) -> Mapping[str, tuple[_Index, ...]]:
    """The index pages that link a page, by its path."""
    linking: dict[str, tuple[_Index, ...]] = {}
    for index in indexes:
        folder = posixpath.dirname(index.path)
        for target in {link.target.raw for link in index.facts.links}:
            path = posixpath.normpath(posixpath.join(folder, target))
            linking[path] = (*linking.get(path, ()), index)
    return linking


def _grouped(page: _Page, indexes: Sequence[_Index]) -> Reported[_Page]:
    facts = page.facts
    differing = [
        index
        for index in indexes
        if (index.facts.group, index.facts.is_agent) != (facts.group, facts.is_agent)
    ]
    if not differing:
        return Reported(page)
    index = differing[0]
    # two index pages that differ are no evidence, and an agent's route is stronger than either
    counts = len(indexes) == 1 and not facts.is_agent and not index.facts.is_agent
    kind = "agent" if facts.is_agent else "resource"
    used = index.facts.group if counts else facts.group
    message = (
        f"this page belongs to {facts.group}, according to {index.path}:{index.facts.line}"
        f" to {index.facts.group}; the {kind} is called {used}"
    )
    diagnostic = Diagnostic("page-disagrees", page.path, facts.line, message)
    if not counts:
        return Reported(page, (diagnostic,))
    grouped = msgspec.structs.replace(facts, group=used)
    return Reported(msgspec.structs.replace(page, facts=grouped), (diagnostic,))
