"""The UserDefinedFieldInfo agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import models
else:
    models = late_module("superoffice.soap.services88.models")


class UserDefinedFieldInfoAgent(SoapAgent):
    """The UserDefinedFieldInfo agent of Services88."""

    _wire = "UserDefinedFieldInfo"

    def get_custom_field_info(
        self,
        *,
        table_name: str | None,
        field_name: str | None,
        **call: Unpack[CallOptions],
    ) -> models.FieldInfoBase:
        """GetCustomFieldInfo of the UserDefinedFieldInfo agent.

        Page: soap/Services88/UserDefinedFieldInfo/GetCustomFieldInfo.md
        """
        return self._call("GetCustomFieldInfo", (table_name, field_name), call)

    def get_user_defined_field_info(
        self,
        *,
        user_defined_field_info_id: int,
        **call: Unpack[CallOptions],
    ) -> models.UserDefinedFieldInfo:
        """GetUserDefinedFieldInfo of the UserDefinedFieldInfo agent.

        Page: soap/Services88/UserDefinedFieldInfo/GetUserDefinedFieldInfo.md
        """
        return self._call(
            "GetUserDefinedFieldInfo", (user_defined_field_info_id,), call
        )
