"""How quickly the JSON codec of a generated SDK is, beside what peers generate from the same types. See README.md."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.peers import entity
from benchmarks.peers.environments import cache_folder, environment, run, versions
from benchmarks.peers.generated import generate_client, generate_models, write_json
from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.api import Api

_PROGRAM: Final = Path(__file__).parent / "peers" / "codec_program.py"
_OURS: Final = "docwright"
_REQUIREMENTS: Final = {
    _OURS: ("msgspec",),
    "flags as strings": ("msgspec",),
    "msgspec alone": ("datamodel-code-generator", "msgspec"),
    "openapi-python-client": ("openapi-python-client",),
    "pydantic": ("datamodel-code-generator", "pydantic"),
    "orjson": ("orjson",),
}
"""What is measured, and what its environment has. The second is Docwright's output without flags: what they cost."""

_SAMPLES: Final = {"entity": False, "new keys": True}
"""What is read and written, and whether every object in it has a key that the docs do not know."""
_TARGETS: Final = {
    "entity": {
        "decode": {"openapi-python-client": 12.0, "pydantic": 3.5, "orjson": 1.0},
        "encode": {"openapi-python-client": 15.0, "pydantic": 5.0},
    },
    "new keys": {
        "decode": {"openapi-python-client": 4.0},
        "encode": {"openapi-python-client": 4.0},
    },
}
"""How many times quicker than a peer something has to be."""

Times = dict[str, dict[str, float]]
"""Microseconds by sample, and by what is done."""


class Ratio(msgspec.Struct, frozen=True):
    """How many times quicker than a peer something is, and shall be; and what that is for other columns of the table."""

    sample: str
    done: str
    peer: str
    ratio: float
    target: float
    without_flags: float
    msgspec_alone: float


class Report(msgspec.Struct, frozen=True):
    """Times by peer, bytes by sample, and ratios, with the target where there is one."""

    versions: dict[str, str]
    sizes: dict[str, int]
    microseconds: dict[str, Times]
    ratios: list[Ratio]


def measure(docs: Path, repeat: int) -> Report:
    """All figures. The peers take turns, so that a busy moment of the machine meets all of them."""
    pythons = {peer: environment(peer, names) for peer, names in _REQUIREMENTS.items()}
    folder = cache_folder() / "codec"
    api = entity.read_entity(docs)
    _prepare(folder, pythons, api)
    runs = [
        {
            peer: _run(python, peer, folder, entity.root(api))
            for peer, python in pythons.items()
        }
        for _ in range(repeat)
    ]
    best = {peer: _best([run[peer] for run in runs]) for peer in pythons}
    return Report(
        versions=_versions(pythons),
        sizes={name: _sample_file(folder, name).stat().st_size for name in _SAMPLES},
        microseconds=best,
        ratios=list(_ratios(best)),
    )


def _run(python: Path, peer: str, folder: Path, root: str) -> Times:
    times: Times = json.loads(run(python, _PROGRAM, peer, folder, root))
    return times


def _best(runs: Sequence[Times]) -> Times:
    return {
        sample: {done: min(run[sample][done] for run in runs) for done in times}
        for sample, times in runs[0].items()
    }


def _versions(pythons: Mapping[str, Path]) -> dict[str, str]:
    found: dict[str, str] = {}
    for peer, python in pythons.items():
        found |= versions(python, _REQUIREMENTS[peer])
    return found


def _ratios(times: Mapping[str, Times]) -> Iterator[Ratio]:
    for sample, targets in _TARGETS.items():
        for done, peers in targets.items():
            for peer, target in peers.items():
                theirs = times[peer][sample][done]
                ratios = (
                    round(theirs / times[base][sample][done], 2)
                    for base in (_OURS, "flags as strings", "msgspec alone")
                )
                ours, without_flags, alone = ratios
                yield Ratio(sample, done, peer, ours, target, without_flags, alone)


def _sample_file(folder: Path, name: str) -> Path:
    return folder / "samples" / f"{name}.json"


def _prepare(folder: Path, pythons: Mapping[str, Path], api: Api) -> None:
    """Writes samples and the code of every peer."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "samples").mkdir(parents=True)
    for name, new_keys in _SAMPLES.items():
        answer = entity.answer(api, new_keys=new_keys)
        write_json(_sample_file(folder, name), answer)
    _write_sdk(folder, "ours", api)
    _write_sdk(folder, "ours_without_flags", entity.without_flags(api))
    document = folder / "openapi.json"
    write_json(document, entity.openapi(api))
    generate_client(pythons["openapi-python-client"], document, folder)
    for peer, kind in (
        ("pydantic", "pydantic_v2.BaseModel"),
        ("msgspec alone", "msgspec.Struct"),
    ):
        output = folder / f"{kind.partition('.')[0]}_models.py"
        generate_models(pythons[peer], document, output, kind)


def _write_sdk(folder: Path, package: str, api: Api) -> None:
    settings = SdkSettings(package=package)
    sdk = render_sdk(api, settings, reformat=False)
    for path, content in sdk.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.data())


def lines(report: Report) -> Iterator[str]:
    """A report as text."""
    yield ", ".join(f"{name} {number}" for name, number in report.versions.items())
    for done in ("decode", "encode"):
        heading = "".join(f"{name:>12}" for name in _SAMPLES)
        yield ""
        yield f"{f'microseconds to {done}':<26}{heading}"
        for peer, times in report.microseconds.items():
            row = "".join(f"{times[name][done]:>12.1f}" for name in _SAMPLES)
            yield f"{peer:<26}{row}"
    yield f"{'bytes':<26}" + "".join(f"{size:>12,}" for size in report.sizes.values())
    yield ""
    yield (
        f"{'':<8}{'sample':<12}{'times quicker than':<24}{'ratio':>8}{'target':>8}"
        f"{'flags as strings':>18}{'msgspec alone':>15}"
    )
    for ratio in report.ratios:
        yield (
            f"{ratio.done:<8}{ratio.sample:<12}{ratio.peer:<24}{ratio.ratio:>8.2f}{ratio.target:>8.1f}"
            f"{ratio.without_flags:>18.2f}{ratio.msgspec_alone:>15.2f}"
            f"{'' if ratio.ratio >= ratio.target else '  not reached'}"
        )
