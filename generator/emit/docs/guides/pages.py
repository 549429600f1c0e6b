"""The pages of the guides, from their templates and what the SDK has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import msgspec

from generator.emit.copied_files import runtime_files
from generator.emit.custom.replacements import Replacements
from generator.emit.docs.guides.chosen import Call, RestCalls
from generator.emit.docs.guides.options import (
    Option,
    Signature,
    constructor,
    docstring,
    in_table,
    methods,
    section,
)
from generator.emit.docs.guides.table import Guide, Shown, guides
from generator.emit.docs.linked import AnnotationLinks
from generator.emit.docs.paths import relative, routes_list
from generator.emit.python.templates import Templates

CREDENTIALS: Final = (
    ("BearerAuth", "auth/header_auth.py"),
    ("OAuthAuth", "auth/oauth.py"),
    ("SystemUserAuth", "auth/system_user.py"),
    ("TicketAuth", "auth/header_auth.py"),
    ("CookieAuth", "auth/header_auth.py"),
    ("BasicAuth", "auth/header_auth.py"),
    ("ApiKeyAuth", "auth/api_key.py"),
)
"""The classes of credentials and the modules of the runtime that define them, the most usual first."""
_OF_OTHERS: Final = ("BearerAuth", "BasicAuth", "ApiKeyAuth")
"""Those that servers take which are not SuperOffice's."""
_OF_VENDOR: Final = frozenset(
    {"allowed_hosts", "app_token", "culture", "environment", "language", "time_zone"}
)
"""Options that only SuperOffice's servers understand."""
_SAMPLES: Final = {
    "None": "None",
    "bool": "True",
    "bytes | None": 'b"GIF89a"',
    "datetime": '"2026-01-31T09:00:00"',
    "float": "1.5",
    "int": "5",
    "str | None": '"name"',
}
"""Answers as code by the annotation of a result. Lists are empty, and objects without fields."""


def guide_pages(
    templates: Templates,
    base: Mapping[str, object],
    shown: Shown,
    custom: Replacements,
) -> Iterator[tuple[str, str]]:
    """Path and text of each guide. `base` has the settings and the versions of SOAP."""
    listed = guides(shown)
    context = dict(base) | _shared(shown, custom)
    for guide in listed:
        others = [other for other in listed if other is not guide]
        page = context | {"others": others, "link": _link(guide)}
        yield guide.page, templates.render(f"docs/guides/{guide.name}.md", page)


def _shared(shown: Shown, custom: Replacements) -> dict[str, object]:
    sources = runtime_files()
    auth = {name: constructor(sources[module], name) for name, module in CREDENTIALS}
    return {
        "calls": shown.rest,
        "soap": shown.soap,
        "routes": routes_list(),
        "install": install(shown),
        "target": target,
        "code": _code,
        "cell": in_table,
        "linked": plain_annotation,
        "environment_of": _environment_of,
        "clients": _clients(shown, sources),
        "credentials": tuple(map(auth.__getitem__, _classes(shown))),
        "system_user": auth["SystemUserAuth"],
        "oauth": auth["OAuthAuth"],
        "environment": _environment(sources),
        "field_methods": methods(sources["rest/query/field.py"], "Field"),
        "custom": tuple(custom.by_class.items()),
        "sample": _sample(shown.rest) if shown.rest else "",
    }


def _classes(shown: Shown) -> tuple[str, ...]:
    """The classes of credentials that a server takes."""
    if not shown.is_vendor:
        return _OF_OTHERS
    return tuple(name for name, _ in CREDENTIALS if name != "ApiKeyAuth")


def plain_annotation(annotation: str) -> str:
    """An annotation of the runtime as Markdown, in tables too."""
    return AnnotationLinks({}).linked(annotation, "")


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _link(guide: Guide) -> Callable[[str], str]:
    return lambda target: relative(target, guide.page)


def install(shown: Shown) -> str:
    """What pip installs from the folder of the SDK, with all extras, as a word of a shell."""
    has_auth = shown.rest is not None and shown.is_vendor
    extras = [*(["auth"] if has_auth else []), *(["soap"] if shown.soap else [])]
    return f"'.[{','.join(extras)}]'" if extras else "."


def target(call: Call) -> str:
    """What precedes a call as a statement."""
    return "" if call.result == "None" else "result = "


def _environment_of(option: Option) -> str:
    """The variables that give an option, where its text does not name them."""
    names = [name for name in option.variables if name not in option.text]
    return f"<br>Environment: {', '.join(names)}" if names else ""


def _clients(
    shown: Shown, sources: Mapping[str, str]
) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    """The constructors of the clients that an SDK has, with their options."""
    rows = (
        (shown.rest, "`SuperOffice` and `AsyncSuperOffice`", "rest", "RestClientBase"),
        (shown.soap, "`Client` and `AsyncClient` of SOAP", "soap", "SoapClientBase"),
    )
    return tuple(
        (
            title,
            _suited(shown, constructor(sources[f"{folder}/construction.py"], name)),
        )
        for calls, title, folder, name in rows
        if calls
    )


def _suited(shown: Shown, client: Signature) -> tuple[Option, ...]:
    """The options of a client that say something to the server of the API."""
    if shown.is_vendor or shown.rest is None:
        return client.options
    url = f"The URL of the server, such as `{shown.rest.url}`."
    return tuple(
        (
            msgspec.structs.replace(option, text=url)
            if option.name == "base_url"
            else option
        )
        for option in client.options
        if option.name not in _OF_VENDOR
    )


def _environment(sources: Mapping[str, str]) -> str:
    """What `from_env` says about variables, in Markdown."""
    source = sources["rest/construction.py"]
    text = docstring(source, "RestClientBase", "from_env")
    return section(text, "SUPEROFFICE_URL is required")


def _sample(calls: RestCalls) -> str:
    """The answer to the call that guides show, as code."""
    result = calls.read.result
    if calls.text_field:
        return f'models.{result}({calls.text_field}="Ferry")'
    is_list = result.startswith(("list[", "Rows["))
    return _SAMPLES.get(result, "[]" if is_list else "{}")
