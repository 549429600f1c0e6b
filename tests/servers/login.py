"""The login server of the cloud as a transport without network: tokens, keys, tickets, states of tenants."""

from __future__ import annotations

import asyncio
import base64
import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

IDENTITY = "http://schemes.superoffice.net/identity/"


@cache
def rsa_key(number: int, bits: int = 2048) -> rsa.RSAPrivateKey:
    """A key that is made once per run."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def pem(key: rsa.RSAPrivateKey) -> str:
    """A key as text."""
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


def key_xml(key: rsa.RSAPrivateKey) -> str:
    """A key as .NET writes it."""
    numbers = key.private_numbers()
    public = numbers.public_numbers
    parts = {
        "Modulus": public.n,
        "Exponent": public.e,
        "P": numbers.p,
        "Q": numbers.q,
        "DP": numbers.dmp1,
        "DQ": numbers.dmq1,
        "InverseQ": numbers.iqmp,
        "D": numbers.d,
    }
    inner = "".join(f"<{name}>{_base64(part)}</{name}>" for name, part in parts.items())
    return f"<RSAKeyValue>{inner}</RSAKeyValue>"


def _base64(number: int) -> str:
    octets = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.b64encode(octets).decode()


def key_set(key: rsa.RSAPrivateKey, name: str = "k1") -> dict[str, Any]:
    """The public part of a key, as the login server lists it."""
    shown = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    public = {name: shown[name] for name in ("kty", "n", "e")}
    return {"keys": [{**public, "use": "sig", "x5t": name}]}


def claims(ticket: str, **changes: object) -> dict[str, Any]:
    """The claims of a token of the system user; None leaves one out."""
    now = datetime.now(UTC)
    plain: dict[str, object] = {
        "iss": "SuperOffice AS",
        "aud": "spn:1234",
        "iat": str(int(now.timestamp())),
        "nbf": now - timedelta(seconds=60),
        "exp": now + timedelta(seconds=300),
        f"{IDENTITY}serial": "1234",
        f"{IDENTITY}ctx": "Cust1",
        f"{IDENTITY}ticket": ticket,
    }
    return {
        name: value for name, value in (plain | changes).items() if value is not None
    }


def token(
    content: dict[str, Any],
    key: object,
    name: str | None = "k1",
    algorithm: str = "RS256",
    headers: dict[str, Any] | None = None,
) -> str:
    """A signed token whose header names the key by its thumbprint, with other headers too."""
    named = {} if name is None else {"x5t": name}
    return _encoded(content, key, algorithm, named | (headers or {}))


def _encoded(
    content: dict[str, Any], key: object, algorithm: str, headers: dict[str, Any]
) -> str:
    """A token made by hand where PyJWT refuses to make it, since some of these are hostile."""
    if (
        not {"crit", "kid"} & headers.keys()
        and isinstance(content.get("iss", ""), str)
        and isinstance(content.get("exp", 0), int | datetime)
    ):
        return jwt.encode(content, key, algorithm, headers=headers)  # type: ignore[arg-type]  # hostile keys too

    assert isinstance(key, rsa.RSAPrivateKey), "only these are made by hand"
    head = {"typ": "JWT", "alg": algorithm} | headers
    plain = {
        name: int(value.timestamp()) if isinstance(value, datetime) else value
        for name, value in content.items()
    }
    parts = [_url_base64(json.dumps(part).encode()) for part in (head, plain)]
    signed = ".".join(parts)
    signature = key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{signed}.{_url_base64(signature)}"


def _url_base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def is_signed(signed: str, key: rsa.RSAPrivateKey, system_user: str) -> bool:
    """Whether a text consists of the token of a system user, a minute, and the signature of both."""
    text, _, signature = signed.rpartition(".")
    key.public_key().verify(
        base64.b64decode(signature, validate=True),
        text.encode(),
        padding.PKCS1v15(),
        hashes.SHA256(),
    )
    name, _, minute = text.rpartition(".")
    return name == system_user and len(minute) == 12 and minute.isdigit()


Handler = Callable[[Any], tuple[int, object]]


class Cloud:
    """A transport, sync and async, to several servers: `routes` by host and path give status and JSON.

    Each answer takes a moment, so that calls overlap.
    """

    def __init__(self, routes: dict[str, Handler], response: Any, seconds: float = 0.0):
        self.routes = routes
        self.requests: list[Any] = []
        self._response = response
        self._seconds = seconds
        self._lock = threading.Lock()

    def count(self, place: str) -> int:
        """How often a place was asked."""
        return sum(1 for request in self.requests if self._place(request) == place)

    def last(self, place: str) -> Any:
        """The last request to a place."""
        requests = [
            request for request in self.requests if self._place(request) == place
        ]
        return requests[-1]

    def send(self, request: Any) -> Any:
        """The answer."""
        time.sleep(self._seconds)
        return self._answer(request)

    def close(self) -> None:
        """Does nothing."""

    def asynchronous(self) -> AsyncCloud:
        """The same as an asynchronous transport."""
        return AsyncCloud(self)

    def _place(self, request: Any) -> str:
        parts = urlsplit(request.url)
        return f"{parts.netloc}{parts.path}"

    def _answer(self, request: Any) -> Any:
        with self._lock:
            self.requests.append(request)
            place = self._place(request)
            handler = self.routes.get(place)
            if handler is None:
                handler = next(
                    route
                    for start, route in self.routes.items()
                    if start.endswith("*") and place.startswith(start[:-1])
                )
            status, body = handler(request)
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self._response(status=status, content=content)


class AsyncCloud:
    """The asynchronous side of a `Cloud`."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    async def send(self, request: Any) -> Any:
        """The answer."""
        await asyncio.sleep(self._cloud._seconds)
        return self._cloud._answer(request)

    async def aclose(self) -> None:
        """Does nothing."""


def form(request: Any) -> dict[str, str]:
    """The fields of a form."""
    return {
        name: value[0] for name, value in parse_qs(request.content.decode()).items()
    }
