"""Cookies of a call beside those of the credentials."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Self

from ..transport.messages import Headers

_COOKIE: Final = "Cookie"


class Cookies(str):
    """The value of a header Cookie that is made of arguments of a call (RFC 6265, section 4.2.1).

    Those of the credentials are sent beside them. What users write into the header themselves is another text, which
    takes the place of all.
    """

    __slots__ = ()

    @classmethod
    def of(cls, pairs: Mapping[str, str]) -> Self:
        """The header of cookies by name."""
        return cls("; ".join(f"{name}={value}" for name, value in pairs.items()))

    def behind(self, others: str | None) -> Self:
        """Returns these cookies behind others, whose names count first."""
        if not others:
            return self
        taken = {_name(pair) for pair in others.split(";")}
        kept = [pair for pair in self.split("; ") if _name(pair) not in taken]
        return type(self)("; ".join([others, *kept]))


def with_all_cookies(headers: Headers, of_credentials: Headers) -> Headers:
    """Returns the headers of a call with the cookies of its credentials beside those of its arguments."""
    cookies = headers.get(_COOKIE)
    if not isinstance(cookies, Cookies):
        return headers
    return headers.replaced({_COOKIE: cookies.behind(of_credentials.get(_COOKIE))})


def _name(pair: str) -> str:
    return pair.partition("=")[0].strip()
