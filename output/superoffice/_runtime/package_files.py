"""Files beside the modules of a package."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.machinery import SourceFileLoader


def read_file(package: str, name: str) -> bytes:
    """Returns the contents of a file of a package, which may be in a zip archive (PEP 302).

    `importlib.resources` would find it too, but importing that for one file takes longer than reading the file.

    Raises:
        OSError: the file cannot be read.
    """
    module = import_module(package)
    # those of archives have the same method
    loader = cast("SourceFileLoader", module.__loader__)
    # a text, since the path may lead into an archive
    path = os.path.join(module.__path__[0], name)  # noqa: PTH118 - maybe in an archive
    return loader.get_data(path)
