"""Repositories and trees that somebody made to do harm: nothing of them is run, followed or written anywhere."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.git import GitRepository

from generator.commands.sides.git import environment

Docwright = Callable[..., Any]

PAGE = "reference/Reject.md"
DIFF = ("diff", "HEAD:reference", "reference", "--format", "json")


def removed(run: Any) -> bool:
    assert run.status == 0, run.err
    return "operation-removed" in {
        change["id"] for change in json.loads(run.out)["changes"]
    }


@pytest.fixture
def trap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A command that leaves a mark where it is run; there must be none at the end."""
    mark = tmp_path_factory.mktemp("trap") / "mark"
    script = mark.with_name("run")
    script.write_text(f"#!/bin/sh\necho run >> {shlex.quote(str(mark))}\ncat\n")
    script.chmod(0o755)
    subprocess.run([script], input=b"", check=True)
    # it works
    assert mark.read_text() == "run\n"
    mark.unlink()
    yield str(script)
    assert not mark.exists()


@pytest.mark.parametrize(
    "key",
    [
        "core.fsmonitor",
        "core.pager",
        "pager.rev-parse",
        "pager.ls-tree",
        "pager.cat-file",
        "core.sshCommand",
        "core.askPass",
        "core.editor",
        "core.gitProxy",
        "core.alternateRefsCommand",
        "credential.helper",
        "gpg.program",
        "diff.external",
        "diff.trap.textconv",
        "diff.trap.command",
        "filter.trap.clean",
        "filter.trap.smudge",
        "filter.trap.process",
        "uploadpack.packObjectsHook",
        "alias.rev-parse",
        "alias.ls-tree",
        "alias.cat-file",
    ],
)
def test_a_program_of_the_settings_of_a_repository_is_not_run(
    key: str, trap: str, repository: GitRepository, docwright: Docwright
) -> None:
    value = f"!{trap}" if key.startswith("alias.") else trap
    repository.git("config", key, value)
    info = repository.folder / ".git/info/attributes"
    info.parent.mkdir(exist_ok=True)
    info.write_text("* filter=trap diff=trap text eol=crlf ident\n")
    assert removed(docwright(*DIFF))


def test_attributes_of_a_tree_are_not_followed(
    trap: str, repository: GitRepository, docwright: Docwright
) -> None:
    repository.git("checkout", "-q", ".")
    attributes = "*.md filter=trap diff=trap working-tree-encoding=UTF-16 ident\n"
    (repository.folder / ".gitattributes").write_text(attributes)
    repository.git("add", ".gitattributes")
    repository.git("commit", "-qm", "attributes")
    for key in ("filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv"):
        repository.git("config", key, trap)
    repository.git("config", "filter.trap.required", "true")
    (repository.folder / PAGE).unlink()
    assert removed(docwright(*DIFF))


def test_no_hook_is_run(
    trap: str, repository: GitRepository, docwright: Docwright
) -> None:
    hooks = repository.folder / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        (hooks / name).symlink_to(trap)
    repository.git("config", "core.hooksPath", str(hooks))
    assert removed(docwright(*DIFF))


