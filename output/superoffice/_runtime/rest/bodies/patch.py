"""Operations of a JSON Patch (RFC 6902): the four that the API accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Self

from ...public import public


@public()
class PatchOperation(Mapping[str, object]):
    """One change of a PATCH, as the mapping that is sent.

    Paths consist of wire names: `"/Name"`, `"/Phones/-"` for the end of a list. They can also be given in parts, which
    may contain slashes: `("CustomFields", "a/b")`. A value of None is sent as null.

        so.contact.patch_contact_entity(5, [PatchOperation.replace("/Name", "Ferry")])
    """

    __slots__ = ("_fields",)

    def __init__(self, fields: Mapping[str, object]) -> None:
        self._fields = dict(fields)

    @classmethod
    def add(cls, path: str | Sequence[str | int], value: object) -> Self:
        """Adds a value, or inserts it before an item of a list."""
        return cls({"op": "add", "path": _pointer(path), "value": value})

    @classmethod
    def replace(cls, path: str | Sequence[str | int], value: object) -> Self:
        """Replaces a value."""
        return cls({"op": "replace", "path": _pointer(path), "value": value})

    @classmethod
    def remove(cls, path: str | Sequence[str | int]) -> Self:
        """Removes a value."""
        return cls({"op": "remove", "path": _pointer(path)})

    @classmethod
    def test(cls, path: str | Sequence[str | int], value: object) -> Self:
        """Makes the whole PATCH fail, with a `ConflictError`, unless this value is present."""
        return cls({"op": "test", "path": _pointer(path), "value": value})

    def __getitem__(self, name: str) -> object:
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return f"PatchOperation({self._fields['op']} {self._fields['path']})"


def _pointer(path: str | Sequence[str | int]) -> str:
    """Returns a path as a JSON Pointer (RFC 6901). A text is one already, perhaps without its first slash."""
    if isinstance(path, str):
        return path if path.startswith("/") else f"/{path}"
    # `~` first, since the escape of `/` has one
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in path)
    return "".join(f"/{part}" for part in parts)
