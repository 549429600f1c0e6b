"""Regular expressions that are compiled on first use."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _LatePattern:
    """Stands for a regular expression until one of its methods is used, which compiles it."""

    def __init__(self, *arguments: Any) -> None:
        self._arguments = arguments

    def __getattr__(self, name: str) -> object:
        value: object = getattr(re.compile(*self._arguments), name)
        # found without this method from now on
        setattr(self, name, value)
        return value


def late_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Returns a regular expression that is compiled on first use: compiling takes longer than all else in an import."""
    return cast("re.Pattern[AnyStr]", _LatePattern(pattern, flags))
