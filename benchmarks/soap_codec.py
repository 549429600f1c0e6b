"""The speed of a generated SOAP client beside zeep and xsdata: encoding, decoding and starting. See README.md."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from benchmarks.peers.environments import cache_folder, environment, run, versions
from benchmarks.peers.generated import generate_sdk

_PROGRAM: Final = Path(__file__).parent / "peers" / "soap_program.py"
_REQUIREMENTS: Final = {
    "docwright": ("httpx2", "lxml", "msgspec"),
    "zeep": ("zeep",),
    "xsdata": ("xsdata[cli,lxml,soap]",),
}
_NAMES: Final = {
    "version": "Services88",
    "entities": "Appointment",
    "get": "GetAppointmentEntity",
    "got": "AppointmentEntityId",
    "save": "SaveAppointmentEntity",
    "saved": "AppointmentEntity",
    "archive": "Archive",
    "list": "GetArchiveListByColumns",
}
"""The operations that are measured: an entity is got and saved, and rows of an archive are listed."""
_XSDATA: Final = """import os, sys
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
from xsdata.__main__ import main
main()
"""
"""Runs the command of xsdata, which looks for ruff on the path."""
_ROWS: Final = 500
_COLUMNS: Final = 12

_TARGETS: Final = {
    "decode entity": {"zeep": 6.0, "xsdata": 6.0},
    "decode rows": {"zeep": 7.0, "xsdata": 5.5},
    "encode entity": {"zeep": 15.0, "xsdata": 35.0},
    "encode small": {"zeep": 65.0, "xsdata": 60.0},
    "all": {"zeep": 15.0, "xsdata": 60.0},
}
"""How many times quicker than a peer each job has to be.

