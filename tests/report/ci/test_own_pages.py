"""Where the pages of Docwright's own repository are, as an installation knows it."""

from __future__ import annotations

import json
from email.message import Message
from importlib.metadata import Distribution, PackageMetadata
from pathlib import Path
from typing import cast

import pytest

from generator.report.ci.own_pages import own_page, page_of

_COMMIT = "0123456789abcdef0123456789abcdef01234567"


class _Installed(Distribution):
    """An installation with a `direct_url.json` of this text, and these addresses in its metadata."""

    def __init__(self, record: str | None, *urls: str) -> None:
        self.record, self.urls = record, urls

    @property
    def metadata(self) -> PackageMetadata:
        message = Message()
        for url in self.urls:
            message["Project-URL"] = url
        return cast("PackageMetadata", message)

    def read_text(self, filename: str) -> str | None:
        assert filename == "direct_url.json"
        return self.record

    def locate_file(self, path: object) -> Path:
        raise NotImplementedError


def _from_git(url: str) -> _Installed:
    vcs = {"vcs": "git", "commit_id": _COMMIT, "requested_revision": "v1"}
    return _Installed(json.dumps({"url": url, "vcs_info": vcs}))


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (
            "https://github.com/team/docwright.git",
            f"https://github.com/team/docwright/blob/{_COMMIT}/docs/lint.md",
        ),
        (
            "ssh://git@github.example.com:2222/team/docwright",
            f"https://github.example.com/team/docwright/blob/{_COMMIT}/docs/lint.md",
        ),
        (
            "https://user:password@gitlab.com/group/team/docwright.git",
            f"https://gitlab.com/group/team/docwright/-/blob/{_COMMIT}/docs/lint.md",
        ),
    ],
)
def test_an_installation_from_git_knows_the_page_of_its_commit(
    url: str, page: str
) -> None:
    assert page_of(_from_git(url), "docs/lint.md") == page


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/docwright.git",
        "file:///home/user/github.com/docwright",
        "http://github.com/team/docwright",
        "https://github.com/te am\n/docwright",
        "https://[github.com/docwright",
        "",
    ],
)
def test_an_address_of_another_form_gives_none(url: str) -> None:
    assert page_of(_from_git(url), "docs/lint.md") == ""


@pytest.mark.parametrize(
    "record",
    [
        None,
        "",
        "no JSON",
        "[]",
        json.dumps({"url": "file:///x", "dir_info": {"editable": True}}),
        json.dumps({"url": "https://github.com/x.whl", "archive_info": {}}),
    ],
)
def test_an_installation_from_elsewhere_has_the_address_of_its_metadata(
    record: str | None,
) -> None:
    assert page_of(_Installed(record), "docs/lint.md") == ""
    urls = (
        "Homepage, https://example.com",
        "Source, https://github.com/team/docwright",
    )
    page = page_of(_Installed(record, *urls), "docs/lint.md")
    assert page == "https://github.com/team/docwright/blob/HEAD/docs/lint.md"


def test_this_installation_is_asked_without_fault() -> None:
    assert isinstance(own_page("docs/lint.md"), str)
