"""What OLD and NEW may be."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from support.git import GitRepository

from generator.commands.arguments import DiffFormat

Docwright = Callable[..., Any]

REMOVED = ("operation-removed", ["soap/Services88/Appointment/Reject"])


def removed(run: Any) -> bool:
    """Whether a run says that the operation is gone whose page is."""
    assert run.status == 0, run.err
    changes = json.loads(run.out)["changes"]
    return REMOVED in [(change["id"], change["subjects"]) for change in changes]


def has_no_change(run: Any) -> bool:
    assert run.status == 0, run.err
    return bool(json.loads(run.out)["changes"] == [])


@pytest.mark.parametrize(
    "old",
    [
        "HEAD",
        "main",
        "HEAD:",
        "HEAD:reference",
        "HEAD:./reference",
        "HEAD:reference/",
        "HEAD:./",
        "HEAD^{tree}:reference",
        "@:reference/../reference",
    ],
)
def test_a_revision_has_the_pages_that_it_had(
    old: str, repository: GitRepository, docwright: Docwright
) -> None:
    assert removed(docwright("diff", old, "reference", "--format", "json"))
    assert has_no_change(docwright("diff", old, "HEAD", "--format", "json"))


def test_a_path_behind_a_revision_begins_at_the_top_or_at_the_working_directory(
    repository: GitRepository, docwright: Docwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.folder / "reference")
    for old in ("HEAD:reference", "HEAD:./", "HEAD:.", "HEAD:../reference"):
        assert removed(docwright("diff", old, ".", "--format", "json"))


def test_a_single_page_of_a_revision_is_read(
    repository: GitRepository, docwright: Docwright
) -> None:
    name = "reference/GetSuggestedAppointmentEntity.md"
    run = docwright("diff", f"HEAD:{name}", name, "--format", "json")
    assert has_no_change(run)


def test_a_path_that_exists_wins_over_a_revision(
    repository: GitRepository, docwright: Docwright
) -> None:
    shutil.copytree("reference", "HEAD")
    assert has_no_change(docwright("diff", "HEAD", "reference", "--format", "json"))
    if sys.platform != "win32":
        shutil.copytree("reference", "main:reference")
        words = ("diff", "main:reference", "reference", "--format", "json")
        assert has_no_change(docwright(*words))


def test_a_zip_in_a_revision_is_read_as_on_the_disk(
    repository: GitRepository, docwright: Docwright
) -> None:
    repository.git("checkout", "-q", ".")
    Path("zipped").mkdir()
    with zipfile.ZipFile("zipped/pages.zip", "w", zipfile.ZIP_DEFLATED) as target:
        for page in Path("reference").iterdir():
            target.write(page, page.name)
    repository.commit("with a zip")
    for old in ("HEAD:zipped", "HEAD:zipped/pages.zip"):
        for new in ("reference", "zipped", "zipped/pages.zip"):
            assert has_no_change(docwright("diff", old, new, "--format", "json"))


def test_a_revision_alone_stands_for_the_docs_of_the_settings(
    repository: GitRepository, docwright: Docwright
) -> None:
    Path("docwright.toml").write_text('docs = ["reference"]\n')
    shutil.copytree("reference", "other")
    repository.commit("a second folder, which nobody reads")
    run = docwright("diff", "HEAD~1", "HEAD", "--format", "json")
    assert removed(run)
    assert docwright("diff", "HEAD~1:other", "HEAD").status == 2


def test_docs_of_the_settings_outside_of_the_repository_have_no_revision(
    repository: GitRepository, docwright: Docwright, tmp_path: Path
) -> None:
    for docs in ("../elsewhere", tmp_path.parent.as_posix()):
        Path("docwright.toml").write_text(f'docs = ["{docs}"]\n')
        run = docwright("diff", "HEAD", "reference")
        assert (run.status, run.out) == (2, "")
        assert "outside of the git repository" in run.err


def test_the_ages_of_the_settings_hold_for_revisions(
    repository: GitRepository, docwright: Docwright
) -> None:
    # without ages the run says that it cannot tell which folder is newer
    shutil.copytree("reference", "all/2022")
    shutil.copytree("reference", "all/2023")
    page = Path("all/2022/GetSuggestedAppointmentEntity.md")
    page.write_text(page.read_text().replace("Appointment", "Meeting"))
    Path("docwright.toml").write_text(
        'docs = ["all"]\n'
        'sources = [{ path = "all/2022", date = 2022-01-01 }, { path = "all/2023", date = 2023-01-01 }]\n'
    )
    repository.commit("two years")
    assert has_no_change(docwright("diff", "HEAD", "all", "--format", "json"))


def test_a_lock_and_the_folder_of_an_sdk_are_sides_on_the_disk_and_in_revisions(
    repository: GitRepository, docwright: Docwright
) -> None:
    assert docwright("generate", "HEAD", "-o", "sdk").status == 2
    repository.git("checkout", "-q", ".")
    assert docwright("generate", "reference", "-o", "sdk").status == 0
    repository.commit("an SDK")
    Path("reference/Reject.md").unlink()
    shutil.copy("sdk/docwright.lock", "before.lock")
    for old in (
        "sdk",
        "before.lock",
        "sdk/docwright.lock",
        "HEAD:sdk",
        "HEAD:sdk/docwright.lock",
    ):
        assert removed(docwright("diff", old, "reference", "--format", "json"))
        for new in ("sdk", "HEAD:reference", "HEAD:./sdk/"):
            assert has_no_change(docwright("diff", old, new, "--format", "json"))


def test_an_sdk_without_a_lock_is_no_docs(
    repository: GitRepository, docwright: Docwright
) -> None:
    docwright("generate", "reference", "-o", "sdk")
    Path("sdk/docwright.lock").unlink()
    repository.commit("an SDK of an older Docwright")
    for side in ("sdk", "HEAD:sdk"):
        run = docwright("diff", side, "reference")
        assert (run.status, run.out) == (2, "")
        assert "has no docwright.lock" in run.err


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("", "OLD or NEW is empty"),
        ("nowhere", "is no revision of the git repository"),
        ("nowhere:reference", "is no revision of the git repository"),
        ("HEAD:nowhere", "has nothing called 'nowhere'"),
        ("HEAD:./nowhere/", "has nothing called 'nowhere'"),
        ("HEAD:reference/Reject.md/x", "has nothing called"),
        ("HEAD:../elsewhere", "leads out of the repository"),
        ("HEAD:reference/../../x", "leads out of the repository"),
        ("HEAD:/etc", "a revision has no such path"),
        ("HEAD:refer\nence", "a revision has no such path"),
        (":reference", "it is empty"),
        ("::", "it is empty"),
        ("-x:reference", "it begins with '-'"),
        ("--upload-pack=sh:reference", "it begins with '-'"),
        ("HEAD\n:reference", "cannot be printed"),
        ("HEAD..HEAD", "is no revision of the git repository"),
        ("^HEAD", "is no"),
        ("HEAD:reference/index.md:1", "has nothing called 'reference/index.md:1'"),
        ("C:\\docs", "'C:\\docs' does not exist"),
        ("d:/docs", "'d:/docs' does not exist"),
        ("https://host/docs", "is an address"),
        ("git@host:docs", "is an address"),
        ("a\0b", "does not exist"),
        ("0000000000000000000000000000000000000000", "is no revision"),
    ],
)
def test_what_cannot_be_loaded_is_an_error_and_never_no_changes(
    argument: str, message: str, repository: GitRepository, docwright: Docwright
) -> None:
    for sides in ((argument, "reference"), ("reference", argument)):
        run = docwright("diff", "--", *sides)
        assert (run.status, run.out) == (2, ""), run.err
        assert message in run.err.replace("\\\\", "\\")


def test_without_a_repository_only_paths_are_known(
    docs: Path, docwright: Docwright
) -> None:
    assert docwright("diff", docs, docs).status == 0
    run = docwright("diff", "HEAD:reference", docs)
    assert run.status == 2
    assert "no git repository is around the working directory" in run.err


def test_without_git_only_paths_are_known(
    repository: GitRepository, docwright: Docwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", ".")
    Path("git").symlink_to("/bin/true")
    assert docwright("diff", "reference", "reference").status == 0
    run = docwright("diff", "HEAD", "reference")
    assert run.status == 2
    assert "git was not found" in run.err


def test_a_revision_without_a_page_is_an_error(
    repository: GitRepository, docwright: Docwright
) -> None:
    repository.git("rm", "-rq", "--cached", "reference")
    Path("notes.pdf").write_text("x")
    repository.git("add", "notes.pdf")
    repository.git("commit", "-qm", "no pages")
    run = docwright("diff", "HEAD", "reference")
    assert (run.status, run.out) == (2, "")
    assert "there is no page in 'HEAD:'; other files there: 1 .pdf" in run.err


def test_pages_of_a_revision_are_shown_with_it(
    repository: GitRepository, docwright: Docwright
) -> None:
    run = docwright("diff", "HEAD:./reference", "reference")
    assert "    old: HEAD:reference/Reject.md:" in run.out


def test_pages_have_the_same_paths_from_the_page_root_on_in_revisions(
    repository: GitRepository, docwright: Docwright
) -> None:
    # the page root is the folder above `soap`, however DOCS name it
    for part in ("soap/Services88", "webapi"):
        shutil.copytree("reference", f"all/{part}")
    repository.commit("a reference in parts")
    Path("all/soap/Services88/GetSuggestedAppointmentEntity.md").unlink()
    for old, new in (("HEAD:all/soap", "all/soap"), ("HEAD:all", "all"), ("HEAD", ".")):
        run = docwright("diff", old, new, "--format", "json")
        pages = {
            change["evidence"]["old"].partition(":")[0]
            for change in json.loads(run.out)["changes"]
            if change["id"] == "operation-removed"
        }
        assert pages <= {
            "soap/Services88/GetSuggestedAppointmentEntity.md",
            "webapi/GetSuggestedAppointmentEntity.md",
        }


def places(run: Any) -> set[str]:
    """The files that annotations of GitHub are about."""
    assert run.status == 0, run.err
    return set(re.findall(r"::\w+ file=([^,]*),", run.out))


def test_pages_are_counted_from_the_top_of_the_repository_for_its_annotations(
    repository: GitRepository, docwright: Docwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = repository.folder / "a/b"
    inner.mkdir(parents=True)
    repository.git("checkout", "-q", ".")
    shutil.move("reference", "a/b/reference")
    monkeypatch.chdir(inner)
    Path("docwright.toml").write_text('docs = ["reference"]\noutput = "sdk"\n')
    assert docwright("generate").status == 0
    shutil.copytree("sdk", "before")
    repository.commit("an SDK")
    Path("reference/Reject.md").unlink()
    assert docwright("generate").status == 0
    removed = "a/b/reference/Reject.md"
    for old in ("HEAD:./reference", "HEAD", "before", "HEAD:./sdk"):
        for new in ("reference", "sdk"):
            run = docwright("diff", old, new, "--format", "github")
            assert removed in places(run), (old, new)
            assert {path.rpartition("/")[0] for path in places(run)} == {
                "a/b/reference"
            }


def test_a_lock_shows_its_pages_from_the_working_directory_on(
    repository: GitRepository, docwright: Docwright
) -> None:
    repository.git("checkout", "-q", ".")
    assert docwright("generate", "reference", "-o", "sdk").status == 0
    Path("reference/Reject.md").unlink()
    run = docwright("diff", "sdk", "reference")
    assert "    old: reference/Reject.md\n" in run.out
    # nothing tells where its docs are
    assert docwright("generate", "reference", "-o", "other").status == 0
    run = docwright("diff", "sdk", "other")
    assert "    old: Reject.md\n" in run.out


@pytest.mark.skipif(
    sys.platform != "linux", reason="file systems of other systems have names in UTF-8"
)
@pytest.mark.parametrize("form", get_args(DiffFormat))
def test_a_name_that_is_no_text_is_written_as_it_can_be(
    form: str, repository: GitRepository, docwright: Docwright
) -> None:
    name = os.fsdecode(b"caf\xe9")
    shutil.copytree("reference", name)
    run = docwright("diff", "HEAD", name, "--format", form)
    assert (run.status, run.err) == (0, "")
    run.out.encode()
