"""A snapshot: what an API is and what an SDK offers for it, so that two of them can be compared. A lock file holds one.

It has an entry for each subject of the model: groups, operations and their parameters, out parts and results, types and
their fields and members, archives and their columns; and for each public name of the runtime (`runtime/SuperOffice`).
Types are written in the notation of `model/expressions.py`, Python names as dotted paths below the package
(`agents.appointment.reject`, `soap.services88.models.Contact`), those of fields, members and parameters as bare names. In
JSON the key `of` of a fact tells what it is of.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

import msgspec

SNAPSHOT_SCHEMA: Final = 1


class _Strict(
    msgspec.Struct,
    frozen=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    # there are tens of thousands of them, in no cycle, which Python would search again and again
    gc=False,
):
    """What a lock holds: without the values that are usual, and nothing else is read."""


class _Fact(_Strict, frozen=True, tag_field="of"):
    """What a source states of a subject."""


class GroupFact(_Fact, frozen=True, tag="group"):
    """An agent, or a resource of REST."""

    resource: bool = False


class RestFact(_Fact, frozen=True, tag="rest"):
    """An operation of REST.

    `path` is the route with its `{parameters}`. `body` is the documented name of the body, and `body_kind` one of
    `BodyKind`; both are empty without a body. `responses` are the types of the bodies by status code, empty for no body.
    """

    method: str
    path: str
    body: str = ""
    body_kind: str = ""
    takes: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    responses: dict[str, str] = {}
    deprecated: bool = False
    archive: str = ""


class SoapFact(_Fact, frozen=True, tag="soap"):
    """An operation of SOAP; names of XML are written `{namespace}name`, headers as `name: type`.

    `order` are the wire names of its parameters, as the sequence of its schema has them, `out` those of its out parts.
    """

    action: str
    path: str
    request: str
    response: str
    order: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    request_headers: tuple[str, ...] = ()
    response_headers: tuple[str, ...] = ()


class ParameterFact(_Fact, frozen=True, tag="parameter"):
    """A parameter that calls take; `where` is one of `Location`, `style` one of `Style` or empty."""

    type: str
    where: str = "body"
    required: bool = False
    nillable: bool = False
    chosen: bool = False
    style: str = ""


class OutFact(_Fact, frozen=True, tag="out"):
    """An out part of an operation of SOAP."""

    type: str
    nillable: bool = False


class ResultFact(_Fact, frozen=True, tag="result"):
    """The result of an operation of REST: one of `ResultKind`, and the type, which is empty where there is none.

    Of an operation of SOAP with several out parts it is the class that holds them, with the kind `parts`.
    """

    kind: str
    type: str = ""


class TypeFact(_Fact, frozen=True, tag="type"):
    """A named type: one of `TypeKind`, the id of its base, and that of the same type in the other protocol.

    `order` are the wire names of the fields of a type of SOAP in the order of its schema. One that is `incomplete` has
    more fields or members than any source lists. One that is `unnamed` has a name that no source gives.
    """

    kind: str
    base: str = ""
    namespace: str = ""
    same_as: str = ""
    order: tuple[str, ...] = ()
    incomplete: bool = False
    unnamed: bool = False


class FieldFact(_Fact, frozen=True, tag="field"):
    """A field of an object; its namespace is empty where it is that of its type."""

    type: str
    required: bool = False
    nillable: bool = False
    namespace: str = ""


class MemberFact(_Fact, frozen=True, tag="member"):
    """A member of an enum or of flags; `value` is what goes over the wire where that is not its name."""

    number: int | None = None
    value: str = ""


class ArchiveFact(_Fact, frozen=True, tag="archive"):
    """A source of rows."""


class ColumnFact(_Fact, frozen=True, tag="column"):
    """A column of an archive, with the word of its page for its type."""

    type: str = ""


class RuntimeFact(_Fact, frozen=True, tag="runtime"):
    """A public name of the SDK's runtime: `class`, `error`, `function`, `method`, `attribute` or `module`."""

    kind: str


Fact = (
    GroupFact
    | RestFact
    | SoapFact
    | ParameterFact
    | OutFact
    | ResultFact
    | TypeFact
    | FieldFact
    | MemberFact
    | ArchiveFact
    | ColumnFact
    | RuntimeFact
)


class PythonParameter(_Strict, frozen=True):
    """A parameter of a method, in the order of the signature.

    `key` is what follows the `#` in its subject id (`param/AppointmentId`), empty for one that no subject has. Callers
    may leave out one with a `default`, and give one that is `positional` by its place.
    """

    name: str
    type: str
    key: str = ""
    positional: bool = False
    default: bool = False


class Python(_Strict, frozen=True):
    """What users see of a subject in Python.

    `name` is its path or name. `type` is the annotation of a field or out part, what a method returns, the base of a
    class, the class of an agent or resource (`agents.AppointmentAgent`), or the value of a member.
    """

    name: str
    type: str = ""
    parameters: tuple[PythonParameter, ...] = ()


class Alias(_Strict, frozen=True):
    """A former Python name that still works: a path or a bare name, as in `Python`.

    `since` is the release that began it, empty as long as none has it.
    """

    name: str
    since: str = ""


class Entry(_Strict, frozen=True):
    """What is known of one subject.

    `source` is the rule of its strongest evidence (`Rule`), `page` and `line` its place; in a lock the line is 0. `words`
    are 12 hex digits of the sha256 of its descriptions, empty without any. `aliases` are former names; of a method,
    `defaults` are the keys of parameters that came later than the method, with the release that began each of them.
    """

    subject: str
    fact: Fact
    source: str = ""
    page: str = ""
    line: int = 0
    words: str = ""
    python: Python | None = None
    aliases: tuple[Alias, ...] = ()
    defaults: dict[str, str] = {}

    @property
    def owner(self) -> str:
        """The subject that it is a part of, itself for a whole one."""
        return self.subject.partition("#")[0]

    @property
    def key(self) -> str:
        """What follows the `#` in its subject, empty for a whole one."""
        return self.subject.partition("#")[2]


class Header(_Strict, frozen=True, kw_only=True):
    """What a snapshot is of: the first line of a lock.

    `runtime` and `settings` are digests of 12 hex digits: of the public surface of the runtime, and of the settings that
    decide what the SDK is like. `sdk_version` is empty where nothing says a version, as of docs alone.
    """

    schema: int
    docwright: str
    runtime: str
    settings: str
    package: str
    distribution: str
    sdk_version: str = ""
    python: str = ""
    dependencies: tuple[str, ...] = ()


class Snapshot(msgspec.Struct, frozen=True, dict=True):
    """A header, and the entries sorted by subject."""

    header: Header
    entries: tuple[Entry, ...]

    @cached_property
    def by_subject(self) -> Mapping[str, Entry]:
        """The entries by subject."""
        return MappingProxyType({entry.subject: entry for entry in self.entries})


class Succession(msgspec.Struct, frozen=True):
    """What an SDK keeps for users of the release before it.

    `aliases` are former Python names by subject (`Entry.aliases`), `defaults` the later parameters of operations by
    subject and key (`Entry.defaults`). Types, groups and parts that have other ids than before are under their new ones.
    """

    aliases: Mapping[str, tuple[Alias, ...]] = MappingProxyType({})
    defaults: Mapping[str, Mapping[str, str]] = MappingProxyType({})

    def __bool__(self) -> bool:
        return bool(self.aliases or self.defaults)


NO_SUCCESSION: Final = Succession()
