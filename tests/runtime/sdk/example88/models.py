"""Models of the example."""

from __future__ import annotations

from datetime import datetime, timedelta

from example88.enums import Colour, Right
from generator.runtime.values.flags import Flags
from generator.runtime.values.model import Model, Result


class Carrier(Model, kw_only=True):
    """Base of most types."""

    rights: Flags[Right] | None = None


class Person(Carrier, kw_only=True):
    """A person."""

    person_id: int | None = None
    name: str | None = None
    born: datetime | None = None
    lead_time: timedelta | None = None
    score: float | None = None
    active: bool | None = None
    picture: bytes | None = None
    colour: Colour | None = None
    manager: Person | None = None
    team: list[Person] | None = None
    tags: list[str] | None = None
    table: list[list[int]] | None = None
    labels: dict[str, str] | None = None
    holidays: dict[datetime, Person] | None = None
    extra: dict[str, object] | None = None
    anything: object = None


class Employee(Person, kw_only=True):
    """A person who works."""

    salary: int | None = None


class KeyType(Model, kw_only=True):
    """A type that needs another class name, with required fields in a namespace of their own."""

    counter: int | None = None
    seed: bytes | None = None


class ReadPartResult(Result, frozen=True, kw_only=True):
    """Several results."""

    length: int
    content: str | None
    person: Person | None
    people: list[Person]
