"""Files to upload, and the requests that contain them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, TypeAlias, cast

from ...errors import EncodeError
from ...public import public
from ...transport.messages import checked_header

if TYPE_CHECKING:
    from ...transport.uploads import Upload

OCTETS: Final = "application/octet-stream"
FORM: Final = "multipart/form-data"
PART_END: Final = b"\r\n"
"""What ends a part of a form, before the next boundary."""
_HEAD: Final = 16
"""The number of first bytes that contain every signature."""
_SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_ANY_KIND: Final = (*(kind for _, kind in _SIGNATURES), OCTETS)
# the characters that browsers escape in the names of a form
_ESCAPES: Final = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


@public()
class File:
    """A file to upload: bytes, a path, or an open binary file; with its name and media type.

    `File(Path("me.png"), as_form=True)` is sent as `multipart/form-data`, which contains the name; otherwise only the
    bytes are sent.

    Args:
        source: The contents, a path to them, or an open file, which is read from its current position. Files are read
            while they are sent.
        name: The name of the file; None takes that of the source.
        content_type: The media type; None derives it from the first bytes, among those that the operation accepts.
        as_form: Whether to send a form. An operation that accepts nothing else gets one in any case.
    """

    __slots__ = ("_source", "as_form", "content_type", "name")

    def __init__(
        self,
        source: bytes | os.PathLike[str] | IO[bytes],
        *,
        name: str | None = None,
        content_type: str | None = None,
        as_form: bool = False,
    ) -> None:
        self._source = source
        self.name: str = _name(source) if name is None else name
        self.content_type: str | None = content_type
        self.as_form: bool = as_form

    @property
    def source(self) -> bytes | os.PathLike[str] | IO[bytes]:
        """The contents, or a source from which they can be read repeatedly.

        Raises:
            EncodeError: the source is neither bytes nor a path nor a binary file.
        """
        source = self._source
        if isinstance(source, os.PathLike) or _is_seekable(source):
            return source
        read = getattr(source, "read", None)
        content: object = read() if callable(read) else source
        if not isinstance(content, bytes | bytearray | memoryview):
            reason = (
                f"expected bytes, a Path or a binary file, got {type(content).__name__}"
            )
            raise EncodeError("", reason)
        return bytes(cast("bytes", content))

    def __repr__(self) -> str:
        return f"File({self.name!r})"


Content: TypeAlias = bytes | os.PathLike[str] | IO[bytes] | File
"""What can be uploaded: bytes, a path, a binary file, or one of these with a name or a media type."""


def file_body(
    field: str, value: object, allowed: tuple[str, ...]
) -> tuple[bytes | Upload, str]:
    """Returns a file as the body of a request, and its content type. Paths and open files are read while they are sent.

    `field` is the name in a form, `allowed` are the media types that the operation accepts.

    Raises:
        OSError: the file cannot be read.
        EncodeError: it is no file, or no header can hold its content type.
    """
    file, body, kind = _file(value, allowed)
    if not file.as_form and not _takes_forms_only(allowed):
        return body, kind
    boundary = new_boundary()
    before = part_head(boundary, field, kind, file.name)
    after = PART_END + last_boundary(boundary)
    form = f"{FORM}; boundary={boundary}"
    if isinstance(body, bytes):
        return before + body + after, form
    return body.within(before, after), form


def file_part(
    boundary: str, field: str, value: object
) -> tuple[bytes, bytes | Upload, bytes]:
    """Returns a file as a part of a form: what precedes it, the file, and what follows it.

    Raises:
        OSError: the file cannot be read.
        EncodeError: it is no file, or no header can hold its content type.
    """
    file, body, kind = _file(value, _ANY_KIND)
    return part_head(boundary, field, kind, file.name), body, PART_END


def _file(value: object, allowed: tuple[str, ...]) -> tuple[File, bytes | Upload, str]:
    """Returns a file, its content, and its content type among those that the operation accepts."""
    file = value if isinstance(value, File) else File(cast("bytes", value))
    source = file.source
    body = source if isinstance(source, bytes) else _upload(source)
    head = body if isinstance(body, bytes) else body.head(_HEAD)
    kind = file.content_type or content_type(head, allowed)
    checked_header("Content-Type", kind)
    return file, body, kind


def _upload(source: os.PathLike[str] | IO[bytes]) -> Upload:
    # programs that name files in annotations need not send one
    from ...transport.uploads import Upload

    return Upload(source)


def content_type(content: bytes, allowed: tuple[str, ...]) -> str:
    """Returns the content type of bytes: by their signature, among those that the operation accepts."""
    known = (kind for start, kind in _SIGNATURES if content.startswith(start))
    concrete = _concrete(allowed)
    for kind in (*known, OCTETS):
        if kind in concrete:
            return kind
    return concrete[0] if concrete else OCTETS


def _concrete(allowed: tuple[str, ...]) -> list[str]:
    return [
        kind
        for kind in allowed
        if "*" not in kind and not kind.lower().startswith("multipart/")
    ]


def _is_seekable(source: object) -> bool:
    """Whether a source is an open binary file that can be read repeatedly."""
    seekable, read = getattr(source, "seekable", None), getattr(source, "read", None)
    if not callable(seekable) or not callable(read):
        return False
    # reading nothing tells whether the file is binary
    return bool(seekable()) and isinstance(read(0), bytes)


def _takes_forms_only(allowed: tuple[str, ...]) -> bool:
    forms = any(kind.lower() == FORM for kind in allowed)
    return forms and not _concrete(allowed)


def _name(source: object) -> str:
    """Returns the name of a path or an open file, without its folder."""
    if isinstance(source, os.PathLike):
        return Path(cast("os.PathLike[str]", source)).name
    name = getattr(source, "name", None)
    return Path(name).name if isinstance(name, str) else "file"


def new_boundary() -> str:
    """Returns a boundary that no content has: nobody can guess it."""
    return os.urandom(16).hex()


def part_head(
    boundary: str, field: str, kind: str | None, file_name: str | None = None
) -> bytes:
    """Returns what precedes a part of a form (RFC 7578). Names are escaped as browsers escape them.

    Raises:
        EncodeError: UTF-8 cannot encode a name.
    """
    named = f'name="{_quoted(field)}"'
    if file_name is not None:
        named += f'; filename="{_quoted(file_name)}"'
    lines = [f"--{boundary}", f"Content-Disposition: form-data; {named}"]
    if kind is not None:
        lines.append(f"Content-Type: {kind}")
    return "\r\n".join([*lines, "", ""]).encode()


def last_boundary(boundary: str) -> bytes:
    """Returns the line that ends a form."""
    return f"--{boundary}--\r\n".encode()


def _quoted(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        reason = "the file's name has a character that UTF-8 cannot encode"
        raise EncodeError("", reason) from None
    return name.translate(_ESCAPES)
