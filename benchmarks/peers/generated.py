"""What the peers generate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.peers.environments import run


def write_json(path: Path, value: Any) -> None:
    """Writes JSON without white space."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def generate_client(python: Path, document: Path, folder: Path) -> None:
    """Writes the package `peer_client` of openapi-python-client, which is in the environment of `python`."""
    run(
        python.with_name("openapi-python-client"),
        "generate",
        "--path", document,
        "--output-path", folder / "peer_client",
        "--meta", "none",
        "--overwrite",
    )  # fmt: skip


def generate_models(python: Path, document: Path, output: Path) -> None:
    """Writes the module of pydantic models of datamodel-code-generator, which is in the environment of `python`."""
    run(
        python.with_name("datamodel-codegen"),
        "--input", document,
        "--input-file-type", "openapi",
        "--output", output,
        "--output-model-type", "pydantic_v2.BaseModel",
        "--output-datetime-class", "datetime",
        "--target-python-version", "3.11",
    )  # fmt: skip
