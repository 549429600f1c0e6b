"""Signatures of the system user, and of tokens. The only module that imports PyJWT and cryptography, which the extra `auth` installs."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from hmac import compare_digest
from typing import Final, cast

import jwt
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPrivateNumbers,
    RSAPublicNumbers,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jwt import PyJWK

from ..errors import ConfigurationError, CredentialsError

_ISSUER: Final = "SuperOffice AS"
_SERIAL: Final = "http://schemes.superoffice.net/identity/serial"
_LEEWAY: Final = 60
"""Seconds by which the clocks of server and client may differ."""
_SMALLEST_KEY: Final = 2048
"""In bits: smaller RSA keys can be broken (NIST SP 800-131A)."""
_PRIVATE_PARTS: Final = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
"""The members of a private or secret key (RFC 7518, section 6)."""
# an element of the XML with its number in base64
_KEY_PARTS: Final = re.compile(
    r"<(Modulus|Exponent|P|Q|DP|DQ|InverseQ|D)>\s*([A-Za-z0-9+/=\s]+)</\1>"
)


def load_key(text: str | bytes) -> RSAPrivateKey:
    """Reads a private key from PEM, or from the XML `<RSAKeyValue>` of .NET.

    Raises:
        ConfigurationError: no RSA key of at least 2048 bits, or one with a password. The message repeats none of it.
    """
    data = text.encode() if isinstance(text, str) else text
    try:
        key = _from_xml(data) if b"<RSAKeyValue>" in data else _from_pem(data)
    except (ValueError, TypeError, KeyError):
        key = None
    if not isinstance(key, RSAPrivateKey) or key.key_size < _SMALLEST_KEY:
        raise ConfigurationError(
            "private_key must be an RSA key of at least 2048 bits, as PEM without password or as <RSAKeyValue>"
        )
    return key


def _from_pem(data: bytes) -> object:
    return load_pem_private_key(data, password=None)


def _from_xml(data: bytes) -> object:
    """Reads a key of .NET. Its form is fixed, so no XML parser is needed."""
    number = {
        name: int.from_bytes(b64decode(value), "big")
        for name, value in _KEY_PARTS.findall(data.decode("ascii"))
    }
    return RSAPrivateNumbers(
        p=number["P"],
        q=number["Q"],
        d=number["D"],
        dmp1=number["DP"],
        dmq1=number["DQ"],
        iqmp=number["InverseQ"],
        public_numbers=RSAPublicNumbers(number["Exponent"], number["Modulus"]),
    ).private_key()


def signed_token(token: str, now: datetime, key: RSAPrivateKey) -> str:
    """Returns the token of a system user, the minute in UTC and the signature of both (RSA, PKCS#1 v1.5, SHA-256)."""
    text = f"{token}.{now.astimezone(UTC):%Y%m%d%H%M}"
    signature = key.sign(text.encode(), PKCS1v15(), SHA256())
    return f"{text}.{b64encode(signature).decode('ascii')}"


def verified_claims(token: str, key_set: Mapping[str, object]) -> dict[str, object]:
    """Returns the claims of the token of a system user, verified with the public keys of the login server.

    Raises:
        CredentialsError: a check fails. The message does not repeat the token.
    """
    claims = _verified(token, key_set, [_ISSUER])
    serial, audience = claims.get(_SERIAL), claims["aud"]
    if not isinstance(serial, str) or not serial:
        raise _unverified("it has no serial")
    # which audience is expected depends on another claim
    if audience != f"spn:{serial}":
        raise _unverified("it has another audience")
    return claims


def verified_identity(
    token: str,
    key_set: Mapping[str, object],
    *,
    issuer: str,
    client_id: str,
    nonce: str,
) -> dict[str, object]:
    """Returns the claims of an id token, verified as OpenID Connect Core 1.0 demands (section 3.1.3.7).

    `issuer` is the URL of the login server, `nonce` that of the authorization request.

    Raises:
        CredentialsError: a check fails. The message does not repeat the token.
    """
    # the documentation shows both spellings of the host
    spellings = [issuer, issuer.replace("superoffice.com", "SuperOffice.com")]
    claims = _verified(token, key_set, spellings)
    # a token for other applications too could come from one of them
    if claims["aud"] not in (client_id, [client_id]):
        raise _unverified("it has another audience")
    given = claims.get("nonce")
    text = given if isinstance(given, str) else ""
    if not compare_digest(text.encode("utf-8", "replace"), nonce.encode()):
        raise _unverified("it belongs to another sign-in")
    return claims


def _verified(
    token: str, key_set: Mapping[str, object], issuers: list[str]
) -> dict[str, object]:
    """Returns the claims of a JSON Web Token from the login server, verified with its public keys (RFC 7517, section 5).

    The checks are: the signature by the key that the header names, the algorithm, the issuer, the presence of an
    audience, and the time.

    Raises:
        CredentialsError: a check fails. The message does not repeat the token.
    """
    try:
        key = _named_key(_header(token), key_set)
        return jwt.decode(
            token,
            key,
            algorithms=["RS256"],
            issuer=issuers,
            leeway=_LEEWAY,
            # which audience is expected is compared by the callers
            options={"require": ["aud", "exp", "iss"], "verify_aud": False},
        )
    except CredentialsError:
        raise
    # a library meets hostile values here, so whatever it raises means the same
    except Exception as error:  # noqa: BLE001 - hostile values
        raise _unverified(type(error).__name__) from None


def _unverified(reason: str) -> CredentialsError:
    return CredentialsError(f"the token does not verify ({reason})")


def _header(token: str) -> Mapping[str, object]:
    header = jwt.get_unverified_header(token)
    if "crit" in header:
        # RFC 7515, section 4.1.11: who does not know a critical extension must refuse the token
        raise _unverified("it has unknown extensions")
    return header


def _named_key(header: Mapping[str, object], key_set: Mapping[str, object]) -> PyJWK:
    """Returns the key that the header names, by `kid` or by the thumbprint of its certificate."""
    names = {
        header[name] for name in ("kid", "x5t") if isinstance(header.get(name), str)
    }
    entries = key_set.get("keys")
    for entry in cast("list[object]", entries) if isinstance(entries, list) else []:
        data = cast("dict[str, object]", entry) if isinstance(entry, dict) else {}
        if data.get("kty") == "RSA" and _is_named(data, names):
            return _public_key(data)
    raise CredentialsError("the login server has no public key for its token")


def _is_named(data: Mapping[str, object], names: set[object]) -> bool:
    # the names of a hostile key may be of any type, even without a hash
    given = [data[name] for name in ("kid", "x5t") if data.get(name) is not None]
    is_sound = all(isinstance(name, str) for name in given)
    return is_sound and data.get("use", "sig") == "sig" and bool(names & set(given))


def _public_key(data: Mapping[str, object]) -> PyJWK:
    """Returns a key of the login server, if it can be one.

    Raises:
        CredentialsError: it is a private key, which a server never shows, or one that can be broken.
        PyJWTError: it is no key.
    """
    if not _PRIVATE_PARTS.isdisjoint(data):
        raise CredentialsError("the login server shows a private key")
    key = PyJWK(dict(data), algorithm="RS256")
    if key.key.key_size < _SMALLEST_KEY:
        raise CredentialsError("the login server has no public key for its token")
    return key
