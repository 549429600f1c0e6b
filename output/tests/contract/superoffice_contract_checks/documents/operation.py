"""An operation as its document states it, in the same terms for Swagger 2.0 and OpenAPI 3."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final, NamedTuple

import msgspec

from .json_parts import Json, fields, items, text, texts
from .schemas import FILE_FORMAT, Schema, Schemas
from .sources import Place, Sources
from .values import Values, type_of

FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
REPEATED: Final = ""
"""The style of lists that are repeated: their items stand between no characters."""
DEEP: Final = "deep"
UNKNOWN: Final = "unknown"
_COLLECTION_FORMATS: Final = {
    "": ",",
    "csv": ",",
    "multi": REPEATED,
    "pipes": "|",
    "ssv": " ",
    "tsv": "\t",
}
_STYLES: Final = {
    "form": ",",
    "pipeDelimited": "|",
    "simple": ",",
    "spaceDelimited": " ",
}
_BYTES: Final = frozenset(("byte", FILE_FORMAT))


class Parameter(msgspec.Struct, frozen=True):
    """A parameter. `style` is what stands between the items of a list, `deep` for objects in brackets, or `unknown`."""

    name: str
    where: str
    required: bool
    schema: Schema
    style: str
    examples: tuple[Json, ...] = ()


class Media(msgspec.Struct, frozen=True):
    """A form of a body: its media type without parameters. `styles` are those of the fields of a form."""

    name: str
    schema: Schema
    examples: tuple[Json, ...] = ()
    styles: dict[str, str] = {}

    @property
    def is_json(self) -> bool:
        """Whether it is JSON, or any type at all."""
        return self.name.endswith(("/json", "+json")) or self.name == "*/*"


class Answer(msgspec.Struct, frozen=True):
    """An answer by its status, which is a number, `2XX` or `default`."""

    status: str
    content: tuple[Media, ...]


class Stated(msgspec.Struct, frozen=True):
    """What a document says of an operation. `path` begins with that of the server; a body is needed or not."""

    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: tuple[Media, ...]
    needs_body: bool
    answers: tuple[Answer, ...]


class Documented(NamedTuple):
    """An operation as stated, and what reads the operations of its document."""

    reader: OperationReader
    stated: Stated


class OperationReader:
    """Reads the operations of one dialect. `values` knows the schemas of the dialect."""

    def __init__(self, sources: Sources, dialect: str) -> None:
        self._sources = sources
        self._is_swagger = dialect == "2.0"
        self.schemas = Schemas(sources, dialect)
        self.values = Values(self.schemas)

    def stated(self, excerpt: dict[str, Json]) -> Stated:
        """An operation, from what was cut out of its document."""
        file = text(excerpt.get("file"))
        operation = Place(file, excerpt.get("operation"))
        parameters = self._parameters(excerpt, operation)
        if self._is_swagger:
            body = self._swagger_body(excerpt, parameters)
            needs_body = any(
                fields(each.value).get("required") is True
                for each in parameters
                if _where(each) in {"body", "formData"}
            )
        else:
            stated = self._resolved(operation, "requestBody")
            body = self._content(stated)
            needs_body = fields(stated.value).get("required") is True
        return Stated(
            method=text(excerpt.get("method")),
            path=_path(excerpt),
            parameters=tuple(
                self._parameter(each)
                for each in parameters
                if _where(each) in {"path", "query", "header", "cookie"}
            ),
            body=body,
            needs_body=needs_body,
            answers=tuple(self._answers(excerpt, operation)),
        )

    def is_bytes(self, media: Media) -> bool:
        """Whether a body is a file: its schema says so, or it has none and is no JSON."""
        whole = self.values.whole(media.schema)
        if not whole:
            return not media.is_json
        return type_of(whole) == "string" and whole.get("format") in _BYTES

    def _resolved(self, place: Place, key: str) -> Place:
        return self._sources.resolved(place.inside(fields(place.value).get(key)))

    def _parameters(self, excerpt: dict[str, Json], operation: Place) -> list[Place]:
        """The parameters of the operation, and those of its path that it does not replace."""
        shared = fields(excerpt.get("item")).get("parameters")
        found: dict[tuple[str, str], Place] = {}
        for value in (
            *items(fields(operation.value).get("parameters")),
            *items(shared),
        ):
            place = self._sources.resolved(operation.inside(value))
            key = _where(place), text(fields(place.value).get("name"))
            found.setdefault(key, place)
        return list(found.values())

    def _parameter(self, place: Place) -> Parameter:
        stated = fields(place.value)
        where = _where(place)
        is_schema = self._is_swagger
        holder = place if is_schema else place.inside(stated.get("schema"))
        schema = self.schemas.of(holder)
        if self._is_swagger:
            # the parameter's own words are no schema
            schema = {key: value for key, value in schema.items() if key != "required"}
        examples = [stated[key] for key in ("x-example", "example") if key in stated]
        return Parameter(
            name=text(stated.get("name")),
            where=where,
            required=stated.get("required") is True or where == "path",
            schema=schema,
            style=UNKNOWN if "content" in stated else _style(stated, where),
            examples=(*examples, *self._examples(place), *_of_schema(self, schema)),
        )

    def _swagger_body(
        self, excerpt: dict[str, Json], parameters: list[Place]
    ) -> tuple[Media, ...]:
        bodies = [each for each in parameters if _where(each) == "body"]
        forms = [each for each in parameters if _where(each) == "formData"]
        consumes = [*map(_essence, _stated_types(excerpt, "consumes"))]
        if bodies:
            of_body = self.schemas.of(
                bodies[0].inside(fields(bodies[0].value).get("schema"))
            )
            examples = _of_schema(self, of_body)
            return tuple(
                Media(name, of_body, examples)
                for name in consumes or ["application/json"]
            )
        if not forms:
            return ()
        made = [self._parameter(each) for each in forms]
        schema: Schema = {
            "type": "object",
            "properties": {each.name: each.schema for each in made},
            "required": [each.name for each in made if each.required],
        }
        styles = {each.name: each.style for each in made}
        has_file = any(each.schema.get("format") == FILE_FORMAT for each in made)
        known = consumes or [MULTIPART if has_file else FORM]
        return tuple(Media(name, schema, (), styles) for name in known)

    def _content(self, place: Place) -> tuple[Media, ...]:
        content = fields(fields(place.value).get("content"))
        return tuple(
            self._media(name, self._sources.resolved(place.inside(value)))
            for name, value in content.items()
        )

    def _media(self, name: str, place: Place) -> Media:
        stated = fields(place.value)
        schema = self.schemas.of(place.inside(stated.get("schema", {})))
        examples = [stated["example"]] if "example" in stated else []
        # parts of `multipart/form-data` have no style (OpenAPI 3.0, 4.7.15.1)
        encoding = stated.get("encoding") if _essence(name) == FORM else None
        return Media(
            _essence(name),
            schema,
            (*examples, *self._examples(place), *_of_schema(self, schema)),
            {
                field: _style({"schema": None, **fields(each)}, "query")
                for field, each in fields(encoding).items()
            },
        )

    def _examples(self, place: Place) -> Iterator[Json]:
        for value in fields(fields(place.value).get("examples")).values():
            shown = self._sources.resolved(place.inside(value))
            if "value" in fields(shown.value):
                yield fields(shown.value)["value"]

    def _answers(self, excerpt: dict[str, Json], operation: Place) -> Iterator[Answer]:
        for status in fields(fields(operation.value).get("responses")):
            holder = operation.inside(fields(operation.value).get("responses"))
            place = self._resolved(holder, status)
            if not self._is_swagger:
                yield Answer(status, self._content(place))
            elif "schema" in fields(place.value):
                yield Answer(status, tuple(self._swagger_content(excerpt, place)))
            else:
                yield Answer(status, ())

    def _swagger_content(
        self, excerpt: dict[str, Json], place: Place
    ) -> Iterator[Media]:
        schema = self.schemas.of(place.inside(fields(place.value).get("schema")))
        shown = fields(fields(place.value).get("examples"))
        of_schema = _of_schema(self, schema)
        for name in _stated_types(excerpt, "produces") or ["application/json"]:
            examples = (shown[name], *of_schema) if name in shown else of_schema
            yield Media(_essence(name), schema, examples)


def _of_schema(reader: OperationReader, schema: Schema) -> tuple[Json, ...]:
    whole = reader.values.whole(schema)
    shown = items(whole.get("examples"))
    return (whole["example"], *shown) if "example" in whole else tuple(shown)


def _where(place: Place) -> str:
    return text(fields(place.value).get("in"))


def _essence(name: str) -> str:
    return name.partition(";")[0].strip().lower()


def _stated_types(excerpt: dict[str, Json], key: str) -> list[str]:
    """What an operation of Swagger 2.0 consumes or produces; what the document says where it says nothing."""
    stated = texts(fields(excerpt.get("operation")).get(key))
    return stated or texts(fields(excerpt.get("document")).get(key))


def _style(stated: dict[str, Json], where: str) -> str:
    if "schema" not in stated:
        return _COLLECTION_FORMATS.get(text(stated.get("collectionFormat")), UNKNOWN)
    is_form = where in {"query", "cookie"}
    style = text(stated.get("style")) or ("form" if is_form else "simple")
    explode = stated.get("explode")
    if style == "deepObject":
        return DEEP
    if explode is True or (explode is None and style == "form"):
        return REPEATED if style != "simple" else ","
    return _STYLES.get(style, UNKNOWN)


def _path(excerpt: dict[str, Json]) -> str:
    document, item = fields(excerpt.get("document")), fields(excerpt.get("item"))
    base = text(document.get("basePath"))
    for holder in (document, item, fields(excerpt.get("operation"))):
        servers = items(holder.get("servers"))
        if servers:
            url = text(fields(servers[0]).get("url"))
            base = _server_path(url)
            # the base URL of clients has the rest of it, and operations on other servers are reported
            if holder is document and "{" in url.partition("//")[2].partition("/")[2]:
                break
    return f"/{base.strip('/')}/".replace("//", "/") + text(excerpt.get("path")).lstrip(
        "/"
    )


def _server_path(url: str) -> str:
    """The path of a server up to a variable: what follows, such as a tenant, each user has otherwise."""
    _, has_host, rest = url.partition("//")
    segments = rest.split("/")[1:] if has_host else url.split("/")
    return "/".join(takewhile(lambda segment: "{" not in segment, segments))
