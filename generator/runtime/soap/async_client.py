"""Base of the generated asynchronous SOAP clients and their agents."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar, cast

from ..client.async_session import AsyncClientBase, AsyncGroup, AsyncSession
from ..transport.interface import AsyncTransport
from ..transport.messages import RawResponse
from .construction import SoapClientBase
from .raw import SoapRawResponse, soap_raw_response

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


class AsyncSoapClient(SoapClientBase[AsyncTransport, AsyncSession], AsyncClientBase):
    """An asynchronous client for one version of the SOAP services.

    Event loops may use it one after another or at the same time; each has connections that close with it.
    """

    async def with_raw_response(
        self,
        method: Callable[Arguments, Awaitable[Result]],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> SoapRawResponse[Result]:
        """Calls a method of one of this client's agents, and returns the answer without reading it.

        Raises:
            TransportError: no complete answer came.
            EncodeError: an argument cannot be sent.
            CredentialsError: there is no ticket, and none could be obtained.
            TypeError: the method belongs to none of this client's agents, or makes no call.
        """
        raw = await self._raw_response(method, args, kwargs)
        return soap_raw_response(cast("RawResponse[Result]", raw))


class AsyncSoapAgent(AsyncGroup):
    """Base of the generated asynchronous agents."""
