"""The reference of all calls: the pages of agents and resources, the list of routes, and the index `api.md`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

import msgspec

from generator.emit.docs.calls import Call, rest_calls, soap_calls
from generator.emit.docs.group_pages import Group, GroupPages, call_places
from generator.emit.docs.linked import method_links
from generator.emit.docs.paging import LARGEST, page_files
from generator.emit.docs.paths import (
    agent_page,
    group_page,
    relative,
    routes_list,
    type_list,
)
from generator.emit.parts import Part, Parts, small
from generator.emit.planned_names import Plan
from generator.emit.python.former import FormerGroupView
from generator.emit.python.page_links import PageLinks
from generator.emit.python.templates import Templates
from generator.emit.python.views import ASYNC, SYNC
from generator.emit.rest.files import RestPlan
from generator.emit.soap.files import VersionPlan
from generator.model.clients import API_PATH

INDEX: Final = "api.md"


_SUBJECT: Final = re.compile(r"/(?:api/)?(?:v[0-9]+/)?((?:Agents/)?([^/]*))")


class Route(msgspec.Struct, frozen=True):
    """A verb and a path, and where the call is described."""

    call: Call
    place: str

    @property
    def subject(self) -> str:
        """What its path names first: `Contact` of `/api/v1/Contact/{id}`, `Agents/Find` of `/api/v1/Agents/Find/Find`."""
        match = _SUBJECT.search(self.call.route)
        return match[1] if match else ""

    @property
    def letter(self) -> str:
        """The first letter of that name without `Agents/`; `other` where it is none."""
        first = self.subject.removeprefix("Agents/")[:1].lower()
        return first if first.isalpha() else "other"


def add_reference(
    parts: Parts,
    templates: Templates,
    package: str,
    plan: Plan,
    *,
    examples: Mapping[str, str],
    pages: PageLinks,
    guides: Collection[str],
) -> frozenset[str]:
    """Adds every page; returns their paths.

    `examples` are by subject id, `pages` name the pages of the docs, and `guides` are the names of those that there are.
    """
    paths: set[str] = set()
    index: dict[str, object] = {"package": package, "rest": None, "soap": None}
    if plan.rest:
        rest = plan.rest
        groups = tuple(_rest_groups(rest, package, examples))
        links = method_links(
            "",
            (model.name for model in rest.view.models),
            (enum.name for enum in rest.view.enums),
            rest.view.custom,
            guides,
        )
        made = GroupPages(templates, links, pages)
        paths.update(parts.add_all(map(made.part, groups)))
        routes = partial(_route_files, templates, groups, frozenset(paths))
        paths.update(parts.add(Part(None, routes)))
        index["rest"] = _rest_index(rest, groups)
    versions: dict[str, tuple[Group, ...]] = {}
    for version in plan.soap.versions:
        view = version.view
        versions[view.version] = tuple(_soap_groups(version, package, examples))
        links = method_links(
            view.module,
            (model.name for model in (*view.models, *view.results)),
            (enum.name for enum in view.enums),
            view.custom,
        )
        made = GroupPages(templates, links, pages)
        paths.update(parts.add_all(map(made.part, versions[view.version])))
    index["soap"] = _soap_index(plan.soap.versions, versions)
    paths.update(parts.add(small(templates, INDEX, "api.md", index)))
    return frozenset(paths)


def _rest_groups(
    plan: RestPlan, package: str, examples: Mapping[str, str]
) -> Iterator[Group]:
    calls = rest_calls(plan, examples)
    for group in plan.view.groups[SYNC.prefix]:
        access = f"so.{group.call}"
        is_agent = group.public == "agents"
        name = group.wire.removeprefix("Agents/") if is_agent else group.wire
        yield Group(
            name=name,
            title=f"{name} {'agent' if is_agent else 'resource'}",
            text=group.doc.text,
            access=access,
            client=f"{package}.SuperOffice",
            async_client=f"{package}.{ASYNC.prefix}SuperOffice",
            shown=group.shown(package),
            page=group_page("agents" if is_agent else "resources", group.module),
            calls=calls[group.wire],
            formerly=_formerly(access, group.former),
        )


def _soap_groups(
    plan: VersionPlan, package: str, examples: Mapping[str, str]
) -> Iterator[Group]:
    calls = soap_calls(plan, examples)
    path = f"{package}.soap.{plan.view.module}"
    for agent in plan.view.agents:
        custom = agent.custom.get(SYNC.prefix)
        yield Group(
            name=agent.wire,
            title=f"{agent.wire} agent of {plan.view.version}",
            text=agent.doc.text,
            access=f"client.{agent.name}",
            client=f"{path}.Client",
            async_client=f"{path}.{ASYNC.prefix}Client",
            shown=custom.path if custom else f"{path}.{agent.path(SYNC)}",
            page=agent_page(plan.view.module, agent.module),
            calls=calls[agent.wire],
            formerly=_formerly(f"client.{agent.name}", agent.former),
        )


def _formerly(access: str, names: Iterable[FormerGroupView]) -> str:
    start = access.rpartition(".")[0]
    return ", ".join(f"`{start}.{former.name}`" for former in names)


def _route_files(
    templates: Templates, groups: Iterable[Group], pages: Collection[str]
) -> Iterator[tuple[str, str]]:
    """The list of routes; by the first letter of what they name where it is larger than a page."""
    routes = [
        Route(call, place)
        for group in groups
        for call, place in call_places(group, pages)
    ]
    page = routes_list()
    text = templates.render("docs/api/routes.md", _listed(routes, page))
    if len(text.encode()) <= LARGEST:
        yield page, text
        return
    letters: dict[str, list[Route]] = defaultdict(list)
    for route in routes:
        letters[route.letter].append(route)
    parts = [
        {
            "title": letter.capitalize(),
            "link": relative(routes_list(letter), page),
            "subjects": sorted({route.subject for route in part}),
        }
        for letter, part in sorted(letters.items())
    ]
    text = templates.render("docs/api/routes.md", {"parts": parts, "routes": ()})
    yield from page_files(page, "parts", text)
    for letter, part in sorted(letters.items()):
        page = routes_list(letter)
        text = templates.render("docs/api/routes.md", _listed(part, page))
        yield from page_files(page, "routes", text)


def _listed(routes: Iterable[Route], page: str) -> dict[str, object]:
    ordered = sorted(routes, key=lambda route: route.call.route.split()[::-1])
    return {
        "parts": (),
        "routes": [(route.call, relative(route.place, page)) for route in ordered],
    }


def _rest_index(plan: RestPlan, groups: tuple[Group, ...]) -> dict[str, object]:
    view = plan.view
    agents = len(view.agents())
    return {
        "contents": view.contents,
        "agents": groups[:agents],
        "resources": groups[agents:],
        "routes": routes_list(),
        # the routes of SuperOffice have a version too
        "start": "/api/v1" if view.base_path == API_PATH else view.base_path,
        "models": type_list("", "models") if view.models else "",
        "enums": type_list("", "enums") if view.enums else "",
    }


def _soap_index(
    versions: tuple[VersionPlan, ...], groups: Mapping[str, tuple[Group, ...]]
) -> dict[str, object]:
    """A column for each version, and a row for each agent, with its page in the versions that have it."""
    rows: dict[str, dict[str, Group]] = defaultdict(dict)
    for version, of_version in groups.items():
        for group in of_version:
            rows[group.name][version] = group
    return {
        "versions": [
            {
                "view": version.view,
                "models": (
                    type_list(version.view.module, "models")
                    if version.view.models or version.view.results
                    else ""
                ),
                "enums": (
                    type_list(version.view.module, "enums")
                    if version.view.enums
                    else ""
                ),
            }
            for version in versions
        ],
        "rows": [
            (name, [by_version.get(version) for version in groups])
            for name, by_version in sorted(rows.items())
        ],
    }
