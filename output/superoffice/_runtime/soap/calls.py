"""Calls of SOAP operations before and after the exchange with the server."""

from __future__ import annotations

from typing import Self, cast

import msgspec

from ..actions import Steps
from ..auth import Auth, BasicAuth
from ..auth.authorisation import Channel, FixedAuth
from ..client.caller import CallBase, CallerBase
from ..errors import ConfigurationError, SuperOfficeError
from ..exchange.core import Exchange, sender
from ..options import (
    CallOptions,
    ClientOptions,
    Settings,
)
from ..transport.messages import Request, Response
from .answer import read_answer
from .authorised import authorised
from .codec.facade import Codec, OperationCodec
from .codec.xml import require_lxml
from .endpoint import service_url
from .envelope import Envelope, Identity, http_request, request_envelope
from .options import SoapOptions


class Call(CallBase):
    """A call of SOAP: its request, and how to read its answer."""

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
        self.name = name
        self._operation = operation
        self._envelope = envelope
        self._app_token = app_token
        self._ticket: str | None = None

    @property
    def takes_ticket(self) -> bool:
        """Whether the operation takes a ticket."""
        return self._envelope.frame.takes_ticket

    def sign(self, ticket: str | None) -> None:
        """Writes the content of the request, with a ticket if there is one.

        Raises:
            EncodeError: XML cannot hold the ticket.
        """
        self._ticket = ticket
        content = self._envelope.content(ticket)
        self.request = msgspec.structs.replace(self.request, content=content)

    def _read(self, response: Response) -> object:
        return read_answer(
            self._codec, self.name, self._operation, self.request, response
        )

    @property
    def _content_secrets(self) -> tuple[str, ...]:
        """The secrets in the envelope."""
        return self._ticket or "", self._app_token or ""


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
        """The codec of the version's types. Loading it takes time, so the first call does it."""
        return Codec.for_package(self._package)

    def changed(self, changes: SoapOptions) -> Self:
        """Returns a copy with other settings.

        Raises:
            ConfigurationError: one of the settings cannot be used.
            TransportError: the client is closed.
            TypeError: a keyword is no option.
        """
        caller = self._changed(cast("ClientOptions", changes), SoapOptions)
        caller._identity = self._identity.changed(changes)
        if "auth" in changes:
            caller._auth = caller._tickets(changes["auth"])
        return caller

    def prepare(
        self,
        group: str,
        operation: str,
        arguments: tuple[object, ...],
        options: CallOptions,
    ) -> Call:
        """Returns the call of an operation of an agent. Its request gets its content, with the ticket, when it is sent."""
        name = f"{group}.{operation}"
        codec = self._codec
        called = codec.operation(group, operation)
        self._check(name, options, (part.name for part in called.schema.parameters))
        envelope = request_envelope(called, arguments, self._identity)
        request = http_request(
            service_url(self.url, group, dict(options.get("extra_query", {}))),
            action=called.schema.action,
            user_agent=self._user_agent,
            extra_headers=options.get("extra_headers", {}),
            timeout=self._timeout(options),
        )
        call = Call(
            codec,
            name,
            called,
            request,
            envelope=envelope,
            app_token=self._identity.app_token,
        )
        call.deadline = self._deadline(options)
        return call

    def _steps(self, call: CallBase) -> Exchange:
        """Returns the steps that lead to the answer of a call, with a ticket if its operation takes one."""
        assert isinstance(call, Call), "a client of SOAP makes calls of SOAP"
        if self._auth is None or not call.takes_ticket:
            call.sign(None)
            return (yield from self._exchange(call))

        def send(ticket: str) -> Steps[Response]:
            call.sign(ticket)
            return (yield from self._exchange(call))

        channel = Channel(sender(call.request, self._context), self._context.clock)
        try:
            return (yield from authorised(self._auth, channel, send))
        except SuperOfficeError as error:
            problem = error
        finally:
            # after an error too, so that its text can be redacted
            call.secrets = self._auth.secrets + self.proxy_secrets
        raise call.failure(problem)

    def _tickets(self, auth: Auth | None) -> Auth | None:
        """Returns what supplies tickets, as the secret of its credentials, for the user's `auth`.

        Raises:
            ConfigurationError: `auth` is no ticket, and cannot be exchanged for one.
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
