"""`docwright.names.yaml`: the recorded Python names by subject id, which win over the naming rules.

It belongs to one SDK, and lies beside the settings that are about this SDK, else in OUT.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import yaml

from generator.emit.writing import write_file
from generator.files.file_names import RECORD
from generator.files.file_text import record_text, unusable_record
from generator.files.yaml_values import LIMITS
from generator.model.errors import UsageError
from generator.model.names.reserved import (
    ANNOTATIONS,
    IN_CALLS,
    OF_CLASSES,
    ON_AGENT_LISTS,
    ON_AGENTS,
    ON_CLIENTS,
    ON_MODELS,
)
from generator.model.overrides import SubjectKind, kind_of
from generator.reader.page.yaml import Mapping as YamlMapping
from generator.reader.page.yaml import Scalar, YamlError, parsed_yaml

# what the naming rules write: a digit first gets an `n`, and classes are as on the wire
_LOWER: Final = re.compile(r"[a-z][a-z0-9_]*\Z"), "in lower case"
_UPPER: Final = re.compile(r"(?:[A-Z]|n[0-9]?)[A-Z0-9_]*\Z"), "in upper case"
_CLASS: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z"), "with a letter first"
_STYLES: Final = {
    SubjectKind.MEMBER: _UPPER,
    SubjectKind.TYPE: _CLASS,
    SubjectKind.RESULT: _CLASS,
}
_RESERVED: Final = {
    SubjectKind.PARAMETER: IN_CALLS,
    SubjectKind.FIELD: ON_MODELS | ANNOTATIONS,
    SubjectKind.TYPE: OF_CLASSES,
    SubjectKind.RESULT: OF_CLASSES,
}
"""The reserved names of each kind of subject; those of agents and operations depend on where they stand."""

_CLASS_OF_GROUP: Final = "#class"
"""The end of the id of the class of an agent or resource, which only this record has."""


_ARCHIVES: Final = "archives/"
"""The beginning of the ids of archives and their columns, which overrides do not name."""


def load_record(folder: Path) -> dict[str, str]:
    """Reads the record in a folder; empty where there is none.

    Raises:
        UsageError: it cannot be read, or does not map subject ids to Python names that they can have.
    """
    return parsed_record(record_text(folder), folder / RECORD)


def parsed_record(text: str, path: Path) -> dict[str, str]:
    """The record in the text of the file at `path`, which is for errors. Raises as `load_record`."""
    try:
        document = parsed_yaml(text, LIMITS)
    except YamlError as error:
        raise unusable_record(path, f"line {error.line}: {error}") from error
    if document is None:
        return {}
    if not isinstance(document, YamlMapping):
        raise unusable_record(path, "it is not a mapping")
    return dict(_names(path, document))


def _names(path: Path, document: YamlMapping) -> Iterator[tuple[str, str]]:
    taken: dict[tuple[str, str], int] = {}
    for subject, name in document.entries:
        if not isinstance(name, Scalar):
            fault = "it has no name"
        else:
            fault = _fault(subject.text, name.text)
            line = taken.setdefault((_scope(subject.text), name.text), subject.line)
            if line != subject.line:
                fault = fault or f"line {line} gives that name to another subject there"
        if fault or not isinstance(name, Scalar):
            shown = ascii(subject.text[:200])[1:-1]
            raise unusable_record(path, f"line {subject.line}: {shown}: {fault}")
        yield subject.text, name.text


def _fault(subject: str, name: str) -> str:
    """Why a subject cannot have that name, empty where it can: the rules of overrides, as far as the id shows them."""
    owner = subject.removesuffix(_CLASS_OF_GROUP)
    kind = kind_of(owner) if owner == subject else SubjectKind.TYPE
    is_of_archive = subject.startswith(_ARCHIVES)
    if (kind is None and not is_of_archive) or not subject.isprintable():
        return "it is not a subject id"
    pattern, style = _STYLES.get(kind, _LOWER) if kind else _LOWER
    if not pattern.match(name):
        return f"its name must consist of ASCII letters, digits and '_', {style}"
    if keyword.iskeyword(name):
        return f"{name} is a Python keyword"
    reserved = _reserved(kind, subject) if kind else frozenset[str]()
    return f"{name} is reserved there" if name in reserved else ""


def _reserved(kind: SubjectKind, subject: str) -> frozenset[str]:
    if kind is not SubjectKind.CALL:
        return _RESERVED.get(kind, frozenset())
    protocol, _, *parts = subject.split("/")
    if protocol == "rest" and parts[:1] == ["Agents"]:
        return ON_AGENT_LISTS if len(parts) == 2 else ON_AGENTS
    return ON_CLIENTS if len(parts) == 1 else ON_AGENTS


def _scope(subject: str) -> str:
    """What a subject shares names with: ids of one scope begin alike."""
    owner, mark, part = subject.partition("#")
    if part == "class":
        return "/".join(owner.split("/")[:2]) + _CLASS_OF_GROUP
    return f"{owner}#{part.partition('/')[0]}" if mark else owner.rpartition("/")[0]


def save_record(folder: Path, record: Mapping[str, str]) -> str:
    """Writes the record, sorted, one line per name; returns its text. Readers see the old file or the new one.

    Raises:
        UsageError: it cannot be written.
    """
    # pyright's typeshed is older than the stubs of PyYAML, which name a type of a newer one
    text = yaml.safe_dump(  # pyright: ignore[reportUnknownMemberType]
        # a long id stays on one line, so that a change of one name shows as one line
        dict(record),
        default_flow_style=False,
        width=1000,
    )
    path = folder / RECORD
    try:
        write_file(path, text.encode())
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}",
            "Make its folder writable; without the record names may change.",
        ) from error
    return text
