"""What differs between two texts of a generated module, and what files are about."""

from __future__ import annotations

import pytest

from generator.emit.changes.names import key_of_path, names_of
from generator.emit.changes.python import differing_names

MODULE = '''\
"""Words
class Fake:
"""

import x


class Agent(Base):
    """An agent."""

    _wire = "Agent"

    def accept(
        self,
        *,
        a: int,
    ) -> None:
        """Says yes.
    def reject(self): what a page may say
        """
        self._send("Accept", (a,), call)

    @overload
    def reject(self) -> None: ...
    @overload
    def reject(self, x: int) -> None: ...
    def reject(self, x: int = 0) -> None:
        self._send("Reject", (), call)


class Model(Struct):
    name: str | None = None
    """The name.
    other: not a field
    """
    other: int | None = field(name="x", default=None)


class Enum(OpenEnum):
    FIRST = "First"
    SECOND = "Second"
'''


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ('"""Words', '"""Other words', [()]),
        ("class Fake:", "class Wrong:", [()]),
        ("An agent.", "The agent.", [("Agent",)]),
        ("Says yes.", "Agrees.", [("Agent", "accept")]),
        ("self): what", "self): whatever", [("Agent", "accept")]),
        ("x: int)", "x: str)", [("Agent", "reject")]),
        ('"Reject"', '"No"', [("Agent", "reject")]),
        ("The name.", "A name.", [("Model", "name")]),
        ("    other: not", "    other: no", [("Model", "name")]),
        ('"x"', '"y"', [("Model", "other")]),
        ('"Second"', '"Zweite"', [("Enum", "SECOND")]),
        ("(OpenEnum)", "(Enum)", [("Enum",)]),
        (
            "class Model(",
            "class Other(",
            [("Model",), ("Other",)],
        ),
        (
            "class Agent(",
            "class Other(",
            [
                ("Agent",),
                ("Agent", "accept"),
                ("Agent", "reject"),
                ("Other",),
                ("Other", "accept"),
                ("Other", "reject"),
            ],
        ),
    ],
)
def test_what_differs_is_named(old: str, new: str, names: list[object]) -> None:
    assert old in MODULE
    changed = MODULE.replace(old, new)
    assert list(differing_names(MODULE, changed)) == names
    assert list(differing_names(changed, MODULE)) == names
    assert not list(differing_names(changed, changed))


INDEX = {
    "rest/v1/Agents/Appointment/Reject": {"call": "agents.appointment.reject"},
    "rest/v1/Contact/GetAll": {"call": "contact.get_all"},
    "soap/Services88/Appointment/Reject": {"call": "appointment.reject"},
    "types/Contact": "acme.models.Contact",
    "types/Services88/Contact#field/Name": "acme.soap.services88.models.Contact.name",
}


def test_subjects_have_one_key_in_all_of_the_package() -> None:
    assert names_of("acme", (INDEX,)).ids == {
        "agents.appointment": "rest/v1/Agents/Appointment",
        "agents.appointment.reject": "rest/v1/Agents/Appointment/Reject",
        "contact": "rest/v1/Contact",
        "contact.get_all": "rest/v1/Contact/GetAll",
        "services88.appointment": "soap/Services88/Appointment",
        "services88.appointment.reject": "soap/Services88/Appointment/Reject",
        "models.Contact": "types/Contact",
        "services88.models.Contact.name": "types/Services88/Contact#field/Name",
    }


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("acme/agents/appointment.py", "agents.appointment"),
        ("acme/async_agents/appointment.py", "agents.appointment"),
        ("acme/resources/contact.py", "contact"),
        ("acme/soap/services88/async_agents/appointment.py", "services88.appointment"),
        ("acme/models.py", "models"),
        ("acme/soap/services88/enums.py", "services88.enums"),
        ("docs/api/agents/appointment.md", "agents.appointment"),
        ("docs/api/agents/appointment/reject.md", "agents.appointment.reject"),
        ("docs/api/resources/contact.md", "contact"),
        ("docs/api/services88/appointment.md", "services88.appointment"),
        ("docs/api/services88/models-agent.md", "services88.models"),
        ("docs/api/models/Contact.fields-2.md", "models.Contact"),
        ("docs/api/services88/models/Contact-2.md", "services88.models.Contact"),
        ("tests/contract/test_agents_appointment.py", "agents.appointment"),
        ("tests/contract/data/resources_contact.samples", "contact"),
        ("tests/contract/test_services88_appointment.py", "services88.appointment"),
        ("tests/contract/data/services88.schemas", ""),
        ("README.md", ""),
        ("other/models.py", ""),
    ],
)
def test_a_path_leads_to_what_its_file_is_about(path: str, key: str) -> None:
    assert key_of_path(path, names_of("acme", (INDEX,))) == key
