"""A login server with a sign-in: it remembers what was asked for, and gives tokens for a code once."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

from servers.login import IDENTITY, key_set, rsa_key, token
from servers.recording import Answer, RecordedRequest, RecordingServer

JSON = {"Content-Type": "application/json"}
AUTHORIZE = "/login/common/oauth/authorize"
TOKENS = "/login/common/oauth/tokens"
KEYS = "/login/.well-known/jwks"
CLIENT_SECRET = "client-secret-9d2c"


class LoginServer:
    """A login server on this machine, and the API of its only tenant. A context manager.

    `changes` replaces claims of the id token, None leaves one out; `tokens` makes the answer of the token endpoint from
    the right one; `key` and `keys` are for signing and for showing.
    """

    def __init__(self) -> None:
        self.server = RecordingServer(self._respond)
        self.client_secret: str | None = CLIENT_SECRET
        self.changes: dict[str, object] = {}
        self.fields: dict[str, object] = {}
        self.id_token: Any = None
        self.key: object = rsa_key(7)
        self.headers: dict[str, Any] = {}
        self.algorithm = "RS256"
        self.keys: Any = key_set(rsa_key(7))
        self.error: tuple[int, object] | None = None
        self._asked: dict[str, dict[str, str]] = {}

    @property
    def url(self) -> str:
        """The URL of the login server, which is the issuer of its tokens."""
        return self.server.url

    def __enter__(self) -> Self:
        self.server.__enter__()
        return self

    def __exit__(self, *args: object) -> None:
        self.server.__exit__(*args)

    def browse(self, url: str) -> str:
        """Signs in, as a user does who was sent to a URL; returns where the browser comes back."""
        parts = urlsplit(url)
        assert f"{parts.scheme}://{parts.netloc}" == self.url
        assert parts.path == AUTHORIZE
        asked = {name: value for name, (value,) in parse_qs(parts.query).items()}
        code = f"code-secret-{len(self._asked)}"
        self._asked[code] = asked
        fields = urlencode({"code": code, "state": asked["state"]})
        place = asked["redirect_uri"]
        if asked.get("response_mode") == "fragment":
            return f"{place}#{fields}"
        return f"{place}{'&' if '?' in place else '?'}{fields}"

    def requests(self, path: str) -> list[RecordedRequest]:
        """The requests to a path."""
        return [request for request in self.server.requests if request.path == path]

    def claims(self, nonce: str) -> dict[str, Any]:
        """The claims of an id token; all those of the API are texts, and so is the time of its issue."""
        now = datetime.now(UTC)
        own = {
            "ctx": "Cust1",
            "webapi_url": f"{self.url}/Cust1/api/",
            "netserver_url": f"{self.url}/Cust1/Remote/Services86/",
            "associateid": "5",
            "company_name": "Kvist",
            "email": "ola@kvist.example",
            "is_administrator": "False",
            "system_token": "Application-system-secret",
        }
        plain: dict[str, object] = {
            "iss": self.url,
            "aud": "client-1",
            "sub": "ola@kvist.example",
            "nonce": nonce,
            "iat": str(int(now.timestamp())),
            "nbf": now - timedelta(seconds=60),
            "exp": now + timedelta(seconds=300),
        } | {f"{IDENTITY}{name}": value for name, value in own.items()}
        return {
            name: value
            for name, value in (plain | self.changes).items()
            if value is not None
        }

    def _respond(self, request: RecordedRequest) -> Answer:
        if request.path == AUTHORIZE:
            query = urlencode({name: value for name, (value,) in request.query.items()})
            back = self.browse(f"{self.url}{AUTHORIZE}?{query}")
            return Answer(302, {"Location": back})
        if request.path == KEYS:
            return _json(self.keys)
        return self._tokens(request) if request.path == TOKENS else self._api(request)

    def _tokens(self, request: RecordedRequest) -> Answer:
        form = {
            name: value for name, (value,) in parse_qs(request.body.decode()).items()
        }
        if self.error is not None:
            status, body = self.error
            return _json(body, status)
        if form.get("client_secret") != self.client_secret:
            return _json({"error": "invalid_client"}, 401)
        if form["grant_type"] == "refresh_token":
            return _json({"access_token": "access-secret-2", "expires_in": 3600})
        # a code is valid once
        asked = self._asked.pop(form["code"], None)
        if asked is None or not _is_asked_by(asked, form):
            return _json({"error": "invalid_grant"}, 400)
        signed = token(self.claims(asked["nonce"]), self.key, algorithm=self.algorithm, headers=self.headers)  # fmt: skip
        return _json(
            {
                "token_type": "Bearer",
                "access_token": "access-secret-1",
                "expires_in": 3600,
                "refresh_token": "refresh-secret-1",
                "id_token": self.id_token or signed,
            }
            | self.fields
        )

    def _api(self, request: RecordedRequest) -> Answer:
        given = request.headers.get("authorization", "")
        if not given.startswith("Bearer access-secret-"):
            return _json({"Message": "denied"}, 401)
        if request.path.endswith("/api"):
            return _json({"NetServerVersion": "11.10"})
        return _json({"path": request.path})


def _is_asked_by(asked: Mapping[str, str], form: Mapping[str, str]) -> bool:
    digest = hashlib.sha256(form["code_verifier"].encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return (
        asked["code_challenge"] == challenge
        and asked["code_challenge_method"] == "S256"
        and asked["redirect_uri"] == form["redirect_uri"]
        and asked["client_id"] == form["client_id"]
    )


def _json(value: object, status: int = 200) -> Answer:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Answer(status, JSON, body)
