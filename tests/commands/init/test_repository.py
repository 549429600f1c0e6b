"""What the files of a git repository tell of its host, its address and its branch."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.git import GitRepository

from generator.commands.init.repository import repository_facts, web_address


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/team/sdk.git", "https://github.com/team/sdk"),
        ("https://token:secret@github.com/team/sdk", "https://github.com/team/sdk"),
        ("git@github.com:team/sdk.git", "https://github.com/team/sdk"),
        ("gitlab.example.com:team/sdk.git", "https://gitlab.example.com/team/sdk"),
        ("ssh://git@git.example:2222/sdk.git", "https://git.example/sdk"),
        ("git://git.example/sdk.git/", "https://git.example/sdk"),
        ("/srv/git/sdk.git", ""),
        ("../sdk.git", ""),
        ("file:///srv/git/sdk.git", ""),
        ("C:\\git\\sdk.git", ""),
        ("C:/git/sdk.git", ""),
        ("https://[broken/sdk", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_remote_names_no_user(remote: str, address: str) -> None:
    assert web_address(remote) == address


@pytest.mark.parametrize(
    ("remote", "host"),
    [
        ("git@github.com:team/sdk.git", "github"),
        ("https://github.example.com/team/sdk", "github"),
        ("https://gitlab.com/team/sdk", "gitlab"),
        ("ssh://git@gitlab.example.com/team/sdk", "gitlab"),
        ("https://notgitlab.example/github/gitlab", None),
        ("/srv/gitlab/sdk.git", None),
    ],
)
def test_the_host_follows_from_the_remote(
    tmp_path: Path, remote: str, host: str | None
) -> None:
    made = GitRepository(tmp_path)
    made.git("init", "-q")
    made.git("remote", "add", "mirror", "https://other.example/sdk")
    made.git("remote", "add", "origin", remote)
    assert repository_facts(tmp_path).host == host


def test_a_pipeline_of_gitlab_tells_where_the_remote_does_not(tmp_path: Path) -> None:
    GitRepository(tmp_path).git("init", "-q")
    (tmp_path / ".gitlab-ci.yml").write_text("")
    assert repository_facts(tmp_path).host == "gitlab"


def test_the_only_remote_counts_whatever_its_name_and_whatever_else_is_set(
    tmp_path: Path,
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text(
        "[core]\n\turl = https://no.example/x\n"
        '[remote "up stream"]\n\tfetch = +refs/*\n\tURL=https://gitlab.com/a/b.git\n'
        '[branch "main"]\n\turl = https://no.example/y\n'
    )
    assert repository_facts(tmp_path).address == "https://gitlab.com/a/b"


def test_the_branch_is_that_of_the_remote_else_the_one_of_the_checkout(
    tmp_path: Path,
) -> None:
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    made = GitRepository(origin)
    made.git("init", "-q", "-b", "trunk")
    made.commit()
    assert repository_facts(origin).branch == "trunk"
    made.git("clone", "-q", str(origin), str(clone))
    GitRepository(clone).git("checkout", "-q", "-b", "topic")
    assert repository_facts(clone).branch == "trunk"


@pytest.mark.parametrize("branch", ['x"y', "${{ x }}", "a b", ""])
def test_a_branch_that_a_recipe_cannot_name_is_not_used(
    tmp_path: Path, branch: str
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_text(f"ref: refs/heads/{branch}\n")
    assert repository_facts(tmp_path).branch == "main"


def test_a_worktree_has_the_remote_of_its_repository(tmp_path: Path) -> None:
    made = GitRepository(tmp_path / "first")
    made.folder.mkdir()
    made.git("init", "-q")
    made.git("remote", "add", "origin", "https://gitlab.com/team/sdk.git")
    made.commit()
    made.git("worktree", "add", "-q", str(tmp_path / "second"))
    facts = repository_facts(tmp_path / "second")
    assert (facts.address, facts.is_there) == ("https://gitlab.com/team/sdk", True)
    assert facts.branch == "second"


def test_the_folder_below_the_top_is_known(tmp_path: Path) -> None:
    GitRepository(tmp_path).git("init", "-q")
    inner = tmp_path / "a" / "b c"
    inner.mkdir(parents=True)
    facts = repository_facts(inner)
    assert (facts.top, facts.inner) == (tmp_path, "a/b c")


def test_damaged_files_of_git_tell_nothing(tmp_path: Path) -> None:
    (tmp_path / ".git").write_bytes(b"gitdir: \xff\x00nowhere\n")
    try:
        facts = repository_facts(tmp_path)
    except ValueError:
        pytest.fail("a name with a zero byte was opened")
    assert (facts.address, facts.host, facts.branch) == ("", None, "main")
