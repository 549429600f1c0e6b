"""Checks of the options of one call. Only calls with options pay for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import setting_checks
from ..errors import ConfigurationError, EncodeError
from ..options import CallOptions
from ..transport.messages import checked_header


def check_call_options(options: CallOptions) -> None:
    """Checks the values of the options of a call.

    Raises:
        ConfigurationError: the timeout or the deadline is no number of seconds.
        EncodeError: headers or query parameters are no mapping of texts, or a text cannot be sent.
    """
    if "timeout" in options:
        setting_checks.seconds("timeout", options["timeout"])
    if "deadline" in options:
        setting_checks.seconds("deadline", options["deadline"])
    if "extra_headers" in options:
        _check_mapping("extra_headers", options["extra_headers"])
    if "extra_query" in options:
        _check_mapping("extra_query", options["extra_query"])


def _check_mapping(name: str, value: object) -> None:
    try:
        given = setting_checks.text_mapping(name, value)
    except ConfigurationError as error:
        raise EncodeError("", str(error)) from None
    for problem in _problems(name, given):
        raise problem


def _problems(name: str, given: Mapping[str, str]) -> Iterator[EncodeError]:
    """Yields what cannot be sent: of headers all but printable ASCII, of a query what UTF-8 cannot encode."""
    for key, value in given.items():
        try:
            if name == "extra_headers":
                checked_header(key, value)
            else:
                f"{key}{value}".encode()
        except EncodeError as error:
            yield EncodeError(f"{name}.{key}", error.reason)
        except UnicodeEncodeError:
            reason = "has a character that UTF-8 cannot encode"
            yield EncodeError(name, reason)
