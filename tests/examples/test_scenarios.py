"""The scenarios of `examples/integrator.py`: what goes over the wire, and what comes back.

`tests/sdk/test_typed_use.py` has type checkers read the same file.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest
from servers.login import claims, is_signed, key_set, pem, rsa_key, token
from servers.recording import Answer, RecordedRequest, RecordingServer
from servers.sign_in import CLIENT_SECRET, KEYS, TOKENS, LoginServer
from superoffice import SuperOffice
from support.scenarios import COMPANY, PNG, SCENARIOS, Scenario, answer, shown

ROOT: Final = Path(__file__).resolve().parents[2]
PROGRAM: Final = ROOT / "examples/integrator.py"
WEBHOOKS: Final = ROOT / "seeds/reference/soap/Services88/Webhook/GetAllWebhooks.md"


def _integrator() -> ModuleType:
    """The example as a module."""
    spec = importlib.util.spec_from_file_location("integrator", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


INTEGRATOR: Final[Any] = _integrator()


def client(server: RecordingServer) -> SuperOffice:
    return SuperOffice(f"{server.url}/Cust1/api", auth=None)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_scenario_sends_and_returns(
    scenario: Scenario, server: RecordingServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    server.queue(*scenario.answers)
    with client(server) as so:
        result = INTEGRATOR.SCENARIOS[scenario.name](so)
    assert tuple(map(shown, server.requests)) == scenario.requests
    assert result == scenario.result


def test_the_scenarios_of_a_client_are_all_here() -> None:
    names = {scenario.name for scenario in SCENARIOS}
    assert names | {"read_many"} == set(INTEGRATOR.SCENARIOS)
    assert len(names) >= 20


def test_a_file_is_fetched_into_a_folder(
    server: RecordingServer, tmp_path: Path
) -> None:
    server.answer(PNG, headers={"Content-Type": "image/png"})
    path = tmp_path / "logo.png"
    with client(server) as so:
        INTEGRATOR.fetch_image(so, 12, path)
    assert path.read_bytes() == PNG


def test_a_document_has_its_media_type(server: RecordingServer) -> None:
    server.answer(status=204)
    with client(server) as so:
        INTEGRATOR.send_document(so)
    assert server.requests[0].headers["content-type"] == "application/pdf"


def test_many_companies_are_read_at_once() -> None:
    def named(request: RecordedRequest) -> Answer:
        return answer({"Name": request.path.rpartition("/")[2]})

    with RecordingServer(named) as server, client(server) as so:
        assert INTEGRATOR.read_many(so) == [str(key) for key in range(1, 25)]
    assert server.connections <= 8


# ---------------------------------------------------------------- getting a client


def test_a_user_signs_in() -> None:
    with LoginServer() as login:
        so = INTEGRATOR.sign_in_user(login.url, CLIENT_SECRET, login.browse)
        with so:
            assert so.version().net_server_version == "11.10"
        (exchange,) = login.requests(TOKENS)
        (call,) = login.requests("/Cust1/api")
    assert b"grant_type=authorization_code" in exchange.body
    assert call.headers["authorization"] == "Bearer access-secret-1"


def test_the_system_user_gets_a_ticket() -> None:
    signed = token(claims("7T:system"), rsa_key(2))
    answers = {
        "/Login/api/PartnerSystemUser/Authenticate": answer({"IsSuccessful": True, "Token": signed}),
        KEYS: answer(key_set(rsa_key(2))),
        "/Cust1/api": answer({"NetServerVersion": "11.10"}),
    }  # fmt: skip
    with RecordingServer(lambda request: answers[request.path]) as server:
        so = INTEGRATOR.act_as_system_user(
            f"{server.url}/Cust1/api", server.url, "system-user", pem(rsa_key(1)), "app"
        )
        with so:
            assert so.version().net_server_version == "11.10"
    first, _, call = server.requests
    body = json.loads(first.body)
    assert is_signed(body.pop("SignedSystemToken"), rsa_key(1), "system-user")
    assert body == {"ApplicationToken": "app", "ContextIdentifier": "Cust1", "ReturnTokenType": "JWT"}  # fmt: skip
    assert call.headers["authorization"] == "SoTicket 7T:system"
    assert call.headers["so-apptoken"] == "app"


@pytest.mark.parametrize("is_running", [True, False])
def test_a_tenant_has_a_state(server: RecordingServer, is_running: bool) -> None:
    api = "https://sod2.superoffice.com/Cust1/api"
    server.queue(state(api, is_running))
    assert INTEGRATOR.find_tenant(server.url) == (api if is_running else None)
    assert server.requests[0].path == "/api/state/Cust1"


def state(api: str, is_running: bool = True) -> Answer:
    return answer({"ContextIdentifier": "Cust1", "State": "Running", "IsRunning": is_running, "Api": api})  # fmt: skip


def test_a_tenant_that_has_moved_is_followed(server: RecordingServer) -> None:
    with RecordingServer() as other:
        server.queue(Answer(421), state(f"{other.url}/Cust1/api"))
        other.queue(answer(COMPANY))
        name = INTEGRATOR.follow_tenant(
            f"{server.url}/Cust1/api", server.url, "7T:a", other.url.removeprefix("http://")
        )  # fmt: skip
    assert name == "Bob's Boats"
    assert [request.path for request in server.requests] == ["/Cust1/api/v1/Contact/12", "/api/state/Cust1"]  # fmt: skip
    assert other.requests[0].headers["authorization"] == "SoTicket 7T:a"


# ---------------------------------------------------------------- SOAP, and the program


def test_soap_is_called_beside_rest(server: RecordingServer) -> None:
    envelope = WEBHOOKS.read_bytes().split(b"```xml\n")[2].partition(b"\n```")[0]
    server.answer(envelope, headers={"Content-Type": "text/xml; charset=utf-8"})
    hooks = INTEGRATOR.list_webhooks(f"{server.url}/Cust1/Remote", "7T:a", "app")
    assert hooks == ["Kick-off: sale.changed"]
    (request,) = server.requests
    assert request.path == "/Cust1/Remote/Services88/Webhook.svc"
    for text in (b"7T:a<", b"app<", b"Rental<", b"sale.<", b"Unknown<"):
        assert text in request.body


def run(*names: str, url: str = "") -> subprocess.CompletedProcess[str]:
    """The output of the program."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(ROOT / "output"),
        "SUPEROFFICE_URL": f"{url}/Cust1/api",
        "SUPEROFFICE_TOKEN": "8A:Cust1.token",
    }
    return subprocess.run(
        [sys.executable, str(PROGRAM), *names],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_the_program_lists_its_scenarios() -> None:
    for names, status in (((), 0), (("read_compny",), 1)):
        done = run(*names)
        assert done.stdout.splitlines() == list(INTEGRATOR.SCENARIOS)
        assert (done.stderr, done.returncode) == ("", status)


def test_the_program_runs_scenarios_by_name(server: RecordingServer) -> None:
    server.queue(answer(COMPANY), answer({"Message": "denied"}, 403))
    done = run("read_company", "put_back", url=server.url)
    assert done.stdout == """read_company ("Bob's Boats", None)\n"""
    assert done.stderr.startswith("failed: status 403 for GET ")
    assert done.returncode == 1


def test_the_program_needs_neither_casts_nor_ignores() -> None:
    text = PROGRAM.read_text()
    for escape in ("cast(", "ignore", "Any", "assert"):
        assert escape not in text
