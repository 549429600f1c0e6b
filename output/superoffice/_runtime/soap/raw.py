"""Raw answers, with the headers of their envelope."""

from typing import TypeVar

import msgspec

from ..errors import DecodeError, ServiceError
from ..public import public
from ..transport.messages import RawResponse, Response
from .codec.scalars import SCALARS
from .codec.xml import Element
from .failures import child, exception_in, header_in, pairs_in, text_of

_T_co = TypeVar("_T_co", covariant=True)


@public()
class SoapHeaders(msgspec.Struct, frozen=True, kw_only=True):
    """The headers in the envelope of an answer; those that are missing are None."""

    succeeded: bool | None = None
    """Whether the service says that the call succeeded."""
    exception: ServiceError | None = None
    """Why it failed."""
    extra_info: dict[str, str | None] = {}
    """Further values from the service, by name."""
    time_zone_id: int | None = None
    """The id of the time zone of all dates."""
    time_zone_code: str | None = None
    """The code of that time zone, such as `NO`."""


@public()
class SoapRawResponse(RawResponse[_T_co]):
    """The answer to a call over SOAP, before it is interpreted."""

    __slots__ = ()

    @property
    def soap_headers(self) -> SoapHeaders:
        """The headers in the envelope.

        Raises:
            DecodeError: the answer is not an envelope, or a header does not fit the documentation.
        """
        try:
            headers = _headers(header_in(self._response))
        except DecodeError as error:
            problem = error
        else:
            if headers.exception is not None:
                self._failure(headers.exception)
            return headers
        raise self._failure(problem)


def soap_raw_response(raw: RawResponse[_T_co]) -> SoapRawResponse[_T_co]:
    """Returns an answer as one over SOAP."""
    response = Response(status=raw.status, headers=raw.headers, content=raw.content)
    failure = raw._failure  # pyright: ignore[reportPrivateUsage]  # its base class
    return SoapRawResponse(response, lambda _: raw.parse(), failure)


def _headers(header: Element | None) -> SoapHeaders:
    zone = child(header, "TimeZone")
    return SoapHeaders(
        succeeded=_value(header, "Succeeded", "boolean", bool),
        exception=exception_in(header),
        extra_info=pairs_in(child(header, "ExtraInfo")),
        time_zone_id=_value(zone, "SoTimeZoneId", "int32", int),
        time_zone_code=text_of(child(zone, "SoTimeZoneLocationCode")) or None,
    )


_V = TypeVar("_V")


def _value(parent: Element | None, name: str, scalar: str, kind: type[_V]) -> _V | None:
    text = text_of(child(parent, name))
    if not text:
        return None
    try:
        value = SCALARS[scalar].parse(text)
    except ValueError as error:
        raise DecodeError(f"Header.{name}", str(error)) from None
    assert isinstance(value, kind), "the parser of a scalar gives its Python type"
    return value
