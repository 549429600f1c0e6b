"""The README, and the page of a package index, which begins like it but has no links to files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.emit.custom.replacements import Replacements
from generator.emit.docs.guides.chosen import chosen_of_rest, chosen_of_soap
from generator.emit.docs.guides.pages import install, target
from generator.emit.docs.guides.table import Shown, guides
from generator.emit.python.templates import Templates
from generator.emit.rest.views import RestView
from generator.emit.soap.views import VersionView

INDEX_PAGE: Final = "PYPI.md"
"""The page of a package index; the project file names it."""


def readme_files(
    templates: Templates,
    base: Mapping[str, object],
    soap: tuple[VersionView, ...],
    rest: RestView | None,
    custom: Replacements,
) -> Iterator[tuple[str, str]]:
    """Path and text of both; `base` is the context of all shared files."""
    package = base["package"]
    shown = Shown(
        chosen_of_rest(rest) if rest else None, chosen_of_soap(soap) if soap else None
    )
    context = {
        **base,
        "calls": shown.rest,
        "is_vendor": shown.is_vendor,
        "soap": shown.soap,
        "target": target,
        "install": install(shown),
        "guides": guides(shown),
        "custom_classes": custom.by_class,
        "contents": [
            *([(package, rest.contents)] if rest else ()),
            *((f"{package}.soap.{view.module}", view.contents) for view in soap),
        ],
    }
    applies = {
        "extras": shown.is_vendor and (rest or soap),
        "rest": rest,
        "credentials": rest,
        "soap": soap,
        "custom": custom.by_class,
        "contents": True,
    }
    parts = {
        f"{name}_part": templates.render(f"readme/{name}.md", context) if used else ""
        for name, used in applies.items()
    }
    yield "README.md", templates.render("README.md", context | parts)
    yield INDEX_PAGE, templates.render("PYPI.md", context | parts)
