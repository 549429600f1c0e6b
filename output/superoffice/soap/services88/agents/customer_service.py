"""The CustomerService agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import models
else:
    models = late_module("superoffice.soap.services88.models")


class CustomerServiceAgent(SoapAgent):
    """The CustomerService agent of Services88."""

    _wire = "CustomerService"

    def test_smtp_server(
        self,
        *,
        smtp_uri: str | None,
        from_: str | None,
        use_stored_password: bool,
        **call: Unpack[CallOptions],
    ) -> models.SmtpTestResult:
        """Sends one test mail through a relay.
        Ampersands in the address are written & and never &amp;

        Args:
            smtp_uri: Address of the relay, <scheme>://host:port
            from_: Sender of the test mail

        Returns:
            Success & the answer of the relay, if it gave one

        Page: soap/Services88/CustomerService/TestSmtpServer.md
        """
        return self._call(
            "TestSmtpServer", (smtp_uri, from_, use_stored_password), call
        )
