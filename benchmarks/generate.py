"""How quickly SDKs are generated, beside peers on the same operations, and what limits it. See README.md."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.generation.growth import growth_lines
from benchmarks.generation.measuring import PARTS, Report, Request, Run, measure
from benchmarks.generation.processes import seconds
from benchmarks.generation.rows import row_lines

_SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
_DOCS: Final = "corpus/2023/reference"
_SWAGGER: Final = "corpus/2026/downloads"


def main() -> int:
    """Measures and prints."""
    arguments = _arguments()
    request = Request(
        docs=arguments.docs.resolve(),
        version=arguments.version,
        swagger=arguments.swagger.resolve(),
        parts=frozenset(arguments.only or PARTS),
        jobs=arguments.jobs,
        repeat=arguments.repeat,
    )
    with tempfile.TemporaryDirectory() as name:
        report = measure(request, Path(name).resolve())
    if arguments.json:
        print(msgspec.json.format(msgspec.json.encode(report)).decode())
    else:
        print("\n".join(_lines(report)))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("DOCWRIGHT_SHARED") or _SHARED)
    parser.add_argument("docs", nargs="?", type=Path, default=shared / _DOCS)
    parser.add_argument("--swagger", type=Path, default=shared / _SWAGGER)
    parser.add_argument("--version", default="Services88")
    parser.add_argument("--only", action="append", choices=PARTS)
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    parser.add_argument("--repeat", type=int, default=5, metavar="N")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not (arguments.docs / "soap" / arguments.version).is_dir():
        parser.error(f"{arguments.docs} has no folder soap/{arguments.version}")
    # without it there would be no peer for REST, and its time would be missing
    if not [*arguments.swagger.glob("*.json")]:
        parser.error(f"{arguments.swagger} has no Swagger files")
    return arguments


def _lines(report: Report) -> Iterator[str]:
    yield ", ".join(f"{name} {number}" for name, number in report.versions.items())
    yield ", ".join(f"{what}: {pages:,} pages" for what, pages in report.pages.items())
    yield ""
    yield from row_lines(report.rows)
    yield ""
    yield f"{'run':<36}{'operations':>11}{'elapsed / cpu s':>18}{'MiB':>7}{'files':>8}{'lines':>11}"
    yield from (_run_line(run) for run in report.runs)
    if report.growth:
        yield ""
        yield from growth_lines(report.growth)
    if report.limits:
        yield ""
        yield f"{'limit, one version':<48}{'elapsed / cpu s':>18}"
    for limit in report.limits:
        yield f"{limit.part:<48}{seconds(limit.cost):>18}"


def _run_line(run: Run) -> str:
    peak = f"{run.peak / 2**20:.0f}" if run.peak else ""
    files = f"{run.size.files:,}" if run.size else ""
    lines = f"{run.size.lines:,}" if run.size else ""
    return f"{run.name:<36}{run.operations:>11,}{seconds(run.cost):>18}{peak:>7}{files:>8}{lines:>11}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
