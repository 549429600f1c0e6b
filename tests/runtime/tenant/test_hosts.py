"""Hosts that a server or a setting names are believed if all libraries read them alike: letters, digits, `.` and `-`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from example88.agents import AsyncClient, Client
from example_rest._client import AsyncSuperOffice, SuperOffice

from generator.runtime.auth import TicketAuth
from generator.runtime.auth.login import is_cloud, login_url, login_url_of
from generator.runtime.auth.oauth import OAuthAuth
from generator.runtime.client.tenant_state import tenant_state
from generator.runtime.errors import ConfigurationError, MisdirectedRequestError
from generator.runtime.transport.messages import Request, Response

HOME = "https://sod2.superoffice.com/Cust1/api"
DISGUISED = [
    "evil.example\\.superoffice.com",
    "evil.example\\\\.superoffice.com",
    "evil.example%2f.superoffice.com",
    "evil.example%5C.superoffice.com",
    "evil.example%00.superoffice.com",
    "evil.example;.superoffice.com",
    "evil.example,.superoffice.com",
    "evil.example&.superoffice.com",
    "evil.example=.superoffice.com",
    "evil.example!.superoffice.com",
    "evil.example$.superoffice.com",
    "evil.example'.superoffice.com",
    'evil.example".superoffice.com',
    "evil.example(.superoffice.com",
    "evil.example*.superoffice.com",
    "evil.example+.superoffice.com",
    "evil.example<.superoffice.com",
    "evil.example^.superoffice.com",
    "evil.example`.superoffice.com",
    "evil.example{.superoffice.com",
    "evil.example|.superoffice.com",
    "evil.example~.superoffice.com",
    "evil.example[.superoffice.com",
    "[::1].superoffice.com",
    "evil.example:443\\.superoffice.com",
    "evil.example:x.superoffice.com",
    "evil.example\t.superoffice.com",
    "evil.example\n.superoffice.com",
    "evil.example .superoffice.com",
    "evil.example\u2028.superoffice.com",
    "evil\uff0eexample\uff0f.superoffice.com",
    "\u212aevil.superoffice.com",
]
"""Hosts that end like those of the cloud, and that another library may take for a host of somebody else."""
STRANGE = [
    "evil.example_.superoffice.com",
    ".superoffice.com",
    "..superoffice.com",
    "sod2..superoffice.com",
    "superoffice.com",
    "evil.example",
    "superoffice.com.evil.example",
]
"""Hosts that all libraries read alike, and that are none of the cloud's."""
every_host = pytest.mark.parametrize("host", [*DISGUISED, *STRANGE], ids=ascii)
every_disguise = pytest.mark.parametrize("host", DISGUISED, ids=ascii)


class Moving:
    """A transport to a tenant that has moved to `place`."""

    def __init__(self, place: str) -> None:
        state = {"ContextIdentifier": "Cust1", "State": "Running", "Api": place}
        self.answers = [
            Response(status=421),
            Response(status=200, content=json.dumps(state).encode()),
            Response(status=200, content=b'"Ada"'),
        ]
        self.urls: list[str] = []

    def send(self, request: Request) -> Response:
        self.urls.append(request.url)
        return self.answers.pop(0)

    def close(self) -> None: ...


class AsyncMoving(Moving):
    async def send(self, request: Request) -> Response:  # type: ignore[override]  # asynchronous
        return super().send(request)

    async def aclose(self) -> None: ...


def text_of(place: str) -> tuple[object, list[str]]:
    transport = Moving(place)
    auth = TicketAuth("7T:secret")
    with SuperOffice(HOME, auth=auth, transport=transport) as so:
        try:
            return so.agents.people.get_text(), transport.urls
        except MisdirectedRequestError:
            return None, transport.urls


def async_text_of(place: str) -> tuple[object, list[str]]:
    async def use() -> tuple[object, list[str]]:
        transport = AsyncMoving(place)
        auth = TicketAuth("7T:secret")
        async with AsyncSuperOffice(HOME, auth=auth, transport=transport) as so:
            try:
                return await so.agents.people.get_text(), transport.urls
            except MisdirectedRequestError:
                return None, transport.urls

    return asyncio.run(use())


every_client = pytest.mark.parametrize("client", [text_of, async_text_of])


@every_client
@every_host
def test_a_tenant_never_moves_to_such_a_host(
    client: Callable[[str], Any], host: str
) -> None:
    text, urls = client(f"https://{host}/Cust1/api")
    assert text is None
    assert [url.partition("/Cust1")[0] for url in urls] == [
        "https://sod2.superoffice.com",
        "https://sod.superoffice.com/api/state",
    ]


@every_client
@pytest.mark.parametrize(
    "host",
    ["sod3.superoffice.com", "SOD3.SuperOffice.com", "a-1.b.superoffice.com:443"],
)
def test_a_tenant_moves_within_the_cloud(
    client: Callable[[str], Any], host: str
) -> None:
    text, urls = client(f"https://{host}/Cust1/api")
    assert text == "Ada"
    assert urls[2].startswith(f"https://{host}/Cust1/api/v1/")


@every_host
def test_such_a_host_is_not_in_the_cloud(host: str) -> None:
    assert not is_cloud(host)


@every_disguise
@pytest.mark.parametrize(
    "use",
    [
        lambda url: SuperOffice(f"{url}/Cust1/api", auth=None),
        lambda url: AsyncSuperOffice(f"{url}/Cust1/api", auth=None),
        lambda url: Client(f"{url}/Cust1/Remote", auth=None),
        lambda url: AsyncClient(f"{url}/Cust1/Remote", auth=None),
        lambda url: SuperOffice(HOME, auth=None, environment=url),
        lambda url: OAuthAuth(client_id="a", refresh_token="b", environment=url),
        lambda url: tenant_state("Cust1", environment=url),
        login_url,
    ],
)
def test_such_a_host_is_refused_as_a_setting(
    use: Callable[[str], Any], host: str
) -> None:
    with pytest.raises(ConfigurationError):
        use(f"https://{host}")


@pytest.mark.parametrize(
    "url",
    ["http://crm_server/C1", "http://127.0.0.1:8080", "http://[::1]:8080/C1", "https://CRM.example.com:8443/a/b", "https://xn--bcher-kva.example", "https://sod2.superoffice.com:443/Cust1"],
)  # fmt: skip
def test_hosts_of_companies_are_taken(url: str) -> None:
    with SuperOffice(f"{url}/api", auth=None) as so, Client(f"{url}/Remote", auth=None):
        assert url in repr(so)


def test_the_login_server_of_a_disguised_host_is_unknown() -> None:
    for host in ("evil.example;.superoffice.com", "evil.example_.superoffice.com"):
        assert login_url_of(f"https://{host}/Cust1") is None
