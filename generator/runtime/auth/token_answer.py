"""What the answers of login servers have in common."""

from __future__ import annotations

import re
from typing import Final, TypeVar

import msgspec

from ..errors import CredentialsError
from ..redaction import redacted
from ..transport.messages import Response

_T = TypeVar("_T")
_CODE: Final = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]{1,64}")


class _Failure(msgspec.Struct, frozen=True):
    """An error of OAuth 2.0 (RFC 6749, section 5.2)."""

    error: str = ""
    error_description: str = ""


def token_answer(
    response: Response, type_: type[_T], what: str, secrets: tuple[str, ...]
) -> _T:
    """The JSON of an answer; `what` names the server that was asked, for messages.

    Raises:
        CredentialsError: the status says failure, or the answer is of another form. The text has none of `secrets`.
    """
    if response.status != 200:
        raise _failure(response, what, secrets)
    try:
        return msgspec.json.decode(response.content, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError):
        reason = f"{what} gave an answer that does not fit its documentation"
        raise CredentialsError(reason, status=response.status) from None


def _failure(
    response: Response, what: str, secrets: tuple[str, ...]
) -> CredentialsError:
    try:
        failure = msgspec.json.decode(response.content, type=_Failure)
    except (msgspec.DecodeError, UnicodeDecodeError):
        failure = _Failure()
    code = redacted(failure.error, secrets)
    said = redacted(failure.error_description, secrets)
    known = code if _CODE.fullmatch(code) else None
    text = ": ".join(filter(None, (f"status {response.status}", known, said)))
    reason = f"{what} answered with {text}"
    return CredentialsError(reason, status=response.status, code=known)
