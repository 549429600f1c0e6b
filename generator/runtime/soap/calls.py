"""Calls of SOAP operations before and after the exchange with the server."""

from __future__ import annotations

from typing import Self, cast

import msgspec

from ..actions import Steps
from ..auth import Auth, BasicAuth
from ..auth.authorisation import Channel, FixedAuth
from ..client.calls import CallBase, CallerBase
from ..errors import ConfigurationError, DecodeError, SuperOfficeError
from ..exchange.core import Context, Exchange, exchange
from ..options import (
    CallOptions,
    ClientOptions,
    Settings,
)
from ..transport.messages import Headers, Request, Response
from .answer import read_answer
from .authorised import authorised
from .codec.facade import Codec, OperationCodec
from .codec.xml import require_lxml
from .endpoint import service_url
from .envelope import Envelope, Identity, http_request, request_envelope
from .options import SoapOptions


class Call(CallBase):
    """One call: its request, and what its answer means."""

    def __init__(
        self,
        codec: Codec,
        name: str,
        operation: OperationCodec,
        request: Request,
        *,
        envelope: Envelope,
        app_token: str | None,
    ) -> None:
        super().__init__(request)
        self._codec = codec
        self._name = name
        self._operation = operation
        self._envelope = envelope
        self._app_token = app_token
        self._ticket: str | None = None

    @property
    def takes_ticket(self) -> bool:
        """Whether the operation takes a ticket."""
        return self._envelope.frame.takes_ticket

    def sign(self, ticket: str | None) -> None:
        """Makes the request's content, with a ticket if there is one.

        Raises:
            EncodeError: XML cannot hold the ticket.
        """
        self._ticket = ticket
        content = self._envelope.content(ticket)
        self.request = msgspec.structs.replace(self.request, content=content)

    def result(self, response: Response) -> object:
        """The result of the call."""
        request = self.request
        try:
            return read_answer(
                self._codec, self._name, self._operation, request, response
            )
        except DecodeError as problem:
            error = problem.answering(request.method, request.url, None)
            self._redact(error)
            raise error from None
        except SuperOfficeError as error:
            self._redact(error)
            raise

    def _redact(self, error: SuperOfficeError) -> None:
        """Takes the secrets of the envelope out of an error: a server may repeat them."""
        # only errors need it
        from ..redaction import redact

        redact(error, (*self.secrets, self._ticket or "", self._app_token or ""))


class Caller(CallerBase):
    """Prepares the calls of one client. `services` is the URL of the version's services."""

    def __init__(
        self,
        package: str,
        user_agent: str,
        services: str,
        identity: Identity,
        settings: Settings,
        *,
        auth: Auth | None = None,
    ) -> None:
        require_lxml()
        super().__init__(services, settings)
        self._package = package
        self._user_agent = user_agent
        self._identity = identity
        self._auth = self._tickets(auth)

    @property
    def _codec(self) -> Codec:
        """What reads and writes the version's types, which is read with the first call: it is much."""
        return Codec.for_package(self._package)

    def changed(self, changes: SoapOptions) -> Self:
        """A twin with other settings.

        Raises:
            ConfigurationError: one of the settings cannot be used.
            TransportError: the client is closed.
            TypeError: a keyword is no option.
        """
        twin = self._changed(cast("ClientOptions", changes), SoapOptions)
        twin._identity = self._identity.changed(changes)
        if "auth" in changes:
            twin._auth = twin._tickets(changes["auth"])
        return twin

    def prepare(
        self,
        group: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> Call:
        """The call of an operation of an agent. Its request gets its content when it is sent, with the ticket."""
        name = f"{group}.{operation}"
        self._check(name, options)
        codec = self._codec
        called = codec.operation(group, operation)
        envelope = request_envelope(called, arguments, self._identity)
        request = http_request(
            service_url(self.url, group, dict(options.get("extra_query", {}))),
            action=called.schema.action,
            user_agent=self._user_agent,
            extra_headers=options.get("extra_headers", {}),
            timeout=self._timeout(options),
        )
        return Call(
            codec,
            name,
            called,
            request,
            envelope=envelope,
            app_token=self._identity.app_token,
        )

    def exchange(self, call: CallBase) -> Exchange:
        """What to do for the answer of a call, with a ticket if its operation takes one."""
        self._check_open()
        assert isinstance(call, Call), "the client's own calls"
        if self._auth is None or not call.takes_ticket:
            call.sign(None)
            return (yield from self._exchange(call))

        def send(ticket: str) -> Steps[Response]:
            call.sign(ticket)
            return (yield from self._exchange(call))

        channel = Channel(self._send_beside, self._context.clock)
        return (yield from authorised(self._auth, channel, send))

    def _send_beside(self, request: Request) -> Steps[Response]:
        """Sends a request that a call needs besides its own, which no limit of the client counts."""
        settings = self._settings
        named = Headers({"User-Agent": self._user_agent}).replaced(request.headers)
        complete = msgspec.structs.replace(
            request, headers=named, timeout=settings.timeout
        )
        context = Context(
            settings=msgspec.structs.replace(settings, log_bodies=False),
            random=self._context.random,
            clock=self._context.clock,
        )
        return (yield from exchange(complete, context))

    def _tickets(self, auth: Auth | None) -> Auth | None:
        """What gives tickets, as the secret of its credentials, for what the user calls with.

        Raises:
            ConfigurationError: that is no ticket, and can be exchanged for none.
        """
        if not isinstance(auth, FixedAuth):
            return auth
        if not isinstance(auth, BasicAuth):
            raise ConfigurationError("SOAP takes tickets, and no cookies")
        # most programs have a ticket or a token
        from .password import PasswordAuth, Service

        codec = self._codec
        service = Service(
            self.url,
            codec.schema.namespaces[0],
            declarations=codec.declarations("n0:"),
            user_agent=self._user_agent,
            app_token=self._identity.app_token,
        )
        return PasswordAuth(auth, service)
