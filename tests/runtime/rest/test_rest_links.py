"""`_Links` of an answer: they are there to be followed, and not sent back, wherever a model with them stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from example_rest.models import Person

from generator.runtime.options import CallOptions, Settings
from generator.runtime.rest.calls import Caller
from generator.runtime.transport.messages import Headers

LINKS = {"Self": "https://a.example:443/api/v1/Person/5/"}
LINKED = Person(name="Ada", links=LINKS)


def sent(operation: str, *arguments: object) -> Any:
    caller = Caller("example_rest", "https://a.example/api", Headers(), Settings())
    call = caller.prepare("Agents/People", operation, arguments, CallOptions())
    return json.loads(call.request.content)


@pytest.mark.parametrize(
    ("person", "body"),
    [
        (LINKED, {"Name": "Ada"}),
        (LINKED.to_dict(), {"Name": "Ada"}),
        (Person(manager=LINKED), {"Manager": {"Name": "Ada"}}),
        (Person(team=[LINKED]), {"Team": [{"Name": "Ada"}]}),
        (Person(extra=[{"deep": LINKED}]), {"Extra": [{"deep": {"Name": "Ada"}}]}),
        ({"Team": [{"Name": "Ada", "_Links": LINKS}]}, {"Team": [{"Name": "Ada"}]}),
        (Person(name="Ada", unknown_fields={"_Links": LINKS, "New": 1}), {"Name": "Ada", "New": 1}),
    ],
    ids=["a model", "a mapping", "a field", "a list", "any value", "mappings", "unknown fields"],
)  # fmt: skip
def test_links_are_not_sent(person: object, body: object) -> None:
    assert sent("SavePerson", person, None) == body
    assert sent("Grant", None, person) == {"Person": body}


@pytest.mark.parametrize("value", [{"_Links": "a"}, {"a": '"_Links":'}])
def test_a_dictionary_keeps_what_is_called_like_links(value: dict[str, str]) -> None:
    assert sent("SavePerson", Person(labels=value, links=LINKS), None) == {"Labels": value}  # fmt: skip
    assert sent("SavePerson", Person(extra=value), None) == {"Extra": value}


def test_the_model_keeps_its_links() -> None:
    person = Person(name="Ada", manager=LINKED, links=LINKS)
    sent("SavePerson", person, None)
    assert person.links == LINKS
    assert person.to_dict() == {"Name": "Ada", "Manager": {"Name": "Ada", "_Links": LINKS}, "_Links": LINKS}  # fmt: skip
    assert Person.from_dict(person.to_dict()) == person
