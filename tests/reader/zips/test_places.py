"""Where the pages of zips are: a zip counts as a folder of its name, for paths, page roots and links."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.zips import Part, zip_of, zip_of_folder, zip_of_pages

from generator.model.errors import UsageError
from generator.reader.discover import Discovery, discover, may_be_page

REFERENCE = ("reference/soap/A.md", "reference/restful/B.md", "reference/toc.yml", "index.md")  # fmt: skip
INSIDE = ["restful/B.md", "soap/A.md", "toc.yml"]


def write(file: Path, *names: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(zip_of_pages([(name, name.encode()) for name in names]))
    return file


def paths(found: Discovery) -> list[str]:
    return [page.path for page in found.files]


def test_a_zip_of_pages_alone_is_its_root(tmp_path: Path) -> None:
    found = discover([write(tmp_path / "docs.zip", "a.wsdl", "b/c.wsdl")])
    assert paths(found) == ["a.wsdl", "b/c.wsdl"]
    assert found.roots == {"": tmp_path / "docs.zip"}


def test_the_root_may_lie_in_the_zip(tmp_path: Path) -> None:
    found = discover([write(tmp_path / "docs.zip", *REFERENCE)])
    assert paths(found) == ["../index.md", *INSIDE]
    assert found.roots == {"": tmp_path / "docs.zip/reference"}


def test_a_zip_in_a_part_of_the_reference_has_its_root(tmp_path: Path) -> None:
    (tmp_path / "restful").mkdir()
    found = discover([write(tmp_path / "soap/WSDL.ZIP", "a.wsdl")])
    assert paths(found) == ["soap/WSDL.ZIP/a.wsdl"]
    assert found.roots == {"": tmp_path}


def test_a_zip_in_a_folder_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "reference/soap/WSDL.zip", "a.wsdl", "x.png")
    (tmp_path / "reference/soap/A.md").write_text("# A")
    found = discover([tmp_path])
    assert paths(found) == ["soap/A.md", "soap/WSDL.zip/a.wsdl"]
    assert found.skipped == {".png": 1}
    assert found.zips == {"soap/WSDL.zip": tmp_path / "reference/soap/WSDL.zip"}


def test_zips_and_folders_are_told_apart_by_their_names(tmp_path: Path) -> None:
    write(tmp_path / "one/docs.zip", "a.md")
    write(tmp_path / "two/docs.zip", *REFERENCE)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("# A")
    found = discover([tmp_path / "one/docs.zip", tmp_path / "docs", tmp_path / "two/docs.zip"])  # fmt: skip
    assert paths(found) == [
        "docs-2.zip/../index.md",
        *(f"docs-2.zip/{path}" for path in INSIDE),
        "docs.zip/a.md",
        "docs/a.md",
    ]


def test_what_two_arguments_hold_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path / "docs/docs.zip", "a.md", "b.md")
    found = discover([tmp_path / "docs", file, file])
    assert paths(found) == ["docs/docs.zip/a.md", "docs/docs.zip/b.md"]


@pytest.mark.parametrize(
    ("docs", "root", "expected"),
    [
        ("x", "x", ["docs.zip/index.md", *(f"docs.zip/reference/{p}" for p in INSIDE)]),
        ("x", "x/docs.zip", ["index.md", *(f"reference/{p}" for p in INSIDE)]),
        ("x/docs.zip", "x/docs.zip", ["index.md", *(f"reference/{p}" for p in INSIDE)]),
        ("x/docs.zip", "x/docs.zip/reference/soap", ["../../index.md", "../../reference/restful/B.md", "../../reference/toc.yml", "A.md"]),
        ("x/docs.zip", ".", ["x/docs.zip/index.md", *(f"x/docs.zip/reference/{p}" for p in INSIDE)]),
    ],
)  # fmt: skip
def test_the_user_may_choose_the_root(
    docs: str, root: str, expected: list[str], tmp_path: Path
) -> None:
    write(tmp_path / "x/docs.zip", *REFERENCE)
    assert sorted(paths(discover([tmp_path / docs], tmp_path / root))) == expected


@pytest.mark.parametrize("root", ["docs.zip/missing", "docs.zip/a.md", "other"])
def test_a_root_that_is_no_folder_of_the_zip_is_refused(
    root: str, tmp_path: Path
) -> None:
    write(tmp_path / "docs.zip", "a.md")
    (tmp_path / "other").mkdir()
    with pytest.raises(UsageError, match="page root"):
        discover([tmp_path / "docs.zip"], tmp_path / root)


def test_a_folder_that_is_named_like_a_zip_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "docs.zip").mkdir()
    (tmp_path / "docs.zip/a.md").write_text("# A")
    assert paths(discover([tmp_path / "docs.zip"])) == ["a.md"]
    assert paths(discover([tmp_path])) == ["docs.zip/a.md"]


class TestFaults:
    """Diagnostics have the path of the zip, and other docs still count."""

    def test_in_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "docs/soap").mkdir(parents=True)
        (tmp_path / "docs/soap/a.md").write_text("# A")
        (tmp_path / "docs/soap/bad.zip").write_bytes(b"x")
        (tmp_path / "docs/soap/bomb.zip").write_bytes(zip_of(Part(data=bytes(99_999))))
        found = discover([tmp_path / "docs"])
        assert paths(found) == ["soap/a.md"]
        cases = [(case.id, case.path) for case in found.diagnostics]
        assert cases == [("zip-unreadable", "soap/bad.zip"), ("zip-bomb", "soap/bomb.zip")]  # fmt: skip

    @pytest.mark.parametrize("names", [("a.md",), REFERENCE])
    def test_as_an_argument(self, names: tuple[str, ...], tmp_path: Path) -> None:
        file = write(tmp_path / "docs.zip", *names, "../evil.md")
        for docs in ([file], [file, write(tmp_path / "more.zip", "a.md")]):
            found = discover(docs)
            (case,) = found.diagnostics
            assert (case.id, case.path) == ("zip-entry-name", "docs.zip")
            assert found.zips[case.path] == file

    def test_docs_without_any_page_say_what_is_wrong(self, tmp_path: Path) -> None:
        (tmp_path / "bad.zip").write_bytes(b"x")
        with pytest.raises(UsageError) as caught:
            discover([tmp_path / "bad.zip"])
        assert caught.value.message.endswith(
            "bad.zip'; the file is no zip, or is damaged or cut off"
        )
        with pytest.raises(UsageError, match=r"'; bad\.zip: the file is no zip"):
            discover([tmp_path])

    def test_an_unreadable_zip_costs_only_itself(self, tmp_path: Path) -> None:
        write(tmp_path / "a.zip", "a.md")
        write(tmp_path / "b.zip", "b.md")

        def refuse(file: Path) -> None:
            raise PermissionError(13, "Permission denied", str(file))

        with pytest.raises(UsageError, match=r"a\.zip: Permission denied"):
            discover([tmp_path], None, refuse)  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
class TestLinks:
    """A link to a zip is a link to a file."""

    def test_one_that_leads_out_is_reported(self, tmp_path: Path) -> None:
        secret = write(tmp_path / "secret.zip", "b.md")
        write(tmp_path / "docs/docs.zip", "a.md")
        (tmp_path / "docs/out.zip").symlink_to(secret)
        (tmp_path / "docs/inside.zip").symlink_to(tmp_path / "docs/docs.zip")
        found = discover([tmp_path / "docs"])
        assert paths(found) == ["docs.zip/a.md"]
        cases = [(case.id, case.path) for case in found.diagnostics]
        assert cases == [("file-symlink", "out.zip")]

    def test_an_argument_may_be_one(self, tmp_path: Path) -> None:
        (tmp_path / "latest.zip").symlink_to(write(tmp_path / "2026", "a.md"))
        assert paths(discover([tmp_path / "latest.zip"])) == ["a.md"]


def test_the_zip_of_a_folder_has_its_pages(tmp_path: Path) -> None:
    for name in REFERENCE:
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(name)
    file = zip_of_folder(tmp_path / "docs", tmp_path / "docs.zip")
    assert paths(discover([file])) == paths(discover([tmp_path / "docs"]))


def test_what_is_watched_for() -> None:
    assert may_be_page(Path("soap/WSDL.zip"))
    assert not may_be_page(Path(".git/a.zip"))
    assert not may_be_page(Path("a.tgz"))
