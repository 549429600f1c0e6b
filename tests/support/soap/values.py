"""Values for every type of a SOAP schema, as a generated client takes them; and their normal form, to compare with.

Hypothesis draws some values for every scalar and a number. The number decides which of them stand where, and what is
None: so values may be as large as an entity is, and still shrink.

In the normal form a value is what another reader of the XML sees, too: objects and dictionaries are dictionaries by
wire name, enums strings, flags sets of strings. What is None or empty is left out, since readers tell it apart in
different ways.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

from hypothesis import strategies as st

_LEGAL: Final = st.characters(
    codec="utf-8", exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"
).filter(lambda character: character >= " " or character in "\t\n\r")
_OFFSETS: Final = st.integers(-14 * 60, 14 * 60).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
_RANGES: Final = {
    "int16": (-(2**15), 2**15 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint32": (0, 2**32 - 1),
}
_TEXT: Final = st.text(_LEGAL, max_size=12)
_SCALARS: Final[Mapping[str, st.SearchStrategy[Any]]] = {
    "string": st.one_of(_TEXT, st.sampled_from(["", " x ", "<&>\"']]>", "a\r\nb"])),
    "boolean": st.booleans(),
    "double": st.floats(allow_nan=False, allow_infinity=False),
    "date-time": st.datetimes(
        min_value=datetime(1, 1, 3),
        max_value=datetime(9999, 12, 29),
        timezones=st.none() | st.just(UTC) | _OFFSETS,
    ),
    "duration": st.timedeltas(timedelta(days=-9999), timedelta(days=9999)),
    "byte": st.binary(max_size=12),
    **{name: st.integers(low, high) for name, (low, high) in _RANGES.items()},
}

EXAMPLES: Final[Mapping[str, Any]] = {
    "string": "text",
    "boolean": True,
    "double": 0.5,
    "date-time": datetime(2020, 1, 2, 3, 4, 5),
    "duration": timedelta(hours=1),
    "byte": b"x",
    **dict.fromkeys(_RANGES, 1),
}
"""A plain value of every scalar."""

Pools = dict[str, list[Any]]
pools: Final = st.fixed_dictionaries(
    {
        name: st.lists(strategy, min_size=1, max_size=3)
        for name, strategy in _SCALARS.items()
    }
)
"""Some values of every scalar."""

KINDS: Final = ("full", "minimal", "nil", "nested")
"""`full` has everything, `minimal` nothing optional, `nil` null wherever allowed, `nested` is random and deeper."""
_DEPTHS: Final = {"full": 3, "minimal": 1, "nil": 3, "nested": 6}
_VALUE_TYPES: Final = {"boolean", "double", "date-time", "duration", *_RANGES}


class Values:
    """Makes values for the types of one version."""

    def __init__(self, codec: Any, models: Any, kind: str, seed: int, some: Pools):
        self._schema = codec.schema
        self._classes = codec.classes
        self._models = models
        self._kind = kind
        self._random = random.Random(seed)
        self._pools = some

    def arguments(self, parameters: tuple[Any, ...]) -> list[Any]:
        """An argument for each parameter, or a value for each out part."""
        return [self._argument(parameter) for parameter in parameters]

    def _argument(self, field: Any) -> Any:
        if field.nillable and self._kind == "nil":
            return None
        return self.value(field.type, 0)

    def value(self, type_: str, depth: int) -> Any:
        """A value that is not None."""
        schema = self._schema.types.get(type_)
        if schema is None:
            name = "string" if type_ == "any" else type_
            return self._random.choice(self._pools[name])
        make: Callable[[str, Any, int], Any] = getattr(self, f"_{schema_kind(schema)}")
        return make(type_, schema, depth)

    def _enum(self, type_: str, _: Any, __: int) -> Any:
        return self._random.choice(list(self._classes.enum(type_)))

    def _flags(self, type_: str, _: Any, __: int) -> Any:
        members = list(self._classes.enum(type_))
        # without a member for it the empty set cannot be sent
        fewest = 0 if any(member.number == 0 for member in members) else 1
        return self._flags_class()(
            self._random.sample(members, self._random.randint(fewest, len(members)))
        )

    def _flags_class(self) -> Any:
        package = self._models.__name__.partition(".")[0]
        return __import__(f"{package}._runtime.values.flags", fromlist=["Flags"]).Flags

    def _object(self, type_: str, schema: Any, depth: int) -> Any:
        actual = self._subtype(type_)
        fields = self._schema.fields(actual)
        values = {field.name: self._field(field, depth + 1) for field in fields}
        return self._classes.model(actual)(**values)

    def _subtype(self, type_: str) -> str:
        """The type itself, or a type that is derived from it."""
        if self._kind not in {"full", "nested"}:
            return type_
        derived = [
            key
            for key, candidate in self._schema.types.items()
            if getattr(candidate, "base", None) == type_
        ]
        return self._random.choice([type_, *derived]) if len(derived) < 40 else type_

    def _field(self, field: Any, depth: int) -> Any:
        if depth > _DEPTHS[self._kind] and not field.required:
            simple = field.type not in self._schema.types
            if not simple or self._kind != "full":
                return None
        if self._is_none(field):
            return None
        return self.value(field.type, depth)

    def _is_none(self, field: Any) -> bool:
        match self._kind:
            case "minimal":
                return not field.required
            case "nil":
                return field.nillable or not field.required
            case "nested":
                optional = field.nillable or not field.required
                return optional and self._random.random() < 0.4
            case _:
                return False

    def _array(self, _: str, schema: Any, depth: int) -> Any:
        if depth > _DEPTHS[self._kind]:
            return []
        count = self._random.randint(1, 2)
        items = [self.value(schema.type, depth + 1) for _ in range(count)]
        if self._kind == "nested" and self._may_be_null(schema.type):
            items.append(None)
        return items

    def _may_be_null(self, type_: str) -> bool:
        schema = self._schema.types.get(type_)
        is_value = schema is not None and schema_kind(schema) in {"enum", "flags"}
        return not is_value and type_ not in _VALUE_TYPES

    def _dictionary(self, _: str, schema: Any, depth: int) -> Any:
        if depth > _DEPTHS[self._kind]:
            return {}
        keys = {self.value(schema.key, depth + 1) for _ in range(2)}
        return {key: self.value(schema.value, depth + 1) for key in keys}


def schema_kind(schema: Any) -> str:
    """`object`, `array`, `dictionary`, `enum` or `flags`."""
    kind: str = schema.__struct_config__.tag
    return kind


def without_empty(pairs: Mapping[Any, Any]) -> dict[Any, Any]:
    """The entries that are neither None nor empty; a number is never empty."""
    return {
        key: value for key, value in pairs.items() if none_if_empty(value) is not None
    }


def none_if_empty(value: Any) -> Any:
    """None for an empty value; a number is never empty."""
    return None if value in ("", b"", [], {}, frozenset()) else value


class NormalForm:
    """The normal form of values of a generated package."""

    def __init__(self, codec: Any) -> None:
        self._schema = codec.schema
        self._classes = codec.classes

    def parts(self, parts: tuple[Any, ...], values: list[Any]) -> dict[str, Any]:
        """The normal form of the parts of a message."""
        found = {
            part.wire: self.value(part.type, value)
            for part, value in zip(parts, values, strict=True)
        }
        return without_empty(found)

    def value(self, type_: str, value: Any) -> Any:
        """The normal form of a value of a type."""
        return None if value is None else none_if_empty(self._normal(type_, value))

    def _normal(self, type_: str, value: Any) -> Any:
        schema = self._schema.types.get(type_)
        if schema is None:
            return value
        match schema_kind(schema):
            case "enum":
                return str(value)
            case "flags":
                return frozenset(map(str, value))
            case "array":
                return [self.value(schema.type, item) for item in value]
            case "dictionary":
                return {
                    none_if_empty(key): self.value(schema.value, item)
                    for key, item in value.items()
                }
            case _:
                return self._object(value)

    def _object(self, value: Any) -> dict[str, Any]:
        assert value.unknown_fields == {}
        key = self._classes.key_of(type(value))
        fields = {
            field.wire: self.value(field.type, getattr(value, field.name))
            for field in self._schema.fields(key)
        }
        return without_empty(fields)
