"""Credentials of a client. Those that sign or request tokens are in modules that are imported when they are used."""

from .authorisation import Auth as Auth
from .header_auth import BasicAuth as BasicAuth
from .header_auth import BearerAuth as BearerAuth
from .header_auth import CookieAuth as CookieAuth
from .header_auth import TicketAuth as TicketAuth
