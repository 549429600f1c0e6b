"""The way through the documentation: the home page, lists of groups, `mkdocs.yml` for a site, `llms.txt` for assistants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.emit.docs.guides.table import Guide
from generator.emit.docs.paging import LARGEST, page_files
from generator.emit.docs.paths import (
    ERRORS,
    HOME,
    LLMS,
    SITE,
    STYLE,
    Public,
    agent_page,
    group_list,
    group_page,
    relative,
    routes_list,
    type_list,
    version_page,
)
from generator.emit.python.templates import Templates
from generator.emit.python.views import SYNC, counted
from generator.emit.rest.views import GroupView, RestView
from generator.emit.soap.views import AgentView, VersionView
from generator.model.text import Text

_LARGEST_INDEX: Final = 20_000
"""Bytes of `llms.txt`, so that assistants can read it at once."""


class GroupEntry(msgspec.Struct, frozen=True):
    """An agent or resource in a list: its name, page, call from the client, number of operations, and what it is about."""

    title: str
    page: str
    call: str
    count: int
    text: Text

    @property
    def contents(self) -> str:
        """Its size, such as `2 operations`."""
        return counted({"operation": self.count})


class ListEntry(msgspec.Struct, frozen=True):
    """A list of types or routes: its title, its page, and what it has."""

    title: str
    page: str
    contents: str


class Section(msgspec.Struct, frozen=True):
    """The groups of a protocol and the types that only they use: a title, the page that lists them, and the size."""

    title: str
    page: str
    contents: str
    client: str
    groups: tuple[GroupEntry, ...]
    types: tuple[ListEntry, ...]


class Site(msgspec.Struct, frozen=True):
    """All that the documentation has: guides, sections of groups, and the lists of routes and types of REST."""

    guides: tuple[Guide, ...]
    rest: tuple[Section, ...]
    lists: tuple[ListEntry, ...]
    soap: tuple[Section, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of both protocols."""
        return (*self.rest, *self.soap)


def site_of(
    package: str,
    guides: tuple[Guide, ...],
    rest: RestView | None,
    soap: tuple[VersionView, ...],
) -> Site:
    """What the documentation of an SDK has."""
    lists = _types("", len(rest.models), len(rest.enums)) if rest else ()
    if rest:
        routes = ListEntry("Routes", routes_list(), "each verb and path with its call")
        lists = (routes, *lists)
    return Site(
        guides,
        tuple(_rest_sections(package, rest)) if rest else (),
        lists,
        tuple(_version_section(package, version) for version in soap),
    )


def site_files(
    templates: Templates, base: Mapping[str, object], site: Site
) -> Iterator[tuple[str, str]]:
    """Path and text of the home page, the lists of groups, and the files about the whole."""
    context = dict(base) | {
        "site": site,
        "errors": ERRORS,
        "home": HOME,
        "style": STYLE,
    }
    home = context | {"link": _links_from(HOME)}
    yield HOME, templates.render("docs/index.md", home)
    for section in site.sections:
        text = _list(templates, base, section)
        yield from page_files(section.page, "groups", text)
    in_docs = context | {"path": _in_docs}
    yield SITE, templates.render("mkdocs.yml", in_docs)
    yield STYLE, templates.render("docs/site.css", {})
    yield LLMS, _index(templates, context)


def _links_from(page: str) -> Callable[[str], str]:
    return lambda target: relative(target, page)


def _in_docs(page: str) -> str:
    """The path of a page as the site has it."""
    return page.removeprefix("docs/")


def _list(templates: Templates, base: Mapping[str, object], section: Section) -> str:
    """The list of the groups of a section, with what they are about as far as that fits on a page."""
    context = dict(base) | {
        "section": section,
        "link": _links_from(section.page),
    }
    return _fitting(templates, "docs/api/groups.md", context, LARGEST)


def _index(templates: Templates, context: Mapping[str, object]) -> str:
    """The index for assistants, with every agent and resource as far as that fits."""
    return _fitting(templates, "llms.txt", context, _LARGEST_INDEX)


def _fitting(
    templates: Templates, name: str, context: Mapping[str, object], largest: int
) -> str:
    """The page in full, or short where it would be too long."""
    full = templates.render(name, {**context, "full": True})
    if len(full.encode()) <= largest:
        return full
    return templates.render(name, {**context, "full": False})


def _rest_sections(package: str, view: RestView) -> Iterator[Section]:
    publics: tuple[tuple[Public, str], ...] = (
        ("agents", "Agents"),
        ("resources", "Resources"),
    )
    for public, title in publics:
        groups = [group for group in view.groups[SYNC.prefix] if group.public == public]
        if groups:
            yield Section(
                title=title,
                page=group_list(public),
                contents=_contents(public.removesuffix("s"), groups),
                client=f"{package}.SuperOffice",
                groups=tuple(_group_entry(public, group) for group in groups),
                types=(),
            )


def _version_section(package: str, version: VersionView) -> Section:
    return Section(
        title=version.version,
        page=version_page(version.module),
        contents=_contents("agent", version.agents),
        client=f"{package}.soap.{version.module}.Client",
        groups=tuple(
            GroupEntry(
                title=agent.wire,
                page=agent_page(version.module, agent.module),
                call=f"client.{agent.name}",
                count=len(agent.methods),
                text=_words(agent),
            )
            for agent in version.agents
        ),
        types=_types(
            version.module,
            len(version.models) + len(version.results),
            len(version.enums),
        ),
    )


def _group_entry(public: Public, group: GroupView) -> GroupEntry:
    return GroupEntry(
        title=group.wire.removeprefix("Agents/"),
        page=group_page(public, group.module),
        call=f"so.{group.call}",
        count=len(group.methods),
        text=_words(group),
    )


def _words(group: GroupView | AgentView) -> Text:
    """What the docs say about a group; nothing where its docstring only repeats its name."""
    return Text("") if group.doc == group.title else group.doc.text


def _contents(kind: str, groups: Iterable[GroupView | AgentView]) -> str:
    numbers = [len(group.methods) for group in groups]
    return counted({kind: len(numbers), "operation": sum(numbers)})


def _types(version: str, models: int, enums: int) -> tuple[ListEntry, ...]:
    """The lists of types that are not empty."""
    entries = (
        ListEntry("Models", type_list(version, "models"), counted({"model": models})),
        ListEntry("Enums", type_list(version, "enums"), counted({"enum": enums})),
    )
    has = (models, enums)
    return tuple(entry for entry, number in zip(entries, has, strict=True) if number)
