"""The files of the documentation of models and enums."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from generator.emit.docs.paths import TypeModule
from generator.emit.docs.types.lists import Entry, entry, type_lists
from generator.emit.docs.types.made import TypePages, twins
from generator.emit.docs.types.pages import TypePage, split
from generator.emit.docs.types.source import TypeSource, rest_source, soap_source
from generator.emit.parts import Part
from generator.emit.python.templates import Templates
from generator.emit.rest.files import RestPlan
from generator.emit.soap.files import SoapPlan


def type_pages(
    templates: Templates,
    package: str,
    soap: SoapPlan,
    rest: RestPlan | None,
    pages: Collection[str],
) -> Iterator[Part]:
    """The pages about models and enums; `pages` are those of calls."""
    sources = [soap_source(version, package, pages) for version in soap.versions]
    if rest:
        sources.append(rest_source(rest, package, pages))
    same = twins(sources)
    for source in sources:
        made = TypePages(source, same)
        yield from _written(templates, package, source, made)


def _written(
    templates: Templates, package: str, source: TypeSource, made: TypePages
) -> Iterator[Part]:
    listed: dict[TypeModule, list[Entry]] = {"models": [], "enums": []}
    for whole in made.pages():
        listed["models" if whole.section == "fields" else "enums"].append(entry(whole))
        yield Part((package, whole), partial(_pages, templates, package, whole))
    yield Part(None, lambda: _lists(templates, source, listed))


def _pages(
    templates: Templates, package: str, whole: TypePage
) -> Iterator[tuple[str, str]]:
    for page in split(whole):
        name = "type" if isinstance(page, TypePage) else "type_part"
        context = {"page": page, "top": package}
        yield page.path, templates.render(f"docs/api/{name}.md", context)


def _lists(
    templates: Templates, source: TypeSource, listed: Mapping[TypeModule, list[Entry]]
) -> Iterator[tuple[str, str]]:
    for module, entries in listed.items():
        if not entries:
            continue
        title = f"{module.capitalize()} of {source.title}"
        for listing in type_lists(source.version, module, title, entries):
            about = {"list": listing, "package": source.package, "module": module}
            yield listing.path, templates.render("docs/api/types.md", about)
