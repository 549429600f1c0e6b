"""Settings: `docwright.toml`, or `[tool.docwright]` of `pyproject.toml`, in the working directory."""

from __future__ import annotations

import datetime as dt
import json
import os
import tomllib
from collections.abc import Collection
from difflib import get_close_matches
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple, cast

import msgspec

from generator.emit.names.rules import DEFAULT_WORDS
from generator.emit.settings import SdkSettings
from generator.files.file_names import DEFAULT_ACCEPT, DEFAULT_OVERRIDES
from generator.files.setting_rules import RULES, normal_license, normal_version
from generator.model.errors import UsageError

OWN_FILE: Final = "docwright.toml"
SETTINGS_FILES: Final = (OWN_FILE, "pyproject.toml")
"""The files of the working directory that may hold settings; the first that does counts."""

_PART: Final = "[tool.docwright]"


class NameSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How Python names are formed: each of `words` stays one word."""

    words: tuple[str, ...] = DEFAULT_WORDS


class SourceSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A folder or file of pages, from the working directory on, and the day that its pages are of."""

    path: str
    date: dt.date


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings file. Paths are relative to the working directory; `jobs` 0 means one per core.

    `output` is None where the file names none. `overrides` names a file, which may be missing where it is the default one.
    `page_root` is the folder from which the paths of pages are counted, None where it follows from the docs; `page_url` is
    the address of a page with `{path}` for its path from there on, without its ending, and empty where pages have none.
    `accept` names a file as `overrides` does. `select` and `ignore` are ids and classes of defects, `baseline` names the file
    of known ones. `fail_on` is what `diff` and `lint` fail at, each by the words that are its own; empty where none are.
    """

    docs: tuple[str, ...] = ()
    sources: tuple[SourceSetting, ...] = ()
    output: str | None = None
    package: str = "superoffice"
    distribution: str = ""
    sdk_version: str = "0.1.0"
    license: str = ""
    repository: str = ""
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    overrides: str = DEFAULT_OVERRIDES
    names: NameSettings = NameSettings()
    jobs: int = 0
    page_root: str | None = None
    page_url: str = ""
    accept: str = DEFAULT_ACCEPT
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str | None = None
    fail_on: str | tuple[str, ...] = ""


def failing_at(settings: Settings, words: Collection[str]) -> str:
    """The word of the setting `fail_on` that is one of a command's `words`; empty where there is none."""
    given = settings.fail_on
    known = (given,) if isinstance(given, str) else given
    return next((word for word in known if word in words), "")


def load_settings(folder: Path) -> Settings:
    """Reads the settings of a folder; gives the defaults where it has none.

    Raises:
        UsageError: the file is broken, has an unknown key, or has a value of the wrong type or one that cannot be used.
    """
    name = settings_file(folder)
    if name is None:
        return Settings()
    document = _document(folder / name)
    if name == OWN_FILE:
        return _settings_of(document, name)
    return _settings_of(_table(_table(document, "tool"), "docwright"), _PART)


def settings_of_text(text: str) -> Settings:
    """The settings that a `docwright.toml` with this text gives.

    Raises:
        UsageError: it has a value that cannot be used.
        ValueError: it is no TOML.
    """
    return _settings_of(tomllib.loads(text), OWN_FILE)


def settings_file(folder: Path) -> str | None:
    """The name of the file with the settings of a folder, None where it has none.

    Raises:
        UsageError: the project file is broken, or what has the name of a settings file is no file.
    """
    for name in SETTINGS_FILES:
        path = folder / name
        if os.path.lexists(path) and not path.is_file():
            raise UsageError(
                f"{name} is no file", "Replace it by a file, or remove it."
            )
        # a file of its own wins over the project's file, whose other tables are none of Docwright's business
        if path.is_file() and (
            name == OWN_FILE or "docwright" in _table(_document(path), "tool")
        ):
            return name
    return None


def _document(path: Path) -> dict[str, object]:
    try:
        # editors on Windows write a byte order mark, which is no character of the TOML
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(
            f"{path.name} cannot be read: {error}", "Correct the file."
        ) from error


def _table(document: dict[str, object], key: str) -> dict[str, object]:
    """The table of that name; empty where it is missing or is no table."""
    table = document.get(key)
    return cast("dict[str, object]", table) if isinstance(table, dict) else {}


def _settings_of(table: dict[str, object], name: str) -> Settings:
    # before the conversion, whose messages name no nearest key and speak of types
    _refuse_unknown_keys(table, Settings, name)
    _refuse_unknown_keys(_table(table, "names"), NameSettings, name, "names.")
    # the inner table first, so that its key is named
    _refuse_wrong_types(_table(table, "names"), NameSettings, name, "names.")
    _refuse_wrong_types(table, Settings, name)
    settings = msgspec.convert(table, Settings)
    for rule in RULES:
        value = attrgetter(rule.key)(settings)
        if fault := rule.fault(value):
            raise UsageError(
                f"{name}: {rule.key} = {_shown(value)} cannot be used: {fault}",
                rule.hint,
            )
    return settings


def _refuse_unknown_keys(
    table: dict[str, object], of: type[msgspec.Struct], name: str, owner: str = ""
) -> None:
    known = of.__struct_fields__
    for key in sorted(table.keys() - set(known)):
        close = get_close_matches(key, sorted(known), n=1)
        hint = f"Did you mean '{owner}{close[0]}'?" if close else "Remove it."
        raise UsageError(f"{name} has an unknown key {owner + key!r}", hint)


def _refuse_wrong_types(
    table: dict[str, object], of: type[msgspec.Struct], name: str, owner: str = ""
) -> None:
    for field in msgspec.structs.fields(of):
        if field.name not in table:
            continue
        value = table[field.name]
        try:
            msgspec.convert(value, field.type)
        except msgspec.ValidationError as error:
            key, type_ = owner + field.name, _TYPES.get(field.type)
            if type_ is None:
                raise UsageError(f"{name}: {key}: {error}", "Correct it.") from error
            hint = f"Write {key} = {type_.example}."
            if isinstance(value, str) and field.type == tuple[str, ...]:
                hint = f"Write {key} = [{msgspec.json.encode(value).decode()}]."
            raise UsageError(
                f"{name}: {key} = {_shown(value)} cannot be used: it is not {type_.name}",
                hint,
            ) from None


def _shown(value: object) -> str:
    """A value of the file as JSON, in printable ASCII and shortened."""
    text = json.dumps(value, default=str)
    return text if len(text) <= 100 else f"{text[:100]}…"


class _Type(NamedTuple):
    """What people call a type of a setting, and an example of it."""

    name: str
    example: str


_TYPES: Final = {
    str: _Type("a string", '"…"'),
    str | None: _Type("a string", '"…"'),
    int: _Type("a whole number", "2"),
    tuple[str, ...]: _Type("a list of strings", '["…"]'),
    tuple[SourceSetting, ...]: _Type(
        "a list of tables that have a path and a date, which is a day, and nothing else",
        '[{ path = "…", date = 2023-11-01 }]',
    ),
    NameSettings: _Type("a table", '{ words = ["…"] }'),
}


def sdk_settings(settings: Settings) -> SdkSettings:
    """The settings that the SDK itself depends on."""
    return SdkSettings(
        package=settings.package,
        distribution=settings.distribution
        or settings.package.strip("_").replace("_", "-"),
        sdk_version=normal_version(settings.sdk_version),
        license=normal_license(settings.license),
        repository=settings.repository,
        words=settings.names.words,
        page_url=settings.page_url,
    )
