"""The code in the guides of the SDK in `output/` runs, with a local server that answers as the documentation shows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from servers.recording import Answer, RecordedRequest, RecordingServer
from superoffice._runtime.testing.routes import Route, Routes
from superoffice.testing import documented_samples
from support.guides import programs

ROOT = Path(__file__).resolve().parents[2]
SDK = ROOT / "output"
PROGRAMS = programs(SDK)
TENANT = "https://sod2.superoffice.com/Cust12345"
WITHOUT_CALLS = {"authentication", "testing", "your-code"}
"""Guides that define functions and classes, or call no server."""
ROWS = {"value": [{"PrimaryKey": "5", "name": "Ferry", "updatedDate": "2024-01-31"}]}
ENVELOPE = """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<{0}Response xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88"><Response/></{0}Response>
</s:Body></s:Envelope>"""


def answer(request: RecordedRequest) -> Answer:
    """The documented answer to a request; where there is none, one that can be read."""
    if request.path.startswith("/Cust1/Remote"):
        operation = request.headers["soapaction"].strip('"').rpartition("/")[2]
        return Answer(headers={"Content-Type": "text/xml"}, body=ENVELOPE.format(operation).encode())  # fmt: skip
    if request.path.endswith("/currentPrincipal"):
        return _json({"UserName": "bo"})
    route = Routes("superoffice").find(request.method, request.path)
    if "$select" in request.query and route.operation.result == "rows":
        (columns,) = request.query["$select"]
        return _json({"value": [{name: _cell(name) for name in columns.split(",")}]})
    sample = documented_samples().get(route.call)
    if sample is not None:
        return Answer(sample.status, dict(sample.headers), sample.content)
    return _made_up(route)


def _cell(column: str) -> object:
    """A value of a column by its name, as the documentation has no row with all columns."""
    if column.endswith("Id"):
        return 5
    return "2024-01-31T00:00:00" if column.endswith("Date") else "Ferry"


def _made_up(route: Route) -> Answer:
    match route.operation.result:
        case "none":
            return Answer(status=204)
        case "rows":
            return _json(ROWS)
        case "binary":
            return Answer(headers={"Content-Type": "image/png"}, body=b"\x89PNG")
        case _:
            return _json({})


def _json(value: object) -> Answer:
    headers = {"Content-Type": "application/json"}
    return Answer(headers=headers, body=json.dumps(value).encode())


@pytest.mark.parametrize("guide", PROGRAMS)
def test_the_code_of_a_guide_runs(guide: str, tmp_path: Path) -> None:
    with RecordingServer(answer) as server:
        program = tmp_path / "guide.py"
        tenant = f"{server.url}/Cust1"
        program.write_text(PROGRAMS[guide].replace(TENANT, tenant), encoding="utf-8")
        place = "Remote" if guide == "soap" else "api"
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(SDK),
            "SUPEROFFICE_URL": f"{tenant}/{place}",
            "SUPEROFFICE_TOKEN": "8A:Cust1.token",
        }
        done = subprocess.run(
            # the guides keep their client, as programs do
            [sys.executable, "-W", "error", "-W", "ignore::ResourceWarning", program],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
    assert done.returncode == 0, done.stderr
    assert bool(server.requests) == (guide not in WITHOUT_CALLS)
