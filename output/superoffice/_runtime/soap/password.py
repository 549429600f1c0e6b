"""User name and password, which a separate call exchanges for a ticket."""

from __future__ import annotations

from typing import Final

from ..actions import Steps
from ..auth import BasicAuth
from ..auth.authorisation import Channel, Credentials, SlidingAuth
from ..auth.header_auth import so_ticket
from ..auth.login import unread_answer
from ..errors import (
    ConfigurationError,
    CredentialsError,
    DecodeError,
    ServiceError,
    SoapFaultError,
    StatusError,
    SuperOfficeError,
)
from ..redaction import redacted
from ..transport.messages import Request, Response
from .codec.text import text_element
from .codec.xml import Element
from .envelope import Envelope, Frame, http_request
from .failures import child, message_in, text_of

_AGENT: Final = "SoPrincipal"
_OPERATION: Final = "AuthenticateUsernamePassword"
_TRUE: Final = frozenset({"true", "1"})


class Service:
    """The service that takes log-ins, in one version.

    Args:
        url: The URL of the version, which those of its services begin with.
        namespace: The namespace of the version.
        declarations: The declaration of that namespace with its prefix, as an attribute.
        user_agent: The User-Agent of the client.
        app_token: The secret of the application.
    """

    def __init__(
        self,
        url: str,
        namespace: str,
        *,
        declarations: str,
        user_agent: str,
        app_token: str | None,
    ) -> None:
        self._url = url
        self._declarations = declarations
        self._namespace = namespace
        self._user_agent = user_agent
        self._app_token = app_token

    def request(self, user: str, password: str) -> Request:
        """Returns the call that logs in.

        Raises:
            EncodeError: XML cannot hold the user name or the password.
        """
        fields = {"UserName": user, "Password": password}
        inner = "".join(text_element(name, text) for name, text in fields.items())
        token = self._app_token
        header = "" if token is None else text_element("ApplicationToken", token)
        envelope = Envelope(
            Frame(self._declarations, [header]),
            f"<n0:{_OPERATION}>{inner}</n0:{_OPERATION}>",
        )
        return http_request(
            f"{self._url}/{_AGENT}.svc",
            envelope.content(),
            action=f"{self._namespace}/{_AGENT}/{_OPERATION}",
            user_agent=self._user_agent,
            extra_headers={},
            timeout=None,
        )

    @property
    def secrets(self) -> tuple[str, ...]:
        """The texts that must never be shown."""
        return () if self._app_token is None else (self._app_token,)


class PasswordAuth(SlidingAuth):
    """Tickets for a user name and a password.

    The first call logs in, as does a call after six hours without one, and a call whose ticket the server refuses.
    """

    __slots__ = ("_password", "_service", "_user")

    def __init__(self, basic: BasicAuth, service: Service) -> None:
        self._user = basic.user
        self._password = basic.password
        self._service = service
        super().__init__(self._log_in)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The texts that must never be shown."""
        pair = f"{self._user}:{self._password}"
        return (*super().secrets, self._password, pair, *self._service.secrets)

    def _log_in(self, channel: Channel) -> Steps[Credentials]:
        # taken before the log-in, so that the ticket counts as older rather than as younger
        now = channel.clock()
        request = self._service.request(self._user, self._password)
        response = yield from channel.send(request)
        try:
            return so_ticket(_ticket_in(request, response), now)
        except ConfigurationError:
            raise CredentialsError("the server gave no ticket") from None
        except CredentialsError:
            raise
        except SuperOfficeError as error:
            problem = error
        raise self._refusal(problem, response)

    def _refusal(self, error: SuperOfficeError, response: Response) -> CredentialsError:
        reason = redacted(str(error), self.secrets)
        if isinstance(error, DecodeError):
            reason = f"{reason}: {unread_answer(response, self.secrets)}"
        status = error.status if isinstance(error, StatusError) else None
        code = error.code if isinstance(error, SoapFaultError) else None
        if isinstance(error, ServiceError):
            code = error.exception_type
        return CredentialsError(
            f"the server refused the log-in: {reason}",
            status=status,
            code=None if code is None else redacted(code, self.secrets),
        )


def _ticket_in(request: Request, response: Response) -> str:
    """The ticket in an answer; empty if there is none.

    Raises:
        CredentialsError: the server does not accept the user name and the password.
        SuperOfficeError: the answer stands for another error.
    """
    message = message_in(request, response)
    if message is None or _text(message, "AuthenticationSucceeded") not in _TRUE:
        raise CredentialsError("the server does not know this user name and password")
    return _text(message, "Credentials", "Ticket")


def _text(element: Element, *names: str) -> str:
    """The text of the element at a path of local names; empty if there is none."""
    inner: Element | None = element
    for name in names:
        inner = child(inner, name)
    return text_of(inner) or ""
