"""`samples.json`: the sample answer of each REST call, for users' own unit tests, as small as it can be.

A row has the first line and the headers as `head` where they are not the usual ones, and a body as JSON without white
space (`body`) or as `text`. Pages fill the same structure with random values, for each call that returns a type. So of
the answers with the same result and the same structure only the first is written, and the others name its call as
`like`. The contract tests have the bytes of every page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Final, cast

import msgspec

from generator.emit.contract.files import ContractGroup
from generator.emit.json_files import Entry, dumped

# some pages have spaces in the line between headers and body
_BLANK_LINE: Final = re.compile(r"\r?\n[ \t]*\r?\n")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")


class _Answer(msgspec.Struct, frozen=True):
    """The answer on a page, and the annotation of the method's result."""

    head: str
    body: str
    returns: str


def documented_json(
    groups: Iterable[ContractGroup], entries: Mapping[str, Entry]
) -> str:
    """A line per call, without defective samples, with a trailing newline."""
    answers = dict(sorted(_answers(groups, entries)))
    heads = Counter(answer.head for answer in answers.values())
    usual = min(heads, key=lambda head: (-heads[head], head), default="")
    first: dict[Hashable, str] = {}
    rows: list[str] = []
    for call, answer in answers.items():
        head = "" if answer.head == usual else f'"head": {dumped(answer.head)}, '
        rows.append(f"  {dumped(call)}: {{{head}{_body(call, answer, first)}}}")
    lines = ",\n".join(rows)
    samples = f"{{\n{lines}\n }}" if rows else "{}"
    return f'{{"schema": 1, "head": {dumped(usual)},\n "samples": {samples}\n}}\n'


def _answers(
    groups: Iterable[ContractGroup], entries: Mapping[str, Entry]
) -> Iterable[tuple[str, _Answer]]:
    for group in groups:
        if group.module:
            continue
        for id_, sample in group.samples.items():
            entry = entries.get(id_)
            if not isinstance(entry, dict) or "response" in sample.defects:
                continue
            if sample.response is not None:
                text = sample.response.data.decode("utf-8", "replace")
                head, *rest = _BLANK_LINE.split(text, maxsplit=1)
                body = rest[0].strip() if rest else ""
                yield str(entry["call"]), _Answer(head, body, str(entry["returns"]))


def _body(call: str, answer: _Answer, first: dict[Hashable, str]) -> str:
    """The member with the body; `first` are the calls whose body is written, by what others must have to be like them."""
    try:
        value: object = msgspec.json.decode(answer.body)
        compact = msgspec.json.format(answer.body, indent=-1)
    except (msgspec.DecodeError, RecursionError):
        return f'"text": {dumped(answer.body)}'
    if isinstance(value, dict | list) and value:
        structure = _structure(cast("object", value))
        like = first.setdefault((answer.returns, structure), call)
        if like != call:
            return f'"like": {dumped(like)}'
    # only strings have such characters
    ascii_ = _NOT_ASCII.sub(lambda found: dumped(found[0])[1:-1], compact)
    return f'"body": {ascii_}'


def _structure(value: object) -> Hashable:
    """What a value has in which places, without its texts, numbers and dates."""
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return tuple((name, _structure(item)) for name, item in fields.items())
    if isinstance(value, list):
        return ("list", *map(_structure, cast("list[object]", value)))
    return type(value).__name__
