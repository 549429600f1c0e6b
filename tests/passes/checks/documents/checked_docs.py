"""All docs as checks get them, from pages as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.model.lint.defects import Defect, found
from generator.model.sources import ONE_SOURCE, GivenSource, Sources
from generator.passes import build_api
from generator.passes.checks.checked import CheckedDocs
from generator.reader.read import read_page

Check = Callable[[CheckedDocs], Iterable[Defect]]


def checked(pages: Mapping[str, str], sources: Sources = ONE_SOURCE) -> CheckedDocs:
    """The docs of pages by path."""
    facts = [read_page(path, text.encode()) for path, text in pages.items()]
    built = build_api(facts, sources=sources)
    return CheckedDocs(
        {page.path: page for page in facts},
        built.api,
        built.diagnostics,
        built.ages,
        sources,
        frozenset(pages),
    )


def defects(check: Check, docs: CheckedDocs) -> list[Defect]:
    """What a check finds, by place; each defect can have a fingerprint."""
    return [each.defect for each in found(check(docs))]


def in_order(*folders: str, pages: Iterable[str]) -> Sources:
    """Sources of which the later ones are newer."""
    given = tuple(GivenSource(f"{folder}/", n) for n, folder in enumerate(folders))
    numbers = {
        path: number
        for path in pages
        for number, folder in enumerate(folders)
        if path.startswith(f"{folder}/")
    }
    return Sources(given, numbers)