def test_variables_of_the_caller_do_not_lead_git_elsewhere(
    trap: str,
    repository: GitRepository,
    docwright: Docwright,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for name, value in {
        "GIT_DIR": str(elsewhere),
        "GIT_WORK_TREE": str(elsewhere),
        "GIT_OBJECT_DIRECTORY": str(elsewhere),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(elsewhere),
        "GIT_INDEX_FILE": str(elsewhere / "index"),
        "GIT_NAMESPACE": "other",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": trap,
        "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor={trap}'",
        "GIT_EXEC_PATH": str(elsewhere),
        "GIT_EXTERNAL_DIFF": trap,
        "GIT_PAGER": trap,
        "GIT_SSH_COMMAND": trap,
        "GIT_TRACE": str(elsewhere / "trace"),
        "GIT_TRACE2": str(elsewhere / "trace"),
        "GIT_REPLACE_REF_BASE": "refs/heads/",
        "GIT_ICASE_PATHSPECS": "1",
    }.items():
        monkeypatch.setenv(name, value)
    assert removed(docwright(*DIFF))
    assert list(elsewhere.iterdir()) == []


def test_only_what_limits_the_search_is_kept_of_the_variables_of_git() -> None:
    given = {
        "GIT_DIR": "x",
        "git_dir": "y",
        "GIT_CEILING_DIRECTORIES": "/",
        "HOME": "h",
    }
    kept = environment(given)
    assert "GIT_DIR" not in kept
    assert "git_dir" not in kept
    assert (kept["GIT_CEILING_DIRECTORIES"], kept["HOME"]) == ("/", "h")
    assert kept["GIT_NO_LAZY_FETCH"] == kept["GIT_CONFIG_NOSYSTEM"] == "1"


def test_a_repository_of_somebody_else_is_refused_as_git_does(
    repository: GitRepository, docwright: Docwright, monkeypatch: pytest.MonkeyPatch
) -> None:
    # what git's own tests use to see it
    real = environment
    monkeypatch.setattr(
        "generator.commands.sides.git.environment",
        lambda caller: real(caller) | {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"},
    )
    run = docwright(*DIFF)
    assert (run.status, run.out) == (2, "")
    assert "git does not read the repository" in run.err
    assert "dubious ownership" in run.err
    # the settings of the user hold
    repository.git("config", "--global", "safe.directory", str(repository.folder))
    assert removed(docwright(*DIFF))


def test_objects_are_not_replaced(
    repository: GitRepository, docwright: Docwright
) -> None:
    page = repository.git("rev-parse", f"HEAD:{PAGE}").decode().strip()
    repository.git("replace", page, repository.blob(b"nothing"))
    assert removed(docwright(*DIFF))


def test_links_are_left_out_with_a_diagnostic(
    repository: GitRepository, docwright: Docwright, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret")
    page = repository.git("rev-parse", f"HEAD:{PAGE}").decode().strip()
    link = repository.blob(str(secret).encode())
    tree = repository.tree(
        ("100644", b"page.md", page),
        ("120000", b"link.md", link),
        ("120000", b"folder", repository.blob(b"/etc")),
        ("160000", b"module", "1" * 40),
    )
    repository.commit_tree(tree)
    run = docwright("diff", "other", "other:")
    assert run.status == 0
    assert "other:link.md: warning: a link was not followed [git-link]" in run.err
    assert "other:folder: warning: a link was not followed [git-link]" in run.err
    assert "other:module: warning: a submodule was not read [git-submodule]" in run.err
    assert "secret" not in run.out + run.err
    for path in ("link.md", "folder", "folder/passwd", "module", "module/x"):
        run = docwright("diff", f"other:{path}", "reference")
        assert (run.status, run.out) == (2, "")


def test_an_sdk_whose_lock_is_a_link_is_refused(
    repository: GitRepository, docwright: Docwright
) -> None:
    link = repository.blob(b"/etc/passwd")
    repository.commit_tree(repository.tree(("120000", b"docwright.lock", link)))
    for side in ("other:", "other:docwright.lock"):
        run = docwright("diff", side, "reference")
        assert (run.status, run.out) == (2, "")
        assert "is no ordinary file" in run.err


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (b"caf\xe9.md", "the name is not in UTF-8"),
        (b"a\x1b[2J.md", "characters that cannot be printed"),
        ("a\u202e.md".encode(), "characters that cannot be printed"),
        (b"a\n.md", "characters that cannot be printed"),
        (b"..", "has a part that is empty, '.' or '..'"),
        (b".", "has a part that is empty, '.' or '..'"),
    ],
)
def test_a_name_that_leads_astray_costs_the_entry(
    name: bytes, message: str, repository: GitRepository, docwright: Docwright
) -> None:
    page = repository.git("rev-parse", f"HEAD:{PAGE}").decode().strip()
    folder = repository.tree(("100644", b"x.md", page))
    is_folder = name in {b"..", b"."}
    odd = ("40000", name, folder) if is_folder else ("100644", name, page)
    repository.commit_tree(repository.tree(("100644", b"page.md", page), odd))
    run = docwright("diff", "other", "other:")
    assert run.status == 0
    assert message in run.err
    assert "[file-unreadable]" in run.err
    assert "\x1b" not in run.err
    assert "\u202e" not in run.err


def test_a_name_that_comes_twice_counts_once(
    repository: GitRepository, docwright: Docwright
) -> None:
    page = repository.git("rev-parse", f"HEAD:{PAGE}").decode().strip()
    other = repository.blob(b"# Nothing\n")
    twice = (("100644", b"a.md", page), ("100644", b"a.md", other))
    repository.commit_tree(repository.tree(*twice))
    run = docwright("diff", "other", f"HEAD:{PAGE}", "--format", "json")
    assert json.loads(run.out)["changes"] == []
    assert "the name is that of a file before it" in run.err


def test_a_tree_with_more_files_than_a_zip_may_have_is_refused(
    repository: GitRepository, docwright: Docwright
) -> None:
    page = repository.git("rev-parse", f"HEAD:{PAGE}").decode().strip()
    rows = [("100644", f"{number}.md".encode(), page) for number in range(500)]
    folder = repository.tree(*rows)
    # 200,000 files in 400 folders, and as many as nobody could count in trees of trees
    wide = repository.tree(
        *(("40000", f"{number}".encode(), folder) for number in range(400))
    )
    deep = wide
    for _ in range(12):
        deep = repository.tree(
            *(("40000", f"{number}".encode(), deep) for number in range(10))
        )
    for tree in (wide, deep):
        repository.commit_tree(tree)
        run = docwright("diff", "other", "reference")
        assert (run.status, run.out) == (2, "")
        assert "more than 100,000 files" in run.err
        run = docwright("diff", "other:1" if tree == wide else "other:1/1", "reference")
        assert run.status == (0 if tree == wide else 2)


def test_a_path_that_is_too_long_is_refused(
    repository: GitRepository, docwright: Docwright
) -> None:
    page = repository.git("rev-parse", f"HEAD:{PAGE}").decode().strip()
    tree = repository.tree(("100644", b"a" * 300_000 + b".md", page))
    repository.commit_tree(tree)
    run = docwright("diff", "other", "reference")
    assert (run.status, run.out) == (2, "")
    assert "a path that no file system allows" in run.err


def test_a_page_that_is_too_large_is_left_out_before_it_is_read(
    repository: GitRepository, docwright: Docwright, full: bool
) -> None:
    page = repository.git("rev-parse", f"HEAD:{PAGE}").decode().strip()
    large = repository.folder / "large"
    with large.open("wb") as file:
        file.truncate((1024 if full else 17) * 1024 * 1024)
    written = repository.git("hash-object", "-w", "large").decode().strip()
    large.unlink()
    rows = (("100644", b"page.md", page), ("100644", b"large.md", written))
    repository.commit_tree(repository.tree(*rows))
    run = docwright("diff", "other", f"HEAD:{PAGE}", "--format", "json")
    assert json.loads(run.out)["changes"] == []
    assert "large.md: error: the file is larger than 16 MiB [file-too-large]" in run.err
    run = docwright("diff", "other:large.md", "reference")
    assert (run.status, run.out) == (2, "")
    assert "'large.md' is too large" in run.err


def test_more_than_a_gigabyte_of_pages_is_refused_before_they_are_read(
    repository: GitRepository, docwright: Docwright
) -> None:
    page = repository.blob(b" " * (16 * 1024 * 1024))
    rows = [("100644", f"{number}.md".encode(), page) for number in range(65)]
    repository.commit_tree(repository.tree(*rows))
    run = docwright("diff", "other", "reference")
    assert (run.status, run.out) == (2, "")
    assert "more than 1 GiB of pages" in run.err


def test_a_page_that_git_lfs_keeps_elsewhere_is_left_out(
    repository: GitRepository, docwright: Docwright
) -> None:
    page = repository.git("rev-parse", f"HEAD:{PAGE}").decode().strip()
    pointer = repository.blob(
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    )
    rows = (("100644", b"page.md", page), ("100644", b"other.md", pointer))
    repository.commit_tree(repository.tree(*rows))
    run = docwright("diff", "other", f"HEAD:{PAGE}", "--format", "json")
    assert json.loads(run.out)["changes"] == []
    assert (
        "other:other.md: error: the page is a pointer to a file of Git LFS" in run.err
    )


def test_a_damaged_object_is_an_error(
    repository: GitRepository, docwright: Docwright
) -> None:
    for path in (PAGE, "reference"):
        name = repository.git("rev-parse", f"HEAD:{path}").decode().strip()
        file = repository.folder / ".git/objects" / name[:2] / name[2:]
        file.chmod(0o644)
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 0xFF
        file.write_bytes(data)
        run = docwright(*DIFF)
        assert (run.status, run.out) == (2, "")
        assert "HEAD" in run.err


def test_a_missing_object_is_an_error(
    repository: GitRepository, docwright: Docwright
) -> None:
    name = repository.git("rev-parse", f"HEAD:{PAGE}").decode().strip()
    (repository.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    run = docwright(*DIFF)
    assert (run.status, run.out) == (2, "")
    assert "the repository lacks the content of 'Reject.md'" in run.err


def test_what_a_partial_clone_lacks_is_not_fetched(
    trap: str,
    repository: GitRepository,
    docwright: Docwright,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = GitRepository(tmp_path_factory.mktemp("clone"))
    clone.git(
        *("clone", "-q", "--no-checkout", "--filter=blob:none"),
        f"file://{repository.folder}",
        ".",
    )
    objects = clone.git("count-objects", "-v")
    clone.git("config", "remote.origin.uploadpack", trap)
    monkeypatch.chdir(clone.folder)
    for side in ("HEAD:reference", f"HEAD:{PAGE}", "HEAD"):
        run = docwright("diff", side, repository.folder / "reference")
        assert (run.status, run.out) == (2, "")
        assert "'HEAD'" in run.err
        assert "It is a partial clone, or damaged" in run.err
    assert clone.git("count-objects", "-v") == objects


@pytest.mark.parametrize("kind", ["bare", "worktree", "sha256", "shallow", "inside"])
def test_every_kind_of_repository_is_read(
    kind: str,
    repository: GitRepository,
    docwright: Docwright,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new = repository.folder / "reference"
    at = tmp_path_factory.mktemp(kind) / "r"
    source = f"file://{repository.folder}"
    match kind:
        case "bare":
            repository.git("clone", "-q", "--bare", source, str(at))
        case "worktree":
            repository.git("worktree", "add", "-q", str(at))
        case "shallow":
            repository.git("clone", "-q", "--depth=1", source, str(at))
        case "sha256":
            at.mkdir()
            other = GitRepository(at)
            other.git("init", "-q", "--object-format=sha256")
            (at / "reference").mkdir()
            for page in ("Reject.md", "GetSuggestedAppointmentEntity.md"):
                data = repository.git("show", f"HEAD:reference/{page}")
                (at / "reference" / page).write_bytes(data)
            other.commit()
        case _:
            at = repository.folder / ".git"
    monkeypatch.chdir(at)
    assert removed(docwright("diff", "HEAD:reference", new, "--format", "json"))


def test_nothing_is_left_behind(
    repository: GitRepository,
    docwright: Docwright,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spool = tmp_path_factory.mktemp("spool")
    monkeypatch.setattr("tempfile.tempdir", str(spool))
    before = {path: path.stat().st_mtime_ns for path in _files(repository.folder)}
    assert removed(docwright(*DIFF))
    assert docwright("diff", "HEAD:nowhere", "reference").status == 2
    assert list(spool.iterdir()) == []
    after = {path: path.stat().st_mtime_ns for path in _files(repository.folder)}
    assert after == before


def _files(folder: Path) -> list[Path]:
    return [Path(at, name) for at, _, names in os.walk(folder) for name in names]
