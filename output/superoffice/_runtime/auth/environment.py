"""Environment variables that configure a client, and the credentials in them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ..errors import ConfigurationError
from ..transport.urls import checked_base_url
from . import Auth, BasicAuth, BearerAuth, CookieAuth, TicketAuth
from .login import login_url_of

_PREFIX: Final = "SUPEROFFICE_"
URL_VARIABLE: Final = f"{_PREFIX}URL"
APP_TOKEN_VARIABLE: Final = f"{_PREFIX}APP_TOKEN"
LOG_BODIES_VARIABLE: Final = f"{_PREFIX}LOG_BODIES"


def variable(name: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """Returns an environment variable; None when it is not set or empty."""
    return environment.get(name) or None


def required_variable(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """Returns an environment variable.

    Raises:
        ConfigurationError: it is not set or empty.
    """
    value = variable(name, environment)
    if value is None:
        raise ConfigurationError(f"the environment variable {name} is not set")
    return value


def flag_variable(name: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Returns an environment variable that is on or off; off when it is not set or empty.

    Raises:
        ConfigurationError: it is neither.
    """
    value = (variable(name, environment) or "0").lower()
    if value not in _ON | _OFF:
        message = f"the environment variable {name} must be 1 or 0"
        raise ConfigurationError(message)
    return value in _ON


@contextmanager
def naming_variables() -> Generator[None, None, None]:
    """Names in errors the environment variable from which a setting comes.

    Raises:
        ConfigurationError: a setting is unusable.
    """
    try:
        yield
    except ConfigurationError as error:
        text = str(error)
    else:
        return
    for option, name in _VARIABLES.items():
        given = variable(name)
        if given is not None and re.search(rf"\b{option}\b", text):
            text = f"the environment variable {name}: {text}"
            break
    raise ConfigurationError(text)


def auth_of_environment(base_url: str) -> Auth | None:
    """Returns the credentials in the environment; `RestClientBase.from_env` documents the variables and their order.

    Raises:
        ConfigurationError: a variable that another one needs is missing, or a value is unusable.
        MissingDependencyError: the system user needs the extra `auth`, which is not installed.
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
        message = f"the file that {_PREFIX}PRIVATE_KEY_FILE names cannot be read"
        raise ConfigurationError(message) from None


def _context(base_url: str) -> str:
    """Returns the tenant in a URL: `Cust12345` in `https://sod2.superoffice.com/Cust12345/api`, also with a version."""
    segments = checked_base_url(base_url).split("/")
    lowered = [segment.lower() for segment in segments]
    return segments[lowered.index("api") - 1] if "api" in lowered else segments[-1]


def _environment(base_url: str) -> str:
    given = variable(f"{_PREFIX}ENVIRONMENT")
    environment = given or login_url_of(checked_base_url(base_url))
    if environment is None:
        message = f"the environment variable {_PREFIX}ENVIRONMENT is not set"
        raise ConfigurationError(message)
    return environment


def _cookie(header: str, base_url: str) -> Auth:
    pairs = [pair.strip().partition("=") for pair in header.split(";")]
    cookies = {name: value for name, _, value in pairs if name}
    return CookieAuth(cookies, variable(f"{_PREFIX}XSRF_TOKEN"))


def _basic(user: str, base_url: str) -> Auth:
    return BasicAuth(user, required_variable(f"{_PREFIX}PASSWORD"))


_ON: Final = frozenset({"1", "true", "yes", "on"})
_OFF: Final = frozenset({"0", "false", "no", "off"})
_VARIABLES: Final = {
    "base_url": URL_VARIABLE,
    "app_token": APP_TOKEN_VARIABLE,
    "system_user_token": f"{_PREFIX}SYSTEM_USER_TOKEN",
    "private_key": f"{_PREFIX}PRIVATE_KEY",
    "environment": f"{_PREFIX}ENVIRONMENT",
    "client_id": f"{_PREFIX}CLIENT_ID",
    "access_token": f"{_PREFIX}TOKEN",
    "token": f"{_PREFIX}TOKEN",
    "ticket": f"{_PREFIX}TICKET",
    "xsrf_token": f"{_PREFIX}XSRF_TOKEN",
    "cookies": f"{_PREFIX}COOKIE",
    "user": f"{_PREFIX}USER",
    "password": f"{_PREFIX}PASSWORD",
}
"""The variable behind each option, for messages."""

_KINDS: Final[dict[str, Callable[[str, str], Auth]]] = {
    "REFRESH_TOKEN": _oauth,
    "SYSTEM_USER_TOKEN": _system_user,
    "TOKEN": lambda value, _: BearerAuth(value),
    "TICKET": lambda value, _: TicketAuth(value),
    "COOKIE": _cookie,
    "USER": _basic,
}
"""By the variable that selects it; the first that is set counts."""
