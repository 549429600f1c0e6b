"""The model by protocol: each half of the SDK is made from its own part, and sees nothing of the other one."""

from __future__ import annotations

from typing import Final

from generator.model.api import Api

REST: Final = "rest"


def rest_part(api: Api) -> Api:
    """What goes over REST."""
    return Api(
        agents=tuple(one for one in api.agents if one.protocol == REST),
        operations=tuple(one for one in api.operations if one.protocol == REST),
        types=tuple(one for one in api.types if one.protocol == "rest"),
    )


def soap_part(api: Api) -> Api:
    """What goes over SOAP."""
    return Api(
        agents=tuple(one for one in api.agents if one.protocol != REST),
        operations=tuple(one for one in api.operations if one.protocol != REST),
        types=tuple(one for one in api.types if one.protocol == "soap"),
    )
