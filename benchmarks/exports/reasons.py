"""Why a round trip changes a fact: a table of what OpenAPI cannot say, of which the first rule that fits counts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Final, Protocol

UNEXPLAINED: Final = "unexplained"

_NO_PARAMETERS: Final = ("Accept", "Authorization", "Content-Type", "X-XSRF-TOKEN")
_PATCHES: Final = ("application/json-patch+json", "application/merge-patch+json")
_WORD: Final = re.compile(r"\w+")
_ESCAPE: Final = re.compile(r"\\+[nrt]?")


class Changed(Protocol):
    """A fact before and after the round trip, as JSON; empty where one side lacks it."""

    @property
    def kind(self) -> str:
        """The way to the fact without names: `operations.parameters.type`."""
        ...

    @property
    def place(self) -> str:
        """The subject, and the part of it that the fact is about."""
        ...

    @property
    def before(self) -> str:
        """Its value in the model."""
        ...

    @property
    def after(self) -> str:
        """Its value in the model of the export."""
        ...


def reason(changed: Changed) -> str:
    """Why it is changed, `unexplained` where no rule says so."""
    return next((name for name, rule in _REASONS if rule(changed)), UNEXPLAINED)


def _is_header(changed: Changed) -> bool:
    """A header that is no parameter in OpenAPI 3.1 (section 4.8.12.2), but media types or security schemes."""
    name = changed.place.rpartition("#header ")[2]
    is_parameter = changed.kind.startswith("operations.parameters")
    return is_parameter and name in _NO_PARAMETERS and not changed.after


def _is_order_without_headers(changed: Changed) -> bool:
    if changed.kind != "operations.parameters.order":
        return False
    headers = {f"header {name}" for name in _NO_PARAMETERS}
    kept = [name for name in changed.before.split(", ") if name not in headers]
    return kept == changed.after.split(", ")


def _is_white_space(changed: Changed) -> bool:
    """Words in other lines: a summary is one line, and Markdown has escapes."""
    if not changed.kind.endswith(("description", "returns")):
        return False
    before, after = (
        _WORD.findall(_ESCAPE.sub(" ", text))
        for text in (changed.before, changed.after)
    )
    return before == after


def _is_media_type_of_patch(changed: Changed) -> bool:
    """A patch has the media types of both kinds of patches, whatever its page or file states."""
    if changed.kind != "operations.body.content_types" or not changed.after:
        return False
    names = [name for name in json.loads(changed.after) if name not in _PATCHES]
    return changed.before == json.dumps(names, separators=(",", ":"))


def _is_list_of_objects_in_url(changed: Changed) -> bool:
    """A list in a query whose items another source knows as objects, which no URL can hold: without it they are text."""
    is_query = (
        changed.kind == "operations.parameters.type" and "#query " in changed.place
    )
    values = (changed.before, changed.after)
    return is_query and values == ('"array<any>"', '"array<string>"')


_REASONS: Final[tuple[tuple[str, Callable[[Changed], bool]], ...]] = (
    ("headers that are media types and security in OpenAPI", _is_header),
    ("headers that are media types and security in OpenAPI", _is_order_without_headers),
    ("white space and escapes of Markdown", _is_white_space),
    ("a patch has media types in OpenAPI", _is_media_type_of_patch),
    ("lists in a URL of what another source knows", _is_list_of_objects_in_url),
)
