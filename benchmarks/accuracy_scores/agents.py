"""The agents that a page is evidence for, and what is left without the evidence of some of them.

A page is evidence of the agent or resource that it is about, whatever its kind; a resource that is called like an agent
goes with it. A docfx page of a carrier or enum is evidence of every agent whose methods reach it, and of nobody when none
does; it stays while one of them stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from benchmarks.accuracy_scores.comparisons import Truth
from generator.model.docfx_facts import DocfxFacts, DocfxType
from generator.model.errors import UsageError
from generator.model.facts import (
    AgentIndexFacts,
    PageFacts,
    SoapOperationFacts,
    WsdlFacts,
)
from generator.model.rest_facts import RestOperationFacts

Evidence = Mapping[str, frozenset[str]]
"""The agents and resources whose evidence each page is, by its path; none for pages of nobody."""


def evidence(pages: Sequence[PageFacts]) -> Evidence:
    """Whose evidence each page is."""
    owners = _owners_of_docfx([page.facts for page in pages if _is_docfx(page)])
    return {page.path: _of_page(page, owners) for page in pages}


def _is_docfx(page: PageFacts) -> bool:
    return isinstance(page.facts, DocfxFacts)


def _of_page(page: PageFacts, owners: Mapping[str, Collection[str]]) -> frozenset[str]:
    match page.facts:
        case SoapOperationFacts(agent=agent) | WsdlFacts(agent=agent):
            return frozenset((str(agent),))
        case AgentIndexFacts(agent=agent):
            return frozenset((str(agent),))
        case RestOperationFacts(group=group):
            return frozenset((str(group),))
        case DocfxFacts(name=name):
            return frozenset(owners[name])
        case _:
            return frozenset()


def _owners_of_docfx(facts: Iterable[object]) -> Mapping[str, Collection[str]]:
    """The agents that reach each docfx class, by its name."""
    found = {
        str(class_.name): class_ for class_ in facts if isinstance(class_, DocfxFacts)
    }
    owners: dict[str, set[str]] = defaultdict(set)
    agents = {str(class_.agent): class_ for class_ in found.values() if class_.agent}
    for agent, methods in agents.items():
        for name in _reached(methods, found):
            owners[name].add(agent)
    for name in found:
        # The client has a class for each request, called after its agent.
        agent, _, request = name.partition("_")
        if request.endswith("Request") and agent in agents:
            owners[name].add(agent)
    return owners


def _reached(start: DocfxFacts, found: Mapping[str, DocfxFacts]) -> set[str]:
    reached: set[str] = set()
    waiting = [str(start.name)]
    while waiting:
        name = waiting.pop()
        if name not in reached and name in found:
            reached.add(name)
            waiting += _named_in(found[name])
    return reached


def _named_in(facts: DocfxFacts) -> Iterator[str]:
    if facts.base and not facts.agent:
        yield facts.base
    types = [field.type for field in facts.properties] + [facts.dictionary]
    for method in facts.methods:
        types += [type_ for _, type_ in method.parameters] + [method.result]
    for type_ in types:
        if type_ is not None:
            yield from _names(type_)


def _names(type_: DocfxType) -> Iterator[str]:
    yield type_.name
    for argument in type_.arguments:
        yield from _names(argument)


def left_without(
    pages: Sequence[PageFacts], owned: Evidence, agents: Collection[str]
) -> list[PageFacts]:
    """The pages that are evidence of somebody else, or of nobody."""
    return [
        page
        for page in pages
        if not owned[page.path] or not owned[page.path] <= frozenset(agents)
    ]


def check_known(agents: Iterable[str], owned: Evidence) -> None:
    """Every agent has some page.

    Raises:
        UsageError: one has none.
    """
    known = frozenset[str]().union(*owned.values())
    for agent in agents:
        if agent not in known:
            raise UsageError(
                f"No page is about '{agent}'.", f"There are {', '.join(sorted(known))}."
            )


def truth_without(
    truth: Truth, pages: Iterable[PageFacts], agents: Collection[str]
) -> Truth:
    """The truth of all other agents and resources, with the types that their operations reach."""
    groups = groups_of(pages)
    kept = {
        key: operation
        for key, operation in truth.rest.operations.items()
        if groups.get(key) not in agents
    }
    return Truth(
        truth.rest.with_operations(kept),
        tuple(oracle.without(agents) for oracle in truth.soap),
    )


def groups_of(pages: Iterable[PageFacts]) -> Mapping[str, str]:
    """The agent or resource of each REST operation, by method and path, as its page says."""
    return {
        f"{page.facts.method} {page.facts.path}": str(page.facts.group)
        for page in pages
        if isinstance(page.facts, RestOperationFacts)
    }
