"""Removes secrets from what a program may show, since a server may repeat them.

There is one list of secrets for each call: its credentials, with the parts that stand for them alone. They are looked
for as they are, in base64, and behind the escapes of URLs, JSON, XML and Python, in any mixture.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from .errors import SuperOfficeError, one_line
from .transport.messages import Headers, Response

_DOTS: Final = "..."
_SHORTEST: Final = 4
"""Shorter secrets occur in too many words."""
_BEGINNING: Final = 12
"""As many characters identify a secret, even if the text cuts it off."""
_SHORTEST_PART: Final = 20
"""Shorter parts of a token occur in other words: only its random parts are long."""
_LONGEST: Final = 256 * 1024
"""What an error keeps of a text or body of a server, in characters or bytes. All of it is searched."""
_SHOWN: Final = 100
"""How many characters of an answer a message shows."""
_READ: Final = 10_000
"""Bytes in which these characters are, with secrets that are longer than the dots in their place."""
_LAYERS: Final = 3
"""How many escapes around each other are looked behind, such as a URL within JSON within XML."""

_SECRET_NAME: Final = re.compile(
    r"auth|token|ticket|secret|password|cookie|session|key", re.IGNORECASE
)
"""The names of headers and query parameters whose values are secrets."""
_ESCAPE: Final = re.compile(
    r"(?:%[89A-Fa-f][0-9A-Fa-f])+|%[0-7][0-9A-Fa-f]"
    r"|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\[\"'/\\]"
    r"|&#[xX][0-9A-Fa-f]{1,6};|&#[0-9]{1,7};|&(?:amp|lt|gt|quot|apos);"
)
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_REST: Final = re.compile(r"[^\s'\"<>&\\]*")
"""What is left of a secret that the text cuts off."""


def header_secrets(headers: Headers) -> tuple[str, ...]:
    """Returns the secrets in the headers of a request, by their names."""
    return tuple(value for name, value in headers.items() if _SECRET_NAME.search(name))


def url_secrets(url: str) -> tuple[str, ...]:
    """Returns the secrets in a URL: its password, and the values of its query whose names say that they are secrets."""
    try:
        parts = urlsplit(url)
        password = parts.password
        query = parse_qsl(parts.query)
    except ValueError:
        return ()
    values = [value for name, value in query if _SECRET_NAME.search(name)]
    return (*([] if password is None else [password, unquote(password)]), *values)


def proxy_secrets(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the secrets in the URLs of proxies among environment variables."""
    return tuple(
        secret
        for name, value in environment.items()
        if name.lower().endswith("_proxy")
        for secret in url_secrets(value)
    )


def described(response: Response, redactor: Redactor) -> str:
    """Returns the content type and the first characters of an answer, for a message."""
    kind = content_type(response)
    if not response.content:
        return f"{kind} and empty"
    text = redactor.text(response.content[:_READ].decode("utf-8", "replace"))
    return f"{kind} and begins with {one_line(text)[:_SHOWN]!r}"


def content_type(response: Response) -> str:
    """Returns the content type of an answer, for a message."""
    return one_line(response.headers.get("Content-Type", "")) or "of no content type"


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Returns a text with three dots in place of each secret."""
    return Redactor(secrets).text(text)


def redact(error: SuperOfficeError, secrets: Iterable[str]) -> None:
    """Removes secrets from all that an error shows or keeps: texts, body, headers, notes, causes."""
    Redactor(secrets).error(error)


class Redactor:
    """Removes the same secrets from several values."""

    def __init__(self, secrets: Iterable[str]) -> None:
        needles = {needle for secret in secrets for needle in _needles(secret)}
        # the longest first, since a secret may contain another one
        self._needles = sorted(needles, key=len, reverse=True)

    def text(self, text: str) -> str:
        """Returns a text with three dots in place of each secret, up to the length that errors keep."""
        text = text[:_LONGEST]
        if not self._needles:
            return text
        spans: list[tuple[int, int]] = []
        layer = _Layer(text)
        for _ in range(_LAYERS + 1):
            spans += layer.spans(self._needles)
            inner = layer.unescaped()
            if inner is None:
                break
            layer = inner
        return _without(text, sorted(spans)) if spans else text

    def content(self, content: bytes) -> bytes:
        """Returns a body without the secrets in it, in whatever encoding it is."""
        content = content[:_LONGEST]
        for encoding in _encodings(content):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            clean = self.text(text)
            return content if clean == text else clean.encode(encoding)
        return content

    def error(self, error: BaseException) -> None:
        """Removes the secrets from an error and from those that caused it."""
        self._error(error, set())

    def _error(self, error: BaseException, seen: set[int]) -> None:
        if id(error) in seen:
            return
        seen.add(id(error))
        if error.__suppress_context__:
            # nobody is meant to see it, and it may be an error of a library, with what the server sent
            error.__context__ = None
        error.args = tuple(self._value(arg, seen) for arg in error.args)
        # notes are an attribute too
        for name, value in vars(error).items():
            vars(error)[name] = self._value(value, seen)
        for cause in (error.__cause__, error.__context__):
            if cause is not None:
                self._error(cause, seen)

    def _value(self, value: object, seen: set[int]) -> object:
        match value:
            case str():
                return self.text(value)
            case bytes():
                return self.content(value)
            case BaseException():
                self._error(value, seen)
                return value
            case Headers():
                return Headers(
                    {name: self._header(name, value[name]) for name in value}
                )
            case dict():
                items = cast("dict[object, object]", value).items()
                return {
                    self._value(key, seen): self._value(item, seen)
                    for key, item in items
                }
            case list():
                return [self._value(item, seen) for item in cast("list[object]", value)]
            case _:
                return value

    def _header(self, name: str, value: str) -> str:
        # a server sets the cookies that are the next credentials
        return _DOTS if "cookie" in name.lower() else self.text(value)


class _Layer:
    """A text in which escapes were replaced, and the place in the first text from which each character comes."""

    def __init__(
        self, text: str, places: tuple[list[int], list[int]] | None = None
    ) -> None:
        self._text = text
        self._places = places

    def spans(self, needles: list[str]) -> Iterator[tuple[int, int]]:
        """Yields the places of secrets in the first text, complete or cut off."""
        for needle in needles:
            beginning = needle[: _length_of_beginning(needle)]
            start = self._text.find(beginning)
            while start >= 0:
                end = self._end(needle, start, len(beginning))
                yield self._place(start, end)
                start = self._text.find(beginning, end)

    def _end(self, needle: str, start: int, length: int) -> int:
        if self._text.startswith(needle, start):
            return start + len(needle)
        rest = _REST.match(self._text, start + length)
        return rest.end() if rest else start + length

    def _place(self, start: int, end: int) -> tuple[int, int]:
        if self._places is None:
            return start, end
        starts, ends = self._places
        return starts[start], ends[end - 1]

    def unescaped(self) -> _Layer | None:
        """Returns the text behind the escapes; None if there are none."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for escape in _ESCAPE.finditer(self._text):
            char = _char(escape[0])
            self._keep(last, escape.start(), pieces, starts, ends)
            start, end = self._place(*escape.span())
            pieces.append(char)
            starts += [start] * len(char)
            ends += [end] * len(char)
            last = escape.end()
        if not pieces:
            return None
        self._keep(last, len(self._text), pieces, starts, ends)
        return _Layer("".join(pieces), (starts, ends))

    def _keep(
        self,
        start: int,
        end: int,
        pieces: list[str],
        starts: list[int],
        ends: list[int],
    ) -> None:
        """Takes over what has no escape."""
        pieces.append(self._text[start:end])
        if self._places is None:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:
            starts += self._places[0][start:end]
            ends += self._places[1][start:end]


