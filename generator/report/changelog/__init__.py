"""What changed in a release: Breaking, Added, Changed, Documented better.

sections   the changes of a release under their titles, grouped
lines      the lines of a section, in the style of a format
markdown, text, json
           the formats of `docwright changelog`; the first is also what `docwright release` writes
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from generator.report.changelog.json import json_release
from generator.report.changelog.markdown import markdown_release
from generator.report.changelog.sections import Release
from generator.report.changelog.text import text_release

CHANGELOG_FORMATS: Final[Mapping[str, Callable[[Release], str]]] = MappingProxyType(
    {
        "markdown": markdown_release,
        "text": text_release,
        "json": json_release,
    }
)
"""The formats of `docwright changelog`, the default one first."""
