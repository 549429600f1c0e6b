"""The CRMScript agent of the REST API."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup
from superoffice._runtime.rest.query.odata import Columns


class CRMScriptAgent(RestGroup):
    """The CRMScript agent of the REST API."""

    __module__ = "superoffice.agents"
    _wire = "Agents/CRMScript"

    def execute_script(
        self,
        *,
        crm_script_id: int,
        parameters: dict[str, str] | None,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> str | None:
        """Runs a script and hands back all that it printed.

        Online Restricted: Apps in the cloud get the CRMScript agent only after
        they asked for it.

        A script may run for as long as {CRMScript.Timeout} says; print('\"\"\"') and
        "C:\\temp" are fine in a parameter.

        `POST /api/v1/Agents/CRMScript/ExecuteScript`

        Args:
            parameters: Values by name, as the script asks for them:
                getVariable("name")
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Page: restful/agent/CRMScript_Agent/v1CRMScriptAgent_ExecuteScript.md
        """
        return self._call("ExecuteScript", (crm_script_id, parameters, select), call)
