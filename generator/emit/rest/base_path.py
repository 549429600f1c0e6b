"""The part of all routes that belongs to the base URL of clients."""

from __future__ import annotations

from generator.model.api import RestApi
from generator.model.clients import API_PATH


def base_path(api: RestApi) -> str:
    """What all routes begin with that belongs to the base URL; empty where they do not, so that routes stay whole.

    So it has the characters of routes only, whatever a document says of its servers, and no parameters.
    """
    base = api.base_path
    paths = (f"{operation.path}/" for operation in api.operations)
    is_common = all(path.startswith(f"{base}/") for path in paths)
    return base if is_common and "{" not in base else ""


def base_url(base: str) -> tuple[str, str]:
    """A base URL for examples of an API with this base path, and what readers must know of it."""
    if base == API_PATH:
        url = "https://sod2.superoffice.com/Cust12345/api"
        return url, "`Cust12345` is the tenant, and `/api` belongs to the URL."
    url = f"https://api.example.com{base}"
    return url, "The URL is that of the server, with its path in the documentation."
