"""The servers that give out tokens and know where tenants are: one per environment of SuperOffice's cloud."""

from __future__ import annotations

from typing import Final

from ..errors import ConfigurationError
from ..transport.urls import checked_base_url, is_confidential, origin

CLOUD: Final = "superoffice.com"
ENVIRONMENTS: Final = ("sod", "qaonline", "online")
"""Development, stage and production. Servers of tenants have a number behind, or another name in production."""


def login_url(environment: str) -> str:
    """The URL of the login server of an environment: `sod`, `qaonline`, `online`, or the URL itself.

    Raises:
        ConfigurationError: neither; or plain http to another machine, which secrets must not go over.
    """
    if environment in ENVIRONMENTS:
        return f"https://{environment}.{CLOUD}"
    if not environment.startswith(("http://", "https://")):
        names = ", ".join(ENVIRONMENTS)
        raise ConfigurationError(f"environment must be one of {names}, or a URL")
    url = checked_base_url(environment, "environment")
    if not is_confidential(url):
        raise ConfigurationError("the URL of environment must begin with https://")
    return url


def login_url_of(base_url: str) -> str | None:
    """The URL of the login server for a tenant's URL; None when the tenant is not in the cloud."""
    _, host, _ = origin(base_url)
    if host is None or not is_cloud(host):
        return None
    first = host.partition(".")[0]
    names = (name for name in ENVIRONMENTS if first.rstrip("0123456789") == name)
    return login_url(next(names, "online"))


def is_cloud(host: str) -> bool:
    """Whether a host is one of SuperOffice's cloud."""
    return host.lower().endswith(f".{CLOUD}")
