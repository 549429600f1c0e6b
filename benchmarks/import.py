"""How long a program waits for the import of a generated SDK, beside other SDKs. See README.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Final

import msgspec

from benchmarks.peers import entity
from benchmarks.peers.environments import cache_folder, environment, run, versions
from benchmarks.peers.generated import generate_client, generate_sdk, write_json

_DOCS: Final = Path(__file__).resolve().parents[2] / "shared/corpus/2023/reference"
_COPIES: Final = 9
"""How often the types of `entity.py` are in the peer's SDK: 396 models and enums, some more than REST has."""

_REQUIREMENTS: Final = {
    "docwright": ("httpx2", "lxml", "msgspec"),
    "openai": ("openai",),
    "stripe": ("stripe",),
    "openapi-python-client": ("openapi-python-client",),
}
_CLIENT: Final = (
    "from superoffice import SuperOffice, BearerAuth\n"
    "so = SuperOffice('https://sod.example/Cust1/api', auth=BearerAuth('token'))"
)
_AGENT: Final = "so.agents.appointment\nfrom superoffice import models"
_NO_BYTECODE: Final = (
    "import sys\nsys.dont_write_bytecode, sys.pycache_prefix = True, '/nowhere'"
)


class Step(msgspec.Struct, frozen=True):
    """What is timed in a fresh process, after `before`; `target` in milliseconds."""

    peer: str
    name: str
    before: str
    code: str
    target: float | None = None


_LIBRARIES: Final = "import httpx2, msgspec"
_STEPS: Final = (
    Step("docwright", "import superoffice", "", "import superoffice", 10),
    Step("docwright", "client, over httpx2 and msgspec", _LIBRARIES, _CLIENT, 25),
    Step("docwright", "first agent, and the models", f"{_LIBRARIES}\n{_CLIENT}", _AGENT, 30),
    Step("docwright", "the same without .pyc", f"{_LIBRARIES}\n{_CLIENT}\n{_NO_BYTECODE}", _AGENT, 150),
    Step("docwright", "all of it", "", f"{_CLIENT}\n{_AGENT}"),
    Step("openai", "import", "", "import openai"),
    Step("openai", "import and client", "", "import openai\nopenai.OpenAI(api_key='key').models"),
    Step("stripe", "import", "", "import stripe"),
    Step("stripe", "import and client", "", "import stripe\nstripe.StripeClient('key').v1.customers"),
    Step("openapi-python-client", "import", "", "import peer_client"),
    Step(
        "openapi-python-client",
        "import, client and first operation",
        "",
        "from peer_client import Client\nClient(base_url='https://sod.example')\n"
        "from peer_client.api.default import get_entity",
    ),
)  # fmt: skip

_SOAP_LIBRARIES: Final = "import httpx2, lxml.etree, msgspec"
_SOAP_CLIENT: Final = (
    "import superoffice.soap.{version} as soap\n"
    "client = soap.Client('https://sod.example/Cust1/Remote', auth=None)"
)
_SOAP_ALL: Final = (
    "from superoffice.soap.{version} import enums, models\n"
    "for name in dir(client):\n"
    "    name.startswith('_') or getattr(client, name)"
)


def _soap_steps(version: str) -> Iterator[Step]:
    """The steps of a version such as `services88`."""
    client, everything = (
        code.format(version=version) for code in (_SOAP_CLIENT, _SOAP_ALL)
    )
    libraries = _SOAP_LIBRARIES
    yield Step("docwright", f"{version}: client, over lxml too", libraries, client, 30)
    both = f"{client}\n{everything}"
    yield Step("docwright", f"{version}: all agents and models", libraries, both)
    cold = f"{libraries}\n{_NO_BYTECODE}"
    yield Step("docwright", f"{version}: the same without .pyc", cold, both)


class Size(msgspec.Struct, frozen=True):
    """How much Python there is in a part of the SDK, and how many bytes of all files."""

    part: str
    files: int
    lines: int
    bytes: int


class Time(msgspec.Struct, frozen=True):
    """Milliseconds of a step: the least and the median of some processes."""

    peer: str
    step: str
    least: float
    median: float
    target: float | None


