"""Differences of names between an older and a newer SDK, each with its cause.

What only one of both has is no difference of names: it is counted apart. Python names are compared, so that a wire name
which the vendor spells otherwise counts only where it gives another Python name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

import msgspec

from benchmarks.accuracy_scores.document import Document, OperationRow
from benchmarks.accuracy_scores.swagger_words import ENUM, in_swagger_words
from benchmarks.sdk_names.sdk import Call, Sdk
from benchmarks.sdk_names.type_pairs import IDS, TypePairs, type_pairs

_WORD: Final = re.compile(r"\w+")
_SAYS_NOTHING: Final = re.compile(r"\bany\b")
"""The type of `inspect --json` that says nothing."""


class Kind(StrEnum):
    """What has another name: `id` is the subject id of an operation, `form` how a call takes its body and gives its result."""

    ID = "id"
    METHOD = "method"
    PARAMETER = "parameter"
    RESULT = "result"
    FORM = "form"
    TYPE = "type"
    FIELD = "field"
    MEMBER = "member"


class Cause(StrEnum):
    """Why a name differs."""

    OPERATION_RENAMED = "the newer source calls the operation otherwise"
    BODY_RENAMED = "the newer source calls the body otherwise"
    PARAMETER_ADDED = "the newer source has one parameter more"
    PARAMETER_REMOVED = "the newer source has one parameter less"
    TYPE_RENAMED = "the newer source calls the type otherwise"
    TYPE_INVENTED = "the older source has no name for the type"
    TYPE_REPLACED = (
        "the newer source has another type there, which the older one has too"
    )
    RESULT_ADDED = "the newer source has a result"
    RESULT_REMOVED = "the newer source has no result"
    RESULT_CHANGED = "the newer source has a result of another type"
    RESULT_UNKNOWN = "the older source does not tell the type of the result"
    RESULT_TYPE = "the type of the result has another name"
    UNEXPLAINED = "unexplained"


class Difference(msgspec.Struct, frozen=True):
    """A name that differs: `subject` is the older id, with the wire name of a part."""

    kind: Kind
    subject: str
    old: str
    new: str
    cause: Cause


class Compared(msgspec.Struct, frozen=True):
    """How many names of a kind both SDKs have, and how many things only one of them has."""

    both: Mapping[Kind, int]
    only_old: Mapping[Kind, int]
    only_new: Mapping[Kind, int]
    differences: tuple[Difference, ...]


def compare_names(old: Sdk, new: Sdk) -> Compared:
    """All differences of the REST part of two SDKs."""
    before, after = old.routes(), new.routes()
    common = [key for key in before if key in after]
    pairs = type_pairs(old, new)
    found = [
        difference
        for key in common
        for difference in _of_operation(before[key], after[key], old, new, pairs)
    ]
    found += _of_types(old, new, pairs)
    found += _of_paths(old, new)
    old_ids, new_ids = _ids_by_kind(old), _ids_by_kind(new)
    both = {kind: len(old_ids[kind] & new_ids[kind]) for kind in old_ids}
    both[Kind.ID] = both[Kind.METHOD] = both[Kind.RESULT] = both[Kind.FORM] = len(
        common
    )
    both[Kind.PARAMETER] = sum(
        len(old.calls[before[key].id].parameters) for key in common
    )
    renamed_from, renamed_to = set(pairs), set(pairs.values())
    return Compared(
        both=both,
        only_old={
            Kind.METHOD: len(before.keys() - after.keys()),
            Kind.TYPE: len(old_ids[Kind.TYPE] - new_ids[Kind.TYPE] - renamed_from),
        },
        only_new={
            Kind.METHOD: len(after.keys() - before.keys()),
            Kind.TYPE: len(new_ids[Kind.TYPE] - old_ids[Kind.TYPE] - renamed_to),
        },
        differences=tuple(found),
    )


def _ids_by_kind(sdk: Sdk) -> dict[Kind, set[str]]:
    ids: dict[Kind, set[str]] = {
        Kind.TYPE: set(),
        Kind.FIELD: set(),
        Kind.MEMBER: set(),
    }
    for subject, _ in sdk.rest_paths():
        ids[_kind(subject)].add(subject)
    return ids


def _kind(subject: str) -> Kind:
    part = subject.partition("#")[2]
    if not part:
        return Kind.TYPE
    return Kind.FIELD if part.startswith("field/") else Kind.MEMBER


def _of_operation(
    old: OperationRow, new: OperationRow, older: Sdk, newer: Sdk, pairs: TypePairs
) -> Iterator[Difference]:
    before, after = older.calls[old.id], newer.calls[new.id]
    if old.id != new.id:
        is_renamed = old.operation != new.operation
        cause = Cause.OPERATION_RENAMED if is_renamed else Cause.UNEXPLAINED
        yield Difference(Kind.ID, old.id, old.id, new.id, cause)
    if before.call != after.call:
        is_renamed = (old.agent, old.operation) != (new.agent, new.operation)
        cause = Cause.OPERATION_RENAMED if is_renamed else Cause.UNEXPLAINED
        yield Difference(Kind.METHOD, old.id, before.call, after.call, cause)
    yield from _of_parameters(old, new, before, after)
    yield from _of_form(old, new)
    if before.returns != after.returns:
        renamed = _renamed(before.returns, _classes(pairs, older, newer))
        is_renamed = renamed == after.returns
        cause = (
            Cause.RESULT_TYPE if is_renamed else _of_result(old, new, newer.document)
        )
        yield Difference(Kind.RESULT, old.id, before.returns, after.returns, cause)


def _of_form(old: OperationRow, new: OperationRow) -> Iterator[Difference]:
    """Kinds of bodies and results that both sources have: what else is there is a parameter or result of its own."""
    if old.body and new.body and old.body.kind != new.body.kind:
        kinds = old.body.kind, new.body.kind
        yield Difference(Kind.FORM, f"{old.id}#body", *kinds, Cause.UNEXPLAINED)
    has_result = old.result is not None and new.result is not None
    if has_result and old.result_kind != new.result_kind:
        kinds = old.result_kind or "", new.result_kind or ""
        yield Difference(Kind.FORM, f"{old.id}#result", *kinds, Cause.UNEXPLAINED)


def _of_parameters(
    old: OperationRow, new: OperationRow, before: Call, after: Call
) -> Iterator[Difference]:
    earlier = {wire.casefold(): name for wire, name in before.parameters.items()}
    later = {wire.casefold(): name for wire, name in after.parameters.items()}
    renamed = _renamed_body(old, new)
    for wire, name in earlier.items():
        other = renamed[1] if wire == renamed[0] else wire
        if other not in later:
            cause = Cause.PARAMETER_REMOVED
            yield Difference(Kind.PARAMETER, f"{old.id}#{wire}", name, "", cause)
        elif later[other] != name:
            cause = Cause.UNEXPLAINED if other == wire else Cause.BODY_RENAMED
            subject = f"{old.id}#{wire}"
            yield Difference(Kind.PARAMETER, subject, name, later[other], cause)
    for wire, name in later.items():
        if wire not in earlier and wire != renamed[1]:
            cause = Cause.PARAMETER_ADDED
            yield Difference(Kind.PARAMETER, f"{old.id}#{wire}", "", name, cause)


def _renamed_body(old: OperationRow, new: OperationRow) -> tuple[str, str]:
    """The wire names of a body that is a single value in both, empty ones where they are equal."""
    before, after = old.parts("body"), new.parts("body")
    if old.body is None or new.body is None or len(before) != 1 or len(after) != 1:
        return "", ""
    names = before[0].wire.casefold(), after[0].wire.casefold()
    return ("", "") if names[0] == names[1] else names


def _renamed(annotation: str, classes: Mapping[str, str]) -> str:
    return _WORD.sub(lambda word: classes.get(word[0], word[0]), annotation)


def _of_result(old: OperationRow, new: OperationRow, newer: Document) -> Cause:
    if old.result == new.result:
        return Cause.UNEXPLAINED
    if old.result is None:
        return Cause.RESULT_ADDED
    if new.result is None:
        return Cause.RESULT_REMOVED
    if _SAYS_NOTHING.search(old.result) or _is_enum_for_text(old, new, newer):
        return Cause.RESULT_UNKNOWN
    shapes = (IDS.sub("#", old.result), IDS.sub("#", new.result))
    return Cause.RESULT_TYPE if shapes[0] == shapes[1] else Cause.RESULT_CHANGED


def _is_enum_for_text(old: OperationRow, new: OperationRow, newer: Document) -> bool:
    """Whether the older source has text where the newer one lists members."""
    words = in_swagger_words(new.result, newer)
    return words.replace(ENUM, "string") == old.result


def _classes(pairs: TypePairs, old: Sdk, new: Sdk) -> Mapping[str, str]:
    """Names of classes in the older SDK to those in the newer one, where they differ."""
    return {
        _end(old.paths[before]): _end(new.paths[after])
        for before, after in pairs.items()
        if before in old.paths and after in new.paths
    }


def _end(path: str) -> str:
    return path.rpartition(".")[2]


def _of_types(old: Sdk, new: Sdk, pairs: TypePairs) -> Iterator[Difference]:
    for before, after in pairs.items():
        if before in new.document.types or after in old.document.types:
            cause = Cause.TYPE_REPLACED
        elif _has_soap_type(old, before):
            cause = Cause.TYPE_RENAMED
        else:
            cause = Cause.TYPE_INVENTED
        names = old.paths.get(before, before), new.paths.get(after, after)
        yield Difference(Kind.TYPE, before, *names, cause)


def _has_soap_type(sdk: Sdk, id_: str) -> bool:
    """Whether SOAP, where all types have names, has one of that name."""
    name = id_.rpartition("/")[2]
    return any(
        row.wire == name and not row.is_rest for row in sdk.document.types.values()
    )


def _of_paths(old: Sdk, new: Sdk) -> Iterator[Difference]:
    """Classes, fields and members that have the same wire name and another Python name."""
    later = dict(new.rest_paths())
    for subject, path in old.rest_paths():
        other = later.get(subject)
        if other is None:
            continue
        kind = _kind(subject)
        # a field of a class that has another name is the same field
        names = (path, other) if kind is Kind.TYPE else (_end(path), _end(other))
        if names[0] != names[1]:
            cause = Cause.UNEXPLAINED
            if _kind_of(subject, old) != _kind_of(subject, new):
                cause = Cause.TYPE_INVENTED
            yield Difference(kind, subject, *names, cause)


def _kind_of(subject: str, sdk: Sdk) -> str:
    """Whether it is an object or an enum: one that is neither in both has its name by chance."""
    row = sdk.document.types.get(subject)
    return "object" if row is None or row.kind == "object" else ENUM
