"""git repositories for tests, also with what git itself would not write."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec


class GitRepository(msgspec.Struct, frozen=True):
    """A git repository in a folder, of somebody whose settings are nobody else's."""

    folder: Path

    def git(self, *words: str | bytes, stdin: bytes | None = None) -> bytes:
        """What git writes."""
        return subprocess.run(
            ["git", "-c", "user.name=n", "-c", "user.email=n@n", *words],
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            check=True,
        ).stdout

    def commit(self, message: str = "pages") -> str:
        """Commits all files of the folder, and returns the name of the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").decode().strip()

    def blob(self, data: bytes) -> str:
        """Adds an object without a file."""
        return self.git("hash-object", "-w", "--stdin", stdin=data).decode().strip()

    def tree(self, *entries: tuple[str, bytes, str]) -> str:
        """Adds a tree of entries by mode, name and object, whatever they are."""
        rows = sorted(
            entries, key=lambda entry: entry[1] + (b"/" if entry[0] == "40000" else b"")
        )
        data = b"".join(
            mode.encode() + b" " + name + b"\0" + bytes.fromhex(id_)
            for mode, name, id_ in rows
        )
        words = ("hash-object", "-t", "tree", "-w", "--literally", "--stdin")
        return self.git(*words, stdin=data).decode().strip()

    def commit_tree(self, tree: str, branch: str = "other") -> str:
        """Makes a branch with a commit of a tree."""
        commit = self.git("commit-tree", "-m", "tree", tree).decode().strip()
        self.git("branch", "-f", branch, commit)
        return commit
