"""A REST operation page in one canonical form, made twice: from its facts alone, and from the page itself.

The page is read here a second time, by the shortest code that can: lines, `split("|")` and nothing of the reader's.

Words compare after `folded`: entities (also escaped twice), tags, backslashes and control characters are
dropped, and white space is folded. JSON compares by its tokens without the blanks between them, so `9.50` is not `9.5`.
Left out is what other parts say already: the title (the route, shortened), the query examples (one line per row of the
table), heads and delimiters of tables.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

import msgspec

from generator.model.json_facts import JsonArray, JsonKind, JsonObject, JsonValue
from generator.model.rest_facts import (
    RestOperationFacts,
    RestParameter,
    RestProperty,
    RestSample,
    TypeCell,
)
from generator.model.text import Text

NamedRow = tuple[str, str, bool, str]
"""Name, type or `Enum: A, B`, whether it is required, words."""


class Outline(msgspec.Struct, frozen=True):
    """All that a page says. Rows keep their order; media types are those between back-ticks of the header rows."""

    id: tuple[str, str]
    route: str
    description: str
    path: tuple[NamedRow, ...]
    query: tuple[NamedRow, ...]
    headers: tuple[NamedRow, ...]
    body: tuple[str, str, tuple[str, ...]] | None
    body_rows: tuple[NamedRow, ...]
    response: tuple[str, str, str, tuple[str, ...]]
    statuses: tuple[tuple[str, str], ...]
    response_rows: tuple[NamedRow, ...]
    request_sample: str | None
    response_sample: str | None


# ---- words

_BREAK = re.compile(r"</?(?:br|p|para)\b[^<>]*>", re.IGNORECASE)
_EMPTY_REFERENCE = re.compile(r'<see\w* cref="[^"]*?(\w+)" ?(?:/>|></see\w*>)')
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def folded(words: str) -> str:
    """Words without what marks them up."""
    words = html.unescape(html.unescape(words.replace("\\", "")))
    words = _BREAK.sub(" ", _EMPTY_REFERENCE.sub(r"\1", words))
    words = "".join(
        character
        for character in _TAG.sub("", words)
        if character >= " " or character in "\t\n\x0c"
    )
    return " ".join(words.split())


def described(words: str) -> str:
    """The words of a description, where the marks of headings are dropped too."""
    return " ".join(word for word in folded(words).split() if word.strip("#"))


# ---- from the facts


def outline_of_facts(facts: RestOperationFacts) -> Outline:
    """What the facts say, and nothing but them."""
    body, response = facts.body, facts.response
    assert response is not None
    return Outline(
        id=("uid" if facts.has_uid else "id", str(facts.operation)),
        route=f"{facts.method} {facts.path}",
        description=described(f"{_raw(facts.summary)}\n{_raw(facts.description)}"),
        path=tuple(_row(parameter) for parameter in facts.path_parameters),
        query=tuple(_row(parameter) for parameter in facts.query_parameters),
        headers=tuple(_row(parameter) for parameter in facts.header_parameters),
        body=body
        and (
            f"{body.name} {body.word or ''}".strip(),
            folded(_raw(body.text)),
            _all_raw(body.content_types),
        ),
        body_rows=(
            tuple(_row(property_) for property_ in body.properties) if body else ()
        ),
        response=(
            _type(response.heading),
            folded(_raw(response.text)),
            _type(response.body),
            _all_raw(response.content_types),
        ),
        statuses=tuple((str(s.code), folded(_raw(s.text))) for s in response.statuses),
        response_rows=tuple(_row(property_) for property_ in response.properties),
        request_sample=_sample(facts.request_sample),
        response_sample=_sample(facts.response_sample),
    )


def _raw(text: Text | None) -> str:
    return text.raw if text else ""


def _all_raw(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(text.raw for text in texts)


def _type(cell: TypeCell) -> str:
    return f"Enum: {', '.join(cell.members)}" if cell.members else cell.name or ""


def _row(fact: RestParameter | RestProperty) -> NamedRow:
    required = isinstance(fact, RestParameter) and fact.required
    return fact.name, _type(fact.cell), required, folded(_raw(fact.text))


def _sample(fact: RestSample | None) -> str | None:
    """The JSON of a sample without blanks, empty where its body is no JSON."""
    if fact is None:
        return None
    return _tokens(fact.body) if fact.body is not None else ""


def _tokens(value: JsonValue) -> str:
    if isinstance(value, JsonObject):
        members = (f"{_quoted(m.key.raw)}:{_tokens(m.value)}" for m in value.members)
        return "{" + ",".join(members) + "}"
    if isinstance(value, JsonArray):
        return "[" + ",".join(_tokens(item) for item in value.items) + "]"
    is_string = value.kind is JsonKind.STRING
    return _quoted(value.text.raw) if is_string else value.text.raw


def _quoted(characters: str) -> str:
    return json.dumps(characters, ensure_ascii=False)


# ---- from the page

_HEADING = re.compile(
    r"#+ *(query string parameters|request headers|request body|response body|response"
    r"|sample request|sample response)\b *:? *([^#]*?)[ #:]*",
    re.IGNORECASE,
)
_BODY_LINE = re.compile(r"Response body: *(\S*) *")
_JSON_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|\s+')


def outline_of_page(text: str) -> Outline:
    """What the page says."""
    front, page = text.split("\n---\n", 1)
    id_ = next(re.finditer(r"^(u?id): (\S+)$", front, re.MULTILINE))
    route, after = page.split("```http\n", 1)[1].split("\n```\n", 1)
    parts = dict(_parts(after.split("\n")))
    headers = _table(parts, "request headers")
    body, response = parts.get("request body"), parts["response"]
    return Outline(
        id=(id_[1], id_[2].partition("_")[2]),
        route=route,
        description=described(_words(parts["description"][1:])),
        path=_named(_table(parts, "path")),
        query=_named(_table(parts, "query string parameters")),
        headers=_named(headers),
        body=(
            (
                body[0],
                folded(_above_table(body[1:])),
                _media_types(headers, "Content-Type"),
            )
            if body
            else None
        ),
        body_rows=_named(_table(parts, "request body")),
        response=(
            response[0],
            folded(_above_table(response[1:])),
            parts.get("response body", [""])[0],
            _media_types(headers, "Accept"),
        ),
        statuses=tuple((code, folded(words)) for code, words in _rows(response)),
        response_rows=_named(_table(parts, "response body")),
        request_sample=_fence(text, "```http!\n"),
        response_sample=_fence(text, "```http_\n"),
    )


def _parts(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Each part by its name: what its heading says after the name, then its lines."""
    name, part, is_code = "description", [""], False
    for line in lines:
        is_code ^= line.startswith("```")
        start = None if is_code else _start(line, name)
        if start:
            yield name, part
            name, part = start[0], [start[1]]
        if not start or start[0] == "path":
            part.append(line)
    yield name, part


