"""Measures one peer's SOAP codec in the peer's own environment: `python soap_program.py PEER WHAT FOLDER`.

FOLDER has the WSDLs, the peer's code and the samples. WHAT is `codec` or `start`. Prints JSON: microseconds by job, each
the best of several runs; or the seconds to import everything and to make its clients.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_RUN: Final = 0.05
"""Processor seconds of a run: other work of the machine disturbs them less than seconds of a clock."""
_RUNS: Final = 7
_URL: Final = "https://localhost/Remote"
_APPLICATION: Final = "token"
"""The content of the header ApplicationToken. Nothing is sent, so it is no secret."""

Job = Callable[[], object]


class Samples:
    """The answers, and the names of their operations."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, str] = json.loads((folder / "names.json").read_text())
        self.entity = (folder / "entity.xml").read_bytes()
        self.rows = (folder / "rows.xml").read_bytes()


def _docwright(samples: Samples) -> dict[str, Job]:
    runtime = importlib.import_module("superoffice._runtime.soap.codec.facade")
    answer = importlib.import_module("superoffice._runtime.soap.answer")
    messages = importlib.import_module("superoffice._runtime.transport.messages")
    envelope = importlib.import_module("superoffice._runtime.soap.envelope")
    names = samples.names
    codec = runtime.Codec.for_package(f"superoffice.soap.{names['version'].lower()}")
    request = messages.Request(method="POST", url=_URL, headers=messages.Headers())
    identity = envelope.Identity(app_token=_APPLICATION)

    def read(agent: str, operation: str, content: bytes) -> Any:
        operation_codec = codec.operation(agent, operation)
        response = messages.Response(status=200, content=content)
        return answer.read_answer(codec, operation, operation_codec, request, response)

    def write(agent: str, operation: str, *arguments: object) -> bytes:
        operation_codec = codec.operation(agent, operation)
        message = envelope.request_envelope(operation_codec, arguments, identity)
        content: bytes = message.content("ticket")
        return content

    entity = read(names["entities"], names["get"], samples.entity)
    return {
        "decode entity": lambda: read(names["entities"], names["get"], samples.entity),
        "decode rows": lambda: read(names["archive"], names["list"], samples.rows),
        "encode entity": lambda: write(names["entities"], names["save"], entity),
        "encode small": lambda: write(names["entities"], names["get"], 5),
    }


class _Answer:
    """An answer in the form of the HTTP library that zeep uses."""

    status_code = 200
    encoding = "utf-8"

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.headers = {"Content-Type": "text/xml; charset=utf-8"}


def _zeep(samples: Samples) -> dict[str, Job]:
    client_class = importlib.import_module("zeep").Client
    to_bytes = importlib.import_module("lxml.etree").tostring
    names = samples.names
    clients = {
        agent: client_class(str(samples.folder / "wsdl" / f"{agent}.wsdl"))
        for agent in (names["entities"], names["archive"])
    }
    headers = {"ApplicationToken": "token", "Credentials": {"Ticket": "ticket"}}

    def read(agent: str, operation: str, content: bytes) -> Any:
        binding = clients[agent].service._binding
        bound = binding.get(operation)
        result = binding.process_reply(clients[agent], bound, _Answer(content))
        return result.body.Response if hasattr(result, "body") else result

    def write(agent: str, operation: str, **arguments: object) -> bytes:
        client = clients[agent]
        message = client.create_message(
            client.service, operation, _soapheaders=headers, **arguments
        )
        content: bytes = to_bytes(message)
        return content

    entity = read(names["entities"], names["get"], samples.entity)
    saved, got = {names["saved"]: entity}, {names["got"]: 5}
    return {
        "decode entity": lambda: read(names["entities"], names["get"], samples.entity),
        "decode rows": lambda: read(names["archive"], names["list"], samples.rows),
        "encode entity": lambda: write(names["entities"], names["save"], **saved),
        "encode small": lambda: write(names["entities"], names["get"], **got),
    }


