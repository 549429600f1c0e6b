"""Settings: `docwright.toml`, or `[tool.docwright]` of `pyproject.toml`, in the working directory."""

from __future__ import annotations

import keyword
import os
import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Final, cast

import msgspec

from generator.emit.names.rules import DEFAULT_WORDS
from generator.emit.settings import SdkSettings
from generator.files.overrides import DEFAULT_OVERRIDES
from generator.model.errors import UsageError

_DISTRIBUTION: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_VERSION: Final = re.compile(
    r"(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*(?:(?:a|b|rc)[0-9]+)?(?:\.post[0-9]+)?"
    r"(?:\.dev[0-9]+)?(?:\+[a-z0-9]+(?:\.[a-z0-9]+)*)?"
)


class NameSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How Python names are made: `words` stay one word."""

    words: tuple[str, ...] = DEFAULT_WORDS


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings file. Folders are relative to the working directory; `jobs` 0 means one per core.

    `overrides` is a file; the default one need not be there.
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
    """The settings of a folder, the defaults where it has none.

    Raises:
        UsageError: the file is broken, or has an unknown key or a value of the wrong type.
    """
    own = folder / "docwright.toml"
    if own.is_file():
        return _parse(_read(own), own.name)
    shared = folder / "pyproject.toml"
    if not shared.is_file():
        return Settings()
    tool = _table(_read(shared), "tool")
    if "docwright" not in tool:
        return Settings()
    return _parse(_table(tool, "docwright"), "[tool.docwright]")


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"{path.name} cannot be read: {error}", "Correct the file."
        ) from error


def _table(document: dict[str, object], key: str) -> dict[str, object]:
    """The table of that name; empty where there is none, as for a value of another kind."""
    table = document.get(key)
    return cast("dict[str, object]", table) if isinstance(table, dict) else {}


def _parse(table: dict[str, object], name: str) -> Settings:
    _refuse_unknown(set(table), name)
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise UsageError(f"{name}: {error}", "Correct the value.") from error
    _refuse_bad_names(settings, name)
    return settings


def _refuse_unknown(keys: set[str], name: str) -> None:
    known = set(Settings.__struct_fields__)
    for key in sorted(keys - known):
        close = get_close_matches(key, sorted(known), n=1)
        hint = f"Did you mean {close[0]!r}?" if close else "Remove it."
        raise UsageError(f"{name} has an unknown key {key!r}", hint)


def _refuse_bad_names(settings: Settings, name: str) -> None:
    """Refuses what could not be installed or imported."""
    package = settings.package
    is_name = package.isascii() and package.isidentifier()
    for key, value, good, hint in (
        (
            "package",
            package,
            is_name and not keyword.iskeyword(package),
            "Use a Python name of letters, digits and '_'.",
        ),
        (
            "distribution",
            settings.distribution,
            not settings.distribution or _DISTRIBUTION.fullmatch(settings.distribution),
            "Use letters, digits, '.', '_' and '-' (the name rules of PyPI).",
        ),
        (
            "sdk_version",
            settings.sdk_version,
            _VERSION.fullmatch(settings.sdk_version),
            "Use a version such as 1.2.3 or 1.2.3rc1 (PEP 440).",
        ),
        (
            "names.words",
            settings.names.words,
            all(word.isascii() and word.isalnum() for word in settings.names.words),
            "Use words of ASCII letters and digits.",
        ),
    ):
        if not good:
            raise UsageError(f"{name}: {key} = {value!r} cannot be used", hint)


def sdk_settings(settings: Settings) -> SdkSettings:
    """What the settings say about the SDK."""
    return SdkSettings(
        package=settings.package,
        distribution=settings.distribution or settings.package.replace("_", "-"),
        sdk_version=settings.sdk_version,
        license=settings.license,
        words=settings.names.words,
    )


def job_count(asked: int | None, settings: Settings) -> int:
    """How many processes to use: the argument, `DOCWRIGHT_JOBS`, the settings, else one per usable core.

    Raises:
        UsageError: a number below 1, or no number.
    """
    if asked is not None:
        return _positive(str(asked), "--jobs")
    if value := os.environ.get("DOCWRIGHT_JOBS"):
        return _positive(value, "DOCWRIGHT_JOBS")
    return _positive(str(settings.jobs), "jobs") if settings.jobs else _cores()


def _positive(value: str, name: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise UsageError(
            f"{name} must be a number from 1, not {value!r}", "Correct it."
        )
    return int(value)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
