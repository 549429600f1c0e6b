from __future__ import annotations

import pytest
from support.surfaces import operation, parameter, sdk

from generator.changes import succession, with_succession
from generator.model.comparison.snapshot import (
    ParameterFact,
    PythonParameter,
    RestFact,
    SoapFact,
)

SOAP = "soap/Services88/Thing/Get"
REST = "rest/v1/Thing/Get"
ID = parameter("Id", "id")

NILLABLE = ParameterFact("string", nillable=True)
CHOSEN = ParameterFact("int32", chosen=True)
PLAIN = ParameterFact("int32", required=True)
OPTIONAL_QUERY = ParameterFact("string", "query")
REQUIRED_QUERY = ParameterFact("string", "query", required=True)
OPTIONAL_BODY = ParameterFact("#types/Thing", "body")
PROPERTY = ParameterFact("string", "body", nillable=True)

WRAPPER = RestFact("POST", "/Thing", "Request", "wrapper")
VALUE = RestFact("POST", "/Thing", "Thing", "value")
ROUTE = SoapFact("action", "path", "request", "response")


@pytest.mark.parametrize(
    ("subject", "fact", "stated", "arrives"),
    [
        (SOAP, ROUTE, NILLABLE, True),
        (SOAP, ROUTE, CHOSEN, True),
        (SOAP, ROUTE, PLAIN, False),
        (REST, VALUE, OPTIONAL_QUERY, True),
        (REST, VALUE, REQUIRED_QUERY, False),
        (REST, VALUE, OPTIONAL_BODY, True),
        (REST, WRAPPER, OPTIONAL_QUERY, True),
        # no source says that a server does without a property of a wrapper
        (REST, WRAPPER, PROPERTY, False),
        (REST, VALUE, ParameterFact("int32", "path", required=True), False),
    ],
)
def test_a_later_parameter_may_be_left_out_where_the_server_does_without_it(
    subject: str,
    fact: RestFact | SoapFact,
    stated: ParameterFact,
    arrives: bool,
) -> None:
    released = sdk(operation(subject, "x.get", ID, fact=fact))
    later = parameter("Later", "later", "str | None", fact=stated)
    new = sdk(operation(subject, "x.get", ID, later, fact=fact), version="1.1.0")

    expected = {subject: {"param/Later": "1.1.0"}} if arrives else {}
    assert succession(released, new).defaults == expected


def test_what_may_be_left_out_anyway_needs_no_default() -> None:
    released = sdk(operation(REST, "x.get", ID, fact=VALUE))
    query = parameter("$top", "top", "int | None", fact=OPTIONAL_QUERY, default=True)

    assert not succession(
        released, sdk(operation(REST, "x.get", ID, query, fact=VALUE))
    )


def test_parameters_of_a_new_operation_have_no_defaults() -> None:
    later = parameter("Later", "later", "str | None", fact=NILLABLE)

    assert not succession(sdk(), sdk(operation(SOAP, "x.get", later)))
    # and those of the first release stay as they are
    known = sdk(operation(SOAP, "x.get", later))
    assert not succession(known, known)


def test_a_later_parameter_keeps_its_default_and_its_release() -> None:
    later = parameter("Later", "later", "str | None", fact=NILLABLE)
    new = sdk(operation(SOAP, "x.get", ID, later), version="1.1.0")
    first = with_succession(new, succession(sdk(operation(SOAP, "x.get", ID)), new))
    method = first.by_subject[SOAP]

    assert method.defaults == {"param/Later": "1.1.0"}
    assert method.python is not None
    assert method.python.parameters[1] == PythonParameter(
        "later", "str | None", "param/Later", default=True
    )

    for version in ("1.2.0", "2.0.0", "7.0.0"):
        next_ = sdk(operation(SOAP, "x.get", ID, later), version=version)
        assert succession(first, next_).defaults == {SOAP: {"param/Later": "1.1.0"}}


def test_a_default_ends_where_the_server_wants_the_parameter() -> None:
    later = parameter("Later", "later", "str | None", fact=NILLABLE)
    new = sdk(operation(SOAP, "x.get", ID, later), version="1.1.0")
    first = with_succession(new, succession(sdk(operation(SOAP, "x.get", ID)), new))
    wanted = parameter("Later", "later", "int", fact=PLAIN)

    assert not succession(first, sdk(operation(SOAP, "x.get", ID, wanted)))


def test_a_type_that_takes_no_null_does_so_with_the_default() -> None:
    released = sdk(operation(SOAP, "x.get"))
    number = parameter("Number", "number", "int", fact=CHOSEN)
    anything = parameter("Anything", "anything", "object", fact=NILLABLE)
    new = sdk(operation(SOAP, "x.get", number, anything))

    method = with_succession(new, succession(released, new)).by_subject[SOAP].python

    assert method is not None
    assert [(each.type, each.default) for each in method.parameters] == [
        ("int | None", True),
        ("object", True),
    ]


def test_a_renamed_parameter_is_no_later_one() -> None:
    thing = RestFact("GET", "/Thing/{id}")
    other = RestFact("GET", "/Thing/{thingId}")
    in_path = ParameterFact("int32", "path", required=True)
    released = sdk(
        operation(REST, "thing.get", parameter("id", "id", fact=in_path), fact=thing)
    )
    new = sdk(
        operation(
            REST,
            "thing.get",
            parameter("thingId", "thing_id", fact=in_path),
            fact=other,
        )
    )

    kept = succession(released, new)

    assert not kept.defaults
    assert [alias.name for alias in kept.aliases[f"{REST}#param/thingId"]] == ["id"]
