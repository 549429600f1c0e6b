r"""A document as JSON or YAML, with a digest of its bytes at its end, which tells whether somebody has edited it since.

In YAML every text is in double quotes but for plain names, since YAML 1.1 and 1.2 read unquoted texts such as `on`, `1e5`
and `0o7` differently.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

import msgspec
import yaml

_DIGEST: Final = b"x-docwright-digest"
"""The key of the SHA-256 of all bytes before it."""

_AT_END: Final = re.compile(
    rb'(?:,\n ")?%s(?:": "|: )([0-9a-f]{64})(?:"\n\})?\n\Z' % _DIGEST
)
_PLAIN: Final = re.compile(r"[A-Za-z$][A-Za-z0-9_./$-]*\Z")
_WORDS_OF_YAML: Final = frozenset("y n yes no on off true false null".split())
_WIDEST: Final = 10**9
"""Texts stay on one line, so that a change of one is one line of a diff."""


class Form(StrEnum):
    """How a document is written."""

    JSON = "json"
    YAML = "yaml"


class Origin(StrEnum):
    """Whose a file is: as Docwright wrote it, edited since then, or somebody else's."""

    WRITTEN = "written"
    EDITED = "edited"
    FOREIGN = "foreign"


def written(document: Mapping[str, Any], form: Form) -> bytes:
    """The document as UTF-8."""
    if form is Form.YAML:
        body = _yaml(document)
        return body + b"%s: %s\n" % (_DIGEST, _digest(body))
    text = msgspec.json.format(msgspec.json.encode(document), indent=1)
    body = text.removesuffix(b"\n}")
    return body + b',\n "%s": "%s"\n}\n' % (_DIGEST, _digest(body))


def origin(data: bytes) -> Origin:
    """Whose the content of a file is; line ends are no edit."""
    data = data.replace(b"\r\n", b"\n")
    end = _AT_END.search(data)
    if end is None:
        return Origin.FOREIGN
    is_same = _digest(data[: end.start()]) == end[1]
    return Origin.WRITTEN if is_same else Origin.EDITED


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


# libyaml is ten times as fast; a platform without it has the same classes in Python
_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc]  # which of the two is known at run time
    """Writes values as YAML, each at every place where it is."""

    def ignore_aliases(self, data: object) -> bool:
        """Whether a value is written out where it is repeated."""
        del data
        return True


def _text(dumper: Any, value: str) -> Any:
    is_plain = _PLAIN.match(value) and value.lower() not in _WORDS_OF_YAML
    tag = "tag:yaml.org,2002:str"
    return dumper.represent_scalar(tag, value, style=None if is_plain else '"')


_Dumper.add_representer(str, _text)


def _yaml(document: Mapping[str, Any]) -> bytes:
    # pyright's typeshed is older than the stubs of PyYAML, which name a type of a newer one
    data: bytes = yaml.dump(  # pyright: ignore[reportUnknownMemberType]
        dict(document),
        Dumper=_Dumper,
        encoding="utf-8",
        allow_unicode=True,
        sort_keys=False,
        width=_WIDEST,
    )
    return data
