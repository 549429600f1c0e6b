"""Settings: `docwright.toml`, or `[tool.docwright]` of `pyproject.toml`, in the working directory."""

from __future__ import annotations

import keyword
import re
import tomllib
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, cast

import msgspec

from generator.emit.names.rules import DEFAULT_WORDS
from generator.emit.settings import SdkSettings
from generator.files.overrides import DEFAULT_OVERRIDES
from generator.model.errors import UsageError


class NameSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How Python names are formed: each of `words` stays one word."""

    words: tuple[str, ...] = DEFAULT_WORDS


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings file. Paths are relative to the working directory; `jobs` 0 means one per core.

    `overrides` names a file, which may be missing where it is the default one.
    """

    docs: tuple[str, ...] = ()
    output: str = "output"
    package: str = "superoffice"
    distribution: str = ""
    sdk_version: str = "0.1.0"
    license: str = ""
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    overrides: str = DEFAULT_OVERRIDES
    names: NameSettings = NameSettings()
    jobs: int = 0


def load_settings(folder: Path) -> Settings:
    """Reads the settings of a folder; gives the defaults where it has none.

    Raises:
        UsageError: the file is broken, has an unknown key, or has a value of the wrong type or one that cannot be used.
    """
    # a file of its own wins over the project's file, whose other tables are none of Docwright's business
    own_file = folder / "docwright.toml"
    if own_file.is_file():
        return _settings_of(_document(own_file), own_file.name)
    project_file = folder / "pyproject.toml"
    if not project_file.is_file():
        return Settings()
    tool = _table(_document(project_file), "tool")
    if "docwright" not in tool:
        return Settings()
    return _settings_of(_table(tool, "docwright"), "[tool.docwright]")


def _document(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"{path.name} cannot be read: {error}", "Correct the file."
        ) from error


def _table(document: dict[str, object], key: str) -> dict[str, object]:
    """The table of that name; empty where it is missing or is no table."""
    table = document.get(key)
    return cast("dict[str, object]", table) if isinstance(table, dict) else {}


def _settings_of(table: dict[str, object], name: str) -> Settings:
    # before the conversion, whose message for an unknown key names no nearest
    _refuse_unknown_keys(table, name)
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise UsageError(f"{name}: {error}", "Correct the value.") from error
    _refuse_unusable_values(settings, name)
    return settings


def _refuse_unknown_keys(table: dict[str, object], name: str) -> None:
    known = Settings.__struct_fields__
    for key in sorted(table.keys() - set(known)):
        close = get_close_matches(key, sorted(known), n=1)
        hint = f"Did you mean {close[0]!r}?" if close else "Remove it."
        raise UsageError(f"{name} has an unknown key {key!r}", hint)


def _refuse_unusable_values(settings: Settings, name: str) -> None:
    for rule in _RULES:
        value = rule.value(settings)
        if not rule.is_usable(value):
            raise UsageError(
                f"{name}: {rule.key} = {value!r} cannot be used", rule.hint
            )


def sdk_settings(settings: Settings) -> SdkSettings:
    """The settings that the SDK itself depends on."""
    return SdkSettings(
        package=settings.package,
        distribution=settings.distribution or settings.package.replace("_", "-"),
        sdk_version=settings.sdk_version,
        license=settings.license,
        words=settings.names.words,
    )


# The name rules of PyPI.
_DISTRIBUTION: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
# PEP 440 in its normal form: epoch, release, pre-release, post-release, development release, local version.
_VERSION: Final = re.compile(
    r"(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*(?:(?:a|b|rc)[0-9]+)?(?:\.post[0-9]+)?"
    r"(?:\.dev[0-9]+)?(?:\+[a-z0-9]+(?:\.[a-z0-9]+)*)?"
)


def _is_package(name: str) -> bool:
    return name.isascii() and name.isidentifier() and not keyword.iskeyword(name)


def _is_distribution(name: str) -> bool:
    return not name or _DISTRIBUTION.fullmatch(name) is not None


def _is_version(version: str) -> bool:
    return _VERSION.fullmatch(version) is not None


def _are_words(words: tuple[str, ...]) -> bool:
    return all(word.isascii() and word.isalnum() for word in words)


class _Rule(msgspec.Struct, frozen=True):
    """A setting whose value could not be installed or imported unless it `is_usable`."""

    key: str
    value: Callable[[Settings], Any]
    is_usable: Callable[[Any], bool]
    hint: str


_RULES: Final = (
    _Rule(
        "package",
        lambda settings: settings.package,
        _is_package,
        "Use a Python name of letters, digits and '_'.",
    ),
    _Rule(
        "distribution",
        lambda settings: settings.distribution,
        _is_distribution,
        "Use letters, digits, '.', '_' and '-' (the name rules of PyPI).",
    ),
    _Rule(
        "sdk_version",
        lambda settings: settings.sdk_version,
        _is_version,
        "Use a version such as 1.2.3 or 1.2.3rc1 (PEP 440).",
    ),
    _Rule(
        "names.words",
        lambda settings: settings.names.words,
        _are_words,
        "Use words of ASCII letters and digits.",
    ),
)
