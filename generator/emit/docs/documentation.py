"""The pages of the documentation about the SDK as a whole, and the files that lead to all pages."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.emit.copied_files import runtime_files
from generator.emit.custom.replacements import Replacements
from generator.emit.docs.errors import error_module
from generator.emit.docs.guides.calls import rest_calls, soap_calls
from generator.emit.docs.guides.pages import guide_pages
from generator.emit.docs.guides.table import Shown, guides
from generator.emit.docs.paths import ERRORS
from generator.emit.docs.site import site_files, site_of
from generator.emit.python.templates import Templates
from generator.emit.rest.views import RestView
from generator.emit.settings import SdkSettings
from generator.emit.soap.views import VersionView


def documentation(
    templates: Templates,
    settings: SdkSettings,
    rest: RestView | None,
    soap: tuple[VersionView, ...],
    custom: Replacements,
) -> Iterator[tuple[str, str]]:
    """Path and text of guides, the page about errors, home page, lists of groups, `mkdocs.yml` and `llms.txt`."""
    base = {
        **msgspec.structs.asdict(settings),
        "rest": rest is not None,
        "versions": soap,
    }
    module = error_module(runtime_files()["errors.py"])
    page = templates.render("docs/api/errors.md", base | {"module": module})
    yield ERRORS, page
    shown = Shown(
        rest_calls(rest) if rest else None, soap_calls(soap) if soap else None
    )
    yield from guide_pages(templates, base, shown, custom)
    site = site_of(settings.package, guides(shown), rest, soap)
    yield from site_files(templates, base, site)
