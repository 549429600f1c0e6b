"""HTTP messages as text on the pages of the documentation: a first line, headers, a blank line and a body."""

from __future__ import annotations

import re

import msgspec

from ..transport.messages import Headers

# some pages have spaces in the blank line
_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")


class Shown(msgspec.Struct, frozen=True):
    """A message on a page; without a body, `body` is empty."""

    start: str
    headers: Headers
    body: bytes

    @property
    def method(self) -> str:
        """The method of a request."""
        return self.start.partition(" ")[0]

    @property
    def target(self) -> str:
        """Path and query of a request."""
        return self.start.partition(" ")[2].strip().partition(" ")[0]

    @property
    def status(self) -> int:
        """The status of an answer.

        Raises:
            AssertionError: the first line has none.
        """
        word = self.start.partition(" ")[2].partition(" ")[0]
        assert word.isdigit(), "the sample shows no status"
        return int(word)

    @property
    def reason(self) -> str:
        """The phrase after the status, such as `OK`."""
        return "".join(self.start.split(" ", 2)[2:])


def read_message(data: bytes) -> Shown:
    """Parses the message in a fence."""
    head, _, body = _split(data)
    start, *lines = head.decode("utf-8", "replace").splitlines() or [""]
    pairs = (line.partition(":") for line in lines)
    headers = {name.strip(): value.strip() for name, colon, value in pairs if colon}
    return Shown(start.strip(), Headers(headers), body.strip())


def _split(data: bytes) -> tuple[bytes, bytes, bytes]:
    blank = _BLANK_LINE.search(data)
    if blank is None:
        return data, b"", b""
    return data[: blank.start()], blank[0], data[blank.end() :]