They are a little below what one closure per type reaches. More would need compiled source, and would not show at the
level of a call: the exchange with the server takes five times as long as the codec even on the same machine.
"""

Times = dict[str, float]


class Ratio(msgspec.Struct, frozen=True):
    """How many times quicker than a peer a job is, and has to be."""

    job: str
    peer: str
    ratio: float
    target: float


class Report(msgspec.Struct, frozen=True):
    """Microseconds of the codecs and seconds of the starts, by peer and job."""

    versions: dict[str, str]
    sizes: dict[str, int]
    wsdls: int
    microseconds: dict[str, Times]
    seconds: dict[str, Times]
    ratios: list[Ratio]


def measure(docs: Path, repeat: int) -> Report:
    """Returns all figures. The peers take turns, so that a busy moment of the machine affects all of them."""
    pythons = {peer: environment(peer, names) for peer, names in _REQUIREMENTS.items()}
    folder = cache_folder() / "soap"
    _prepare(folder, docs, pythons["xsdata"])
    codecs = [_turn(pythons, "codec", folder) for _ in range(repeat)]
    # the first start writes byte code
    starts = [_turn(pythons, "start", folder) for _ in range(repeat + 1)][1:]
    microseconds = {peer: _best([turn[peer] for turn in codecs]) for peer in pythons}
    seconds = {peer: _best([turn[peer] for turn in starts]) for peer in pythons}
    installed: dict[str, str] = {}
    for peer, python in pythons.items():
        names = [name.partition("[")[0] for name in _REQUIREMENTS[peer]]
        installed |= versions(python, names)
    return Report(
        versions=installed,
        sizes={
            name: (folder / f"{name}.xml").stat().st_size for name in ("entity", "rows")
        },
        wsdls=len(list((folder / "wsdl").iterdir())),
        microseconds=microseconds,
        seconds=seconds,
        ratios=[*_ratios(microseconds), *_ratios(seconds)],
    )


def _turn(pythons: Mapping[str, Path], what: str, folder: Path) -> dict[str, Times]:
    return {
        peer: json.loads(run(python, _PROGRAM, peer, what, folder))
        for peer, python in pythons.items()
    }


def _best(runs: Sequence[Times]) -> Times:
    return {job: min(times[job] for times in runs) for job in runs[0]}


def _ratios(times: Mapping[str, Times]) -> Iterator[Ratio]:
    for job, ours in times["docwright"].items():
        for peer, target in _TARGETS.get(job, {}).items():
            ratio = round(times[peer][job] / ours, 2)
            yield Ratio(job=job, peer=peer, ratio=ratio, target=target)


def _prepare(folder: Path, docs: Path, xsdata: Path) -> None:
    """Writes the WSDLs, the code of every peer, and the samples."""
    version = _NAMES["version"]
    (folder / "wsdl").mkdir(parents=True, exist_ok=True)
    pages = sorted((docs / version).glob(f"{version}-*.md"))
    for page in pages:
        fence = page.read_bytes().split(b"```xml\n")[1].partition(b"\n```")[0]
        (folder / "wsdl" / f"{page.stem.partition('-')[2]}.wsdl").write_bytes(fence)
    (folder / "names.json").write_text(json.dumps(_NAMES))
    generate_sdk(docs / version, folder / "sdk")
    if not (folder / "peer_soap").exists():
        command = ("generate", "wsdl", "--package", "peer_soap")
        print("generating the peer's classes", file=sys.stderr)
        run(xsdata, "-c", _XSDATA, *command, cwd=folder)
    sys.path.insert(0, str(folder / "sdk"))
    for name, content in _samples(docs / version).items():
        (folder / f"{name}.xml").write_bytes(content)


def _samples(docs: Path) -> dict[str, bytes]:
    """Answers as a server of .NET writes them, with null for what is missing: the entity of its page, and rows."""
    package = f"superoffice.soap.{_NAMES['version'].lower()}"
    make_codec = importlib.import_module("superoffice._runtime.soap.codec.facade").Codec
    encode = importlib.import_module("superoffice._runtime.soap.codec.encode")
    make_encoders = encode.Encoders
    parse = importlib.import_module("superoffice._runtime.soap.codec.xml").parse
    codec = make_codec(package)
    page = docs / _NAMES["entities"] / f"{_NAMES['get']}.md"
    shown = page.read_bytes().split(b"```xml\n")[2].partition(b"\n```")[0].strip()
    shown = shown.replace(b'"xsd:string"></', b'"xsd:string">Some words</')
    get = codec.operation(_NAMES["entities"], _NAMES["get"]).response
    entity = get.decode(parse(shown)[-1][0])
    complete = make_codec(package)
    complete.schema = _complete(codec.schema)
    complete.encoders = make_encoders(complete.schema, complete.classes)
    get = complete.operation(_NAMES["entities"], _NAMES["get"]).response
    rows = codec.operation(_NAMES["archive"], _NAMES["list"]).response
    models = importlib.import_module(f"{package}.models")
    return {
        "entity": _answer(codec, get.encode(entity)),
        "rows": _answer(codec, rows.encode((_archive(models),))),
    }


def _complete(schema: Any) -> Any:
    """The schema with all fields required, since DataContractSerializer leaves none out."""
    replace = msgspec.structs.replace
    types = {
        key: (
            replace(
                type_,
                fields=tuple(replace(field, required=True) for field in type_.fields),
            )
            if hasattr(type_, "fields")
            else type_
        )
        for key, type_ in schema.types.items()
    }
    return replace(schema, types=types)


def _archive(models: Any) -> list[Any]:
    return [
        models.ArchiveListItem(
            entity_name="person",
            primary_key=row,
            link_hint=f"person?person_id={row}",
            style_hint="",
            column_data={
                f"column/{column}": models.ArchiveColumnData(
                    display_value=f"Value {row} of {column}",
                    tooltip_hint="A hint",
                    link_hint="",
                )
                for column in range(_COLUMNS)
            },
        )
        for row in range(_ROWS)
    ]


def _answer(codec: Any, body: str) -> bytes:
    declared = codec.declarations(f"{body} xsi:nil")
    nil = ' xsi:nil="true"'
    header = (
        f"<n0:ExceptionInfo{nil}/><n0:ExtraInfo{nil}/>"
        f"<n0:Succeeded>true</n0:Succeeded><n0:TimeZone{nil}/>"
    )
    return (
        f'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"{declared}>'
        f"<s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
    ).encode()


def lines(report: Report) -> Iterator[str]:
    """Returns the lines of a report as text."""
    yield ", ".join(f"{name} {number}" for name, number in report.versions.items())
    yield ", ".join(f"{name} {size:,} bytes" for name, size in report.sizes.items())
    for what, unit, digits, table in (
        ("codec", "microseconds", 1, report.microseconds),
        (f"start with {report.wsdls} WSDLs", "seconds", 4, report.seconds),
    ):
        names = list(table["docwright"])
        yield ""
        yield f"{f'{what}, {unit}':<30}" + "".join(f"{name:>16}" for name in names)
        for peer, times in table.items():
            row = "".join(
                f"{times[name]:>16.{digits}f}" if name in times else f"{'':>16}"
                for name in names
            )
            yield f"{peer:<30}{row}"
    yield ""
    yield f"{'':<16}{'times quicker than':<20}{'ratio':>8}{'target':>8}"
    for ratio in report.ratios:
        reached = "" if ratio.ratio >= ratio.target else "  not reached"
        yield f"{ratio.job:<16}{ratio.peer:<20}{ratio.ratio:>8.2f}{ratio.target:>8.1f}{reached}"
