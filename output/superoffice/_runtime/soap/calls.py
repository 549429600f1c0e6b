"""Calls of SOAP operations before and after the exchange with the server."""

from __future__ import annotations

from ..calls import CallBase, CallerBase
from ..messages import Request, Response
from ..options import CallOptions, Settings
from .answer import read_answer
from .codec import Codec, OperationCodec
from .endpoint import service_url, services_url
from .envelope import Identity, http_request, request_envelope
from .xml import require_lxml


class Call(CallBase):
    """One call: its request, and what its answer means."""

    def __init__(
        self, codec: Codec, name: str, operation: OperationCodec, request: Request
    ) -> None:
        super().__init__(request)
        self._codec = codec
        self._name = name
        self._operation = operation

    def result(self, response: Response) -> object:
        """The result of the call."""
        return read_answer(
            self._codec, self._name, self._operation, self.request, response
        )


class Caller(CallerBase):
    """Prepares the calls of one client."""

    def __init__(
        self,
        package: str,
        user_agent: str,
        base_url: str,
        identity: Identity,
        settings: Settings,
    ) -> None:
        require_lxml()
        self._codec = Codec.for_package(package)
        super().__init__(services_url(base_url, self._codec.schema.version), settings)
        self._user_agent = user_agent
        self._identity = identity

    def prepare(
        self,
        group: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> Call:
        """The call of an operation of an agent."""
        name = f"{group}.{operation}"
        self._check(name, options)
        codec = self._codec.operation(group, operation)
        request = http_request(
            service_url(self.url, group, dict(options.get("extra_query", {}))),
            request_envelope(self._codec, codec, arguments, self._identity),
            action=codec.schema.action,
            user_agent=self._user_agent,
            extra_headers=options.get("extra_headers", {}),
            timeout=self._timeout(options),
        )
        return Call(self._codec, name, codec, request)
