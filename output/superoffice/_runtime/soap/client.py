"""Base of the generated SOAP clients and their agents."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from ..client.session import Group, Session, SyncClient
from ..transport.interface import Transport
from .construction import SoapClientBase
from .raw import SoapRawResponse, soap_raw_response

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


class SoapClient(SoapClientBase[Transport, Session], SyncClient):
    """A client for one version of the SOAP services. Several threads may use it, and forked processes."""

    def with_raw_response(
        self,
        method: Callable[Arguments, Result],
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
        return soap_raw_response(super().with_raw_response(method, *args, **kwargs))


class SoapAgent(Group):
    """Base of the generated agents."""
