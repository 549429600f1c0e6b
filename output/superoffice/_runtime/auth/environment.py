"""Credentials from the variables of the environment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from ..environment import APP_TOKEN_VARIABLE, required_variable, variable
from ..errors import ConfigurationError
from ..transport.urls import checked_base_url
from . import Auth, BasicAuth, BearerAuth, TicketAuth
from .login import login_url_of

_PREFIX: Final = "SUPEROFFICE_"


def auth_of_environment(base_url: str) -> Auth | None:
    """What there is to call with; `RestClientBase.from_env` says which variables count, and in which order.

    Raises:
        ConfigurationError: a variable is missing beside another one, or unusable.
        MissingDependencyError: the extra `auth` is not installed, which the system user needs.
    """
    for name, make in _KINDS.items():
        value = variable(_PREFIX + name)
        if value is not None:
            return make(value, base_url)
    return None


def _oauth(refresh_token: str, base_url: str) -> Auth:
    # rarely needed
    from .oauth import OAuthAuth

    return OAuthAuth(
        client_id=required_variable(f"{_PREFIX}CLIENT_ID"),
        client_secret=variable(f"{_PREFIX}CLIENT_SECRET"),
        refresh_token=refresh_token,
        access_token=variable(f"{_PREFIX}TOKEN"),
        environment=_environment(base_url),
    )


def _system_user(token: str, base_url: str) -> Auth:
    # rarely needed
    from .system_user import SystemUserAuth

    path = variable(f"{_PREFIX}PRIVATE_KEY_FILE")
    return SystemUserAuth(
        token,
        required_variable(f"{_PREFIX}PRIVATE_KEY") if path is None else _text(path),
        app_token=required_variable(APP_TOKEN_VARIABLE),
        context_identifier=_context(base_url),
        environment=_environment(base_url),
    )


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        message = f"{_PREFIX}PRIVATE_KEY_FILE is no file that can be read"
        raise ConfigurationError(message) from None


def _context(base_url: str) -> str:
    """The tenant in its URL: `Cust12345` of `https://sod2.superoffice.com/Cust12345/api`, also with a version."""
    segments = checked_base_url(base_url).split("/")
    lowered = [segment.lower() for segment in segments]
    return segments[lowered.index("api") - 1] if "api" in lowered else segments[-1]


def _environment(base_url: str) -> str:
    named = variable(f"{_PREFIX}ENVIRONMENT")
    found = named or login_url_of(checked_base_url(base_url))
    if found is None:
        message = f"the environment variable {_PREFIX}ENVIRONMENT is not set"
        raise ConfigurationError(message)
    return found


def _cookie(header: str, base_url: str) -> Auth:
    # rarely needed
    from .cookie_auth import CookieAuth

    pairs = [pair.strip().partition("=") for pair in header.split(";")]
    cookies = {name: value for name, _, value in pairs if name}
    return CookieAuth(cookies, variable(f"{_PREFIX}XSRF_TOKEN"))


def _basic(user: str, base_url: str) -> Auth:
    return BasicAuth(user, required_variable(f"{_PREFIX}PASSWORD"))


_KINDS: Final[dict[str, Callable[[str, str], Auth]]] = {
    "REFRESH_TOKEN": _oauth,
    "SYSTEM_USER_TOKEN": _system_user,
    "TOKEN": lambda value, _: BearerAuth(value),
    "TICKET": lambda value, _: TicketAuth(value),
    "COOKIE": _cookie,
    "USER": _basic,
}
"""By the variable that chooses it, the first one that is set."""
