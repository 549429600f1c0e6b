"""How large the SDK of given docs is, as a wheel and installed. See README.md."""

from __future__ import annotations

import argparse
import compileall
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from benchmarks.peers.generated import generate_sdk

_DOCS: Final = Path(__file__).resolve().parents[2] / "shared/corpus/2023"
_TARGETS: Final = {"wheel": 1_700_000, "installed": 11_000_000}
"""For the docs of 2023, in bytes."""


class Part(msgspec.Struct, frozen=True):
    """Files of the wheel: how many, and their bytes in the wheel and installed."""

    name: str
    files: int
    packed: int
    installed: int


class Report(msgspec.Struct, frozen=True):
    """All figures in bytes; `bytecode` are the `.pyc` files that pip adds."""

    wheel: int
    installed: int
    bytecode: int
    parts: list[Part]


def main() -> int:
    """Measures and prints."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        report = measure(arguments.docs, Path(folder).resolve())
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
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def measure(docs: Path, folder: Path) -> Report:
    """Generates the SDK below `folder`, builds its wheel with what is installed, and unpacks that."""
    generate_sdk(docs, folder / "sdk")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation")
    # a list without a shell: this interpreter, and folders that this run made
    subprocess.run(  # noqa: S603 - no shell, our own interpreter
        [*build, "--outdir", folder / "dist", folder / "sdk"],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        members = archive.infolist()
        archive.extractall(folder / "installed")
    compileall.compile_dir(folder / "installed", quiet=1)
    parts = sorted(_parts(members), key=lambda part: -part.packed)
    return Report(
        wheel=wheel.stat().st_size,
        installed=sum(part.installed for part in parts),
        bytecode=sum(
            path.stat().st_size for path in (folder / "installed").rglob("*.pyc")
        ),
        parts=parts,
    )


def _parts(members: Iterable[zipfile.ZipInfo]) -> Iterator[Part]:
    """Folders and files at the top of the package, those of a version of SOAP, and the metadata."""
    groups: dict[str, list[zipfile.ZipInfo]] = {}
    for member in members:
        groups.setdefault(_part(PurePosixPath(member.filename)), []).append(member)
    for name, files in groups.items():
        packed, installed = (
            sum(file.compress_size for file in files),
            sum(file.file_size for file in files),
        )
        yield Part(name, len(files), packed, installed)


def _part(path: PurePosixPath) -> str:
    if path.parts[0].endswith(".dist-info"):
        return "metadata"
    inside = path.parts[1:]
    return "/".join(inside[: 3 if inside[0] == "soap" and len(inside) > 2 else 1])


def _lines(report: Report) -> Iterator[str]:
    yield f"{'bytes':<36}{'files':>8}{'wheel':>12}{'installed':>12}"
    for part in report.parts:
        yield f"{part.name:<36}{part.files:>8}{part.packed:>12,}{part.installed:>12,}"
    files = sum(part.files for part in report.parts)
    yield f"{'all':<36}{files:>8}{report.wheel:>12,}{report.installed:>12,}"
    yield f"{'targets':<36}{'':>8}{_TARGETS['wheel']:>12,}{_TARGETS['installed']:>12,}"
    yield f"{'.pyc files, which pip adds':<36}{'':>8}{'':>12}{report.bytecode:>12,}"


if __name__ == "__main__":
    sys.exit(main())
