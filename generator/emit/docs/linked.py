"""Annotations as Markdown in which each class leads to its page.

The code between unions is in code spans, so that a table shows it: GitHub wants a `|` in code escaped, and Python-Markdown,
which builds the site, would show the escape.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from generator.emit.custom.replacements import NO_REPLACEMENTS, Replacements
from generator.emit.docs.paths import guide_page, relative, type_pages
from generator.model.errors import InternalError

_GUIDES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("Columns", "Filter", "Ordering"), "lists"),
    **dict.fromkeys(("AsyncRows", "Row", "Rows"), "lists"),
    "Changes": "changes",
    "Content": "files",
}
"""The guides about names of the runtime that annotations use, by that name."""

# a name with its module, the sign of a union, or what else is between names
_PART: Final = re.compile(r"([A-Za-z_][\w.]*)| \| |[\[\], ]", re.ASCII)


class AnnotationLinks:
    """The pages of the names in annotations.

    `pages` are by name, and `shown` what people see instead of a name that is only known inside the code.
    """

    def __init__(
        self, pages: Mapping[str, str], shown: Mapping[str, str] | None = None
    ) -> None:
        self._pages = pages
        self._shown = shown or {}
        self._made: dict[tuple[str, str], str] = {}

    def used(self, annotations: Iterable[str]) -> list[tuple[str, str, str]]:
        """The names in annotations that lead to pages, sorted, each with its page and what people see instead of it."""
        names = {name for text in annotations for name, _ in _parts(text)}
        return [
            (name, self._pages[name], self._shown.get(name, name))
            for name in sorted(names & self._pages.keys())
        ]

    def linked(self, annotation: str, page: str) -> str:
        """An annotation on a page: `dict[str, list[models.X]] | None` as code with a link on `models.X`.

        Raises:
            InternalError: it is no annotation, so it could be markup.
        """
        # the pages of a folder share their links, and annotations repeat
        key = (annotation, page.rpartition("/")[0])
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._markdown(annotation, page)
        return made

    def _markdown(self, annotation: str, page: str) -> str:
        pieces: list[str] = []
        code = ""
        for name, text in _parts(annotation):
            target = self._pages.get(name)
            if target is None and text != " | ":
                code += self._shown.get(name, text)
                continue
            # a space at the end of code is lost in Python-Markdown
            pieces += [f"`{code.rstrip()}`"] if code else []
            pieces += [" "] if code.endswith(" ") else []
            code = ""
            if target is None:
                pieces.append(r" \| ")
            else:
                shown = self._shown.get(name, name)
                pieces.append(f"[`{shown}`]({relative(target, page)})")
        return "".join([*pieces, f"`{code}`" if code else ""])


def _parts(annotation: str) -> Iterator[tuple[str, str]]:
    """The parts of an annotation, each with the name that it is, if it is one."""
    position = 0
    while position < len(annotation):
        match = _PART.match(annotation, position)
        if match is None:
            raise InternalError(f"not an annotation: {annotation[:80]!a}")
        yield match[1] or "", match[0]
        position = match.end()


def method_links(
    version: str,
    models: Iterable[str],
    enums: Iterable[str],
    custom: Replacements = NO_REPLACEMENTS,
    guides: Collection[str] = (),
) -> AnnotationLinks:
    """Links for annotations of methods, which name types by their modules: `models.Contact`, `Rows[Row]`.

    `guides` are the names of those that there are. `version` is the module of a version of SOAP, empty for REST; models and enums are all their classes. `custom` has
    paths below the package of the version. A class of the user leads to the page of the class that it stands for.
    """
    pages = {
        f"models.{name}": page
        for name, page in type_pages(version, "models", models).items()
    }
    pages |= {
        f"enums.{name}": page
        for name, page in type_pages(version, "enums", enums).items()
    }
    users, shown = _of_users(pages, custom)
    runtime = {
        name: guide_page(guide) for name, guide in _GUIDES.items() if guide in guides
    }
    return AnnotationLinks({**runtime, **pages, **users}, shown)


def field_links(
    pages: Mapping[str, str], custom: Replacements = NO_REPLACEMENTS
) -> AnnotationLinks:
    """Links for annotations of fields, which name types without their modules; `pages` are those of all types by class."""
    users, shown = _of_users(
        {f"models.{name}": page for name, page in pages.items()}, custom
    )
    return AnnotationLinks({**pages, **users}, shown)


def _of_users(
    pages: Mapping[str, str], custom: Replacements
) -> tuple[dict[str, str], dict[str, str]]:
    """The pages of the user's classes by their names in code, and what these are called outside of it."""
    users = {
        replacement.code: (pages[path], replacement.path)
        for path, replacement in custom.by_class.items()
        if path in pages
    }
    targets = {code: page for code, (page, _) in users.items()}
    return targets, {code: path for code, (_, path) in users.items()}
