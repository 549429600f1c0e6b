"""What `docwright export openapi` keeps: of the model after a round trip, and of the vendor's own files. See README.md."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from benchmarks.exports.causes import Side
from benchmarks.exports.document_facts import exported_facts, vendor_facts
from benchmarks.exports.round_trip import (
    compare_round_trip,
    lost_line,
    round_trip_lines,
)
from benchmarks.exports.table import difference_line, explained, explained_lines

_SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
_ROOT: Final = Path(__file__).resolve().parents[1]
_DOCWRIGHT: Final = (sys.executable, "-m", "generator")


def main() -> int:
    """Exports, compares and prints."""
    arguments = _arguments()
    corpus = Path(os.environ.get("DOCWRIGHT_SHARED") or _SHARED) / "corpus"
    docs = [path.resolve() for path in arguments.docs or [corpus / "2026"]]
    try:
        with tempfile.TemporaryDirectory() as folder:
            _run(arguments, docs, arguments.vendor, Path(folder))
    except subprocess.CalledProcessError as error:
        print(error.stderr.decode(), file=sys.stderr)
        return 2
    return 0


def _run(
    arguments: argparse.Namespace,
    docs: Sequence[Path],
    vendor: Path | None,
    folder: Path,
) -> None:
    exported = folder / "openapi.json"
    _docwright(folder, "export", "openapi", *map(str, docs), "-o", str(exported))
    before = _inspected(folder, *docs)
    trip = compare_round_trip(before, _inspected(folder, exported))
    stated = [_json(path) for path in _swagger_files(vendor or docs[0])]
    result = None
    if stated:
        facts = exported_facts(_json(exported))
        result = explained(Side(vendor_facts(stated)), Side(facts))
    if arguments.json:
        whole = {"round_trip": trip, "vendor": result}
        print(msgspec.json.format(msgspec.json.encode(whole)).decode())
        return
    print("\n".join(round_trip_lines(trip)))
    if result is not None:
        print("\n".join(explained_lines(result)))
    if arguments.list:
        print("\n".join(f"{lost.kind}: {lost_line(lost)}" for lost in trip.lost))
    if arguments.list and result is not None:
        for name, found in result.causes.items():
            print("\n".join(f"{name}: {difference_line(each, 400)}" for each in found))


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
    done = subprocess.run(  # noqa: S603 - ourselves, with the paths that a user gave
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
