"""Subject ids: strings that name everything in the model, each kind with a type of its own.

    soap/Services88/Appointment            rest/v1/Agents/Appointment    rest/v1/Contact     groups of operations
    soap/Services88/Appointment/Reject     rest/v1/Contact/GetAll                            operations
    types/Services88/AppointmentEntity     types/AppointmentEntity                           named types

They are strings, since they are printed, sorted and written to JSON as they are. Parts of a subject follow a `#`
(`…/Reject#param/RejectReason`) and are plain strings.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Protocol(StrEnum):
    """The protocol that an operation, a group of operations or a type belongs to."""

    SOAP = "soap"
    REST = "rest"


class GroupId(str):
    """The id of an agent or a resource."""

    __slots__ = ()

    @classmethod
    def of_agent(cls, version: str, agent: str) -> Self:
        """`soap/Services88/Appointment`: an agent of SOAP."""
        return cls(f"soap/{version}/{agent}")

    @classmethod
    def of_rest(cls, version: str, group: str, *, is_agent: bool) -> Self:
        """`rest/v1/Agents/Appointment` of an agent of REST, `rest/v1/Contact` of a resource."""
        return cls(f"rest/{version}/{'Agents/' if is_agent else ''}{group}")


class OperationId(str):
    """The id of an operation: that of its group and its own wire name."""

    __slots__ = ()

    @classmethod
    def of(cls, group: GroupId, operation: str) -> Self:
        """`soap/Services88/Appointment/Reject`: an operation of a group."""
        return cls(f"{group}/{operation}")

    @property
    def group(self) -> GroupId:
        """The agent or resource that the operation belongs to."""
        return GroupId(self.rpartition("/")[0])


class TypeId(str):
    """The id of a named type. A type of SOAP has a version, which is a namespace of its own; a type of REST has none."""

    __slots__ = ()

    @classmethod
    def of_soap(cls, version: str, name: str) -> Self:
        """`types/Services88/AppointmentEntity`."""
        return cls(f"types/{version}/{name}")

    @classmethod
    def of_rest(cls, name: str) -> Self:
        """`types/AppointmentEntity`."""
        return cls(f"types/{name}")

    @property
    def name(self) -> str:
        """The wire name of the type, which its namesakes in other versions and protocols share."""
        return self.rpartition("/")[2]

    @property
    def protocol(self) -> Protocol:
        """The protocol of the type: only types of SOAP have a version in their ids."""
        return Protocol.REST if self.count("/") == 1 else Protocol.SOAP
