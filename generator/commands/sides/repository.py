"""The git repository around the working directory: revisions, and what lies at a path of them."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from generator.commands.sides.git import Git, GitError, git_in
from generator.model.errors import UsageError

_OBJECT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
"""The name of an object by SHA-1 or SHA-256."""


class Mode(StrEnum):
    """What an entry of a tree is (git-fast-import(1), `filemodify`); git has no others."""

    FILE = "100644"
    PROGRAM = "100755"
    FOLDER = "040000"
    LINK = "120000"
    SUBMODULE = "160000"

    @property
    def is_file(self) -> bool:
        """Whether the entry has bytes of its own."""
        return self in {Mode.FILE, Mode.PROGRAM}


class Revision(msgspec.Struct, frozen=True):
    """The tree of a revision; `name` is what the user called it."""

    name: str
    tree: str


class Repository(msgspec.Struct, frozen=True):
    """A repository. `top` is the folder of its checkout, None of a bare one; `inner` leads from there to the working directory."""

    git: Git
    top: Path | None
    inner: str

    def revision(self, name: str) -> Revision:
        """The revision of that name.

        Raises:
            UsageError: there is none, or it is no name of one.
        """
        if fault := _fault_of_revision(name):
            raise UsageError(f"the revision '{name}' cannot be used: {fault}", _HINT)
        try:
            answer = self.git.output(
                "rev-parse",
                "--verify",
                "--end-of-options",
                # what follows a revision with a path would be a part of the path
                f"{name}^{{tree}}",
            )
        except GitError as error:
            raise UsageError(
                f"'{name}' is no revision of the git repository: {error}", _HINT
            ) from error
        tree = answer.decode("ascii", "replace").strip()
        if not _OBJECT.fullmatch(tree):
            raise UsageError(f"'{name}' is no single revision", _HINT)
        return Revision(name, tree)

    def entry(self, revision: Revision, path: str) -> Entry | None:
        """What lies at a path from the top on; None where nothing does.

        Raises:
            UsageError: git cannot read the tree.
        """
        if not path:
            return Entry(Mode.FOLDER, revision.tree, b"")
        try:
            # exactly that entry, since the path has no slash at its end
            answer = self.git.output(
                "ls-tree", "-z", "--full-tree", revision.tree, "--", path
            )
            entries = map(parsed_entry, answer.split(b"\0")[:-1])
            return next((each for each in entries if each.name == path.encode()), None)
        except GitError as error:
            raise unreadable(revision.name, error) from error


class Entry(msgspec.Struct, frozen=True):
    """A line of `ls-tree`: what it is, its object, and its path."""

    mode: Mode
    object: str
    name: bytes


def parsed_entry(line: bytes) -> Entry:
    """The entry of a line; raises GitError for what is none."""
    facts, _, name = line.partition(b"\t")
    try:
        mode, _, object_ = facts.decode("ascii").split(" ")
        return Entry(Mode(mode), object_, name)
    except ValueError as error:
        raise GitError("a tree has an entry that is not known") from error


PARTIAL: Final = (
    "It is a partial clone, or damaged, and Docwright fetches nothing. Use a full clone, or let git fetch what it lacks, "
    "such as by git archive."
)
"""What to do where a repository lacks objects."""

_HINT: Final = (
    "Name a path that exists, or a revision and a path in it, such as HEAD~1:reference."
)


def repository_around(folder: Path) -> Repository | None:
    """The repository around a folder, None where there is none.

    Raises:
        UsageError: there is no git, or git refuses the repository.
    """
    git = git_in(folder)
    try:
        # the folder .git and a bare repository have no checkout
        has_top = _asked(git, "--is-inside-work-tree") == "true"
        top = _asked(git, "--show-toplevel") if has_top else ""
        inner = _asked(git, "--show-prefix")
    except GitError as error:
        if "not a git repository" in str(error):
            return None
        raise UsageError(
            f"git does not read the repository around the working directory: {error}",
            "Run git status to see why.",
        ) from error
    return Repository(git, Path(top) if top else None, inner.removesuffix("/"))


def _asked(git: Git, question: str) -> str:
    return os.fsdecode(git.output("rev-parse", question)).removesuffix("\n")


def _fault_of_revision(name: str) -> str:
    if not name:
        return "it is empty"
    if name.startswith("-"):
        return "it begins with '-'"
    if not name.isprintable():
        return "it has characters that cannot be printed"
    return ""


def unreadable(name: str, error: GitError) -> UsageError:
    """The error of a revision whose objects git cannot read."""
    # older versions of git say so of each object that a partial clone lacks
    is_partial = "promisor" in str(error)
    return UsageError(
        f"the revision '{name}' cannot be read: {error}",
        PARTIAL if is_partial else "Run git fsck to see what is wrong with it.",
    )
