"""Where Docwright was installed from, so that CI installs the same; nothing is installed by name from a registry."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from typing import Final

import msgspec

from generator.model.errors import UsageError

_DISTRIBUTION: Final = "superoffice-docwright"

# no user and password, which everybody would read, and nothing that a shell, YAML or an expression of CI would read
_URL: Final = re.compile(
    r"(?:git\+(?:https|ssh)://(?:git@)?|https://)[A-Za-z0-9.-]+(?::[0-9]{1,5})?/[A-Za-z0-9._~/@+=&#%-]+"
)


class _Vcs(msgspec.Struct, frozen=True):
    vcs: str
    commit_id: str


class _DirectUrl(msgspec.Struct, frozen=True):
    """The part of `direct_url.json` (PEP 610) that a git URL is in."""

    url: str
    vcs_info: _Vcs


def installed_from() -> str:
    """The git URL that this Docwright was installed from, with its commit; empty where it comes from elsewhere."""
    try:
        text = distribution(_DISTRIBUTION).read_text("direct_url.json")
        direct = msgspec.json.decode(text or "{}", type=_DirectUrl)
    except (PackageNotFoundError, OSError, ValueError):
        return ""
    url = f"{direct.vcs_info.vcs}+{direct.url}@{direct.vcs_info.commit_id}"
    return url if _URL.fullmatch(url) else ""


def checked_url(url: str) -> str:
    """The URL that was given.

    Raises:
        UsageError: pip takes no such URL, it names a user, or it has characters that CI would read otherwise.
    """
    is_file = url.startswith("git+") or url.partition("#")[0].endswith((".whl", ".zip"))
    if not (_URL.fullmatch(url) and is_file):
        raise UsageError(
            f"CI cannot install Docwright from '{url}'",
            "Give a git URL such as git+https://git.example/docwright.git@v1.0.0, or that of a wheel.",
        )
    return url
