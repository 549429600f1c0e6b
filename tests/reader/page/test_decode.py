"""Bytes become text, or a diagnostic says why not."""

from __future__ import annotations

import pytest

from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import decode
from generator.reader.page_bytes import MAX_BYTES


def read(data: bytes) -> tuple[str | None, list[tuple[str, int]]]:
    log = DiagnosticLog("page.md")
    text = decode(data, log)
    return text, [(found.id, found.line) for found in log.diagnostics()]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "", id="empty"),
        pytest.param("æ“".encode(), "æ“", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf# A", "# A", id="byte order mark"),
        pytest.param(b"a\r\nb\rc\n", "a\nb\nc\n", id="line ends"),
        pytest.param(b"a\tb\x0c", "a\tb\x0c", id="tab and form feed"),
    ],
)
def test_text_is_decoded(data: bytes, text: str) -> None:
    assert read(data) == (text, [])


def test_broken_utf8_is_replaced_and_reported_with_its_line() -> None:
    assert read(b"a\nb\xffc\xfe") == ("a\nb\ufffdc\ufffd", [("file-not-utf8", 2)])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("# A".encode("utf-16"), id="UTF-16 with mark"),
        pytest.param("# A".encode("utf-16-le"), id="UTF-16 without mark"),
        pytest.param(b"# A\0", id="NUL"),
        pytest.param(b"\x01\x02\x03ab", id="mostly control characters"),
    ],
)
def test_what_is_no_text_is_binary(data: bytes) -> None:
    assert read(data) == (None, [("file-binary", 0)])


def test_a_file_may_have_16_mebibytes_and_no_more() -> None:
    assert read(b"a" * MAX_BYTES) == ("a" * MAX_BYTES, [])
    assert read(b"a" * (MAX_BYTES + 1)) == (None, [("file-too-large", 0)])
