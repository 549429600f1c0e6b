"""Base of the generated SOAP clients and their agents."""

from __future__ import annotations

from ..client import Group, Session, SyncClient
from ..transport import Transport
from .base import SoapClientBase


class SoapClient(SyncClient, SoapClientBase[Transport, Session]):
    """A client for one version of the SOAP services. It may be used from several threads."""


class SoapAgent(Group):
    """Base of the generated agents."""
