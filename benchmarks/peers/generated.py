"""What Docwright and the peers generate."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path
from typing import Any

from benchmarks.peers.environments import run
from generator.commands.cli import main as docwright


def write_json(path: Path, value: Any) -> None:
    """Writes JSON without white space."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def generate_sdk(docs: Path, folder: Path) -> None:
    """Writes the SDK of pages, and beside it the record of its names, which belongs to no project here.

    Raises:
        SystemExit: the pages are bad ones.
    """
    command = ("generate", str(docs.resolve()), "-o", str(folder), "--force")
    with chdir(folder.parent):
        status = docwright(command)
    if status:
        raise SystemExit(status)


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


def generate_models(python: Path, document: Path, output: Path, kind: str) -> None:
    """Writes a module of models of datamodel-code-generator, which is in the environment of `python`.

    `kind` is the base of the models, such as `msgspec.Struct`.
    """
    run(
        python.with_name("datamodel-codegen"),
        "--input", document,
        "--input-file-type", "openapi",
        "--output", output,
        "--output-model-type", kind,
        "--output-datetime-class", "datetime",
        "--target-python-version", "3.11",
    )  # fmt: skip
