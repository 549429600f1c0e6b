"""What a file is to have is asked for only where it is written or compared."""

from __future__ import annotations

import hashlib

import pytest

from generator.emit.writing import Content, plan_changes, write_output
from generator.model.errors import InternalError


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def unasked() -> bytes:
    raise AssertionError("nothing needs these bytes")


def test_the_hash_is_that_of_the_bytes() -> None:
    content = Content.of(b"new\n")
    assert (content.sha256, content.data()) == (digest(b"new\n"), b"new\n")


def test_bytes_are_made_when_they_are_asked_for() -> None:
    content = Content.on_demand(digest(b"new\n"), lambda: b"new\n")
    assert content.data() == content.data() == b"new\n"
    assert content == Content.of(b"new\n")


def test_bytes_with_another_hash_are_refused() -> None:
    content = Content.on_demand(digest(b"new\n"), lambda: b"old\n")
    with pytest.raises(InternalError, match="not what the cache says") as caught:
        content.data()
    assert "docwright cache clear" in caught.value.hint


def test_unchanged_files_are_not_asked_for(out, sdk) -> None:
    known = {
        path: Content.on_demand(digest(data), unasked)
        for path, data in sdk.before.items()
    }
    assert not write_output(out, known, sdk.facts, sdk.folders, whole=sdk.whole).written
    assert not plan_changes(out, known, sdk.facts, sdk.folders).written
    known["README.md"] = Content.of(b"new\n")
    known["superoffice/__init__.py"] = Content.of(b"new = 1\n")
    assert write_output(
        out, known, sdk.facts, sdk.folders, whole=sdk.whole
    ).written == (
        "README.md",
        "docwright.manifest.json",
        "superoffice/__init__.py",
    )


def test_wrong_bytes_change_nothing(out, sdk, content) -> None:
    before = content(out)
    files = {"superoffice/__init__.py": Content.on_demand(digest(b"a"), lambda: b"b")}
    with pytest.raises(InternalError):
        write_output(out, files, sdk.facts, sdk.folders, whole=sdk.whole)
    assert content(out) == before