def _xsdata(samples: Samples) -> dict[str, Job]:
    context = importlib.import_module("xsdata.formats.dataclass.context").XmlContext()
    parsers = importlib.import_module("xsdata.formats.dataclass.parsers")
    handlers = importlib.import_module("xsdata.formats.dataclass.parsers.handlers")
    serializers = importlib.import_module("xsdata.formats.dataclass.serializers")
    writers = importlib.import_module("xsdata.formats.dataclass.serializers.writers")
    parser = parsers.XmlParser(context=context, handler=handlers.XmlEventHandler)
    serializer = serializers.XmlSerializer(
        context=context, writer=writers.XmlEventWriter
    )
    names = samples.names
    entities, archive = (
        importlib.import_module(f"peer_soap.{names[agent].lower()}")
        for agent in ("entities", "archive")
    )

    def read(module: Any, agent: str, operation: str, content: bytes) -> Any:
        return parser.from_bytes(content, getattr(module, f"{agent}{operation}Output"))

    def request(operation: str, **arguments: object) -> Any:
        envelope = getattr(entities, f"{names['entities']}{operation}Input")
        header = envelope.Header(
            application_token=entities.ApplicationToken(value="token"),
            credentials=entities.Credentials(ticket="ticket"),
            time_zone=None,
        )
        wrapper = getattr(entities, operation)(**arguments)
        return envelope(
            header=header, body=envelope.Body(**{_snake_case(operation): wrapper})
        )

    def read_entity() -> Any:
        return read(entities, names["entities"], names["get"], samples.entity)

    answer = getattr(read_entity().body, f"{_snake_case(names['get'])}_response")
    save = request(names["save"], **{_snake_case(names["saved"]): answer.response})
    get = request(names["get"], **{_snake_case(names["got"]): 5})
    return {
        "decode entity": read_entity,
        "decode rows": lambda: read(
            archive, names["archive"], names["list"], samples.rows
        ),
        "encode entity": lambda: serializer.render(save).encode(),
        "encode small": lambda: serializer.render(get).encode(),
    }


def _snake_case(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _start_docwright(samples: Samples) -> dict[str, float]:
    for name in ("httpx2", "lxml.etree", "msgspec"):
        importlib.import_module(name)
    version = samples.names["version"].lower()
    start = time.perf_counter()
    package: Any = importlib.import_module(f"superoffice.soap.{version}")
    client: Any = package.Client(_URL, auth=None)
    first = time.perf_counter() - start
    for part in ("models", "enums"):
        importlib.import_module(f"superoffice.soap.{version}.{part}")
    for name in dir(client):
        if not name.startswith("_"):
            getattr(client, name)
    return {"first client": first, "all": time.perf_counter() - start}


def _start_zeep(samples: Samples) -> dict[str, float]:
    start = time.perf_counter()
    client_class = importlib.import_module("zeep").Client
    clients: list[object] = []
    first = 0.0
    for path in sorted((samples.folder / "wsdl").iterdir()):
        clients.append(client_class(str(path)))
        first = first or time.perf_counter() - start
    return {"first client": first, "all": time.perf_counter() - start}


def _start_xsdata(_: Samples) -> dict[str, float]:
    start = time.perf_counter()
    importlib.import_module("peer_soap")
    return {"all": time.perf_counter() - start}


_CODECS: Final[dict[str, Callable[[Samples], dict[str, Job]]]] = {
    "docwright": _docwright,
    "zeep": _zeep,
    "xsdata": _xsdata,
}
_STARTS: Final[dict[str, Callable[[Samples], dict[str, float]]]] = {
    "docwright": _start_docwright,
    "zeep": _start_zeep,
    "xsdata": _start_xsdata,
}


def _microseconds(call: Job) -> float:
    """Returns the best of several runs. A run reads the clock once, since that takes as long as a small request."""
    number = 1
    while _seconds(call, number) < _RUN:
        number *= 2
    return min(_seconds(call, number) for _ in range(_RUNS)) / number * 1e6


def _seconds(call: Job, number: int) -> float:
    start = time.process_time()
    for _ in range(number):
        call()
    return time.process_time() - start


def main() -> None:
    """Measures and prints."""
    peer, what, folder = sys.argv[1:]
    sys.path[:0] = [folder, str(Path(folder, "sdk"))]
    samples = Samples(Path(folder))
    if what == "start":
        print(json.dumps(_STARTS[peer](samples)))
        return
    jobs = _CODECS[peer](samples)
    print(json.dumps({name: _microseconds(job) for name, job in jobs.items()}))


if __name__ == "__main__":
    main()