class Report(msgspec.Struct, frozen=True):
    """All figures."""

    versions: dict[str, str]
    times: list[Time]
    sizes: list[Size]


def main() -> int:
    """Measures and prints."""
    arguments = _arguments()
    report = measure(arguments.docs, arguments.repeat)
    if arguments.json:
        print(msgspec.json.format(msgspec.json.encode(report)).decode())
    else:
        print("\n".join(_lines(report)))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    docs = parser.add_argument("docs", metavar="DOCS", type=Path)
    if _DOCS.is_dir():
        docs.nargs, docs.default, docs.required = "?", _DOCS, False
    parser.add_argument("--repeat", type=int, default=15, metavar="N")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def measure(docs: Path, repeat: int) -> Report:
    """All figures. The steps take turns, so that a busy moment of the machine meets all of them."""
    pythons = {peer: environment(peer, names) for peer, names in _REQUIREMENTS.items()}
    folder = cache_folder() / "import"
    _prepare(docs, folder, pythons)
    package = folder / "sdk" / "superoffice"
    soap = sorted(path.name for path in package.glob("soap/services*"))
    steps = [*_STEPS, *(step for version in soap for step in _soap_steps(version))]
    rounds = [
        [_milliseconds(pythons[step.peer], folder, step) for step in steps]
        for _ in range(repeat)
    ]
    found: dict[str, str] = {}
    for peer, python in pythons.items():
        found |= versions(python, _REQUIREMENTS[peer])
    return Report(
        found,
        [
            Time(step.peer, step.name, min(times), median(times), step.target)
            for step, times in zip(steps, zip(*rounds, strict=True), strict=True)
        ],
        [
            _size("all", package),
            _size("runtime", package / "_runtime"),
            *(_size(version, package / "soap" / version) for version in soap),
        ],
    )


def _size(part: str, folder: Path) -> Size:
    files = [
        path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"
    ]
    python = [path.read_bytes() for path in files if path.suffix == ".py"]
    return Size(
        part=part,
        files=len(python),
        lines=sum(content.count(b"\n") for content in python),
        bytes=sum(path.stat().st_size for path in files),
    )


def _prepare(docs: Path, folder: Path, pythons: Mapping[str, Path]) -> None:
    """Writes and compiles the SDKs that are not installed."""
    folder.mkdir(exist_ok=True)
    generate_sdk(docs, folder / "sdk")
    document = folder / "openapi.json"
    write_json(document, entity.openapi(entity.read_entity(docs), _COPIES))
    generate_client(pythons["openapi-python-client"], document, folder)
    for python in {*pythons.values()}:
        run(python, "-m", "compileall", "-q", folder)


def _milliseconds(python: Path, folder: Path, step: Step) -> float:
    program = "\n".join(
        [
            "import sys, time",
            f"sys.path[:0] = [{str(folder / 'sdk')!r}, {str(folder)!r}]",
            step.before,
            "start = time.perf_counter()",
            step.code,
            "print((time.perf_counter() - start) * 1000)",
        ]
    )
    return float(run(python, "-c", program))


def _lines(report: Report) -> Iterator[str]:
    yield ", ".join(f"{name} {number}" for name, number in report.versions.items())
    yield ""
    yield f"{'milliseconds':<24}{'':<36}{'least':>8}{'median':>8}{'target':>8}"
    for time in report.times:
        target = "" if time.target is None else f"{time.target:.0f}"
        late = time.target is not None and time.least > time.target
        yield (
            f"{time.peer:<24}{time.step:<36}{time.least:>8.1f}{time.median:>8.1f}{target:>8}"
            f"{'  not reached' if late else ''}"
        )
    yield ""
    yield f"{'size':<24}{'modules':>12}{'lines':>12}{'MB in all':>12}"
    for size in report.sizes:
        megabytes = size.bytes / 1e6
        yield f"{size.part:<24}{size.files:>12,}{size.lines:>12,}{megabytes:>12.1f}"


if __name__ == "__main__":
    sys.exit(main())
