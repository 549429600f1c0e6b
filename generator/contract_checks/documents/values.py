"""Values that follow the schemas of a document, always the same: what a document has no example of is made up."""

from __future__ import annotations

import math
import re
from typing import Final

from .json_parts import Json, fields, items, text, texts
from .schemas import Schema, Schemas

TIME: Final = "2020-01-02T03:04:05"
ANYTHING: Final[Json] = {"a": 1}
"""The value of schemas that allow anything."""
_FORMATS: Final = {
    "binary": "AQID",
    "byte": "AQID",
    "date": "2020-01-02",
    "date-time": TIME,
    "email": "a@example.com",
    "ipv4": "192.0.2.1",
    "time": "03:04:05",
    "uri": "https://example.com/a",
    "uuid": "8a0b5b1e-9b1f-4a54-9d3e-2b1c0d9e8f70",
}
# other names are in no client: reports tell that they were left out
_NAME: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_.$-]*")
_WHOLE_DEPTH: Final = 2
"""Objects in so many others have what they must have only: types may contain themselves."""
_MOST_DEPTH: Final = 12
_MOST_ITEMS: Final = 10
_MOST_VALUES: Final = 20_000
"""Objects and lists are empty where a value has become larger: types may have to contain themselves many times."""
_MOST_STEPS: Final = 100


