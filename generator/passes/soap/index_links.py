"""Pass: operation pages that their index page calls otherwise.

Rule: a call goes where the endpoint and the sample on the page of the operation say. The index page of the agent that links
the page is weaker, and so are titles and folders; what it says otherwise is reported. Source: agent index pages.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from generator.model.diagnostics import Diagnostic
from generator.model.facts import AgentIndexFacts, IndexLink, SoapOperationFacts
from generator.passes.pages import Located


def index_links(
    indexes: Iterable[Located[AgentIndexFacts]],
    pages: Iterable[Located[SoapOperationFacts]],
) -> Iterator[Diagnostic]:
    """Yields a diagnostic for each link whose page is about another agent, version or operation."""
    by_path = {page.path: page for page in pages}
    for index in indexes:
        folder = posixpath.dirname(index.path)
        for link in index.facts.links:
            target = posixpath.normpath(posixpath.join(folder, link.target.raw))
            page = by_path.get(target)
            if page is not None and _names(page.facts) != _stated(index.facts, link):
                message = (
                    f"this page is about {'/'.join(_names(page.facts))}, the index page {index.path}:{link.line}"
                    f" links it as {'/'.join(_stated(index.facts, link))}; this page was used"
                )
                yield Diagnostic("page-disagrees", page.path, page.facts.line, message)


def _names(facts: SoapOperationFacts) -> tuple[str, str, str]:
    return facts.version, facts.agent, facts.operation


def _stated(index: AgentIndexFacts, link: IndexLink) -> tuple[str, str, str]:
    return index.version, index.agent, link.name.raw
