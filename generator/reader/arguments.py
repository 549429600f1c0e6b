"""DOCS as the user names them, and what to do where they cannot be read."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.model.diagnostics import Diagnostic
from generator.model.errors import UsageError
from generator.reader.page_names import READ, SUFFIXES, UNREAD, ZIP, suffix_of

# `Path` joins slashes; a single letter before the colon is a drive of Windows
_ADDRESS: Final = re.compile(
    r"\A(?:[A-Za-z][A-Za-z0-9+.-]+:[/\\]{1,2}|[^/\\]+@[^/\\]+:)"
)


def check_docs(docs: Sequence[Path]) -> None:
    """Refuses docs that are missing or no folder, zip or page.

    Raises:
        UsageError: there are none, or one of them cannot be read.
    """
    if not docs:
        raise UsageError(
            "no docs were given",
            "Name a folder of pages, or set `docs` in the settings.",
        )
    for argument in docs:
        _check(argument)


def is_address(path: str) -> bool:
    """Whether somebody gave the address of something on the network for a path."""
    return _ADDRESS.match(path) is not None and not Path(path).exists()


def no_page(
    docs: Sequence[Path], skipped: Counter[str], faults: Sequence[Diagnostic]
) -> UsageError:
    """The error of docs without a page, which names what kinds of files there are, and what is wrong with them."""
    others = [
        f"{count} {suffix or 'without ending'}"
        for suffix, count in skipped.most_common(3)
    ]
    holds = f"; other files there: {', '.join(others)}" if others else ""
    reasons = "".join(f"; {_reason(fault)}" for fault in faults[:3])
    hints = [UNREAD[suffix] for suffix in sorted(skipped.keys() & UNREAD)]
    return UsageError(
        f"there is no page in {_names(docs)}{holds}{reasons}",
        " ".join([f"Pages are files that end in {' '.join(SUFFIXES)}.", *hints]),
    )


def _reason(fault: Diagnostic) -> str:
    return f"{fault.path}: {fault.message}" if fault.path else fault.message


def _names(docs: Sequence[Path]) -> str:
    return ", ".join(f"'{argument}'" for argument in docs)


def _check(argument: Path) -> None:
    if is_address(str(argument)):
        # `Path` has joined the slashes
        address = re.sub(r":/(?!/)", "://", str(argument), count=1)
        raise UsageError(
            f"the docs '{address}' are an address, and Docwright uses no network",
            "Fetch the pages, for example with git clone, and name their folder.",
        )
    if not argument.exists():
        raise UsageError(
            f"the docs '{argument}' do not exist",
            "Check the spelling and the folder from which docwright runs.",
        )
    if argument.is_dir():
        if not os.access(argument, os.R_OK | os.X_OK):
            raise UsageError(
                f"the docs '{argument}' cannot be read", "Check their permissions."
            )
    elif hint := UNREAD.get(suffix_of(argument.name)):
        raise UsageError(f"the docs '{argument}' are of a kind that is not read", hint)
    elif not argument.is_file() or suffix_of(argument.name) not in READ:
        raise UsageError(
            f"the docs '{argument}' are neither a folder nor a page",
            f"Name a folder, or a file that ends in {' '.join(SUFFIXES)} {ZIP}.",
        )
