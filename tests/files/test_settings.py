"""Settings files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files.setting_rules import RULES
from generator.files.settings import Settings, load_settings, sdk_settings
from generator.model.errors import UsageError

SOURCE = 'sources = [{{ path = "x", date = {} }}]'


def test_a_folder_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    (tmp_path / "pyproject.toml").write_text("[tool.black]\n")
    assert load_settings(tmp_path) == Settings()


def test_pyproject_holds_settings(tmp_path: Path) -> None:
    text = '[tool.docwright]\ndocs = ["a", "b"]\nsdk_version = "1.2.3"\n'
    (tmp_path / "pyproject.toml").write_text(text)
    settings = load_settings(tmp_path)
    assert (settings.docs, settings.sdk_version) == (("a", "b"), "1.2.3")


def test_a_file_of_its_own_wins_over_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.docwright]\noutput = "a"\n')
    (tmp_path / "docwright.toml").write_text(
        'output = "b"\n[names]\nwords = ["PhoneBook"]\n'
    )
    settings = load_settings(tmp_path)
    assert (settings.output, settings.names.words) == ("b", ("PhoneBook",))


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('ouput = "x"', "unknown key 'ouput'", "Did you mean 'output'?"),
        ('zzz = "x"', "unknown key 'zzz'", "Remove it."),
        ("[names]\nword = ['a']", "unknown key 'names.word'", "Did you mean 'names.w"),
        ("docs = 1", "not a list of strings", 'Write docs = ["…"].'),
        ('docs = "x"', "not a list of strings", 'Write docs = ["x"].'),
        ("docs = [1]", "not a list of strings", 'Write docs = ["…"].'),
        ("docs = ['']", "it is empty", "Name folders or files"),
        ("docs = ['https://x/y']", "uses no network", "Name folders or files"),
        ("docs = ['git@x:y/z']", "uses no network", "Name folders or files"),
        ("sources = 'x'", "not a list of tables", "Write sources = [{ path"),
        ("sources = ['x']", "not a list of tables", "date = 2023-11-01 }]."),
        ("sources = [{ path = 'x' }]", "have a path and a date", "path = "),
        ("sources = [{ date = 2023-11-01 }]", "have a path and a date", "path = "),
        (SOURCE.format("'yesterday'"), "which is a day", "date = 2023-11-01"),
        (SOURCE.format("'2023-13-01'"), "which is a day", "date = 2023-11-01"),
        (SOURCE.format("'2023-11'"), "which is a day", "date = 2023-11-01"),
        (SOURCE.format("2023"), "which is a day", "date = 2023-11-01"),
        (SOURCE.format("2023-11-01T10:00:00"), "which is a day", "date = 2023-11-01"),
        (SOURCE.format("2023-11-01, at = 1"), "and nothing else", "path = "),
        (SOURCE.replace("x", "").format("2023-11-01"), "it is empty", "in DOCS"),
        (SOURCE.replace("x", "a\\u001b").format("2023-11-01"), "printed", "in DOCS"),
        (SOURCE.replace("x", "https://x/y").format("2023-11-01"), "network", "in DOCS"),
        ("output = ['x']", "not a string", 'Write output = "…".'),
        ("output = ''", "it is empty", "Name a folder"),
        ("output = 'https://x/y'", "uses no network", "Name a folder"),
        ('output = "a\\u0000"', "cannot be printed", "Name a folder"),
        ("overrides = 1", "not a string", 'Write overrides = "…".'),
        ("overrides = ' '", "it is empty", "Name a file"),
        ("only = 'Sale'", "not a list of strings", 'Write only = ["Sale"].'),
        ("only = ['']", "no subject id", "the name of an agent"),
        ("exclude = ['a b']", "no subject id", "the name of an agent"),
        ("jobs = 'two'", "not a whole number", "Write jobs = 2."),
        ("jobs = true", "not a whole number", "Write jobs = 2."),
        ("jobs = 1.5", "not a whole number", "Write jobs = 2."),
        ("jobs = -1", "not from 0 to 1024", "0 for one per core"),
        ("jobs = 1025", "not from 0 to 1024", "0 for one per core"),
        ("license = 'mitt'", "Unknown license: 'mitt'", "SPDX"),
        ("license = 'MIT License'", "license", "SPDX"),
        ("license = 'MIT AND'", "license", "SPDX"),
        ("license = ' '", "license", "SPDX"),
        ("license = ['MIT']", "not a string", 'Write license = "…".'),
        ("repository = 1", "not a string", 'Write repository = "…".'),
        ("repository = 'x/y'", "no http or https URL", "in a browser"),
        ("repository = 'https://'", "no http or https URL", "in a browser"),
        ("repository = 'git@x.example:y/z'", "no http or https URL", "in a browser"),
        ("repository = 'javascript://x/y'", "no http or https URL", "in a browser"),
        ("repository = 'https://u:p@x.example/y'", "user name", "in a browser"),
        ("repository = 'https://x.example/y?token=1'", "query", "in a browser"),
        ("repository = 'https://x.example/y#z'", "fragment", "in a browser"),
        ("repository = 'https://x.example/a b'", "characters", "in a browser"),
        ("repository = 'https://x.example/)[a](b>'", "characters", "in a browser"),
        ("repository = 'https://[x/y'", "Invalid IPv6", "in a browser"),
        ("repository = 'https://x.example:port/y'", "Port", "in a browser"),
        ("names = 1", "not a table", "Write names = {"),
        ("[names]\nwords = 'a'", "not a list of strings", 'names.words = ["a"].'),
        ("[names]\nwords = ['a b']", "cannot be used", "Use words"),
        ("package = 1", "not a string", 'Write package = "…".'),
        ("package = 'a b'", "no Python name in ASCII", "Use a Python name"),
        ("package = 'a/../b'", "no Python name in ASCII", "Use a Python name"),
        ("package = 'é'", "no Python name in ASCII", "Use a Python name"),
        ("package = ''", "no Python name in ASCII", "Use a Python name"),
        ("package = 'class'", "keyword of Python", "Use a Python name"),
        ("distribution = '-x'", "PyPI allows no such name", "PyPI"),
        ("distribution = 'x y'", "PyPI allows no such name", "PyPI"),
        ("distribution = 'é'", "PyPI allows no such name", "PyPI"),
        ("sdk_version = 'one'", "Invalid version", "PEP 440"),
        ("sdk_version = ''", "Invalid version", "PEP 440"),
        ("sdk_version = 1", "not a string", 'Write sdk_version = "…".'),
        ('sdk_version = "1.0\\n"', "spaces around it", "PEP 440"),
        ("page_root = 1", "not a string", 'Write page_root = "…".'),
        ("page_root = ''", "it is empty", "Name the folder"),
        ("page_root = 'https://x/y'", "uses no network", "Name the folder"),
        ("page_url = 1", "not a string", 'Write page_url = "…".'),
        ("page_url = 'https://x/y'", "does not have {path} once", "with {path}"),
        ("page_url = 'https://x/{path}{path}'", "{path} once", "with {path}"),
        ("page_url = 'ftp://x/{path}'", "http or https", "with {path}"),
        ("page_url = 'javascript:x/{path}'", "http or https", "with {path}"),
        ("page_url = 'https://{path}'", "http or https", "with {path}"),
        ("page_url = 'https://x.{path}/'", "http or https", "with {path}"),
        ("page_url = 'https://me@x/{path}'", "http or https", "with {path}"),
        ("page_url = 'https://x/{path} y'", "http or https", "with {path}"),
        ("page_url = 'https://x/{path})'", "http or https", "with {path}"),
        ('page_url = "https://x/{path}\\u0022"', "http or https", "with {path}"),
        ('page_url = "https://x/{path}\\n"', "http or https", "with {path}"),
        ("docs = [", "cannot be read", "Correct the file."),
    ],
)
def test_a_wrong_setting_is_an_error_that_says_what_to_do(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    (tmp_path / "docwright.toml").write_text(text)
    with pytest.raises(UsageError) as caught:
        load_settings(tmp_path)
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize("date", ["2023-11-01", '"2023-11-01"'])
def test_sources_have_days_as_dates_or_strings(tmp_path: Path, date: str) -> None:
    (tmp_path / "docwright.toml").write_text(SOURCE.format(date))
    (source,) = load_settings(tmp_path).sources
    assert (source.path, source.date.isoformat()) == ("x", "2023-11-01")


@pytest.mark.parametrize(
    "version",
    ["1", "1.2.3", "1.2.3rc1", "1.0.post1", "1.0.dev3", "1!2.0", "1.0+local.1"],
)
def test_versions_are_those_of_pep_440(tmp_path: Path, version: str) -> None:
    (tmp_path / "docwright.toml").write_text(f'sdk_version = "{version}"\n')
    assert sdk_settings(load_settings(tmp_path)).sdk_version == version


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("sdk_version = 'v1.0-rc1'", {"sdk_version": "1.0rc1"}),
        ("license = 'mit OR apache-2.0'", {"license": "MIT OR Apache-2.0"}),
        ("license = 'LicenseRef-Ours'", {"license": "LicenseRef-Ours"}),
        (
            "repository = 'https://git.example:8443/team/sdk'",
            {"repository": "https://git.example:8443/team/sdk"},
        ),
        ("package = 'acme_crm'", {"distribution": "acme-crm"}),
        ("package = '_acme_'", {"distribution": "acme"}),
    ],
)
def test_values_reach_the_project_in_their_normal_form(
    tmp_path: Path, text: str, project: dict[str, str]
) -> None:
    (tmp_path / "docwright.toml").write_text(text)
    settings = sdk_settings(load_settings(tmp_path))
    assert {key: getattr(settings, key) for key in project} == project


def test_every_setting_has_a_rule() -> None:
    names = {rule.key.partition(".")[0] for rule in RULES}
    assert names == set(Settings.__struct_fields__)


@pytest.mark.parametrize("file", ["docwright.toml", "pyproject.toml"])
def test_what_has_the_name_of_a_settings_file_and_is_none_is_refused(
    tmp_path: Path, file: str
) -> None:
    (tmp_path / file).symlink_to("nowhere")
    with pytest.raises(UsageError, match="is no file"):
        load_settings(tmp_path)


def test_line_ends_and_the_byte_order_mark_of_windows_do_not_matter(
    tmp_path: Path,
) -> None:
    text = '[tool.docwright]\r\noutput = "a"\r\n'
    (tmp_path / "pyproject.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load_settings(tmp_path).output == "a"
