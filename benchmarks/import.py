"""How long a program waits until a generated SDK is there, beside other SDKs. See README.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Final

import msgspec

from benchmarks.peers import shape
from benchmarks.peers.environments import cache_folder, environment, run, versions
from benchmarks.peers.generated import generate_client, write_json
from generator.cli import main as docwright

_DOCS: Final = Path(__file__).resolve().parents[2] / "shared/corpus/2023/reference"
_COPIES: Final = 30
"""How often the types of `shape.py` are in the peer's SDK: 390 models and enums, some more than REST has."""

_REQUIREMENTS: Final = {
    "docwright": ("httpx2", "msgspec"),
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
        "from peer_client.api.default import get_errand",
    ),
)  # fmt: skip


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
    rounds = [
        [_milliseconds(pythons[step.peer], folder, step) for step in _STEPS]
        for _ in range(repeat)
    ]
    found: dict[str, str] = {}
    for peer, python in pythons.items():
        found |= versions(python, _REQUIREMENTS[peer])
    return Report(
        found,
        [
            Time(step.peer, step.name, min(times), median(times), step.target)
            for step, times in zip(_STEPS, zip(*rounds, strict=True), strict=True)
        ],
    )


def _prepare(docs: Path, folder: Path, pythons: Mapping[str, Path]) -> None:
    """Writes and compiles the SDKs that are not installed."""
    folder.mkdir(exist_ok=True)
    if docwright(["generate", str(docs), "-o", str(folder / "sdk")]):
        raise SystemExit(1)
    document = folder / "openapi.json"
    write_json(document, shape.openapi(_COPIES))
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
    for one in report.times:
        target = "" if one.target is None else f"{one.target:.0f}"
        late = one.target is not None and one.least > one.target
        yield (
            f"{one.peer:<24}{one.step:<36}{one.least:>8.1f}{one.median:>8.1f}{target:>8}"
            f"{'  not reached' if late else ''}"
        )


if __name__ == "__main__":
    sys.exit(main())
