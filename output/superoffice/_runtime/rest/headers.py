"""The headers of calls, besides those that authorise them."""

from __future__ import annotations

from typing import Final

import msgspec

from .. import setting_checks
from ..auth.authorisation import one_line
from ..errors import ConfigurationError, EncodeError
from ..options import ClientOptions, checked_time_zone
from ..transport.content_type import JSON
from ..transport.messages import Headers, checked_header
from .schema import OperationSchema

_OPTIONS: Final = {
    "Accept-Language": "language",
    "SO-Language": "language",
    "SO-Culture": "culture",
    "SO-TimeZone": "time_zone",
}
"""The option behind each header, for messages."""


_ANY_TYPE: Final = frozenset({"binary", "text"})
"""The results that are no JSON."""


class HeaderSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings behind the headers of a client."""

    user_agent: str
    app_token: str | None = None
    language: str | None = None
    culture: str | None = None
    time_zone: int | str | None = None
    extra_headers: Headers = msgspec.field(default_factory=Headers)

    def __repr__(self) -> str:
        return "HeaderSettings(...)"


def client_headers(settings: HeaderSettings) -> Headers:
    """Returns the headers of a client.

    Raises:
        ConfigurationError: a header is not one line of printable ASCII. No message repeats a value.
    """
    zone, token = settings.time_zone, settings.app_token
    setting_checks.optional_text("language", settings.language)
    setting_checks.optional_text("culture", settings.culture)
    checked_time_zone(zone)
    headers = {
        "User-Agent": settings.user_agent,
        "SO-AppToken": None if token is None else one_line("app_token", token),
        "Accept-Language": settings.language,
        "SO-Language": settings.language,
        "SO-Culture": settings.culture,
        "SO-TimeZone": None if zone is None else str(zone),
    }
    own_headers = Headers({name: value for name, value in headers.items() if value})
    # those that the user gives win
    complete = own_headers.replaced(settings.extra_headers)
    for name, value in complete.items():
        try:
            checked_header(name, value)
        except EncodeError as error:
            option = _OPTIONS.get(name, f"extra_headers.{name}")
            raise ConfigurationError(f"{option}: {error.reason}") from None
    return complete


def changed_headers(settings: HeaderSettings, changes: ClientOptions) -> HeaderSettings:
    """Returns the settings after `with_options`; extra headers are added to the present ones."""
    extra = setting_checks.text_mapping(
        "extra_headers", changes.get("extra_headers", {})
    )
    return HeaderSettings(
        user_agent=settings.user_agent,
        app_token=settings.app_token,
        language=changes.get("language", settings.language),
        culture=changes.get("culture", settings.culture),
        time_zone=changes.get("time_zone", settings.time_zone),
        extra_headers=settings.extra_headers.replaced(extra),
    )


def accept(operation: OperationSchema) -> str:
    """Returns the header Accept of an operation."""
    if operation.accept:
        return ", ".join(operation.accept)
    return "*/*" if operation.result in _ANY_TYPE else JSON
