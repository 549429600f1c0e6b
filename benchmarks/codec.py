"""How quickly a generated SDK reads and writes messages, beside peers, and how SOAP starts. See README.md."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Final

import msgspec

from benchmarks import rest_codec, soap_codec

_SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
_DOCS: Final = "corpus/2023/reference"


def main() -> int:
    """Measures and prints."""
    arguments = _arguments()
    docs: Path = arguments.docs
    measured: dict[str, tuple[object, list[str]]] = {}
    if arguments.only in {None, "rest"}:
        rest = rest_codec.measure(docs, arguments.repeat)
        measured["rest"] = rest, list(rest_codec.lines(rest))
    if arguments.only in {None, "soap"}:
        soap = soap_codec.measure(docs / "soap", arguments.repeat)
        measured["soap"] = soap, list(soap_codec.lines(soap))
    if arguments.json:
        reports = {name: report for name, (report, _) in measured.items()}
        print(msgspec.json.format(msgspec.json.encode(reports)).decode())
    else:
        texts = ("\n".join(lines) for _, lines in measured.values())
        print("\n\n".join(texts))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    docs = Path(os.environ.get("DOCWRIGHT_SHARED") or _SHARED) / _DOCS
    parser.add_argument("docs", nargs="?", type=Path, default=docs)
    parser.add_argument("--only", choices=["rest", "soap"])
    parser.add_argument("--repeat", type=int, default=3, metavar="N")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
