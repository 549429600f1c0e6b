"""Credentials of a client. What signs or asks for tokens is in modules of its own, imported when it is used."""

from .authorisation import Auth as Auth
from .cookie_auth import CookieAuth as CookieAuth
from .header_auth import BasicAuth as BasicAuth
from .header_auth import BearerAuth as BearerAuth
from .header_auth import TicketAuth as TicketAuth
