"""The documentation of an SDK: every page below `docs/`, `api.md`, and the files that lead to all pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from generator.emit.copied_files import runtime_files
from generator.emit.custom.replacements import Replacements
from generator.emit.docs.errors import error_module
from generator.emit.docs.guides.chosen import chosen_of_rest, chosen_of_soap
from generator.emit.docs.guides.options import in_table
from generator.emit.docs.guides.pages import guide_pages, plain_annotation
from generator.emit.docs.guides.table import Shown, guides
from generator.emit.docs.paths import ERRORS
from generator.emit.docs.reference import add_reference
from generator.emit.docs.site import Site, site_files, site_of
from generator.emit.docs.types.files import type_pages
from generator.emit.parts import Part, Parts
from generator.emit.planned_names import Plan
from generator.emit.python.page_links import PageLinks
from generator.emit.python.templates import Templates
from generator.emit.settings import SdkSettings


def add_documentation(
    parts: Parts,
    templates: Templates,
    settings: SdkSettings,
    plan: Plan,
    *,
    examples: Mapping[str, str],
    pages: PageLinks,
) -> None:
    """Adds every file; `examples` are by subject id, and `pages` name the pages of the docs."""
    package, shown = settings.package, _shown(plan)
    names = [guide.name for guide in guides(shown)]
    paths = add_reference(
        parts, templates, package, plan, examples=examples, pages=pages, guides=names
    )
    parts.add_all(type_pages(templates, package, plan.soap, plan.rest, paths))
    parts.add(_whole(templates, settings, plan, shown))


def _shown(plan: Plan) -> Shown:
    """The calls that guides show."""
    return Shown(
        chosen_of_rest(plan.rest.view) if plan.rest else None,
        chosen_of_soap(plan.soap.views) if plan.soap.views else None,
    )


def _whole(
    templates: Templates, settings: SdkSettings, plan: Plan, shown: Shown
) -> Part:
    """What is about the SDK as a whole: guides, errors, the home page, lists of groups, `mkdocs.yml` and `llms.txt`."""
    rest, soap = plan.rest.view if plan.rest else None, plan.soap.views
    base = {
        **msgspec.structs.asdict(settings),
        "rest": rest is not None,
        "is_vendor": shown.is_vendor,
        "versions": [
            {"version": view.version, "module": view.module, "contents": view.contents}
            for view in soap
        ],
    }
    site = site_of(settings.package, guides(shown), rest, soap)
    # which guides there are follows from what they show
    inputs = (base, shown, site.rest, site.lists, site.soap)
    return Part(
        inputs, partial(_whole_files, templates, base, plan.custom, shown, site)
    )


def _whole_files(
    templates: Templates,
    base: Mapping[str, object],
    custom: Replacements,
    shown: Shown,
    site: Site,
) -> Iterator[tuple[str, str]]:
    errors = {
        "module": error_module(runtime_files()["errors.py"]),
        "linked": plain_annotation,
        "cell": in_table,
    }
    yield ERRORS, templates.render("docs/api/errors.md", {**base, **errors})
    yield from guide_pages(templates, base, shown, custom)
    yield from site_files(templates, base, site)
