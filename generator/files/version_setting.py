"""Sets `sdk_version` where the settings are: the only place that a version is written by hand or by a release."""

from __future__ import annotations

import codecs
import re
import tomllib
from typing import Any, Final, cast

from generator.files.settings import OWN_FILE
from generator.model.errors import UsageError

_KEY: Final = "sdk_version"
_MARK: Final = codecs.BOM_UTF8
_LONE_LINE_FEED: Final = re.compile(r"(?<!\r)\n")


def with_version(data: bytes, name: str, version: str) -> bytes:
    """The settings file of that name with this version, and everything else in it as it is, comments included.

    Raises:
        UsageError: the file is written so that this cannot be done.
    """
    # releases are rare, and no other command needs to write TOML
    import tomlkit  # noqa: PLC0415 - one command needs it
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - as above

    text = data.removeprefix(_MARK).decode()
    try:
        document = tomlkit.parse(text)
        _table(document, name)[_KEY] = version
        written = tomlkit.dumps(document)
    except (TOMLKitError, KeyError, TypeError) as error:
        raise _unwritable(name, version) from error
    if "\r\n" in text and not _LONE_LINE_FEED.search(text):
        written = _LONE_LINE_FEED.sub("\r\n", written)
    _refuse_other_changes(text, written, name, version)
    return (_MARK if data.startswith(_MARK) else b"") + written.encode()


def _refuse_other_changes(text: str, written: str, name: str, version: str) -> None:
    """Refuses what another reader of TOML takes for more than a change of the version."""
    expected = tomllib.loads(text)
    _table(expected, name)[_KEY] = version
    try:
        actual = tomllib.loads(written)
    except ValueError as error:
        raise _unwritable(name, version) from error
    if actual != expected:
        raise _unwritable(name, version)


def _table(document: Any, name: str) -> dict[str, Any]:
    table = document if name == OWN_FILE else document["tool"]["docwright"]
    return cast("dict[str, Any]", table)


def _unwritable(name: str, version: str) -> UsageError:
    return UsageError(
        f"{_KEY} cannot be set in {name}",
        f'Write {_KEY} = "{version}" there by hand, and run docwright release again.',
    )
