from __future__ import annotations

import pytest

from generator.emit.writing.paths import fault, former_folders

FOLDERS = ("superoffice", "docs/api")


@pytest.mark.parametrize(
    "path",
    [
        "superoffice/__init__.py",
        "superoffice/_runtime/soap/xml.py",
        "superoffice/py.typed",
        "docs/api/services88-appointment.md",
        "pyproject.toml",
        ".gitattributes",
        "superoffice/" + "x" * 100,
        "former/soap/__init__.py",
    ],
)
def test_a_plain_relative_path_is_good(path: str) -> None:
    assert fault([path], FOLDERS) == ""


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "../x.py",
        "superoffice/../../x.py",
        "superoffice/./x.py",
        "/etc/passwd",
        "superoffice//x.py",
        "superoffice/x/",
        "superoffice\\x.py",
        "C:x.py",
        "C:/x.py",
        "superoffice/a:b",
        "superoffice/x.",
        "superoffice/x ",
        "superoffice/x\n",
        "superoffice/x\0.py",
        "superoffice/ﬁle.py",
        "superoffice/.hidden",
        "superoffice/.gitattributes",
        ".gitignore",
        ".git/config",
        ".docwright-staging/x",
        "superoffice/CON",
        "superoffice/aux.py",
        "superoffice/nul.tar.gz",
        "superoffice/com1/x.py",
        "superoffice/__pycache__/x.pyc",
        "superoffice/" + "x" * 101,
        "x" * 101,
        "superoffice",
        "docs",
        "docs/guide.md",
        "superoffice_custom/__init__.py",
    ],
)
def test_any_other_path_is_refused(path: str) -> None:
    assert fault([path], FOLDERS) != ""
    # after a good one of the same folder, only the name is looked at
    sister = f"{path.rpartition('/')[0]}/sister.py".lstrip("/")
    assert fault([sister, path], FOLDERS) != ""


@pytest.mark.parametrize(
    "paths",
    [
        ("superoffice/Foo.py", "superoffice/foo.py"),
        ("superoffice/Foo/a.py", "superoffice/foo/b.py"),
        ("superoffice/a", "superoffice/a/b"),
        ("superoffice/a/b", "superoffice/a"),
        ("superoffice/a/b", "superoffice/A"),
        ("README.md", "readme.md"),
        ("README.md", "SuperOffice"),
        ("README.md", "Docs"),
    ],
)
def test_two_paths_that_are_one_on_some_file_system_are_refused(
    paths: tuple[str, ...],
) -> None:
    assert [fault([path], ()) for path in paths if "/" in path or "." in path].count(
        ""
    ) == sum("/" in path or "." in path for path in paths)
    assert "clashes with" in fault(paths, FOLDERS)


def test_a_long_path_is_named_in_part() -> None:
    assert len(fault(["superoffice/" + "x" * 10_000], FOLDERS)) < 300


def test_folders_at_the_top_that_are_not_generated_now_are_former_ones() -> None:
    paths = ["superoffice/a.py", "b/c/d.py", "b/e.py", "README.md", "docs/api/x.md"]
    assert former_folders(paths, FOLDERS) == ("b",)
