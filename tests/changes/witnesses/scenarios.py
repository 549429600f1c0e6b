"""What may differ between two SDKs, a scenario for each kind of break: each has agents and types of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from emit.rest.rest_api import (
    body,
    enum,
    flags,
    model,
    operation,
    path,
    query,
)
from support.two_sdks import (
    Part,
    archive,
    soap_operation,
    soap_part,
)

from generator.changes.witnesses import Outcome
from generator.model.api import Member, NamedType, RestOperation
from generator.model.expressions import Scalar, ScalarType
from generator.model.ids import ArchiveId, TypeId
from generator.model.text import Text

REFUSED, DEPRECATED, WARNED, SILENT = Outcome


class Scenario(msgspec.Struct, frozen=True, kw_only=True):
    """What differs, and the change that tells it: its kind and a subject. Without an outcome no code shows it."""

    old: tuple[Part, ...]
    new: tuple[Part, ...]
    id: str
    subject: str
    outcome: Outcome | None
    old_names: Mapping[str, str] = {}
    new_names: Mapping[str, str] = {}
    ended: Mapping[str, str] = {}


INT, TEXT = ScalarType(Scalar.INT32), ScalarType(Scalar.STRING)


def _get(name: str, *parameters: Any, **facts: Any) -> RestOperation:
    """An operation of an agent of REST with the name of the scenario."""
    return operation(f"Agents/{name}/Get", *parameters, **facts)


def _at(name: str, *parameters: Any, **facts: Any) -> RestOperation:
    """An operation of a resource, whose path parameters are given by position."""
    route = "/api/v1/" + "/".join(
        [name, *(f"{{{each.wire}}}" for each in parameters if each.where == "path")]
    )
    return operation(
        f"{name}/Get", *parameters, **{"route": route, "method": "GET", **facts}
    )


def _extending(type_: NamedType, base: str) -> NamedType:
    return msgspec.structs.replace(type_, base=TypeId.of_rest(base))


def _numbered(type_: NamedType, *numbers: int) -> NamedType:
    members = zip(type_.members, numbers, strict=True)
    return msgspec.structs.replace(
        type_,
        members=tuple(
            msgspec.structs.replace(member, number=number) for member, number in members
        ),
    )


def _valued(type_: NamedType, value: str) -> NamedType:
    (member,) = type_.members
    return msgspec.structs.replace(
        type_, members=(Member(member.wire, None, None, Text(value)),)
    )


def _rest(name: str, part: str = "") -> str:
    return f"rest/v1/Agents/{name}/Get{part}"


def _list(name: str) -> RestOperation:
    """A list whose rows an archive describes."""
    rows = operation(
        f"{name}/GetAll", method="GET", result="rows", returns="#ODataRows"
    )
    return msgspec.structs.replace(rows, archive=ArchiveId.of(name))


SCENARIOS: Final[dict[str, Scenario]] = {
    # ---------------------------------------------------------------- operations
    "operation that goes": Scenario(
        old=(_get("Op1", body("Id", "int32")), operation("Agents/Op1/Stays")),
        new=(operation("Agents/Op1/Stays"),),
        id="operation-removed",
        subject=_rest("Op1"),
        outcome=REFUSED,
    ),
    "agent that goes": Scenario(
        old=(_get("Op2"),),
        new=(),
        id="group-removed",
        subject="rest/v1/Agents/Op2",
        outcome=REFUSED,
    ),
    "operation with another name at the same route": Scenario(
        old=(operation("Agents/Op3/Get", body("Id", "int32"), route="/api/v1/op3"),),
        new=(operation("Agents/Op3/Read", body("Id", "int32"), route="/api/v1/op3"),),
        id="operation-renamed",
        subject="rest/v1/Agents/Op3/Read",
        outcome=DEPRECATED,
    ),
    "method with another name": Scenario(
        old=(_get("Op4"),),
        new=(_get("Op4"),),
        old_names={_rest("Op4"): "fetch"},
        id="method-renamed",
        subject=_rest("Op4"),
        outcome=DEPRECATED,
    ),
    "agent with another name": Scenario(
        old=(_get("Op5"),),
        new=(_get("Op5"),),
        old_names={"rest/v1/Agents/Op5": "op_five"},
        id="agent-renamed",
        subject="rest/v1/Agents/Op5",
        outcome=DEPRECATED,
    ),
    "class of an agent with another name": Scenario(
        old=(_get("Op7"),),
        new=(_get("Op7"),),
        old_names={"rest/v1/Agents/Op7#class": "OpSevenAgent"},
        id="agent-renamed",
        subject="rest/v1/Agents/Op7",
        outcome=WARNED,
    ),
    "version that goes": Scenario(
        old=(soap_operation("Op8/Get", version="Services77"),),
        new=(),
        id="version-removed",
        subject="soap/Services77",
        outcome=REFUSED,
    ),
    "former name of a method that ends": Scenario(
        old=(_get("Op6"),),
        new=(_get("Op6"),),
        ended={_rest("Op6"): "fetch"},
        id="alias-ended",
        subject=_rest("Op6"),
        outcome=REFUSED,
    ),
    # ---------------------------------------------------------------- parameters
    "parameter that must be given": Scenario(
        old=(_get("Par1", body("Id", "int32")),),
        new=(_get("Par1", body("Id", "int32"), body("Other", "int32")),),
        id="required-parameter-added",
        subject=_rest("Par1", "#param/Other"),
        outcome=REFUSED,
    ),
    "parameter that goes": Scenario(
        old=(_get("Par2", body("Id", "int32"), query("$top", "int32")),),
        new=(_get("Par2", body("Id", "int32")),),
        id="parameter-removed",
        subject=_rest("Par2", "#param/$top"),
        outcome=REFUSED,
    ),
    "parameter that is required by now": Scenario(
        old=(_get("Par3", query("name")),),
        new=(_get("Par3", query("name", required=True)),),
        id="parameter-became-required",
        subject=_rest("Par3", "#param/name"),
        outcome=REFUSED,
    ),
    "parameter of another type": Scenario(
        old=(_get("Par4", body("Id", "int32")),),
        new=(_get("Par4", body("Id", "string", nillable=True)),),
        id="parameter-type-changed",
        subject=_rest("Par4", "#param/Id"),
        outcome=REFUSED,
    ),
    "parameter that takes fewer values": Scenario(
        old=(_get("Par5", body("Id", "any")),),
        new=(_get("Par5", body("Id", "int32")),),
        id="parameter-type-known",
        subject=_rest("Par5", "#param/Id"),
        outcome=REFUSED,
    ),
    "list of texts that is one of an enum": Scenario(
        old=(_get("Par6", body("Kinds", "array<string>")), enum("Kind6", "A B")),
        new=(_get("Par6", body("Kinds", "array<#Kind6>")), enum("Kind6", "A B")),
        id="parameter-type-known",
        subject=_rest("Par6", "#param/Kinds"),
        outcome=REFUSED,
    ),
    "parameter of the route with another name": Scenario(
        old=(_at("Par7", path("id")),),
        new=(_at("Par7", path("thingId")),),
        id="path-parameter-renamed",
        subject="rest/v1/Par7/Get#param/thingId",
        outcome=DEPRECATED,
    ),
    "parameters of the route in another order": Scenario(
        old=(_at("Par8", path("id"), path("name", "string")),),
        new=(_at("Par8", path("name", "string"), path("id")),),
        id="path-order-changed",
        subject="rest/v1/Par8/Get",
        outcome=REFUSED,
    ),
    "body with another name": Scenario(
        old=(
            _get("Par9", body("Entity", "#Body9"), kind="value"),
            model("Body9", A="int32"),
        ),
        new=(
            _get("Par9", body("Data", "#Body9"), kind="value"),
            model("Body9", A="int32"),
        ),
        id="body-renamed",
        subject=_rest("Par9", "#param/Data"),
        outcome=DEPRECATED,
    ),
    "argument with another name": Scenario(
        old=(_get("Par10", body("Id", "int32")),),
        new=(_get("Par10", body("Id", "int32")),),
        old_names={_rest("Par10", "#param/Id"): "number"},
        id="argument-renamed",
        subject=_rest("Par10", "#param/Id"),
        outcome=DEPRECATED,
    ),
    "former name of an argument that ends": Scenario(
        old=(_get("Par11", body("Id", "int32")),),
        new=(_get("Par11", body("Id", "int32")),),
        ended={_rest("Par11", "#param/Id"): "number"},
        id="alias-ended",
        subject=_rest("Par11", "#param/Id"),
        outcome=REFUSED,
    ),
    "null that SOAP refuses": Scenario(
        old=(soap_operation("Par12/Get", soap_part("Name", TEXT, nillable=True)),),
        new=(soap_operation("Par12/Get", soap_part("Name", TEXT)),),
        id="parameter-not-nillable",
        subject="soap/Services88/Par12/Get#param/Name",
        outcome=REFUSED,
    ),
    # ---------------------------------------------------------------- results
    "result that goes": Scenario(
        old=(_get("Res1", returns="int32"),),
        new=(_get("Res1"),),
        id="result-type-changed",
        subject=_rest("Res1", "#result"),
        outcome=REFUSED,
    ),
    "result of another type": Scenario(
        old=(_get("Res2", returns="int32"),),
        new=(_get("Res2", returns="string"),),
        id="result-type-changed",
        subject=_rest("Res2", "#result"),
        outcome=REFUSED,
    ),
    "result that is known less": Scenario(
        old=(_get("Res3", returns="array<#Kind3>"), enum("Kind3", "A B")),
        new=(_get("Res3", returns="array<string>"), enum("Kind3", "A B")),
        id="result-type-unknown",
        subject=_rest("Res3", "#result"),
        outcome=REFUSED,
    ),
    "part of a result that goes": Scenario(
        old=(
            soap_operation(
                "Res4/Get", out=[soap_part(each, INT) for each in ("A", "B", "C")]
            ),
        ),
        new=(
            soap_operation(
                "Res4/Get", out=[soap_part(each, INT) for each in ("A", "B")]
            ),
        ),
        id="out-removed",
        subject="soap/Services88/Res4/Get#out/C",
        outcome=REFUSED,
    ),
    "result that has parts by now": Scenario(
        old=(soap_operation("Res5/Read", out=[soap_part("A", INT)]),),
        new=(
            soap_operation(
                "Res5/Read", out=[soap_part(each, INT) for each in ("A", "B")]
            ),
        ),
        id="out-added",
        subject="soap/Services88/Res5/Read#out/B",
        outcome=REFUSED,
    ),
    "part of a result of another type": Scenario(
        old=(
            soap_operation("Res6/List", out=[soap_part("A", INT), soap_part("B", INT)]),
        ),
        new=(
            soap_operation(
                "Res6/List", out=[soap_part("A", INT), soap_part("B", TEXT)]
            ),
        ),
        id="out-type-changed",
        subject="soap/Services88/Res6/List#out/B",
        outcome=REFUSED,
    ),
    # ---------------------------------------------------------------- types
    "type that goes": Scenario(
        old=(model("Type1", A="int32"),),
        new=(),
        id="type-removed",
        subject="types/Type1",
        outcome=REFUSED,
    ),
    "type with another name": Scenario(
        old=(
            model("Task2", A="int32", B="int32", C="int32"),
            _get("Type2", returns="#Task2"),
        ),
        new=(
            model("SoTask2", A="int32", B="int32", C="int32"),
            _get("Type2", returns="#SoTask2"),
        ),
        id="type-renamed",
        subject="types/SoTask2",
        outcome=WARNED,
    ),
    "class with another name": Scenario(
        old=(model("Type3", A="int32"),),
        new=(model("Type3", A="int32"),),
        old_names={"types/Type3": "Thing3"},
        id="class-renamed",
        subject="types/Type3",
        outcome=WARNED,
    ),
    "base that another type is": Scenario(
        old=(
            model("Base4", A="int32"),
            _extending(model("Type4", B="int32", A="int32"), "Base4"),
        ),
        new=(model("Base4", A="int32"), model("Type4", B="int32", A="int32")),
        id="type-base-changed",
        subject="types/Type4",
        outcome=REFUSED,
    ),
    "field that goes": Scenario(
        old=(model("Type5", A="int32", B="int32"), _get("Type5", returns="#Type5")),
        new=(model("Type5", A="int32"), _get("Type5", returns="#Type5")),
        id="field-removed",
        subject="types/Type5#field/B",
        outcome=REFUSED,
    ),
    "field of another type": Scenario(
        old=(model("Type6", A="int32"), _get("Type6", returns="#Type6")),
        new=(model("Type6", A="string"), _get("Type6", returns="#Type6")),
        id="field-type-changed",
        subject="types/Type6#field/A",
        outcome=REFUSED,
    ),
    "field of requests that takes fewer values": Scenario(
        old=(model("Type7", A="any"), _get("Type7", body("Thing", "#Type7"))),
        new=(model("Type7", A="int32"), _get("Type7", body("Thing", "#Type7"))),
        id="field-type-known",
        subject="types/Type7#field/A",
        outcome=REFUSED,
    ),
    "field with another name": Scenario(
        old=(model("Type8", A="int32"), _get("Type8", returns="#Type8")),
        new=(model("Type8", A="int32"), _get("Type8", returns="#Type8")),
        old_names={"types/Type8#field/A": "alpha"},
        id="field-renamed",
        subject="types/Type8#field/A",
        outcome=REFUSED,
    ),
    "member that goes": Scenario(
        old=(enum("Kind9", "A B"), _get("Type9", body("Kind", "#Kind9"))),
        new=(enum("Kind9", "A"), _get("Type9", body("Kind", "#Kind9"))),
        id="member-removed",
        subject="types/Kind9#member/B",
        outcome=REFUSED,
    ),
    "member with another name": Scenario(
        old=(enum("Kind10", "A B"),),
        new=(enum("Kind10", "A B"),),
        old_names={"types/Kind10#member/A": "ALPHA"},
        id="member-renamed",
        subject="types/Kind10#member/A",
        outcome=DEPRECATED,
    ),
    "member with another value": Scenario(
        old=(_valued(enum("Kind11", "A"), "a-1"),),
        new=(_valued(enum("Kind11", "A"), "a-2"),),
        id="member-value-changed",
        subject="types/Kind11#member/A",
        outcome=SILENT,
    ),
    "member with another number": Scenario(
        old=(_numbered(enum("Kind12", "A B"), 1, 2),),
        new=(_numbered(enum("Kind12", "A B"), 1, 3),),
        id="member-number-changed",
        subject="types/Kind12#member/B",
        outcome=SILENT,
    ),
    "enum that is a set of flags": Scenario(
        old=(enum("Kind13", "A B"), _get("Type13", body("Kind", "#Kind13"))),
        new=(flags("Kind13", "A B"), _get("Type13", body("Kind", "#Kind13"))),
        id="type-kind-changed",
        subject="types/Kind13",
        outcome=REFUSED,
    ),
    # ---------------------------------------------------------------- archives
    "column that goes": Scenario(
        old=(
            archive("Rows1", a="int", b="int"),
            _list("Rows1"),
        ),
        new=(archive("Rows1", a="int"), _list("Rows1")),
        id="column-removed",
        subject="archives/Rows1#column/b",
        outcome=REFUSED,
    ),
    "column of another type": Scenario(
        old=(archive("Rows2", a="int"), _list("Rows2")),
        new=(archive("Rows2", a="string"), _list("Rows2")),
        id="annotation-changed",
        subject="archives/Rows2#column/a",
        outcome=REFUSED,
    ),
    "column with another name": Scenario(
        old=(archive("Rows4", a="int"), _list("Rows4")),
        new=(archive("Rows4", a="int"), _list("Rows4")),
        old_names={"archives/Rows4#column/a": "alpha"},
        id="column-renamed",
        subject="archives/Rows4#column/a",
        outcome=REFUSED,
    ),
    "archive with another name": Scenario(
        old=(archive("Rows5", a="int"), _list("Rows5")),
        new=(archive("Rows5", a="int"), _list("Rows5")),
        old_names={"archives/Rows5": "rows_five"},
        id="module-renamed",
        subject="archives/Rows5",
        outcome=WARNED,
    ),
    "archive that goes": Scenario(
        old=(archive("Rows3", a="int"), _list("Rows3")),
        new=(),
        id="archive-removed",
        subject="archives/Rows3",
        outcome=REFUSED,
    ),
}
