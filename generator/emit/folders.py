"""The folders of an SDK: what has to know them before anything is rendered need not wait for the templates."""

from __future__ import annotations


def generated_folders(package: str) -> tuple[str, ...]:
    """The folders of the SDK that hold generated files only."""
    return (package, "docs", "tests/contract")
