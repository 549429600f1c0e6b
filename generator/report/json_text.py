"""Documents of JSON that logs of CI systems and terminals may show: whatever strings they hold, nothing in them is a command."""

from __future__ import annotations

import json
import re
from typing import Final

import msgspec

from generator.report.escape import LOG_COMMAND

_UNUSUAL: Final = re.compile(r"[^\x00-\x7e]")
_HALF: Final = re.compile(r"[\ud800-\udfff]")


def json_text(document: object) -> str:
    """A value as indented JSON with a line end, with an escape for each character that nobody sees.

    Half of a surrogate pair, which strict readers of JSON refuse, becomes its escape as text.
    """
    try:
        compact = msgspec.json.encode(document)
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(document), ensure_ascii=False)
        compact = _HALF.sub(lambda found: rf"\\u{ord(found[0]):x}", text).encode()
    text = _UNUSUAL.sub(_visible, msgspec.json.format(compact, indent=1).decode())
    # a bracket that follows these characters is within a string
    return LOG_COMMAND.sub(lambda found: f"{found[0][:-1]}\\u005b", text) + "\n"


def _visible(found: re.Match[str]) -> str:
    return found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1]
