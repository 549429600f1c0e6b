"""Fetches the documents of `@readme/oas-examples` that tests/documents read: `oas_examples.py FOLDER` unpacks them there.

It is a package of npm without code; version and hash are those that its registry gives. Prints the folder of the documents.
"""

from __future__ import annotations

import io
import sys
import tarfile
from base64 import b64encode
from hashlib import sha512
from pathlib import Path
from typing import Final
from urllib.request import urlopen

_URL: Final = "https://registry.npmjs.org/@readme/oas-examples/-/oas-examples-8.2.2.tgz"
_HASH: Final = "uytlvlylq3zpemG0h1R7ijlMBCajqXU0VpMI1Iw+j92s77Y/oT6pBf3BZN0lYl0WIGTh7POM4Jdu7L14eCzwXQ=="  # fmt: skip


def main(folder: str) -> int:
    """Fetches, checks and unpacks the package; gives the exit status."""
    with urlopen(_URL, timeout=60) as response:
        content: bytes = response.read()
    if b64encode(sha512(content).digest()).decode("ascii") != _HASH:
        print("The package is not the one that was expected.", file=sys.stderr)
        return 1
    with tarfile.open(fileobj=io.BytesIO(content)) as package:
        package.extractall(folder, filter="data")
    print(Path(folder) / "package")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
