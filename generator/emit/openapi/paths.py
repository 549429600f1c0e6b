"""The path and the `operationId` of each operation.

An `operationId` has the form of the pages, `v1AppointmentAgent_Reject`: a reader of pages finds the group and the operation
in it. What it cannot carry is in the tag, which is the name of the group, and of agents `Appointment_Agent`.

OpenAPI takes paths for identical whose parameters have different names only, such as `/x/{id}/Run` and `/x/{name}/Run`,
while servers of .NET tell them apart by the types of values. Such servers compare the rest of a path without case. So the
second of such paths is written with another case, and `x-docwright-path` has it as documented: it stays a call of its own
that reaches the same place. Where a path has no letters to write otherwise, its operations are an extension of the first, as
are operations whose path and method another one has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

import msgspec

from generator.model.api import RestOperation
from generator.model.ids import GroupId, OperationId

_IN_BRACES: Final = re.compile(r"\{[^{}]*\}")
_WORD: Final = re.compile(r"[A-Za-z]+(?![^{}]*\})")
_METHODS: Final = frozenset("GET PUT POST DELETE OPTIONS HEAD PATCH TRACE".split())
"""The methods that a path of OpenAPI can have."""
_LIST: Final = re.compile(r"List_(.+)\Z")
_ENTITY: Final = "Entity"
_NO_WORD: Final = re.compile(r"[^A-Za-z0-9]+")


class Place(msgspec.Struct, frozen=True):
    """The path in the document below which an operation stands, as an extension where `is_apart`."""

    path: str
    is_apart: bool = False


def places(operations: Iterable[RestOperation]) -> dict[OperationId, Place]:
    """Where each operation stands; no two have the same path and method, and no two paths are identical."""
    written: dict[str, str] = {}
    by_template: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    found: dict[OperationId, Place] = {}
    for operation in operations:
        path = written.get(operation.path)
        if path is None:
            path = written[operation.path] = _free(operation.path, by_template)
            by_template.setdefault(_template(path), path)
        key = (path, operation.method)
        is_apart = (
            key in taken
            or operation.method not in _METHODS
            or by_template[_template(path)] != path
        )
        taken.add(key)
        found[operation.id] = Place(by_template[_template(path)], is_apart)
    return found


def _template(path: str) -> str:
    return _IN_BRACES.sub("{}", path)


def _free(path: str, templates: Collection[str]) -> str:
    """The path in a spelling that is identical with no other; as documented where there is none."""
    spellings = (path, *_spellings(path))
    free = (each for each in spellings if _template(each) not in templates)
    return next(free, path)


def _spellings(path: str) -> Iterator[str]:
    """Yields the path with each of its words in other cases, the last word first."""
    for word in reversed(list(_WORD.finditer(path))):
        text = word[0]
        for other in (text[0].swapcase() + text[1:], text.lower(), text.upper()):
            yield f"{path[: word.start()]}{other}{path[word.end() :]}"


def operation_ids(
    operations: Iterable[RestOperation], types: Collection[str]
) -> dict[OperationId, str]:
    """The `operationId` of each operation; `types` are the names of all types."""
    taken: set[str] = set()
    ids: dict[OperationId, str] = {}
    for operation in operations:
        name = base = f"{_subject(operation, types)}_{operation.wire}"
        number = 1
        while name in taken:
            number += 1
            name = f"{base}_{number}"
        taken.add(name)
        ids[operation.id] = name
    return ids


def is_agent(operation: RestOperation) -> bool:
    """Whether the operation belongs to an agent, not to a resource."""
    agent = GroupId.of_rest(operation.version, operation.agent, is_agent=True)
    return operation.group_id == agent


def tag_of(operation: RestOperation) -> str:
    """The tag of the group of an operation."""
    return f"{operation.agent}_Agent" if is_agent(operation) else str(operation.agent)


def _subject(operation: RestOperation, types: Collection[str]) -> str:
    """What stands before the operation: `v1AppointmentAgent`, `v1BusinessList`, `v1ContactEntity` if there is such a type.

    A reader takes `v1ListItemEntity` for that of `List_Item` too.
    """
    # an underscore ends it
    group = _NO_WORD.sub("", str(operation.agent))
    if is_agent(operation):
        return f"{operation.version}{group}Agent"
    if listed := _LIST.match(operation.agent):
        name = _NO_WORD.sub("", listed[1])
        entity = f"List{name}{_ENTITY}"
        return f"{operation.version}{entity if entity in types else f'{name}List'}"
    entity = f"{group}{_ENTITY}"
    return f"{operation.version}{entity if entity in types else group}"