def _start(line: str, current: str) -> tuple[str, str] | None:
    if line == "| Path Part | Type | Description |":
        return "path", ""
    heading = _HEADING.fullmatch(line)
    if heading:
        return heading[1].lower(), heading[2]
    body = _BODY_LINE.fullmatch(line) if current == "response" else None
    return ("response body", body[1]) if body else None


def _words(lines: Iterable[str]) -> str:
    """The lines but for the marks of code blocks, whose contents stay."""
    return "\n".join(line for line in lines if not line.startswith("```"))


def _above_table(lines: Iterable[str]) -> str:
    return "\n".join(takewhile(lambda line: not line.startswith("|"), lines))


def _table(parts: dict[str, list[str]], name: str) -> Iterable[list[str]]:
    return list(_rows(parts[name])) if name in parts else []


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """The cells of each row but the head and the delimiters; a row goes on until a line ends with `|`."""
    pending, count = "", 0
    for line in lines:
        if not pending and not line.startswith("|"):
            continue
        pending += f"{line}\n"
        if line.rstrip().endswith("|"):
            count += 1
            if count > 2:
                yield [cell.strip() for cell in pending.strip().split("|")[1:-1]]
            pending = ""


def _named(rows: Iterable[list[str]]) -> tuple[NamedRow, ...]:
    found: list[NamedRow] = []
    for name, *types, words in rows:
        plain = words.removeprefix("**Required**").removesuffix("**Required**")
        found.append((name, "".join(types), plain != words, folded(plain)))
    return tuple(found)


def _media_types(rows: Iterable[list[str]], header: str) -> tuple[str, ...]:
    return tuple(
        media_type
        for name, words in rows
        if name == header
        for media_type in re.findall("`([^`]+)`", words)
    )


def _fence(text: str, opening: str) -> str | None:
    if f"\n{opening}" not in text:
        return None
    contents = text.split(f"\n{opening}", 1)[1].split("\n```", 1)[0]
    head, _, body = contents.partition("\n\n")
    is_json = "Content-Type: binary/octet-stream" not in head.split("\n")
    return _without_blanks(body) if is_json else ""


def _without_blanks(body: str) -> str:
    return _JSON_PIECE.sub(
        lambda piece: _quoted(json.loads(piece[0])) if piece[0][0] == '"' else "", body
    )
