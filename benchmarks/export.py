"""What `docwright export openapi` keeps: of the model after a round trip, and of the vendor's own files. See README.md."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from benchmarks.exports.causes import Side
from benchmarks.exports.document_facts import exported_facts, vendor_facts
from benchmarks.exports.round_trip import (
    RoundTrip,
    compare_round_trip,
    lost_line,
    round_trip_lines,
)
from benchmarks.exports.table import (
    Explained,
    difference_line,
    explained,
    explained_lines,
)

_SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
_ROOT: Final = Path(__file__).resolve().parents[1]
_DOCWRIGHT: Final = (sys.executable, "-m", "generator")


class Compared(msgspec.Struct, frozen=True):
    """The round trip, and the difference from the vendor's files, None where there are none."""

    round_trip: RoundTrip
    vendor: Explained | None


def main() -> int:
    """Exports, compares and prints."""
    arguments = _arguments()
    corpus = Path(os.environ.get("DOCWRIGHT_SHARED") or _SHARED) / "corpus"
    docs = [path.resolve() for path in arguments.docs or [corpus / "2026"]]
    try:
        compared = compare_exports(docs, arguments.vendor or docs[0])
    except subprocess.CalledProcessError as error:
        print(error.stderr.decode(), file=sys.stderr)
        return 2
    if arguments.json:
        print(msgspec.json.format(msgspec.json.encode(compared)).decode())
    else:
        print("\n".join(_lines(compared, lists_all=arguments.list)))
    return 0


def compare_exports(docs: Sequence[Path], vendor: Path) -> Compared:
    """Exports DOCS and compares the document with their model, and with the Swagger files of `vendor`.

    Raises:
        subprocess.CalledProcessError: Docwright refuses DOCS.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exported = folder / "openapi.json"
        _docwright(folder, "export", "openapi", *map(str, docs), "-o", str(exported))
        before = _inspected(folder, *docs)
        trip = compare_round_trip(before, _inspected(folder, exported))
        stated = [_json(path) for path in _swagger_files(vendor)]
        if not stated:
            return Compared(trip, None)
        facts = exported_facts(_json(exported))
        return Compared(trip, explained(Side(vendor_facts(stated)), Side(facts)))


def _lines(compared: Compared, *, lists_all: bool) -> Iterator[str]:
    yield from round_trip_lines(compared.round_trip)
    if compared.vendor is not None:
        yield from explained_lines(compared.vendor)
    if not lists_all:
        return
    for lost in compared.round_trip.lost:
        yield f"{lost.reason}: {lost.kind}: {lost_line(lost)}"
    if compared.vendor is not None:
        for name, found in compared.vendor.causes.items():
            yield from (f"{name}: {difference_line(each, 400)}" for each in found)


def _swagger_files(place: Path) -> list[Path]:
    """The JSON files of a place that are Swagger."""
    files = [place] if place.is_file() else sorted(place.rglob("*.json"))
    return [path for path in files if "swagger" in _json(path)]


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8-sig"))


def _inspected(folder: Path, *docs: Path) -> Any:
    return json.loads(_docwright(folder, "inspect", *map(str, docs), "--json"))


def _docwright(folder: Path, *arguments: str) -> bytes:
    """What a command of Docwright prints.

    Raises:
        subprocess.CalledProcessError: it fails.
    """
    # a list without a shell: this interpreter, and folders that the user named
    done = subprocess.run(  # noqa: S603 - no shell, our own interpreter
        (*_DOCWRIGHT, *arguments),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        check=True,
        capture_output=True,
    )
    return done.stdout


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "docs", nargs="*", type=Path, metavar="DOCS", help="default: corpus/2026"
    )
    parser.add_argument(
        "--vendor",
        type=Path,
        metavar="FOLDER",
        help="the Swagger files to compare with (default: those of the first of DOCS)",
    )
    parser.add_argument("--list", action="store_true", help="list every difference")
    parser.add_argument("--json", action="store_true", help="everything as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
