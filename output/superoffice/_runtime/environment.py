"""The variables of the environment that clients are made from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from .errors import ConfigurationError

_PREFIX: Final = "SUPEROFFICE_"
URL_VARIABLE: Final = f"{_PREFIX}URL"
TICKET_VARIABLE: Final = f"{_PREFIX}TICKET"
APP_TOKEN_VARIABLE: Final = f"{_PREFIX}APP_TOKEN"
LOG_BODIES_VARIABLE: Final = f"{_PREFIX}LOG_BODIES"


def variable(name: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """A variable of the environment; None when it is not set, or empty."""
    return environment.get(name) or None


def required_variable(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """A variable of the environment.

    Raises:
        ConfigurationError: it is not set, or empty.
    """
    value = variable(name, environment)
    if value is None:
        raise ConfigurationError(f"the environment variable {name} is not set")
    return value
