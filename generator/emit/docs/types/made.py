"""The page of each type, from the model and the views that its class is written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from generator.emit.docs.escape import as_cell, as_markdown
from generator.emit.docs.linked import field_links
from generator.emit.docs.paths import relative
from generator.emit.docs.types.pages import Inherited, Row, TypePage, Used
from generator.emit.docs.types.source import TypeSource
from generator.emit.docs.types.usage import Places, Usage, usages
from generator.emit.python.views import ModelView
from generator.model.api import (
    Field,
    Member,
    NamedType,
    Parameter,
    SoapOperation,
    TypeKind,
)
from generator.model.ids import TypeId
from generator.model.text import Text

_OF_MODELS: Final = ("Field", "On the wire", "Type", "Null", "Description")
_OF_ENUMS: Final = ("Member", "On the wire", "Number", "Description")

_TAKEN: Final = "Taken by:"
_RETURNED: Final = "Returned by:"
_HELD: Final = "In fields of models:"
_EXTENDED: Final = "Extended by:"

_EVERY_FIELD: Final = (
    "Each field may be `None`, and is then not sent. `Null` says whether the API has null for it."
)
_NO_FIELDS: Final = "The docs show none of its fields: all are in `unknown_fields`."
_MEMBER: Final = (
    "A value is one member, which is also the string that goes over the wire."
)
_SET: Final = (
    "A value is a set of members, `Flags[{}]`. Arguments take one member, or any number of them as a list or set."
)
_OPEN: Final = """`{}("New")` is a member too, even if the docs do not list it."""
_NO_LIST: Final = "No page lists all members: these are the ones that the docs show."
_STANDS: Final = "Your class `{}` stands for it: answers have objects of that class."

_NO_USAGE: Final = Usage()


class Twin(NamedTuple):
    """The same type in the other protocol: what people call that, its class and its page."""

    title: str
    name: str
    page: str


def twins(sources: Iterable[TypeSource]) -> dict[TypeId, Twin]:
    """The pages of all types, for types of the other protocol that are the same."""
    return {
        type_.id: Twin(source.title, source.classes[type_.id], source.page(type_))
        for source in sources
        for type_ in source.types
        if type_.same_as
    }


class TypePages:
    """Makes the pages of all types of a source."""

    def __init__(self, source: TypeSource, twins: Mapping[TypeId, Twin]) -> None:
        self._source = source
        self._twins = twins
        self._usages = usages(source)
        self._links = field_links(source.pages, source.custom)

    def pages(self) -> Iterator[TypePage]:
        """Yields the page of each type, before it is split."""
        for type_ in self._source.types:
            is_model = type_.kind is TypeKind.OBJECT
            yield self._model(type_) if is_model else self._enum(type_)
        for operation in self._source.operations:
            result = self._source.results.get(operation.id)
            if result and isinstance(operation, SoapOperation):
                yield self._result(operation, result)

    def _model(self, type_: NamedType) -> TypePage:
        name, path = self._named(type_)
        bases = self._bases(type_)
        own = self._source.own_fields(type_)
        sentences = [_EVERY_FIELD if own else "", self._same(type_, path)]
        sentences.append("" if type_.complete else _NO_FIELDS)
        if bases:
            sentences.insert(0, f"It extends {self._link(bases[0], path)}.")
        return TypePage(
            path=path,
            name=name,
            module=f"{self._source.package}.models",
            kind=f"A model of {self._source.title}.",
            text=type_.text,
            section="fields",
            columns=_OF_MODELS,
            rows=self._fields(own, self._source.views[name], path),
            sentences=self._sentences(name, type_.id, sentences),
            used=self._used(type_, path),
            inherited=tuple(self._inherited(base, path) for base in bases),
        )

    def _enum(self, type_: NamedType) -> TypePage:
        name, path = self._named(type_)
        names = self._source.names[type_.id]
        is_flags = type_.kind is TypeKind.FLAGS
        kind = (_SET if is_flags else _MEMBER).format(name)
        complete = "" if type_.complete else _NO_LIST
        return TypePage(
            path=path,
            name=name,
            module=f"{self._source.package}.enums",
            kind=f"An enum of {self._source.title}.",
            text=type_.text,
            section="members",
            columns=_OF_ENUMS,
            rows=tuple(
                _member(
                    member,
                    names[member.wire],
                    self._source.former.of(f"{type_.id}#member/{member.wire}"),
                )
                for member in type_.members
            ),
            sentences=self._sentences(
                "",
                type_.id,
                [kind, _OPEN.format(name), complete, self._same(type_, path)],
            ),
            used=self._used(type_, path),
            is_flags=is_flags,
            example=_example(name, type_, names),
        )

    def _result(self, operation: SoapOperation, view: ModelView) -> TypePage:
        path = self._source.pages[view.name]
        call = self._source.calls[operation.id]
        returned = Places()
        returned.add(call.text, call.page)
        return TypePage(
            path=path,
            name=view.name,
            module=f"{self._source.package}.models",
            kind=f"A model of {self._source.title}.",
            text=view.doc.text,
            section="fields",
            columns=_OF_MODELS,
            rows=self._fields(operation.out, view, path),
            sentences=self._sentences(view.name, f"{operation.id}#result", []),
            used=(_places(_RETURNED, returned, path),),
        )

    def _sentences(
        self, model: str, subject: str, sentences: Iterable[str]
    ) -> tuple[str, ...]:
        """What there is to say, which class of the user stands for a model, and former names of the class."""
        custom = self._source.custom.get(f"models.{model}")
        stands = _STANDS.format(custom.path) if custom else ""
        formerly = _formerly(self._source.former.of(subject))
        return tuple(filter(None, [*sentences, stands, formerly]))

    def _named(self, type_: NamedType) -> tuple[str, str]:
        return self._source.classes[type_.id], self._source.page(type_)

    def _link(self, type_: NamedType, page: str) -> str:
        name, path = self._named(type_)
        return f"[`{name}`]({relative(path, page)})"

    def _bases(self, type_: NamedType) -> tuple[NamedType, ...]:
        """What a model extends, the nearest first."""
        bases: list[NamedType] = []
        while base := self._source.bases.get((bases or [type_])[-1].id):
            bases.append(base)
        return tuple(bases)

    def _inherited(self, base: NamedType, page: str) -> Inherited:
        names = self._source.names[base.id]
        own = self._source.own_fields(base)
        return Inherited(
            self._link(base, page), tuple(names[field.wire] for field in own)
        )

    def _same(self, type_: NamedType, page: str) -> str:
        twin = self._twins.get(type_.same_as) if type_.same_as else None
        if twin is None:
            return ""
        link = f"[`{twin.name}`]({relative(twin.page, page)})"
        return f"{link} of {as_markdown(Text(twin.title))} is the same type."

    def _fields(
        self, parts: Iterable[Field | Parameter], view: ModelView, page: str
    ) -> tuple[Row, ...]:
        """The rows of the fields of a class, which are in the order of the parts that they are made from."""
        return tuple(
            (
                f"`{field.name}`",
                f"`{part.wire}`",
                # that every field may be None is not worth a word in each row
                self._links.linked(field.annotation.removesuffix(" | None"), page),
                "yes" if part.nillable else "no",
                _lines(_described(part), _formerly(field.former)),
            )
            for part, field in zip(parts, view.fields, strict=True)
        )

    def _used(self, type_: NamedType, page: str) -> tuple[Used, ...]:
        usage = self._usages.get(type_.id, _NO_USAGE)
        kinds = {
            _TAKEN: usage.taken,
            _RETURNED: usage.returned,
            _HELD: usage.held,
            _EXTENDED: usage.extended,
        }
        return tuple(
            _places(how, places, page) for how, places in kinds.items() if places.count
        )


def _places(how: str, places: Places, page: str) -> Used:
    return Used(how, places.links(page), places.more)


def _described(part: Field | Parameter) -> str:
    words = as_cell(part.text) if part.text else ""
    return _lines("Required." if part.required else "", words)


def _formerly(names: Iterable[str]) -> str:
    """What says former names, empty without any."""
    listed = ", ".join(f"`{name}`" for name in names)
    return f"Formerly: {listed} (deprecated)." if listed else ""


def _lines(*lines: str) -> str:
    """The lines of a cell, those that are not empty."""
    return "<br>".join(filter(None, lines))


def _member(member: Member, name: str, former: tuple[str, ...]) -> Row:
    wire = f"`{member.wire}`" if member.value is None else as_cell(member.value)
    number = "" if member.number is None else str(member.number)
    words = as_cell(member.text) if member.text else ""
    return (f"`{name}`", wire, number, _lines(words, _formerly(former)))


def _example(name: str, type_: NamedType, names: Mapping[str, str]) -> str:
    """A value as code, empty where no member is known; the empty set is no example of one."""
    usual = [names[member.wire] for member in type_.members if member.number != 0]
    if not usual:
        return ""
    if type_.kind is not TypeKind.FLAGS:
        return f"value = {name}.{usual[0]}"
    others = "".join(f" | {name}.{member}" for member in usual[1:2])
    return f"value = Flags({name}.{usual[0]}){others}"
