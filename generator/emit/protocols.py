"""The model by protocol: each half of the SDK is made from its own part, and sees nothing of the other one."""

from __future__ import annotations

from typing import Final

from generator.model.api import Api, NamedType, rest_type_id

REST: Final = "rest"


def rest_part(api: Api) -> Api:
    """What goes over REST."""
    return Api(
        agents=tuple(one for one in api.agents if one.protocol == REST),
        operations=tuple(one for one in api.operations if one.protocol == REST),
        types=tuple(one for one in api.types if is_of_rest(one)),
    )


def soap_part(api: Api) -> Api:
    """What goes over SOAP."""
    return Api(
        agents=tuple(one for one in api.agents if one.protocol != REST),
        operations=tuple(one for one in api.operations if one.protocol != REST),
        types=tuple(one for one in api.types if not is_of_rest(one)),
    )


def is_of_rest(type_: NamedType) -> bool:
    """Whether a type is one of REST."""
    # The version does not tell: a SOAP version may have any name.
    return type_.id == rest_type_id(type_.wire)
