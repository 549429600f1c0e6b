"""Where the pages of Docwright's own repository are on the web.

No file of the project has an address. An installation from a git URL knows where it came from (PEP 610), and whoever
packages Docwright may name the repository in the metadata, as `Source` or `Repository` of `[project.urls]` (PEP 753).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec

if TYPE_CHECKING:
    from importlib.metadata import Distribution

_NAME: Final = "superoffice-docwright"
_PAGES_BELOW: Final = {"github": "blob", "gitlab": "-/blob"}
"""The part of the address of a page between repository and revision, by the first word of the host."""


class _Commit(msgspec.Struct):
    vcs: str
    commit_id: str


class _Origin(msgspec.Struct):
    """What `direct_url.json` says of an installation from version control."""

    url: str
    vcs_info: _Commit


def own_page(path: str) -> str:
    """The address of a page by its path in the repository, such as `docs/lint.md`; empty where nothing tells it."""
    from importlib.metadata import (  # noqa: PLC0415 - few runs need it
        PackageNotFoundError,
        distribution,
    )

    try:
        return page_of(distribution(_NAME), path)
    except PackageNotFoundError:
        # a copy of the code that was never installed
        return ""


def page_of(installed: Distribution, path: str) -> str:
    """The address of a page of an installation of Docwright."""
    return _from_origin(installed, path) or _from_metadata(installed, path)


def _from_origin(installed: Distribution, path: str) -> str:
    record = installed.read_text("direct_url.json")
    if not record:
        return ""
    try:
        origin = msgspec.json.decode(record, type=_Origin)
    except msgspec.DecodeError:
        # installed from a folder or an archive
        return ""
    return _address(origin.url, origin.vcs_info.commit_id, path)


def _from_metadata(installed: Distribution, path: str) -> str:
    for entry in installed.metadata.get_all("Project-URL") or ():
        label, _, url = entry.partition(",")
        if label.strip().lower() in {"source", "repository"}:
            return _address(url.strip(), "HEAD", path)
    return ""


def _address(repository: str, revision: str, path: str) -> str:
    """The address of a page on a host whose addresses are known; without the user and the port of `repository`."""
    try:
        parts = urlsplit(repository)
        host = parts.hostname or ""
    except ValueError:
        return ""
    below = _PAGES_BELOW.get(host.partition(".")[0])
    is_readable = repository.isascii() and repository.isprintable()
    if parts.scheme not in {"https", "ssh"} or below is None or not is_readable:
        return ""
    top = parts.path.strip("/").removesuffix(".git")
    return f"https://{host}/{top}/{below}/{revision}/{path}"
