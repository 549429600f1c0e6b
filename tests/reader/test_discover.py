"""Which files are read: by suffix, sorted, never through a link that leads out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.model.errors import UsageError
from generator.reader.discover import Discovery, discover


def write(root: Path, *paths: str) -> Path:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
    return root


def paths(discovery: Discovery) -> list[str]:
    return [file.path for file in discovery.files]


def found(discovery: Discovery) -> list[tuple[str, str]]:
    return [(diagnostic.id, diagnostic.path) for diagnostic in discovery.diagnostics]


def test_files_are_found_by_suffix_and_sorted_by_path(tmp_path: Path) -> None:
    names = ["b.md", "b.mdx", "B/x.txt", "a/z.yml", "a/y.YAML", "a-b/w.wsdl", "v.xml"]
    discovery = discover([write(tmp_path, *names)])
    assert paths(discovery) == sorted(names)
    assert all(file.file.read_text() == file.path for file in discovery.files)
    assert all(file.file.is_absolute() for file in discovery.files)
    assert (discovery.skipped, discovery.diagnostics) == ({}, ())


def test_other_files_are_counted_by_suffix(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "WSDL.tgz", "b/c.tgz", "LICENSE", "x.PNG")
    assert discover([tmp_path]).skipped == {"": 1, ".png": 1, ".tgz": 2}


def test_hidden_folders_are_not_entered_and_hidden_files_not_read(
    tmp_path: Path,
) -> None:
    write(tmp_path, "a.md", ".git/b.md", "c/.d/e.md", ".lint.yml")
    discovery = discover([tmp_path])
    assert paths(discovery) == ["a.md"]


def test_a_single_file_is_its_name(tmp_path: Path) -> None:
    write(tmp_path, "a/b.md", "a/c.md")
    assert paths(discover([tmp_path / "a" / "b.md"])) == ["b.md"]


def test_several_arguments_are_told_apart_by_their_names(tmp_path: Path) -> None:
    write(
        tmp_path,
        "one/docs/a.md",
        "two/docs/a.md",
        "three/a.md",
        "four/a.md",
        "v1.2/a.md",
    )
    arguments = ["one/docs", "two/docs", "three/a.md", "four/a.md", "v1.2"]
    discovery = discover([tmp_path / argument for argument in arguments])
    assert paths(discovery) == [
        "a-2.md",
        "a.md",
        "docs-2/a.md",
        "docs/a.md",
        "v1.2/a.md",
    ]


def test_what_two_arguments_hold_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "docs/a/b.md", "docs/c.md")
    docs = tmp_path / "docs"
    discovery = discover([docs, docs / "a", docs, docs / "c.md"])
    assert paths(discovery) == ["docs/a/b.md", "docs/c.md"]


def test_a_relative_argument_works_from_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "docs/a.md", "more/b.md")
    monkeypatch.chdir(tmp_path / "docs")
    assert paths(discover([Path()])) == ["a.md"]
    assert paths(discover([Path(), Path("../more")])) == ["docs/a.md", "more/b.md"]


class TestLinks:
    """Links inside the docs."""

    pytestmark = pytest.mark.skipif(
        sys.platform == "win32", reason="links need a privilege on Windows"
    )

    def test_one_that_leads_out_is_reported_and_not_followed(
        self, tmp_path: Path
    ) -> None:
        write(tmp_path, "docs/a.md", "secret/b.md", "docs-2/c.md")
        docs = tmp_path / "docs"
        (docs / "file.md").symlink_to(tmp_path / "secret" / "b.md")
        (docs / "folder").symlink_to(tmp_path / "secret")
        (docs / "sibling").symlink_to(tmp_path / "docs-2")
        (docs / "up").symlink_to("..")
        (docs / "gone.md").symlink_to(tmp_path / "gone.md")
        discovery = discover([docs])
        assert paths(discovery) == ["a.md"]
        assert found(discovery) == [
            ("file-symlink", path)
            for path in ["file.md", "folder", "gone.md", "sibling", "up"]
        ]

    def test_one_that_stays_inside_adds_nothing(self, tmp_path: Path) -> None:
        write(tmp_path, "a.md", "b/c.md")
        (tmp_path / "d.md").symlink_to(tmp_path / "a.md")
        (tmp_path / "b" / "loop").symlink_to(tmp_path)
        discovery = discover([tmp_path])
        assert paths(discovery) == ["a.md", "b/c.md"]
        assert discovery.diagnostics == ()
        assert discovery.symlinks == ("b/loop", "d.md")

    def test_one_into_another_argument_is_no_surprise(self, tmp_path: Path) -> None:
        write(tmp_path, "one/a.md", "two/b.md")
        (tmp_path / "one" / "two").symlink_to(tmp_path / "two")
        discovery = discover([tmp_path / "one", tmp_path / "two"])
        assert paths(discovery) == ["one/a.md", "two/b.md"]
        assert discovery.diagnostics == ()

    def test_an_argument_may_be_a_link(self, tmp_path: Path) -> None:
        write(tmp_path, "real/a.md")
        (tmp_path / "link").symlink_to(tmp_path / "real")
        assert paths(discover([tmp_path / "link"])) == ["a.md"]

    def test_one_to_a_file_that_is_no_page_is_only_skipped(
        self, tmp_path: Path
    ) -> None:
        write(tmp_path, "docs/a.md", "b.png")
        (tmp_path / "docs" / "b.png").symlink_to(tmp_path / "b.png")
        discovery = discover([tmp_path / "docs"])
        assert (discovery.skipped, discovery.diagnostics) == ({".png": 1}, ())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nimport os.md", "a\\nimport os.md"),
        (b"\x1b[31m.md", "\\x1b[31m.md"),
        ("\u202eb.md".encode(), "\\u202eb.md"),
        (b"\xff.md", "\\udcff.md"),
    ],
    ids=["line break", "escape", "bidi", "no UTF-8"],
)
def test_a_name_that_cannot_be_printed_is_reported_in_a_form_that_can(
    name: bytes, shown: str, tmp_path: Path
) -> None:
    write(tmp_path, "a.md")
    try:
        (tmp_path / os.fsdecode(name)).write_text("x")
    except OSError:
        pytest.skip("this file system refuses the name")
    discovery = discover([tmp_path])
    assert paths(discovery) == ["a.md"]
    assert found(discovery) == [("file-unreadable", shown)]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="root may enter every folder",
)
def test_a_folder_that_cannot_be_entered_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b/c.md")
    (tmp_path / "b").chmod(0)
    try:
        discovery = discover([tmp_path])
    finally:
        (tmp_path / "b").chmod(0o700)
    assert found(discovery) == [("file-unreadable", "b/")]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "no docs"),
        (["gone"], "gone"),
        (["docs", "gone"], "gone"),
        (["picture.png"], "picture.png"),
        (["empty"], "empty"),
        (["pictures"], "pictures"),
    ],
)
def test_arguments_that_cannot_be_used_are_named_with_what_to_do(
    arguments: Sequence[str], named: str, tmp_path: Path
) -> None:
    write(tmp_path, "docs/a.md", "picture.png", "pictures/b.png")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError) as caught:
        discover([tmp_path / argument for argument in arguments])
    assert named in caught.value.message
    assert caught.value.hint.endswith(".") or ".xml" in caught.value.hint
    assert caught.value.exit_status == 2


def test_a_deep_tree_is_walked(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["d"] * 300)
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("x")
    assert paths(discover([tmp_path])) == ["d/" * 300 + "a.md"]
