"""What a check of all docs gets."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.model.facts import PageFacts
from generator.model.lint.links import LinkedPages
from generator.model.sources import Sources
from generator.passes.pages import Ages


class CheckedDocs(msgspec.Struct, frozen=True):
    """All docs: the facts of pages by path, the model with its diagnostics, where pages come from and how old they are.

    `files` has the paths of all files that are read, from the page root on, and `unread` those of others whose names lead to
    pages or may do so. `links` has what pages show of each other, but for the `outdated` ones, which a newer source has too.
    """

    pages: Mapping[str, PageFacts]
    api: Api
    diagnostics: tuple[Diagnostic, ...]
    ages: Ages
    sources: Sources
    files: frozenset[str]
    links: LinkedPages = LinkedPages()
    unread: frozenset[str] = frozenset()
    outdated: frozenset[str] = frozenset()
