"""Measures one peer's codec in the peer's own environment: `python codec_program.py PEER FOLDER ROOT`.

FOLDER has the peer's code and the samples. Prints microseconds to decode and to encode by sample, as JSON, each the best
of some runs. Only the standard library and the peer are imported.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_RUN: Final = 0.03
"""Seconds of the processor for one run: what others do meanwhile counts less than on a clock."""
_RUNS: Final = 7

Codec = tuple[Callable[[bytes], Any], Callable[[Any], Any]]


def _ours(root: str, package: str = "ours") -> Codec:
    codec = importlib.import_module(f"{package}._runtime.rest.schema").Codec
    encode = importlib.import_module(f"{package}._runtime.rest.codec.encode").json_bytes
    return codec.for_package(package).decoder(f"#{root}").decode, encode


def _openapi_python_client(root: str) -> Codec:
    model = getattr(importlib.import_module("peer_client.models"), root)
    return (
        lambda data: model.from_dict(json.loads(data)),
        lambda value: json.dumps(value.to_dict()).encode(),
    )


def _pydantic(root: str) -> Codec:
    model = getattr(importlib.import_module("pydantic_v2_models"), root)
    return (
        model.model_validate_json,
        lambda value: value.model_dump_json(by_alias=True, exclude_none=True),
    )


def _msgspec(root: str) -> Codec:
    msgspec = importlib.import_module("msgspec")
    model = getattr(importlib.import_module("msgspec_models"), root)
    return msgspec.json.Decoder(model).decode, msgspec.json.Encoder().encode


def _orjson(_: str) -> Codec:
    orjson = importlib.import_module("orjson")
    return orjson.loads, orjson.dumps


_PEERS: Final[dict[str, Callable[[str], Codec]]] = {
    "docwright": _ours,
    "flags as strings": lambda root: _ours(root, "ours_without_flags"),
    "msgspec alone": _msgspec,
    "openapi-python-client": _openapi_python_client,
    "pydantic": _pydantic,
    "orjson": _orjson,
}


def _microseconds(call: Callable[[], object]) -> float:
    call()
    best = float("inf")
    for _ in range(_RUNS):
        number, start = 0, time.process_time()
        while (passed := time.process_time() - start) < _RUN:
            for _ in range(20):
                call()
            number += 20
        best = min(best, passed / number)
    return best * 1e6


def main() -> None:
    """Measures and prints."""
    peer, folder, root = sys.argv[1:]
    sys.path.insert(0, folder)
    decode, encode = _PEERS[peer](root)
    found = {
        path.stem: _measured(decode, encode, path.read_bytes())
        for path in Path(folder, "samples").iterdir()
    }
    print(json.dumps(found))


def _measured(
    decode: Callable[[bytes], Any], encode: Callable[[Any], Any], data: bytes
) -> dict[str, float]:
    value = decode(data)
    return {
        "decode": _microseconds(lambda: decode(data)),
        "encode": _microseconds(lambda: encode(value)),
    }


if __name__ == "__main__":
    main()
