"""The calls that guides show: the most suitable that the SDK has, since it may lack any, with arguments that can be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.emit.archives.views import ArchiveView
from generator.emit.docs.guides.arguments import (
    any_arguments,
    any_value,
    required_arguments,
    value_of,
)
from generator.emit.docs.paths import Public, agent_page, group_page
from generator.emit.python.views import SYNC, FieldView, ModelView
from generator.emit.rest.base_path import base_url
from generator.emit.rest.methods import MethodView
from generator.emit.rest.views import GroupView, Rename, RestView, renamed
from generator.emit.soap.views import VersionView
from generator.model.clients import API_PATH

_TELLING: Final = (
    ("org_nr", 'Field("orgNr") == "987654321"'),
    ("name", 'Field("name") == "Ferry"'),
)
"""Fields that entities of everyday examples have, and conditions of lists on them."""
_FILES: Final = frozenset({"Content", "bytes | None"})
"""The annotations of files that are sent, and that are returned."""
_TEXT: Final = "str | None"
_ENCODED: Final = "dict[str, str] | None"
"""The annotations of a field with a text, and of one with texts by name, such as user-defined fields."""
_ALL_ENCODED: Final = "custom_fields"
"""The field that replaces the others with texts by name, where an entity has it."""

_COLUMN_VALUES: Final = {
    "IntColumn": "int | None",
    "TextColumn": "str | None",
    "DateTimeColumn": "datetime | None",
    "DecimalColumn": "Decimal | None",
    "BoolColumn": "bool | None",
    "AnyColumn": "object",
}
"""Annotations of values by the class of their column, the most usual first."""
_MOST_COLUMNS: Final = 3

_Method = tuple[GroupView, MethodView]
_Models = Mapping[str, ModelView]


class Call(msgspec.Struct, frozen=True):
    """A call: `method` from the client on, such as `contact.get_contact_entity`, and its arguments as code.

    `result` is its annotation without modules; `page` is the page of its group; `wire` is its name such as `Contact.Get`.
    """

    method: str
    arguments: str
    result: str
    page: str
    wire: str

    @property
    def code(self) -> str:
        """The call as code, from the client on."""
        return f"{self.method}({self.arguments})"

    def ending(self, argument: str) -> str:
        """The call with one more argument at its end."""
        return f"{self.method}({', '.join(filter(None, (self.arguments, argument)))})"


class Change(msgspec.Struct, frozen=True):
    """A call that takes changes last, and a field that has a text: its Python name and its wire name."""

    call: Call
    name: str
    wire: str


class Creation(msgspec.Struct, frozen=True):
    """A call that stores a new entity, its class, and the Python name of a field with a text."""

    call: Call
    model: str
    name: str


class WriteBack(msgspec.Struct, frozen=True):
    """A call that reads an entity, one that stores it, which takes it last, and the Python name of a field of it."""

    read: Call
    store: Call
    name: str


class RestCalls(msgspec.Struct, frozen=True):
    """The calls of REST that guides show; None where the SDK has none that suits.

    `read` returns a model if any call does, and `text_field` is a field of that, else empty; `group` is its group.
    `rows` lists with filters, `rows_key` is a condition on a column of it, and `typed_rows` lists those of an archive;
    `has_rows` and `has_files` tell whether any call lists rows, sends or gets a file. `encoded` has a field with texts by
    name, such as user-defined fields. `enum` is a member
    of an enum, `url` a base URL, and `is_vendor` whether the API is SuperOffice's, and `about_url` a sentence
    about it.
    """

    read: Call
    text_field: str
    group: GroupView
    rows: Call | None
    rows_key: str
    typed_rows: TypedRows | None
    create: Creation | None
    change: Change | None
    write_back: WriteBack | None
    encoded: WriteBack | None
    upload: Call | None
    download: Call | None
    enum: str
    has_rows: bool
    has_files: bool
    url: str
    about_url: str
    is_vendor: bool


class TypedRows(msgspec.Struct, frozen=True):
    """A call for rows whose columns are known: their module, and some of them by name with the annotation of a value."""

    call: Call
    module: str
    columns: tuple[tuple[str, str], ...]


class SoapCalls(msgspec.Struct, frozen=True):
    """The call of SOAP that guides show, of the newest version, and the class of its agent below the version.

    `module` is the package of the version.
    """

    module: str
    call: Call
    agent_class: str
    agent_attribute: str


def chosen_of_rest(view: RestView) -> RestCalls:
    """The calls of REST."""
    models = {model.name: model for model in view.models}
    groups = sorted(
        view.groups[SYNC.prefix], key=lambda group: -len(_telling(group, models))
    )
    methods = [(group, method) for group in groups for method in group.methods]
    plain = [pair for pair in methods if required_arguments(pair[1]) is not None]
    read = min(methods, key=lambda pair: _unsuitability(pair, models))
    rows = _best(plain, _lists)
    # files of any kind belong to no entity in particular
    by_name = sorted(methods, key=lambda pair: (pair[0].wire, pair[1].wire))
    upload = _best(by_name, _uploads)
    url, about_url = base_url(view.base_path)
    download = _best(by_name, _downloads)
    return RestCalls(
        read=_call(read),
        text_field=next(_named(read[1].result, models, _TEXT), ""),
        group=read[0],
        rows=_call(rows) if rows else None,
        rows_key=next(
            (
                column
                for name, column in _TELLING
                if rows and name in _telling(rows[0], models)
            ),
            _TELLING[-1][1],
        ),
        typed_rows=_typed_rows(plain, view.archives),
        create=next(_creations(methods, models), None),
        change=next(_changes(methods, models, view.rename), None),
        write_back=next(_write_backs(methods, models, _TEXT), None),
        encoded=min(
            _write_backs(methods, models, _ENCODED),
            key=lambda pair: pair.name != _ALL_ENCODED,
            default=None,
        ),
        upload=_call(upload, without_last=True) if upload else None,
        download=_call(download) if download else None,
        enum=next(
            (
                f"{enum.name}.{enum.members[0].name}"
                for enum in view.enums
                if enum.members
            ),
            "",
        ),
        has_rows=any(method.is_lazy for _, method in methods),
        has_files=any(
            not _FILES.isdisjoint(method.annotations) for _, method in methods
        ),
        url=url,
        about_url=about_url,
        is_vendor=view.base_path == API_PATH,
    )


def chosen_of_soap(views: tuple[VersionView, ...]) -> SoapCalls:
    """The call of SOAP: of the newest version, with a parameter, and all parameters with values."""
    version = views[-1]
    agent, method = min(
        ((agent, method) for agent in version.agents for method in agent.methods),
        key=lambda pair: (
            not all(value_of(item.annotation) for item in pair[1].parameters),
            not pair[1].parameters,
            pair[1].returns == "None",
            pair[0].wire,
            pair[1].wire,
        ),
    )
    arguments = ", ".join(
        f"{parameter.name}={any_value(parameter.annotation)}"
        for parameter in method.parameters
    )
    call = Call(
        method=f"{agent.name}.{method.name}",
        arguments=arguments,
        result=method.result,
        page=agent_page(version.module, agent.module),
        wire=f"{agent.wire}.{method.wire}",
    )
    return SoapCalls(version.module, call, agent.path(SYNC), agent.name)


def _call(pair: _Method, *, without_last: bool = False) -> Call:
    """A call of a method with its required arguments, without the last one by position where the guide adds that."""
    group, method = pair
    code = required_arguments(method, without_last=without_last)
    public: Public = "agents" if group.public == "agents" else "resources"
    return Call(
        method=f"{group.call}.{method.name}",
        arguments=any_arguments(method) if code is None else code,
        result=method.result,
        page=group_page(public, group.module),
        wire=f"{group.wire.rpartition('/')[2]}.{method.wire}",
    )


def _unsuitability(pair: _Method, models: _Models) -> tuple[object, ...]:
    """Sorts what suits a first call to the front: it changes nothing, and gives an object for an id."""
    group, method = pair
    needed = [item.annotation for item in method.parameters if not item.optional]
    return (
        method.verb != "GET",
        required_arguments(method) is None,
        method.result not in models,
        needed != ["int"],
        group.public != "resources",
    )


def _telling(group: GroupView, models: _Models) -> set[str]:
    """The fields that tell readers most, as far as the entities have them that a group reads."""
    read = (method.result for method in group.methods if method.verb == "GET")
    has = {field.name for result in read for field in _fields(result, models)}
    return {name for name, _ in _TELLING if name in has}


def _best(
    methods: Iterable[_Method], suits: Callable[[_Method], bool]
) -> _Method | None:
    """The method with the fewest required arguments, of those that suit; the first of equals."""
    return min(
        (pair for pair in methods if suits(pair)),
        key=lambda pair: pair[1].example.count("="),
        default=None,
    )


def _lists(pair: _Method) -> bool:
    names = {parameter.name for parameter in pair[1].parameters}
    return pair[1].is_lazy and {"filter", "order_by", "select", "top"} <= names


def _typed_rows(
    methods: Iterable[_Method], archives: Iterable[ArchiveView]
) -> TypedRows | None:
    typed = [pair for pair in methods if pair[1].columns and _lists(pair)]
    best = _best(typed, _lists)
    if best is None:
        return None
    module = best[1].columns
    columns = next(each.columns for each in archives if each.module == module)
    # the first column of each type, so that values of different types are shown
    by_class = {column.class_name: column for column in reversed(columns)}
    shown = [
        (column.name, annotation)
        for class_name, annotation in _COLUMN_VALUES.items()
        if (column := by_class.get(class_name))
    ]
    return TypedRows(_call(best), module, tuple(shown[:_MOST_COLUMNS]))


def _downloads(pair: _Method) -> bool:
    method = pair[1]
    gives_file = method.verb == "GET" and method.returns == "bytes | None"
    return gives_file and required_arguments(method) is not None


def _uploads(pair: _Method) -> bool:
    return _takes(pair[1], "Content")


def _takes(method: MethodView, annotation: str) -> bool:
    """Whether a method takes such an argument last by position, after others that have values here."""
    return (
        bool(method.positional)
        and method.positional[-1].annotation == annotation
        and required_arguments(method, without_last=True) is not None
    )


def _creations(methods: Iterable[_Method], models: _Models) -> Iterator[Creation]:
    """Calls by POST that take an entity only, and return it."""
    for group, method in methods:
        names = [item.annotation for item in method.positional]
        if (
            method.verb != "POST"
            or len(names) != 1
            or required_arguments(method, without_last=True) != ""
        ):
            continue
        model = names[0].removeprefix("models.")
        if model in models and model in {method.result, _base(method.result, models)}:
            for name in _named(model, models, _TEXT):
                yield Creation(_call((group, method), without_last=True), model, name)


def _changes(
    methods: Iterable[_Method], models: _Models, rename: Rename
) -> Iterator[Change]:
    for pair in methods:
        if _takes(pair[1], "Changes"):
            for field in _fields(pair[1].result, models):
                if field.annotation == _TEXT:
                    wire = field.wire or renamed(field.name, rename)
                    yield Change(_call(pair, without_last=True), field.name, wire)


def _write_backs(
    methods: Iterable[_Method], models: _Models, annotation: str
) -> Iterator[WriteBack]:
    """Pairs of calls of a group that read and store the same, and the fields with this annotation."""
    reads = {
        (group.wire, required_arguments(method), name): (group, method)
        for group, method in methods
        if method.verb == "GET"
        for name in (method.result, _base(method.result, models))
    }
    for group, method in methods:
        last = method.positional[-1].annotation if method.positional else ""
        if method.verb != "PUT" or not _takes(method, last):
            continue
        code = required_arguments(method, without_last=True)
        read = reads.get((group.wire, code, last.removeprefix("models.")))
        if read is None:
            continue
        for name in _named(read[1].result, models, annotation):
            store = _call((group, method), without_last=True)
            yield WriteBack(_call(read), store, name)


def _base(name: str, models: _Models) -> str:
    return models[name].base if name in models else ""


def _named(name: str, models: _Models, annotation: str) -> Iterator[str]:
    """The names of the fields of a model that have this annotation."""
    for field in _fields(name, models):
        if field.annotation == annotation:
            yield field.name


def _fields(name: str, models: _Models) -> Iterator[FieldView]:
    """The fields of a model, those of its bases first."""
    if name in models:
        yield from _fields(models[name].base, models)
        yield from models[name].fields
