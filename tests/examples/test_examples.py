"""The examples run, with the SDK in `output/` and a local server that has what they ask for."""

from __future__ import annotations

import ast
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from servers.recording import RecordingServer
from servers.sign_in import LoginServer

BROWSER = "import sys, urllib.request\nurllib.request.urlopen(sys.argv[1], timeout=30).read()\n"
"""A browser whose user agrees to everything: it goes where it is sent."""
ROOT = Path(__file__).resolve().parents[2]
FIRST_STEPS = ROOT / "examples/first_steps.py"
INTEGRATOR = ROOT / "examples/integrator.py"
WORKING_WITH_DATA = ROOT / "examples/working_with_data.py"
JSON = {"Content-Type": "application/json"}
PNG = b"\x89PNG\r\n\x1a\n..."
COMPANY = {"ContactId": 1, "Name": "Bob's Boats", "Department": "Yard"}
ROWS = [
    {"PrimaryKey": str(key), "EntityName": "contact", "name": name, "business/id": 2, "updatedDate": "2020-05-28T08:00:00"}
    for key, name in ((1, "Bob's Boats"), (2, "Bob's Books"))
]  # fmt: skip


def run(
    url: str, folder: Path, program: Path = FIRST_STEPS
) -> subprocess.CompletedProcess[str]:
    """The output of an example."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(ROOT / "output"),
        "PYTHONIOENCODING": "utf-8",
        "SUPEROFFICE_URL": f"{url}/Cust1/api",
        "SUPEROFFICE_TOKEN": "8A:Cust1.token",
    }
    return subprocess.run(
        [sys.executable, str(program), str(folder)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def answer(server: RecordingServer, value: object, status: int = 200) -> None:
    server.answer(json.dumps(value).encode(), status=status, headers=JSON)


def prepare(server: RecordingServer) -> None:
    """Queues the answers in the order of the example's requests."""
    link = f"{server.url}/Cust1/api/v1/Contact?$skip=1"
    answer(server, {"odata.nextLink": link, "value": ROWS[:1]})
    answer(server, {"odata.nextLink": None, "value": ROWS[1:]})
    for _ in range(3):
        answer(server, COMPANY)
    start = {"StartDate": "2026-11-25T09:00:00"}
    answer(server, {"AppointmentId": 0} | start)
    answer(server, {"AppointmentId": 7, "EndDate": "2026-11-25T10:00:00"} | start)
    server.answer(PNG, headers={"Content-Type": "image/png"})
    answer(server, 77)
    answer(server, {"Error": True, "ErrorType": "SoNotFoundException", "ErrorMessage": "Contact id 99999 not found"}, 404)  # fmt: skip
    for _ in range(2):
        answer(server, COMPANY)
    answer(server, {"odata.nextLink": None, "value": ROWS[:1]})
    server.answer(PNG, headers={"Content-Type": "image/png"})


def test_the_first_steps_do_what_they_say(
    server: RecordingServer, tmp_path: Path
) -> None:
    prepare(server)
    done = run(server.url, tmp_path)
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.splitlines() == [
        "company 1 Bob's Boats 2 2020-05-28T08:00:00",
        "company 2 Bob's Books 2 2020-05-28T08:00:00",
        "department Yard",
        "appointment 7 2026-11-25 10:00:00",
        f"logo {len(PNG)} bytes",
        "not found 404 Contact id 99999 not found",
        """at once ["Bob's Boats", "Bob's Boats"]""",
        "recent Bob's Boats",
    ]
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert files == {"logo.png": PNG, "again.png": PNG}


