"""The names of entries: what they are, and which of them lead astray.

Source: APPNOTE.TXT of PKWARE (4.4.17 and appendix D), the names that Windows reserves ("Naming Files, Paths, and Namespaces").
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from zipfile import ZipInfo

from generator.reader.page_names import is_printable

_MOST_CHARACTERS: Final = 1024
_MOST_OF_A_PART: Final = 255
_UTF8_FLAG: Final = 0x800
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_DEVICE: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?:\.|\Z)",
    re.IGNORECASE,
)


def raw_name(info: ZipInfo) -> bytes:
    """The bytes of a name as the directory has them."""
    return info.orig_filename.encode(
        "utf-8" if info.flag_bits & _UTF8_FLAG else "cp437"
    )


def name_of(info: ZipInfo) -> str:
    """The name of an entry. Tools of macOS and Linux write UTF-8 without saying so; all else is in code page 437."""
    # `filename` ends at a NUL, and has other slashes on Windows
    name = info.orig_filename
    if name.isascii() or info.flag_bits & _UTF8_FLAG:
        return name
    try:
        return raw_name(info).decode("utf-8")
    except UnicodeDecodeError:
        return name


def fault_of_name(name: str) -> str:
    """What is wrong with the name of a file or folder; empty where nothing is."""
    path = name.removesuffix("/")
    parts = path.split("/")
    if not is_printable(path):
        return "the name of an entry holds characters that cannot be printed"
    if "\\" in path:
        return "the name of an entry has a backslash"
    if path.startswith("/") or _DRIVE.match(path):
        return "the name of an entry is an absolute path, or names a drive"
    if any(part in {"", ".", ".."} for part in parts):
        return "the name of an entry has a part that is empty, '.' or '..'"
    if len(path) > _MOST_CHARACTERS or any(len(p) > _MOST_OF_A_PART for p in parts):
        return "the name of an entry is longer than a file system allows"
    if any(_DEVICE.match(part) or part[-1] in ". " for part in parts):
        return "Windows reads the name of an entry as that of another file or a device"
    return ""


class Names:
    """The names that are taken, as systems see them that ignore case and the form of accents."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def is_taken(self, name: str) -> bool:
        """Whether a page of the same name came before, or a folder of it; takes the name if not."""
        key = _folded(name)
        ends = [end for end, character in enumerate(key) if character == "/"]
        above = {key[:end] for end in ends}
        if key in self._files or key in self._folders or above & self._files:
            return True
        self._files.add(key)
        self._folders |= above
        return False


def _folded(name: str) -> str:
    if name.isascii():
        return name.lower()
    folded = unicodedata.normalize("NFC", name).casefold()
    return unicodedata.normalize("NFC", folded)
