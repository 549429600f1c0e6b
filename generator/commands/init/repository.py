"""The git repository around the working directory, as far as its files say it; git itself need not be installed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec

from generator.commands.init.arguments import CiSystem

DEFAULT_BRANCH: Final = "main"

_MOST_BYTES: Final = 1 << 20
_SECTION: Final = re.compile(r'\[\s*remote\s+"((?:[^"\\]|\\.)*)"\s*\]')
_VALUE: Final = re.compile(r"\s*url\s*=\s*(\S+)\s*", re.IGNORECASE)
_BRANCH: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,200}")
# git-clone(1), "GIT URLS": the form of scp, with or without a user
_SCP: Final = re.compile(r"(?:[^@/:\s]+@)?([A-Za-z0-9.-]+):(?!//)(/?[^\s]+)")


class RepositoryFacts(msgspec.Struct, frozen=True):
    """What a repository tells of itself.

    `top` is the folder of its checkout, the working directory where there is no repository. `inner` leads from there to
    the working directory, empty where they are the same. `address` is that of the repository in a browser, empty where
    none is known; `host` has its CI, None where it is neither.
    """

    top: Path
    inner: str
    is_there: bool
    address: str = ""
    host: CiSystem | None = None
    branch: str = DEFAULT_BRANCH


def repository_facts(folder: Path) -> RepositoryFacts:
    """The repository around a folder, from its files `config`, `HEAD` and `refs/remotes/origin/HEAD`."""
    here = folder.resolve()
    for top in (here, *here.parents):
        git = _git_folder(top / ".git")
        if git is not None:
            inner = here.relative_to(top).as_posix()
            return _facts(top, "" if inner == "." else inner, git)
    return RepositoryFacts(here, "", is_there=False)


def _git_folder(place: Path) -> Path | None:
    """The folder of the repository that `.git` is or, in a checkout of its own (gitrepository-layout(5)), names."""
    if place.is_dir():
        return place
    _, is_named, path = _text(place).partition("gitdir:")
    return place.parent / path.strip() if is_named and path.strip() else None


def _facts(top: Path, inner: str, git: Path) -> RepositoryFacts:
    shared = _text(git / "commondir").strip()
    common = git / shared if shared else git
    address = web_address(_remote(_text(common / "config")))
    return RepositoryFacts(
        top,
        inner,
        is_there=True,
        address=address,
        host=_host(address, top),
        branch=_branch(common, git),
    )


def _remote(config: str) -> str:
    """The address of the remote `origin`, else of the first one; empty where there is none."""
    remotes: dict[str, str] = {}
    name: str | None = None
    for line in config.splitlines():
        if line.lstrip().startswith("["):
            section = _SECTION.fullmatch(line.strip())
            name = section[1] if section else None
        elif name is not None and (value := _VALUE.fullmatch(line)):
            remotes.setdefault(name, value[1])
    return remotes.get("origin") or next(iter(remotes.values()), "")


def web_address(remote: str) -> str:
    """The address of a remote in a browser, without user and password; empty for paths and what is no address."""
    if "://" not in remote:
        scp = _SCP.fullmatch(remote)
        # a single letter is a drive of Windows
        if scp is None or len(scp[1]) == 1:
            return ""
        remote = f"ssh://{scp[1]}/{scp[2].lstrip('/')}"
    try:
        parts = urlsplit(remote)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https", "ssh", "git"} or not host:
        return ""
    return f"https://{host}{parts.path.rstrip('/').removesuffix('.git')}"


def _host(address: str, top: Path) -> CiSystem | None:
    labels = (urlsplit(address).hostname or "").split(".")
    # servers of one's own are mostly called `gitlab.example` or `git.example`
    if "github" in labels:
        return "github"
    if "gitlab" in labels or (top / ".gitlab-ci.yml").exists():
        return "gitlab"
    return None


def _branch(common: Path, git: Path) -> str:
    """The branch that others begin from: that of the remote, else the one that is checked out."""
    places = (
        (common / "refs/remotes/origin/HEAD", "ref: refs/remotes/origin/"),
        (git / "HEAD", "ref: refs/heads/"),
    )
    for place, start in places:
        _, is_there, name = _text(place).strip().partition(start)
        if is_there and _BRANCH.fullmatch(name):
            return name
    return DEFAULT_BRANCH


def _text(path: Path) -> str:
    """The text of a file of git; empty where it cannot be read."""
    try:
        # a pipe of that name would never end
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            return os.fsdecode(stream.read(_MOST_BYTES))
    except OSError:
        return ""
