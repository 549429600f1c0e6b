r"""From the bytes of a file to text with `\n` line ends."""

from __future__ import annotations

import codecs
from typing import Final

from generator.reader.log import DiagnosticLog

MAX_BYTES: Final = 16 * 1024 * 1024
"""The largest file that is read."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = bytes({*range(0x20), 0x7F} - {*b"\t\n\r\f"})


def decode(data: bytes, log: DiagnosticLog) -> str | None:
    """The text of a page, or None where `data` is too large or no text (a diagnostic says so).

    A byte order mark is dropped and invalid UTF-8 replaced by U+FFFD.
    """
    if len(data) > MAX_BYTES:
        log.add("file-too-large", 0, "the file is larger than 16 MiB")
        return None
    if data.startswith(_UTF16):
        log.add("file-binary", 0, "the file is UTF-16, not UTF-8")
        return None
    if _is_binary(data):
        log.add("file-binary", 0, "the file holds binary data")
        return None
    return _utf8(data, log).replace("\r\n", "\n").replace("\r", "\n")


def _is_binary(data: bytes) -> bool:
    if b"\0" in data:
        return True
    controls = len(data) - len(data.translate(None, _CONTROL))
    return controls * 4 > len(data)


def _utf8(data: bytes, log: DiagnosticLog) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        log.add("file-not-utf8", line, "a byte is not valid UTF-8")
        return data.decode("utf-8", "replace")