def _char(escape: str) -> str:
    """Returns what an escape stands for: of a URL, of JSON or Python, of XML."""
    if escape.startswith("%"):
        return bytes.fromhex(escape.replace("%", "")).decode("utf-8", "replace")
    if escape.startswith("\\"):
        return chr(int(escape[2:], 16)) if escape[1] in "ux" else escape[1]
    name = escape[1:-1]
    if not name.startswith("#"):
        return _ENTITIES[name]
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if code < 0x110000 else "\ufffd"


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Returns a text with three dots in place of each of the spans, which may overlap."""
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        if start >= last:
            pieces += (text[last:start], _DOTS)
        last = max(last, end)
    return "".join((*pieces, text[last:]))


def _length_of_beginning(needle: str) -> int:
    beginning = needle[:_BEGINNING]
    # words are a name, such as that of the application in the token of its system user: what follows them is the secret
    if " " in beginning and beginning.replace(" ", "").isalpha():
        return max(_BEGINNING, needle.rfind(" ") + 1 + _SHORTEST)
    return _BEGINNING


def _needles(secret: str) -> Iterator[str]:
    """Yields the texts that give away a secret."""
    for part in _parts(secret):
        if len(part) >= _SHORTEST:
            yield part
            yield part.replace(" ", "+")  # as forms write it
            yield from _base64_forms(part)
            if any(char > "\uffff" for char in part):
                yield _surrogates(part)


def _parts(secret: str) -> set[str]:
    """Returns a secret and what in it is a secret alone."""
    parts = {secret}
    # the scheme is before a space, and a cookie's name before its first equals sign
    scheme, _, value = secret.partition(" ")
    parts.add(value)
    if scheme.lower() == "basic":
        parts.update(_user_and_password(value))
    if "=" in secret.rstrip("="):
        parts.update(pair.strip().partition("=")[2] for pair in secret.split(";"))
    parts.update(part for part in secret.split(".") if len(part) >= _SHORTEST_PART)
    # a key has many lines
    parts.update(line for line in secret.split() if len(line) >= _SHORTEST_PART)
    return parts | {unquote(part) for part in parts}


def _user_and_password(pair: str) -> tuple[str, ...]:
    try:
        text = b64decode(pair).decode()
    except ValueError:
        return ()
    return text, text.partition(":")[2]


def _base64_forms(secret: str) -> Iterator[str]:
    """Yields the base64 of a secret, wherever it begins in what was encoded, and as URLs write it (RFC 4648)."""
    data = secret.encode("utf-8", "surrogatepass")
    for before in range(3):
        encoded = b64encode(bytes(before) + data).decode("ascii").rstrip("=")
        # what depends on the bytes before and after is left out
        core = encoded[(before * 8 + 5) // 6 : (before + len(data)) * 8 // 6]
        if len(core) >= _BEGINNING or before == 0:
            yield core
            yield core.replace("+", "-").replace("/", "_")


def _surrogates(text: str) -> str:
    """Returns a text in which each character outside the basic plane is two, as JSON escapes it."""
    units = text.encode("utf-16-le", "surrogatepass")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(chr(low | high << 8) for low, high in pairs)


def _encodings(content: bytes) -> tuple[str, ...]:
    """Returns the encodings in which a body may be; in the last one every body is a text."""
    if b"\0" in content[:100]:
        first = "utf-16-be" if content[:1] in {b"\0", b"\xfe"} else "utf-16-le"
        return first, "latin-1"
    return "utf-8", "latin-1"
