"""Settings files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files.settings import Settings, load_settings
from generator.model.errors import UsageError


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
        ("docs = 1", "Expected `array`", "Correct the value."),
        ("jobs = 'two'", "Expected `int`", "Correct the value."),
        ("package = 'a b'", "package = 'a b' cannot be used", "Use a Python name"),
        ("package = 'a/../b'", "cannot be used", "Use a Python name"),
        ("package = 'class'", "cannot be used", "Use a Python name"),
        ("distribution = '-x'", "cannot be used", "PyPI"),
        ("sdk_version = 'one'", "cannot be used", "PEP 440"),
        ('sdk_version = "1.0\\n"', "cannot be used", "PEP 440"),
        ("[names]\nwords = ['a b']", "cannot be used", "Use words"),
        ("[names]\nword = ['a']", "unknown field", "Correct the value."),
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


@pytest.mark.parametrize(
    "version",
    ["1", "1.2.3", "1.2.3rc1", "1.0.post1", "1.0.dev3", "1!2.0", "1.0+local.1"],
)
def test_versions_are_those_of_pep_440(tmp_path: Path, version: str) -> None:
    (tmp_path / "docwright.toml").write_text(f'sdk_version = "{version}"\n')
    assert load_settings(tmp_path).sdk_version == version
