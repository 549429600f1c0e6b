"""What a snapshot says of each kind of subject, where its facts come from, and what does not show in it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from emit.rest.rest_api import (
    api_of,
    body,
    enum,
    header,
    model,
    operation,
    path,
    query,
)
from support import pages

from generator.emit.custom.replacements import CustomModule, CustomName, replacements
from generator.emit.names.namer import Namer
from generator.emit.planned_names import planned
from generator.emit.settings import SdkSettings
from generator.emit.surface import snapshot_of
from generator.model.api import Api, Evidence, Member, Rule
from generator.model.comparison.snapshot import (
    NO_SUCCESSION,
    Alias,
    Entry,
    FieldFact,
    Header,
    MemberFact,
    OutFact,
    ParameterFact,
    Python,
    PythonParameter,
    RestFact,
    ResultFact,
    Snapshot,
    SoapFact,
    Succession,
    TypeFact,
)
from generator.model.overrides import NO_OVERRIDES
from generator.model.text import Text, WireName
from generator.passes import build_api
from generator.reader.read import read_page

COPY = operation(
    "Thing/Copy",
    path("id"),
    body("Thing", "#Thing"),
    query("$select"),
    query("id", "int32", required=True),
    header("Accept"),
    header("X-Reason"),
    method="PUT",
    route="/api/v1/Thing/{id}",
    kind="value",
    returns="array<#Thing>",
)
API = api_of(COPY, model("Thing", Id="int32", Mode="#Mode"), enum("Mode", "On Off"))
SOAP = pages.wsdl_page(
    "Services88",
    "Sale",
    '<xs:complexType name="Thing"><xs:sequence>'
    '<xs:element minOccurs="0" name="Name" nillable="true" type="xs:string"/>'
    '<xs:element minOccurs="0" name="Id" type="xs:int"/>'
    "</xs:sequence></xs:complexType>",
)


def snapshot(
    api: Api = API,
    succession: Succession = NO_SUCCESSION,
    patterns: tuple[tuple[str, ...], ...] = (),
    **settings: Any,
) -> Snapshot:
    chosen = SdkSettings(**settings)
    namer = Namer({}, NO_OVERRIDES)
    plan = planned(api, chosen, namer, succession=succession)
    return snapshot_of(api, plan, chosen, succession, patterns)


def entry(subject: str, api: Api = API, **options: Any) -> Entry:
    return snapshot(api, **options).by_subject[subject]


def of_pages(**texts: str) -> Api:
    read = (read_page(name, text.encode()) for name, text in texts.items())
    return build_api(read).api


def test_an_operation_of_rest_is_its_route_its_body_and_its_answers() -> None:
    known = entry("rest/v1/Thing/Copy")
    assert known.fact == RestFact(
        "PUT",
        "/api/v1/Thing/{id}",
        body="Thing",
        body_kind="value",
        responses={"200": "array<#types/Thing>"},
    )
    assert (known.source, known.page, known.line) == ("page", "rest/Copy.md", 1)


def test_its_method_has_the_arguments_in_their_order_with_the_keys_of_their_subjects() -> None:  # fmt: skip
    python = entry("rest/v1/Thing/Copy").python
    assert python == Python(
        "thing.copy",
        "list[models.Thing]",
        (
            PythonParameter("id", "int", "param/path/id", positional=True),
            PythonParameter("thing", "models.Thing", "param/Thing", positional=True),
            PythonParameter("id_2", "int", "param/query/id"),
            PythonParameter("select", "Columns | None", "param/$select", default=True),
            PythonParameter("x_reason", "str | None", "param/X-Reason", default=True),
        ),
    )


def test_headers_that_clients_send_by_themselves_are_no_subjects() -> None:
    subjects = snapshot().by_subject
    assert "rest/v1/Thing/Copy#param/X-Reason" in subjects
    assert "rest/v1/Thing/Copy#param/Accept" not in subjects


def test_parameters_are_known_with_their_place() -> None:
    select = entry("rest/v1/Thing/Copy#param/$select")
    assert select.fact == ParameterFact("string", "query")
    assert select.python == Python("select")
    needed = entry("rest/v1/Thing/Copy#param/query/id").fact
    assert needed == ParameterFact("int32", "query", required=True)


def test_a_result_of_rest_is_a_subject_also_where_there_is_none() -> None:
    assert entry("rest/v1/Thing/Copy#result").fact == ResultFact(
        "json", "array<#types/Thing>"
    )
    without = entry("rest/v1/Thing/Drop#result", api_of(operation("Thing/Drop")))
    assert without.fact == ResultFact("none")


def test_a_group_has_an_attribute_and_a_class() -> None:
    assert entry("rest/v1/Thing").python == Python("thing", "resources.ThingResource")
    agent = entry("rest/v1/Agents/Sale", api_of(operation("Agents/Sale/Sell")))
    assert agent.python == Python("agents.sale", "agents.SaleAgent")


def test_a_type_has_a_class_and_its_fields_annotations() -> None:
    assert entry("types/Thing").fact == TypeFact("object")
    assert entry("types/Thing").python == Python("models.Thing", "Model")
    mode = entry("types/Thing#field/Mode")
    assert mode.fact == FieldFact("#types/Mode", nillable=True)
    assert mode.python == Python("mode", "Mode | None")


def test_a_member_has_its_value() -> None:
    assert entry("types/Mode").python == Python("enums.Mode")
    assert entry("types/Mode#member/On").python == Python("ON", "On")
    first, *others = enum("Mode", "A B").members
    other = Member(WireName("C"), 4, None, Text("of 4"))
    type_ = msgspec.structs.replace(enum("Mode", ""), members=(first, *others, other))
    known = entry("types/Mode#member/C", api_of(COPY, model("Thing"), type_))
    assert known.fact == MemberFact(4, "of 4")
    assert known.python == Python("C", "of 4")


def test_an_operation_of_soap_is_its_messages_with_the_order_of_their_parts() -> None:
    page = pages.operation_page("Services88/Sale/Reject")
    api = of_pages(page=page)
    (known,) = api.operations
    fact = entry(known.id, api).fact
    assert isinstance(fact, SoapFact)
    assert fact.request.endswith("}Reject")
    assert fact.response.endswith("}RejectResponse")
    assert list(fact.order) == [str(each.wire) for each in known.parameters]
    python = entry(known.id, api).python
    assert python is not None
    assert python.name == "soap.services88.sale.reject"
    group = entry("soap/Services88/Sale", api).python
    assert group == Python("soap.services88.sale", "soap.services88.agents.SaleAgent")


def test_a_single_out_part_is_what_the_method_returns() -> None:
    api = of_pages(page=pages.operation_page("Services88/Sale/Reject"))
    outs = [each for each in snapshot(api).entries if isinstance(each.fact, OutFact)]
    assert all(each.python is None for each in outs)


def test_types_of_soap_know_the_order_of_their_fields() -> None:
    api = of_pages(wsdl=SOAP, page=pages.operation_page("Services88/Sale/Reject"))
    fact = entry("types/Services88/Thing", api).fact
    assert isinstance(fact, TypeFact)
    assert fact.order == ("Name", "Id")
    assert fact.namespace


def test_types_of_a_version_without_operations_are_known_without_classes() -> None:
    api = of_pages(wsdl=SOAP)
    alone = msgspec.structs.replace(api, operations=())
    assert entry("types/Services88/Thing", alone).python is None
    assert entry("types/Services88/Thing#field/Name", alone).python is None
    whole = entry("types/Thing", msgspec.structs.replace(API, operations=()))
    assert whole.python is None


def test_a_name_that_no_source_gives_is_marked() -> None:
    unnamed = msgspec.structs.replace(model("Thing"), is_unnamed=True, complete=False)
    fact = entry("types/Thing", api_of(COPY, unnamed)).fact
    assert fact == TypeFact("object", incomplete=True, unnamed=True)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("description:docfx type:table type:sample", "table"),
        ("type:table type:override", "override"),
        ("type:table description:override", "table"),
        ("description:docfx", "docfx"),
        ("", ""),
    ],
)
def test_a_fact_is_that_of_its_strongest_evidence(evidence: str, expected: str) -> None:
    known = tuple(
        Evidence(fact, Rule(rule), f"{rule}.md", 3)
        for fact, _, rule in (part.partition(":") for part in evidence.split())
    )
    type_ = msgspec.structs.replace(model("Thing"), evidence=known)
    found = entry("types/Thing", api_of(COPY, type_))
    assert found.source == expected
    assert found.page == (f"{expected}.md" if expected else "")


def test_members_come_from_where_they_are_listed() -> None:
    rules = (
        Evidence("type", Rule.SAMPLE, "a.md", 1),
        Evidence("members", Rule.DOCFX, "b.yml", 2),
    )
    type_ = msgspec.structs.replace(enum("Mode", "On"), evidence=rules)
    api = api_of(COPY, model("Thing"), type_)
    assert entry("types/Mode", api).source == "sample"
    assert entry("types/Mode#member/On", api).page == "b.yml"


def words(text: str) -> str:
    return entry(
        "rest/v1/Thing/Copy", api_of(operation("Thing/Copy", text=text, status=""))
    ).words


def test_words_are_a_digest_and_nothing_of_their_text() -> None:
    assert words("") == ""
    assert words("Copies it.") == words("Copies it.")
    assert words("Copies it.") != words("Copies them.")
    assert len(words("Copies it.")) == 12
    assert words("\ud800 alone")


def test_words_of_a_status_are_words_of_the_operation() -> None:
    def of(status: str) -> str:
        return entry(
            "rest/v1/Thing/Copy", api_of(operation("Thing/Copy", status=status))
        ).words

    assert of("Copied") != of("Done")


def test_aliases_and_later_defaults_are_part_of_it() -> None:
    copy, key = "rest/v1/Thing/Copy", "param/query/id"
    alias = (Alias("old_name", "1.0.0"),)
    known = snapshot(
        succession=Succession(
            {f"{copy}#param/Thing": alias, "types/Thing#field/Id": alias},
            {copy: {key: "1.1.0", "param/Gone": "1.1.0"}},
        )
    ).by_subject
    assert known[f"{copy}#param/Thing"].aliases == alias
    assert known["types/Thing#field/Id"].aliases == alias
    assert known[copy].defaults == {key: "1.1.0"}
    python = known[copy].python
    assert python is not None
    assert [each.key for each in python.parameters if each.default] == [
        key,
        "param/$select",
        "param/X-Reason",
    ]


def test_the_header_says_what_the_sdk_needs() -> None:
    known = snapshot(package="acme", distribution="acme-sdk", sdk_version="3.1").header
    assert known.package == "acme"
    assert known.distribution == "acme-sdk"
    assert known.sdk_version == "3.1"
    assert known.python == ">=3.11"
    assert any(each.startswith("msgspec") for each in known.dependencies)
    assert not any(each.startswith("lxml") for each in known.dependencies)
    soap = snapshot(of_pages(page=pages.operation_page("Services88/Sale/Reject")))
    assert any("extra == 'soap'" in each for each in soap.header.dependencies)


def _settings_of(**settings: Any) -> str:
    return snapshot(**settings).header.settings


def test_settings_count_that_decide_names_or_operations() -> None:
    usual = _settings_of()
    for other in (
        {"package": "acme"},
        {"distribution": "acme"},
        {"words": ("Thing",)},
        {"patterns": (("rest/*",), ())},
    ):
        assert _settings_of(**other) != usual, other
    for same in (
        {"sdk_version": "9.0"},
        {"license": "MIT"},
        {"page_url": "https://example.com/{path}"},
        {"patterns": ((), ())},
    ):
        assert _settings_of(**same) == usual, same


def test_classes_of_the_user_are_settings() -> None:
    plan = planned(API, SdkSettings(), Namer({}, NO_OVERRIDES))
    module = CustomModule("_custom_things", "superoffice_custom.things")
    custom = replacements({"models.Thing": CustomName(module, "MyThing")})
    headers = [
        snapshot_of(API, each, SdkSettings()).header
        for each in (plan, plan._replace(custom=custom))
    ]
    assert headers[0].settings != headers[1].settings


def test_an_sdk_offers_of_the_runtime_what_its_protocols_need() -> None:
    soap = of_pages(page=pages.operation_page("Services88/Sale/Reject"))
    both = Api(
        agents=(*API.agents, *soap.agents),
        operations=(*API.operations, *soap.operations),
        types=(*API.types, *soap.types),
    )
    clients = {"runtime/SuperOffice", "runtime/soap.Client"}

    def header_and_clients(api: Api) -> tuple[Header, set[str]]:
        known = snapshot(api)
        return known.header, clients & known.by_subject.keys()

    of_rest, of_soap, of_both = map(header_and_clients, (API, soap, both))
    assert of_rest[1] == {"runtime/SuperOffice"}
    assert of_soap[1] == {"runtime/soap.Client"}
    assert of_both[1] == clients
    assert len({known.runtime for known, _ in (of_rest, of_soap, of_both)}) == 3
