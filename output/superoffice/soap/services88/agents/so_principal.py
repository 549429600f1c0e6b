"""The SoPrincipal agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import models
else:
    models = late_module("superoffice.soap.services88.models")


class SoPrincipalAgent(SoapAgent):
    """The SoPrincipal agent of Services88."""

    _wire = "SoPrincipal"

    def authenticate_username_password(
        self,
        *,
        user_name: str | None,
        password: str | None,
        **call: Unpack[CallOptions],
    ) -> models.AuthenticateUsernamePasswordResult:
        """AuthenticateUsernamePassword of the SoPrincipal agent.

        Page: soap/Services88/SoPrincipal/AuthenticateUsernamePassword.md
        """
        return self._call("AuthenticateUsernamePassword", (user_name, password), call)

    def get_system_info(
        self,
        **call: Unpack[CallOptions],
    ) -> models.SoSystemInfoCarrier:
        """GetSystemInfo of the SoPrincipal agent.

        Page: soap/Services88/SoPrincipal/GetSystemInfo.md
        """
        return self._call("GetSystemInfo", (), call)
