"""Lists without an element around them, choices and values that are no names, in generated code and on the wire.

The server takes only what the schemas of the WSDL allow.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from lxml import etree
from servers.recording import Answer, RecordedRequest, RecordingServer
from servers.wcf import WcfService, Wsdl, envelope
from support.schema_forms import FORMS, NAMESPACE

from generator.commands.cli import main

PACKAGE = "crates_sdk"


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "docs").mkdir()
    (folder / "docs/crate.wsdl").write_text(FORMS, "utf-8")
    (folder / "pyproject.toml").write_text(
        f'[tool.docwright]\npackage = "{PACKAGE}"\n', "utf-8"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["generate", "docs", "-o", "sdk"]) == 0
        patch.syspath_prepend(str(folder / "sdk"))
        yield __import__(f"{PACKAGE}.soap.services90", fromlist=["Client"])
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


class Echo:
    """A service that answers with the crate and the places of the request."""

    def __init__(self) -> None:
        self.bodies: list[Any] = []
        self.service = WcfService(
            "Services90", {"Crate": Wsdl(FORMS.encode())}, self._answer, "/Remote"
        )

    def respond(self, request: RecordedRequest) -> Answer:
        return self.service.respond(request)

    def _answer(self, wsdl: Wsdl, operation: object, body: Any) -> bytes:
        self.bodies.append(deepcopy(body))
        answer = etree.Element(f"{{{NAMESPACE}}}PackResponse")
        for part in body:
            if etree.QName(part).localname in {"Crate", "Place"}:
                answer.append(part)
        assert wsdl.faults(answer) is None
        return envelope(etree.tostring(answer))


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def top(sdk: Any) -> Any:
    """A flag, since the schema has no word for none."""
    return sdk.enums.Sides.TOP


@pytest.fixture
def client(sdk: Any, echo: Echo) -> Iterator[Any]:
    with (
        RecordingServer(echo.respond) as server,
        sdk.Client(f"{server.url}/Remote", auth=None, app_token=None) as opened,
    ):
        yield opened


def tags(element: Any) -> list[str]:
    return [etree.QName(child).localname for child in element]


def test_what_is_sent_comes_back_as_it_was(sdk: Any, client: Any, echo: Echo) -> None:
    models, enums = sdk.models, sdk.enums
    lists: dict[str, list[object]] = {"note": [], "count": [], "inner": [], "past": []}
    crate = models.Crate(
        label="a",
        note=["one", "two"],
        count=[1, 2],
        pieces=3,
        state=enums.State.ON_HOLD,
        fragile=True,
        inner=[
            models.Crate(**lists, label="b", weight=1.5),
            models.Crate(**lists, label="c", pieces=0),
        ],
        past=[enums.State.OPEN, enums.State.N1ST, enums.State.EMPTY, enums.State.GONE],
        code=5,
        sizes="1 2 3",
    )
    result = client.crate.pack(
        crate=crate, place=["x", "y"], before=1, after=None, up=[enums.Sides.TOP]
    )
    assert echo.service.refused == []
    assert result.place == ["x", "y"]
    assert result.crate == crate
    assert result.crate.state is enums.State.ON_HOLD
    assert result.crate.past == crate.past


def test_a_list_is_an_element_for_each_item(
    sdk: Any, client: Any, echo: Echo, top: Any
) -> None:
    crate = sdk.models.Crate(label="a", note=["one", "two"], pieces=1)
    client.crate.pack(crate=crate, place=["x", "y", "z"], before=1, after=None, up=top)
    (body,) = echo.bodies
    assert tags(body) == ["Crate", "Place", "Place", "Place", "Before", "Up"]
    assert tags(body[0]) == ["Label", "Note", "Note", "Pieces"]


@pytest.mark.parametrize("chosen", ["before", "after"])
def test_of_a_choice_only_what_is_given_is_sent(
    client: Any, echo: Echo, chosen: str, top: Any
) -> None:
    given: dict[str, int | None] = {"before": None, "after": None, chosen: 4}
    client.crate.pack(crate=None, place=[], up=top, **given)
    assert tags(echo.bodies[0]) == ["Crate", chosen.capitalize(), "Up"]


def test_lists_without_items_are_empty(client: Any, top: Any) -> None:
    result = client.crate.pack(crate=None, place=[], before=1, after=None, up=top)
    assert result.place == []


def test_values_have_the_numbers_of_their_positions(sdk: Any) -> None:
    members = {member.name: (member.value, member.number) for member in sdk.enums.State}
    assert members == {
        "OPEN": ("Open", 0),
        "ON_HOLD": ("On Hold", 1),
        "N1ST": ("1st", 2),
        "EMPTY": ("", 3),
        "GONE": ("Gone", 7),
    }


@pytest.mark.parametrize(
    ("place", "where"),
    [(["x", 5], r"Pack\.place\[1\]"), ("x", r"Pack\.place")],
)
def test_a_list_of_other_values_is_refused(
    sdk: Any, client: Any, place: object, where: str, top: Any
) -> None:
    error = __import__(PACKAGE, fromlist=["EncodeError"]).EncodeError
    with pytest.raises(error, match=where):
        client.crate.pack(crate=None, place=place, before=1, after=None, up=top)
