"""The contract tests call a real tenant where the environment names one: they read, and tell no values."""

from __future__ import annotations

from typing import cast

import pytest
from contract.contract_sdk import ContractSdk
from contract.fake_tenant import SECRET, VALUE, FakeTenant, other_values

from generator.contract_checks.live import shape_problems

CONTACT = "rest/v1/Contact/GetContactEntity"


def test_only_what_reads_is_called(seeds_sdk: ContractSdk) -> None:
    with FakeTenant(seeds_sdk) as tenant:
        outcome = seeds_sdk.run(env=tenant.environment)
    assert outcome.status == 0, outcome.text[-2000:]
    assert {method for method, _ in tenant.calls} == {"GET"}
    assert len({path for _, path in tenant.calls}) > 2
    assert tenant.tickets == {f"SoTicket {SECRET}"}
    assert f"test_response[{CONTACT}]" in outcome.of("PASSED")
    assert "needs SUPEROFFICE_CONTRACT_WRITES=1" in outcome.text


def test_both_clients_call(seeds_sdk: ContractSdk) -> None:
    with FakeTenant(seeds_sdk) as tenant:
        seeds_sdk.run("-k", CONTACT, env=tenant.environment)
    assert tenant.calls == [("GET", "/Cust1/api/v1/Contact/1")] * 2


def test_with_the_flag_everything_with_numbers_and_a_body_is_called(
    seeds_sdk: ContractSdk,
) -> None:
    with FakeTenant(seeds_sdk) as tenant:
        flag = {"SUPEROFFICE_CONTRACT_WRITES": "1"}
        seeds_sdk.run(env={**tenant.environment, **flag})
    assert {method for method, _ in tenant.calls} >= {"GET", "POST", "PUT", "DELETE"}


def _with_another_shape(document: object) -> object:
    changed = other_values(document)
    if isinstance(changed, dict):
        fields = cast("dict[str, object]", changed)
        return {
            key: {} if isinstance(entry, str) else entry
            for key, entry in fields.items()
        }
    return changed


def test_another_shape_fails_and_no_value_or_secret_is_told(
    seeds_sdk: ContractSdk,
) -> None:
    with FakeTenant(seeds_sdk, _with_another_shape) as tenant:
        outcome = seeds_sdk.run(env=tenant.environment)
    assert CONTACT in outcome.failed
    assert VALUE not in outcome.text
    assert SECRET not in outcome.text


def test_an_error_of_the_tenant_is_told_by_its_class(own_sdk: ContractSdk) -> None:
    with FakeTenant(own_sdk) as tenant:
        tenant.answer = lambda *_: (500, b'{"ErrorMessage": "' + VALUE.encode() + b'"}')  # type: ignore[method-assign]  # it fails
        environment = {**tenant.environment, "SUPEROFFICE_TICKET": SECRET}
        outcome = own_sdk.run("-k", CONTACT, env=environment)
    assert "raises ServerError (status 500)" in outcome.text
    assert VALUE not in outcome.text


def test_the_url_of_soap_calls_no_rest(seeds_sdk: ContractSdk) -> None:
    with FakeTenant(seeds_sdk) as tenant:
        url = tenant.environment["SUPEROFFICE_URL"].replace("/api", "/Remote")
        outcome = seeds_sdk.run(env={**tenant.environment, "SUPEROFFICE_URL": url})
    assert outcome.status == 0
    assert tenant.calls == []


@pytest.mark.parametrize(
    ("shown", "given"),
    [
        ({"a": 1}, {"a": 2.5}),
        ({"a": "x"}, {"a": "y", "new": 1}),
        ({"a": "x"}, {}),
        ({"a": {"b": 1}}, {"a": None}),
        ([1], [2, 3, 4]),
        ([], [{"a": 1}]),
        (None, {"a": 1}),
    ],
)
def test_the_same_shape(shown: object, given: object) -> None:
    assert list(shape_problems(shown, given)) == []


@pytest.mark.parametrize(
    ("shown", "given", "place"),
    [
        ({"a": 1}, {"a": "x"}, ".a is str, the page shows number"),
        ({"a": True}, {"a": 1}, ".a is number, the page shows bool"),
        ([{"a": [1]}], [{"a": [2]}, {"a": {}}], "[].a is dict, the page shows list"),
        ({}, [], "the answer is list, the page shows dict"),
    ],
)
def test_another_shape(shown: object, given: object, place: str) -> None:
    assert list(shape_problems(shown, given)) == [place]