class Values:
    """Makes values by the schemas of one dialect."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._left = 0

    def made_up(self, schema: Schema) -> Json:
        """A value. An object has all its properties, and so have the objects in it; deeper ones have those they must have.

        Whether the schema allows the value is not certain: schemas can contradict themselves.
        """
        self._left = _MOST_VALUES
        return self._made(schema, 0)

    def _made(self, schema: Schema, depth: int) -> Json:
        self._left -= 1
        whole = self.whole(schema)
        if "enum" in whole:
            return next(
                (each for each in items(whole["enum"]) if each is not None), None
            )
        example = whole.get("example")
        if isinstance(example, str | int | float) and self.allows(whole, example):
            return example
        match type_of(whole):
            case "object":
                return self._object(whole, depth)
            case "array":
                return self._array(whole, depth)
            case "string":
                return _string(whole)
            case "integer":
                return math.ceil(_number(whole, 705))
            case "number":
                return _fraction(whole, _number(whole, 1.5))
            case "boolean":
                return True
            case "null":
                return None
            case _:
                return ANYTHING

    def allows(self, schema: Schema, value: Json) -> bool:
        """Whether a schema allows a value."""
        return self._schemas.problem(schema, value) is None

    def declared(self, schema: Schema, value: Json) -> Json:
        """A value without the members that its schema does not name: where clients keep them is tested apart."""
        whole = self.whole(schema)
        if isinstance(value, list):
            item = fields(whole.get("items"))
            return [self.declared(item, each) for each in value]
        if not isinstance(value, dict) or type_of(whole) != "object":
            return value
        properties = fields(whole.get("properties"))
        others = whole.get("additionalProperties", {} if not properties else False)
        inner = {**dict.fromkeys(value, others), **properties}
        return {
            name: self.declared(fields(inner[name]), item)
            for name, item in value.items()
            if name in properties or others is not False
        }

    def whole(self, schema: Schema) -> Schema:
        """What a schema says with all that it refers to, extends and, of alternatives, with the first."""
        made: Schema = {}
        waiting = [schema]
        for _ in range(_MOST_STEPS):
            if not waiting:
                break
            part = waiting.pop(0)
            if (target := self._schemas.target(part)) is not None:
                waiting.insert(0, target)
            waiting += map(fields, items(part.get("allOf")))
            chosen = self._chosen(part)
            if chosen is not None:
                waiting.append(chosen)
                made = _joined(made, self._discriminated(part, chosen))
            made = _joined(made, part)
        return made

    def _chosen(self, schema: Schema) -> Schema | None:
        alternatives = map(fields, items(schema.get("anyOf")))
        return next((each for each in alternatives if each.get("type") != "null"), None)

    def _discriminated(self, schema: Schema, chosen: Schema) -> Schema:
        """The property that tells which alternative is meant."""
        discriminator = fields(schema.get("discriminator"))
        name, value = text(discriminator.get("propertyName")), self._schemas.name(
            chosen
        )
        for key, target in fields(discriminator.get("mapping")).items():
            if text(target).rpartition("/")[2] == value:
                value = key
                break
        if not name or not value:
            return {}
        return {"properties": {name: {"enum": [value]}}, "required": [name]}

    def _object(self, schema: Schema, depth: int) -> Json:
        if depth > _MOST_DEPTH or self._left < 0:
            return {}
        required = texts(schema.get("required"))
        properties = fields(schema.get("properties"))
        made: dict[str, Json] = {
            name: self._made(fields(inner), depth + 1)
            for name, inner in properties.items()
            if (depth < _WHOLE_DEPTH or name in required) and _NAME.fullmatch(name)
        }
        for name in required:
            made.setdefault(name, "x")
        inner = schema.get("additionalProperties")
        if isinstance(inner, dict) and "not" not in inner and not properties:
            made["a"] = self._made(inner, depth + 1)
        return made or ({} if properties else ANYTHING)

    def _array(self, schema: Schema, depth: int) -> Json:
        if depth > _MOST_DEPTH or self._left < 0:
            return []
        if schema.get("maxItems") == 0:
            return []
        parts = items(schema.get("prefixItems"))
        if parts:
            return [self._item(fields(part), depth) for part in parts]
        least = schema.get("minItems")
        count = min(least, _MOST_ITEMS) if isinstance(least, int) else 1
        return [self._item(fields(schema.get("items")), depth)] * max(count, 1)

    def _item(self, schema: Schema, depth: int) -> Json:
        """An item is as deep as its list, unless it is a list itself."""
        is_list = type_of(self.whole(schema)) == "array"
        return self._made(schema, depth + 1 if is_list else depth)


def _joined(first: Schema, second: Schema) -> Schema:
    """What two parts of a schema say together; the first counts where they differ."""
    properties = {**fields(second.get("properties")), **fields(first.get("properties"))}
    required = [*texts(first.get("required")), *texts(second.get("required"))]
    made: Schema = {**second, **first}
    for key in ("$ref", "allOf", "anyOf"):
        made.pop(key, None)
    if properties:
        made["properties"] = properties
    if required:
        made["required"] = list[Json](dict.fromkeys(required))
    return made


def type_of(schema: Schema) -> str:
    """The first type of a whole schema that is not null; where it has none, what its words are about, or nothing."""
    types = texts(schema.get("type"))
    named = next((type_ for type_ in types if type_ != "null"), "")
    if named or types:
        return named or "null"
    if "properties" in schema or "additionalProperties" in schema:
        return "object"
    return "array" if "items" in schema else ""


def _string(schema: Schema) -> str:
    made = _FORMATS.get(text(schema.get("format")), "x")
    least, most = schema.get("minLength"), schema.get("maxLength")
    if isinstance(least, int):
        made = made.ljust(min(least, 1000), "x")
    return made[:most] if isinstance(most, int) else made


def _fraction(schema: Schema, number: float) -> float:
    """The number, or one near it that is not whole: clients may write a whole one as `1.0`."""
    bounds = [schema.get(key) for key in ("minimum", "exclusiveMinimum")]
    step = 0.5 if any(isinstance(bound, int | float) for bound in bounds) else -0.5
    return number + step if float(number).is_integer() else number


def _number(schema: Schema, usual: float) -> float:
    """The usual number, or the next one within the bounds."""
    for key, step in (("maximum", 0), ("exclusiveMaximum", -1)):
        bound = schema.get(key)
        if isinstance(bound, int | float):
            usual = min(usual, bound + step)
    for key, step in (("minimum", 0), ("exclusiveMinimum", 1)):
        bound = schema.get(key)
        if isinstance(bound, int | float):
            usual = max(usual, bound + step)
    return usual
