"""What the body of a request is by its document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .json_parts import Json, fields
from .operation import FORM, MULTIPART, Documented, Media, OperationReader
from .schemas import FILE_FORMAT
from .values import type_of

_FORMS = frozenset((FORM, MULTIPART))


def counting(content: Sequence[Media]) -> Media | None:
    """The form of a body that counts: that of a file alone, else JSON, else a form."""
    wanted = (_is_lone_file, _is_json, _is_form)
    found = (media for is_wanted in wanted for media in content if is_wanted(media))
    return next(found, next(iter(content), None))


def _is_lone_file(media: Media) -> bool:
    """Whether a form of one file stands beside media types under which the file may be sent alone."""
    properties = fields(media.schema.get("properties")).values()
    formats = [fields(each).get("format") for each in properties]
    is_other = not (media.is_json or media.name in _FORMS)
    return formats == [FILE_FORMAT] and is_other


def _is_json(media: Media) -> bool:
    return media.is_json


def _is_form(media: Media) -> bool:
    return media.name in _FORMS


def kind_of(reader: OperationReader, media: Media | None) -> str:
    """What a body is, in words for messages: `JSON`, `a form`, `a file` or `no body`."""
    if media is None:
        return "no body"
    is_other = not (media.is_json or media.name in _FORMS)
    if is_other or reader.is_bytes(media):
        return "a file"
    return "JSON" if media.is_json else "a form"


def json_value(documented: Documented, media: Media, *, is_patch: bool) -> Json:
    """The example that the schema allows, else a value that is made up; of a patch a list of changes, if the schema allows it."""
    values = documented.reader.values
    for example in media.examples:
        if values.allows(media.schema, example):
            return values.declared(media.schema, example)
    value = values.made_up(media.schema)
    if not is_patch or isinstance(value, dict):
        return value
    allowed = (
        each for each in _changes(documented) if values.allows(media.schema, each)
    )
    nothing: Json = []
    return next(allowed, nothing)


def _changes(documented: Documented) -> Iterator[Json]:
    """Lists of changes (RFC 6902) of a property of what is answered, whose names clients check."""
    reader, stated = documented
    answers = (each for answer in stated.answers for each in answer.content)
    media = next(filter(_is_json, answers), None)
    whole = reader.values.whole(media.schema) if media else {}
    for name, schema in fields(whole.get("properties")).items():
        if type_of(reader.values.whole(fields(schema))) == "string":
            yield [{"op": "replace", "path": f"/{name}", "value": "contract"}]
            yield [{"op": "remove", "path": f"/{name}"}]
            return