def test_the_first_steps_send_what_they_show(
    server: RecordingServer, tmp_path: Path
) -> None:
    prepare(server)
    run(server.url, tmp_path)
    rows, next_page, _, merge, patch, _, save, _, image, *_ = server.requests
    assert rows.query == {
        "$filter": [r"name begins 'Bob\'s' and category/id notOneOf (3, 6)"],
        "$select": ["name,business/id,updatedDate"],
        "$orderBy": ["name asc,updatedDate desc"],
        "$top": ["3"],
    }
    assert next_page.query == {"$skip": ["1"]}
    assert json.loads(merge.body) == {"Department": "Sales", "OrgNr": None}
    assert json.loads(patch.body) == [
        {"op": "test", "path": "/Department", "value": "Sales"},
        {"op": "add", "path": "/Phones/-", "value": {"Value": "+47 12345678"}},
    ]
    assert json.loads(save.body)["EndDate"] == "2026-11-25T10:00:00"
    assert (image.body, image.headers["content-type"]) == (PNG, "image/png")
    assert {request.headers["authorization"] for request in server.requests} == {
        "Bearer 8A:Cust1.token"
    }


def test_a_step_that_fails_ends_with_its_reason(
    server: RecordingServer, tmp_path: Path
) -> None:
    answer(server, {"Message": "The request is invalid.", "MessageDetail": "no such column"}, 400)  # fmt: skip
    done = run(server.url, tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("failed: status 400 for GET ")
    assert "no such column" in done.stderr


def test_data_is_read_by_type_and_written_back(
    server: RecordingServer, tmp_path: Path
) -> None:
    fields = {"SuperOffice:1": "[I:8]", "SuperOffice:2": "[D:02/14/2023]", "x_note": "plain"}  # fmt: skip
    links = {"Self": "https://sod2.superoffice.com:443/Cust1/api/v1/Contact/1/"}
    company = COMPANY | {"CustomFields": fields | {"SuperOffice:1:DisplayText": "Blue"}, "_Links": links}  # fmt: skip
    row = {"PrimaryKey": "1", "contactId": 1, "name": "Bob's Boats", "updatedDate": "2020-05-28T08:00:00", "visited": "0001-01-01T00:00:00"}  # fmt: skip
    answer(server, {"odata.nextLink": None, "value": [row]})
    for _ in range(4):
        answer(server, company)
    done = run(server.url, tmp_path, WORKING_WITH_DATA)
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.splitlines() == [
        "company 1 Bob's Boats",
        "changed 2020-05-28 visited None",
        "colour Blue",
        "founded 2023-02-14",
        "not sent: PatchContactEntity.changes: ContactEntity has no field 'departmnt'; did you mean 'department'?",
    ]
    put, *patches = (json.loads(request.body) for request in server.requests[2:])
    changed = {"SuperOffice:1": "[I:9]", "SuperOffice:2": "[D:01/31/2024]"}
    assert put == COMPANY | {"Department": "Sales", "CustomFields": fields | changed}
    assert patches == [{"Department": "Yard", "OrgNr": None}, {"Department": "Yard"}]


def free_port() -> int:
    """A port that is free at this moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def test_a_user_signs_in_with_the_browser(tmp_path: Path) -> None:
    browser = tmp_path / "browser.py"
    browser.write_text(BROWSER)
    with LoginServer() as login:
        login.client_secret = None
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT / "output"),
            # the ampersand has it started without waiting for its end
            "BROWSER": f"{sys.executable} {browser} %s &",
            "CALLBACK_PORT": str(free_port()),
            "SUPEROFFICE_CLIENT_ID": "client-1",
            "SUPEROFFICE_ENVIRONMENT": login.url,
        }
        done = subprocess.run(
            [sys.executable, str(ROOT / "examples/sign_in.py")],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.splitlines() == [
        "signed in ola@kvist.example of Cust1",
        "server 11.10",
        "user {'path': '/Cust1/api/v1/User/currentPrincipal'}",
    ]


# integrator.py is a collection: each of its functions is an example
@pytest.mark.parametrize(
    "path", sorted({*(ROOT / "examples").glob("*.py")} - {INTEGRATOR})
)
def test_an_example_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 120


def test_a_scenario_is_short() -> None:
    for node in ast.parse(INTEGRATOR.read_text()).body:
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 20, node.name
