"""Whether a message has only what a page shows: examples are shortened samples.

Of a list some items are there, of an object some fields, of a long text its beginning, of a date and time no fraction.
Where a page shows no value, any is right.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final, cast

from generator.runtime.soap.codec.scalars import parse_duration
from generator.runtime.soap.codec.xml import Element, is_nil, local_name
from generator.runtime.values.dates import parse_date_time

_WORDS: Final = re.compile(r"[\s,]+")


def json_problems(sent: object, shown: object, path: str = "") -> Iterator[str]:
    """The values of parsed JSON that a page does not show, and their places."""
    if shown is None or sent == shown:
        return
    match sent:
        case dict() if isinstance(shown, dict):
            fields = cast("dict[str, object]", shown)
            for name, value in cast("dict[str, object]", sent).items():
                place = f"{path}.{name}"
                if name in fields:
                    yield from json_problems(value, fields[name], place)
                else:
                    yield f"sent {place}, which the page does not show"
        case list() if isinstance(shown, list):
            items = cast("list[object]", shown)
            for item in cast("list[object]", sent):
                if not any(_fits(item, other) for other in items):
                    yield f"sent {item!r:.80} in {path}, the page shows {items!r:.80}"
        case str() if isinstance(shown, str) and is_part(sent, shown):
            return
        case _:
            yield f"sent {sent!r:.80} as {path}, the page shows {shown!r:.80}"


def _fits(sent: object, shown: object) -> bool:
    return not list(json_problems(sent, shown))


def xml_problems(sent: Element, shown: Element, path: str = "") -> Iterator[str]:
    """The elements that a page does not show, and their places."""
    if is_nil(sent) or is_nil(shown):
        return
    if not len(sent):
        if not is_part(sent.text or "", shown.text or "") and not len(shown):
            yield f"sent {sent.text!r:.80} as {path}, the page shows {shown.text!r:.80}"
        return
    for child in sent:
        name = local_name(child.tag)
        others = [other for other in shown if local_name(other.tag) == name]
        place = f"{path}.{name}"
        problems = [list(xml_problems(child, other, place)) for other in others]
        if not problems and not is_nil(child):
            yield f"sent {place}, which the page does not show"
        if problems:
            yield from min(problems, key=len)


def is_part(sent: str, shown: str) -> bool:
    """Whether a text is the beginning of another, the same time, duration or flags, or the beginning of its bytes."""
    return (
        shown.startswith(sent)
        or sorted(_WORDS.split(sent)) == sorted(_WORDS.split(shown.strip()))
        or _is_same_number(sent, shown)
        or _is_same_time(sent, shown)
        or _is_same_duration(sent, shown)
        or _is_start_of_bytes(sent, shown)
    )


def _is_same_number(sent: str, shown: str) -> bool:
    try:
        return float(sent) == float(shown)
    except ValueError:
        return False


def _is_same_time(sent: str, shown: str) -> bool:
    try:
        first, second = parse_date_time(sent), parse_date_time(shown)
    except ValueError:
        return False
    is_aware = first.tzinfo is not None
    if is_aware != (second.tzinfo is not None):
        return False
    return _seconds(first) == _seconds(second)


def _seconds(value: datetime) -> datetime:
    return value.replace(microsecond=0)


def _is_same_duration(sent: str, shown: str) -> bool:
    try:
        return parse_duration(sent) == parse_duration(shown)
    except ValueError:
        return False


def _is_start_of_bytes(sent: str, shown: str) -> bool:
    try:
        content = binascii.a2b_base64(sent, strict_mode=True)
    except ValueError:
        return False
    try:
        whole = binascii.a2b_base64(shown, strict_mode=True)
    except ValueError:
        whole = shown.encode()
    return whole.startswith(content)
