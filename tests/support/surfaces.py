"""Snapshots with what users see in Python, made from short calls: `sdk(group(…), operation(…), model(…))`."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.model.comparison.snapshot import (
    SNAPSHOT_SCHEMA,
    Alias,
    ArchiveFact,
    ColumnFact,
    Entry,
    FieldFact,
    GroupFact,
    Header,
    MemberFact,
    OutFact,
    ParameterFact,
    Python,
    PythonParameter,
    RestFact,
    ResultFact,
    RuntimeFact,
    Snapshot,
    SoapFact,
    TypeFact,
)

Entries = list[Entry]


def sdk(*entries: Entries, version: str = "1.0.0", **header: object) -> Snapshot:
    """A snapshot of the entries."""
    known: dict[str, object] = {
        "schema": SNAPSHOT_SCHEMA,
        "docwright": "1.0.0",
        "runtime": "0" * 12,
        "settings": "0" * 12,
        "package": "superoffice",
        "distribution": "superoffice",
        "sdk_version": version,
        "python": ">=3.11",
    }
    together = sorted((e for each in entries for e in each), key=lambda e: e.subject)
    return Snapshot(msgspec.convert(known | header, Header), tuple(together))


def group(subject: str, name: str, class_name: str) -> Entries:
    """An agent or a resource."""
    is_resource = not subject.startswith("soap/") and "/Agents/" not in subject
    python = Python(name, class_name)
    return [Entry(subject, GroupFact(is_resource), "rest-page", python=python)]


def parameter(
    wire: str,
    name: str,
    type_: str = "int",
    *,
    fact: ParameterFact | None = None,
    positional: bool = False,
    default: bool = False,
) -> tuple[str, PythonParameter, ParameterFact]:
    """A parameter of an operation, for `operation`."""
    known = PythonParameter(name, type_, f"param/{wire}", positional, default)
    return wire, known, fact or ParameterFact("int32", required=True)


def operation(
    subject: str,
    name: str,
    *parameters: tuple[str, PythonParameter, ParameterFact],
    returns: str = "None",
    fact: RestFact | SoapFact | None = None,
) -> Entries:
    """An operation with its parameters; of SOAP if its id says so."""
    if fact is None:
        fact = (
            SoapFact("action", "path", "request", "response")
            if subject.startswith("soap/")
            else RestFact("POST", f"/{subject}", "Body", "wrapper")
        )
    signature = tuple(known for _, known, _ in parameters)
    python = Python(name, returns, signature)
    return [
        Entry(subject, fact, "rest-page", "a.md", python=python),
        *(
            Entry(
                f"{subject}#param/{wire}",
                stated,
                "rest-page",
                "a.md",
                python=Python(known.name, known.type),
            )
            for wire, known, stated in parameters
        ),
    ]


def result(subject: str, name: str, *outs: tuple[str, str, str]) -> Entries:
    """The class of an operation with more than one out part: wire names, names and annotations."""
    return [
        Entry(f"{subject}#result", ResultFact("parts"), "wsdl", python=Python(name)),
        *(
            Entry(
                f"{subject}#out/{wire}", OutFact("x"), "wsdl", python=Python(out, type_)
            )
            for wire, out, type_ in outs
        ),
    ]


def model(
    subject: str, name: str, *fields: tuple[str, str, str], base: str = ""
) -> Entries:
    """An object type; fields are wire names, names and annotations. `base` is the id of a type."""
    base_class = base.rpartition("/")[2]
    return [
        Entry(
            subject,
            TypeFact("object", base=base),
            "rest-page",
            python=Python(name, base_class),
        ),
        *(
            Entry(
                f"{subject}#field/{wire}",
                FieldFact(type_),
                "rest-page",
                python=Python(field, type_),
            )
            for wire, field, type_ in fields
        ),
    ]


def enum(
    subject: str, name: str, *members: tuple[str, str], kind: str = "enum"
) -> Entries:
    """An enum or flags; members are wire names and names."""
    return [
        Entry(subject, TypeFact(kind), "rest-page", python=Python(name)),
        *(
            Entry(
                f"{subject}#member/{wire}",
                MemberFact(),
                "rest-page",
                python=Python(member, wire),
            )
            for wire, member in members
        ),
    ]


def archive(subject: str, module: str, *columns: tuple[str, str, str]) -> Entries:
    """An archive; columns are wire names, names and classes."""
    return [
        Entry(subject, ArchiveFact(), "archive-page", python=Python(module)),
        *(
            Entry(
                f"{subject}#column/{wire}",
                ColumnFact(),
                "archive-page",
                python=Python(constant, class_name),
            )
            for wire, constant, class_name in columns
        ),
    ]


def runtime(name: str, kind: str, signature: Python | None = None) -> Entries:
    """A public name of the runtime."""
    return [
        Entry(f"runtime/{name}", RuntimeFact(kind), python=signature or Python(name))
    ]


def with_aliases(entries: Entries, *aliases: tuple[str, str]) -> Entries:
    """The entries, the first with aliases: names, and the releases that began them."""
    first, *others = entries
    known = tuple(Alias(name, since) for name, since in aliases)
    return [msgspec.structs.replace(first, aliases=known), *others]


def aliases_of(snapshot_aliases: Iterable[Alias]) -> list[tuple[str, str]]:
    """Aliases as pairs of name and release."""
    return [(alias.name, alias.since) for alias in snapshot_aliases]
