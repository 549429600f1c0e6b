"""Calls by former names send what calls by the current ones send, and warn their own line, once."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sdk.former.renamed_sdk import PACKAGE
from servers.recording import Answer, RecordedRequest, RecordingServer

Call = Callable[[Any], Any]

REST: dict[str, tuple[Call, Call, str]] = {
    "a method": (
        lambda so: so.contact.get_contact(5),
        lambda so: so.contact.get_contact_entity(5),
        "`get_contact` is now `get_contact_entity`",
    ),
    "a parameter of the path": (
        lambda so: so.contact.get_contact_entity(contact_id=5, select="name"),
        lambda so: so.contact.get_contact_entity(id=5, select="name"),
        "ContactResource.get_contact_entity: `contact_id` is now `id`",
    ),
    "its first name of two": (
        lambda so: so.contact.put_contact_entity(contact=5, entity=contact(so)),
        lambda so: so.contact.put_contact_entity(5, contact(so)),
        "ContactResource.put_contact_entity: `contact` is now `id`",
    ),
    "a body beside a path by position": (
        lambda so: so.contact.put_contact_entity(5, contact_entity=contact(so)),
        lambda so: so.contact.put_contact_entity(5, contact(so)),
        "ContactResource.put_contact_entity: `contact_entity` is now `entity`",
    ),
    "two parameters": (
        lambda so: so.contact.put_contact_entity(
            contact_entity=contact(so), contact_id=5
        ),
        lambda so: so.contact.put_contact_entity(5, contact(so)),
        "ContactResource.put_contact_entity: `contact_entity` is now `entity`, `contact_id` is now `id`",
    ),
    "a method and its parameter": (
        lambda so: so.contact.get_contact(contact_id=5),
        lambda so: so.contact.get_contact_entity(5),
        "`get_contact` is now `get_contact_entity`, `contact_id` is now `id`",
    ),
    "options of the call": (
        lambda so: so.contact.get_contact(5, extra_query={"x": "y"}, timeout=9),
        lambda so: so.contact.get_contact_entity(5, extra_query={"x": "y"}),
        "`get_contact` is now `get_contact_entity`",
    ),
    "a property of a wrapper": (
        lambda so: so.agents.appointment.reject(
            appointment_id=5, reason="no", update_mode=None
        ),
        lambda so: so.agents.appointment.reject(
            appointment_id=5, reject_reason="no", update_mode=None
        ),
        "AppointmentAgent.reject: `reason` is now `reject_reason`",
    ),
    "an agent": (
        lambda so: so.agents.meeting.accept(appointment_id=5, update_mode=None),
        lambda so: so.agents.appointment.accept(appointment_id=5, update_mode=None),
        "`meeting` is now `appointment`",
    ),
    "a resource": (
        lambda so: so.customer.get_contact_entity(5),
        lambda so: so.contact.get_contact_entity(5),
        "`customer` is now `contact`",
    ),
    "an answer as it is": (
        lambda so: so.with_raw_response(so.contact.get_contact, contact_id=5),
        lambda so: so.with_raw_response(so.contact.get_contact_entity, id=5),
        "`get_contact` is now `get_contact_entity`, `contact_id` is now `id`",
    ),
    "a client with other options": (
        lambda so: so.with_options(timeout=9).customer.get_contact_entity(5),
        lambda so: so.contact.get_contact_entity(5),
        "`customer` is now `contact`",
    ),
}
SOAP: dict[str, tuple[Call, Call, str]] = {
    "a method": (
        lambda client: client.appointment.can_insert(associate_ids=[1, 2]),
        lambda client: client.appointment.get_can_insert_for_associates(
            associate_ids=[1, 2]
        ),
        "`can_insert` is now `get_can_insert_for_associates`",
    ),
    "a parameter": (
        lambda client: client.appointment.reject(id=5, reject_reason="no"),
        lambda client: client.appointment.reject(appointment_id=5, reject_reason="no"),
        "AppointmentAgent.reject: `id` is now `appointment_id`",
    ),
    "a method and its parameter": (
        lambda client: client.appointment.refuse(id=5),
        lambda client: client.appointment.reject(appointment_id=5),
        "`refuse` is now `reject`, `id` is now `appointment_id`",
    ),
    "an agent": (
        lambda client: client.meeting.reject(appointment_id=5),
        lambda client: client.appointment.reject(appointment_id=5),
        "`meeting` is now `appointment`",
    ),
    "an answer as it is": (
        lambda client: client.with_raw_response(
            client.appointment.can_insert, associate_ids=[1]
        ),
        lambda client: client.with_raw_response(
            client.appointment.get_can_insert_for_associates, associate_ids=[1]
        ),
        "`can_insert` is now `get_can_insert_for_associates`",
    ),
}
JSON = Answer(
    headers={"Content-Type": "application/json"}, body=b'{"Name": "A", "value": []}'
)
NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services88"


def respond(request: RecordedRequest) -> Answer:
    """What a tenant answers."""
    action = request.headers.get("soapaction")
    if action is None:
        return JSON
    name = action.strip('"').rpartition("/")[2]
    result = "<Response/>" if name.startswith("Get") else ""
    body = f'<{name}Response xmlns="{NAMESPACE}">{result}</{name}Response>'
    soap = "http://schemas.xmlsoap.org/soap/envelope/"
    text = f'<s:Envelope xmlns:s="{soap}"><s:Body>{body}</s:Body></s:Envelope>'
    return Answer(headers={"Content-Type": "text/xml"}, body=text.encode())


@pytest.fixture
def server() -> Iterator[RecordingServer]:
    """A tenant."""
    with RecordingServer(respond) as running:
        yield running


def contact(so: Any) -> Any:
    """A contact to send."""
    return importlib.import_module(PACKAGE).models.ContactEntityWithLinks(name="A")


def rest(sdk: Any, server: RecordingServer, flavour: str) -> Any:
    return getattr(sdk, f"{flavour}SuperOffice")(f"{server.url}/C1/api", auth=None)


def soap(_sdk: Any, server: RecordingServer, flavour: str) -> Any:
    services = importlib.import_module(f"{PACKAGE}.soap.services88")
    return getattr(services, f"{flavour}Client")(f"{server.url}/C1/Remote", auth=None)


def sent(request: RecordedRequest) -> tuple[object, ...]:
    """All that a call decides."""
    headers = {name: value for name, value in request.headers.items() if name != "host"}
    return request.method, request.target, request.body, headers


CASES = [
    pytest.param(make, *calls, id=f"{protocol}, {name}")
    for protocol, make, cases in (
        ("REST", rest, REST),
        ("SOAP", soap, SOAP),
    )
    for name, calls in cases.items()
]


@pytest.mark.parametrize(("make", "old", "new", "message"), CASES)
def test_an_old_call_sends_the_same_and_warns_once(
    sdk: Any,
    server: RecordingServer,
    make: Callable[..., Any],
    old: Call,
    new: Call,
    message: str,
) -> None:
    with make(sdk, server, "") as client:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            results = [new(client)]
        with pytest.warns(DeprecationWarning, match="is now") as caught:
            results.append(old(client))
    assert [(str(each.message), each.filename) for each in caught] == [
        (message, __file__)
    ]
    assert caught[0].lineno in lines(old)
    first, second = map(sent, server.requests)
    assert first == second
    assert type(results[0]) is type(results[1])


@pytest.mark.parametrize(("make", "old", "new", "message"), CASES)
def test_so_does_an_asynchronous_one(
    sdk: Any,
    server: RecordingServer,
    make: Callable[..., Any],
    old: Call,
    new: Call,
    message: str,
) -> None:

    async def use() -> None:
        async with make(sdk, server, "Async") as client:
            await new(client)
            with pytest.warns(DeprecationWarning, match="is now") as caught:
                await old(client)
        (warning,) = caught
        assert str(warning.message) == message.replace("Contact", "AsyncContact").replace("Appointment", "AsyncAppointment")  # fmt: skip
        assert warning.filename == __file__

    asyncio.run(use())
    first, second = map(sent, server.requests)
    assert first == second


def lines(call: Call) -> range:
    """The lines of a call in this file."""
    source, start = inspect.getsourcelines(call)
    return range(start, start + len(source))


def test_rows_are_lazy_under_former_names_too(
    sdk: Any, server: RecordingServer
) -> None:
    with rest(sdk, server, "") as so:
        with pytest.warns(DeprecationWarning, match="is now") as caught:
            rows = so.contact.list_all(limit=5)
        assert not server.requests
        assert [str(each.message) for each in caught] == [
            "`list_all` is now `get_all`, `limit` is now `top`"
        ]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            list(rows)
    assert server.requests[0].query == {"$top": ["5"]}


MISTAKES: dict[str, tuple[Call, str]] = {
    "both names": (
        lambda group: group.put_contact_entity(id=5, contact_id=5, entity=None),
        r"put_contact_entity\(\) got 'id' twice: 'contact_id' is its former name",
    ),
    "a former name beside the place": (
        lambda group: group.put_contact_entity(5, contact_id=5, entity=None),
        r"put_contact_entity\(\) got 'id' twice: 'contact_id' is its former name",
    ),
    "two former names": (
        lambda group: group.put_contact_entity(contact=5, contact_id=5, entity=None),
        r"put_contact_entity\(\) got 'id' twice: 'contact_id' is its former name",
    ),
    "neither name": (
        lambda group: group.put_contact_entity(entity=None),
        "missing 1 required positional argument: 'id'",
    ),
    "neither name of a former method": (
        lambda group: group.get_contact(),
        "missing 1 required positional argument: 'id'",
    ),
    "a name that never was": (
        lambda group: group.put_contact_entity(5, contact_entity={}, ID=5),
        "unexpected keyword argument 'ID'; did you mean 'id'",
    ),
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("flavour", ["", "Async"])
@pytest.mark.parametrize(("call", "message"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistakes_are_type_errors(
    sdk: Any, server: RecordingServer, flavour: str, call: Call, message: str
) -> None:
    async def use() -> None:
        so = rest(sdk, server, flavour)
        with pytest.raises(TypeError, match=message):
            await call(so.contact) if flavour else call(so.contact)
        await so.aclose() if flavour else so.close()

    asyncio.run(use())
    assert not server.requests


def test_methods_are_what_they_look_like(sdk: Any, server: RecordingServer) -> None:
    with rest(sdk, server, "") as so:
        method = so.contact.put_contact_entity
        assert list(inspect.signature(method).parameters) == ["id", "entity", "select", "call"]  # fmt: skip
        assert method.__doc__.startswith("Stores the changes")
        assert next(iter(inspect.signature(so.contact.get_contact).parameters)) == "id"
    methods = vars(sdk.resources.AsyncContactResource)
    for name in ("put_contact_entity", "get_contact"):
        assert inspect.iscoroutinefunction(methods[name]), name


def test_tools_take_current_names(sdk: Any, server: RecordingServer) -> None:
    tools = importlib.import_module(f"{PACKAGE}.tools")
    with rest(sdk, server, "") as so, warnings.catch_warnings():
        warnings.simplefilter("error")
        tool = tools.function(so.contact.put_contact_entity)
        assert list(inspect.signature(tool).parameters) == ["id", "entity", "select"]
        assert tool(5, contact(so)).name == "A"


def test_an_asynchronous_call_may_be_awaited_elsewhere(
    sdk: Any, server: RecordingServer
) -> None:
    async def use() -> None:
        async with rest(sdk, server, "Async") as so:
            with pytest.warns(DeprecationWarning, match="is now"):
                await asyncio.gather(*(so.contact.get_contact(key) for key in (1, 2)))

    asyncio.run(use())
    paths = {request.path for request in server.requests}
    assert paths == {"/C1/api/v1/Contact/1", "/C1/api/v1/Contact/2"}


@pytest.mark.parametrize(
    ("name", "current"),
    [
        ("contact.get_contact", "contact.get_contact_entity"),
        ("customer.get_contact_entity", "contact.get_contact_entity"),
        ("customer.get_contact", "contact.get_contact_entity"),
        ("agents.meeting.accept", "agents.appointment.accept"),
    ],
)
def test_samples_of_unit_tests_may_have_former_names(
    sdk: Any, name: str, current: str
) -> None:
    testing = importlib.import_module(f"{PACKAGE}.testing")
    with pytest.warns(DeprecationWarning, match="is now") as caught:
        transport = testing.SampleTransport({name: {"Name": "A"}})
    assert [(str(each.message), each.filename) for each in caught] == [
        (f"`{name}` is now `{current}`", __file__)
    ]
    with sdk.SuperOffice(
        "https://example.com/C1/api", auth=None, transport=transport
    ) as so:
        if current.startswith("contact"):
            assert so.contact.get_contact_entity(5).name == "A"
        else:
            so.agents.appointment.accept(appointment_id=5, update_mode=None)
    assert transport.calls == [current]


def test_samples_have_no_other_names(sdk: Any) -> None:
    testing = importlib.import_module(f"{PACKAGE}.testing")
    for name in ("contact.nothing", "meeting.accept", "contact", "agents.meeting"):
        with pytest.raises(ValueError, match="the client has no call"):
            testing.SampleTransport({name: None})
