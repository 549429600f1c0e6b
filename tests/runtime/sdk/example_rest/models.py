"""Models of the example."""

from __future__ import annotations

from datetime import datetime

from example_rest.enums import Colour, Right
from generator.runtime.rest.model import Model
from generator.runtime.values.flags import Flags


class Person(
    Model,
    kw_only=True,
    rename={
        "person_id": "PersonId",
        "name": "Name",
        "born": "Born",
        "score": "Score",
        "active": "Active",
        "picture": "Picture",
        "colour": "Colour",
        "rights": "Rights",
        "manager": "Manager",
        "team": "Team",
        "tags": "Tags",
        "labels": "Labels",
        "floors": "Floors",
        "extra": "Extra",
        "links": "_Links",
    },
):
    """A person."""

    person_id: int | None = None
    name: str | None = None
    born: datetime | None = None
    score: float | None = None
    active: bool | None = None
    picture: bytes | None = None
    colour: Colour | None = None
    rights: Flags[Right] | None = None
    manager: Person | None = None
    team: list[Person] | None = None
    tags: list[str] | None = None
    labels: dict[str, str] | None = None
    floors: dict[int, datetime] | None = None
    extra: object = None
    links: dict[str, str] | None = None


class Notice(
    Model,
    kw_only=True,
    rename={"message": "Message", "message_detail": "MessageDetail"},
):
    """A type whose fields are those of an error."""

    message: str | None = None
    message_detail: str | None = None
