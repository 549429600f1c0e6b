"""The Jinja environment: strict, without stray white space, and closed to text that was not escaped."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import jinja2

from generator.emit.docs.escape import as_blocks, as_cell, as_markdown
from generator.emit.python.escape import Doc, as_docstring, as_literal
from generator.emit.python.layout import fitted
from generator.emit.python.page_links import NO_LINKS, PageLinks
from generator.model.errors import InternalError
from generator.model.text import Text


def template_folder() -> Path:
    """The folder of the templates: inside the package in a wheel, beside it in a checkout.

    Raises:
        InternalError: they are in neither place; the installation is broken.
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / "package").is_dir():
            return folder
    raise InternalError("the templates are missing", "Install Docwright again.")


class Templates:
    """Templates by name without `.jinja`, such as `package/soap/version/models.py`; docstrings name pages by `pages`."""

    def __init__(self, pages: PageLinks = NO_LINKS) -> None:
        # Only HTML is escaped by Jinja. The output is Python, TOML and Markdown, which `finalize` guards.
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(template_folder()),
            autoescape=jinja2.select_autoescape(),
            undefined=jinja2.StrictUndefined,
            # lines that hold a block only leave no line behind
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_finalize,
            # they are part of the program: no run sees them change
            auto_reload=False,
        )
        filters: dict[str, Any] = {**_FILTERS}
        filters["docstring"] = partial(as_docstring, pages=pages)
        self._environment.filters.update(filters)

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The text of the template `name` with the context; long statements of Python are broken into lines."""
        text = self._environment.get_template(f"{name}.jinja").render(context)
        return fitted(text) if name.endswith(".py") else text


def _finalize(value: object) -> object:
    if isinstance(value, Text | Doc):
        raise InternalError("a template writes text of a page without an escape")
    return value


def _of_text(escape: Callable[[Text], str]) -> Callable[[Text | str], str]:
    """An escape for text of pages as a filter, which escapes other texts too."""

    def escaped(value: Text | str) -> str:
        return escape(value if isinstance(value, Text) else Text(value))

    return escaped


def _toml(value: str) -> str:
    """A TOML basic string; its escapes are JSON's."""
    return json.dumps(value)


_FILTERS: Final[dict[str, Any]] = {
    "blocks": _of_text(as_blocks),
    "cell": _of_text(as_cell),
    "literal": as_literal,
    "markdown": _of_text(as_markdown),
    "toml": _toml,
}
