"""The User resource of the REST API."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup


class UserResource(RestGroup):
    """The User resource of the REST API."""

    __module__ = "superoffice.resources"
    _wire = "User"

    def execute_user_command(
        self,
        id: int,
        command_name: str,
        **call: Unpack[CallOptions],
    ) -> None:
        """Does to a user what the click asks for.

        `POST /api/v1/User/{id}/Commands/{commandName}`

        Args:
            id: Key of the user.
            command_name: Name of the deed.

        Page: restful/rest/User/v1User_ExecuteUserCommand.md
        """
        self._send("ExecuteUserCommand", (id, command_name), call)

    def get_user_commands(
        self,
        id: int,
        **call: Unpack[CallOptions],
    ) -> None:
        """Lists what can be done to a user by a click.

        Online Restricted: Apps in the cloud get the User agent only after they
        asked for it.

        `GET /api/v1/User/{id}/Commands`

        Args:
            id: Key of the user.

        Page: restful/rest/User/v1User_GetUserCommands.md
        """
        self._send("GetUserCommands", (id,), call)
