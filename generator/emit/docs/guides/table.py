"""The guides in their order, and which SDKs have them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from generator.emit.docs.guides.chosen import RestCalls, SoapCalls
from generator.emit.docs.paths import guide_page


class Shown(msgspec.Struct, frozen=True):
    """The calls that guides of an SDK show, by protocol; None where the SDK does not have it."""

    rest: RestCalls | None
    soap: SoapCalls | None

    @property
    def is_vendor(self) -> bool:
        """Whether the API is SuperOffice's, which has users, tenants and fields of its own."""
        return self.rest is None or self.rest.is_vendor


class Guide(msgspec.Struct, frozen=True):
    """A guide: the name of its page and template, its title, what it is about, and whether an SDK has it."""

    name: str
    title: str
    summary: str
    suits: Callable[[Shown], bool] = lambda _: True

    @property
    def page(self) -> str:
        """Its page, below the output folder."""
        return guide_page(self.name)


def _has_lists(shown: Shown) -> bool:
    return shown.rest is not None and shown.rest.has_rows


def _has_files(shown: Shown) -> bool:
    return shown.rest is not None and shown.rest.has_files


def _has_rest(shown: Shown) -> bool:
    return shown.rest is not None


def _has_soap(shown: Shown) -> bool:
    return shown.soap is not None


GUIDES: Final = (
    Guide("start", "Start", "install, make the first call, find the call for a URL"),
    Guide(
        "options", "Options and environment", "all options of clients, proxies, headers"
    ),
    Guide(
        "authentication",
        "Authentication",
        "credentials, the system user, signing users in, where a tenant is",
    ),
    Guide(
        "lists",
        "Lists and filters",
        "rows, pages, filters, columns by type",
        _has_lists,
    ),
    Guide(
        "changes",
        "Changes",
        "write entities back, PATCH, user-defined fields",
        _has_rest,
    ),
    Guide("files", "Files", "send and get files", _has_files),
    Guide("errors", "Errors and retries", "what is raised, what is sent again"),
    Guide("limits", "Limits and logging", "time, number of calls, sizes, the log"),
    Guide(
        "testing",
        "Testing without a server",
        "transports that answer from samples",
        _has_rest,
    ),
    Guide("soap", "SOAP", "versions, values, headers, and when to use it", _has_soap),
    Guide(
        "your-code",
        "Your own code",
        "classes of yours in the place of generated ones, tools",
    ),
)
"""All guides. A name is public: it is the address of the page."""

_OF_OTHERS: Final = {
    "authentication": "credentials, and how they are renewed",
    "changes": "write models back, PATCH, dates and enums",
}
"""What guides are about where the API is not SuperOffice's."""


def guides(shown: Shown) -> tuple[Guide, ...]:
    """The guides of an SDK, in order."""
    suited = (guide for guide in GUIDES if guide.suits(shown))
    if shown.is_vendor:
        return tuple(suited)
    return tuple(
        msgspec.structs.replace(
            guide, summary=_OF_OTHERS.get(guide.name, guide.summary)
        )
        for guide in suited
    )
