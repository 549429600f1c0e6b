"""Which names differ between the SDKs of two sets of sources for what both have, and why. See README.md."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.sdk_names.differences import compare_names
from benchmarks.sdk_names.sdk import Sdk, read_sdk
from benchmarks.sdk_names.table import example_line, table_lines

_SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
_DOCWRIGHT: Final = (sys.executable, "-m", "generator")


def main() -> int:
    """Makes both SDKs, compares and prints."""
    arguments = _arguments()
    corpus = Path(os.environ.get("DOCWRIGHT_SHARED") or _SHARED) / "corpus"
    older = arguments.old or [corpus / "2023"]
    newer = arguments.new or [corpus / "2026"]
    try:
        compared = compare_names(_sdk(older), _sdk(newer))
    except subprocess.CalledProcessError as error:
        print(error.stderr.decode(), file=sys.stderr)
        return 2
    if arguments.json:
        print(msgspec.json.format(msgspec.json.encode(compared)).decode())
        return 0
    print("\n".join(table_lines(compared)))
    if arguments.list:
        for difference in compared.differences:
            print(f"{difference.cause.value}: {example_line(difference)}")
    return 0


def _sdk(docs: Sequence[Path]) -> Sdk:
    """The SDK that `docwright generate` writes; black would change no name.

    Raises:
        subprocess.CalledProcessError: Docwright refuses the sources.
    """
    paths = [str(path.resolve()) for path in docs]
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "sdk"
        _run(folder, "generate", *paths, "-o", str(output), "--no-format")
        return read_sdk(output, _run(folder, "inspect", *paths, "--json"))


def _run(folder: str, *arguments: str) -> bytes:
    root = Path(__file__).resolve().parents[1]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    # a list without a shell: this interpreter, and folders that the user named
    done = subprocess.run(  # noqa: S603 - no shell, our own interpreter
        (*_DOCWRIGHT, *arguments),
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    return done.stdout


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for option, default in (("--old", "the pages"), ("--new", "the files")):
        parser.add_argument(
            option,
            nargs="+",
            type=Path,
            metavar="DOCS",
            help=f"instead of {default} of the corpus",
        )
    parser.add_argument("--list", action="store_true", help="list every difference")
    parser.add_argument("--json", action="store_true", help="everything as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
