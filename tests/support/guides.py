"""The guides of an SDK and its README as programs: each page is one, in its own order."""

from __future__ import annotations

import re
from pathlib import Path

_FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def programs(sdk: Path) -> dict[str, str]:
    """The code of each page, by its name without ending."""
    return {
        page.stem: "\n".join(_FENCE.findall(page.read_text("utf-8")))
        for page in sorted((sdk / "README.md", *(sdk / "docs/guides").glob("*.md")))
    }
