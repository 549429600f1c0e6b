"""The calls that guides show: the most suitable that the SDK has, since it may lack any, with arguments that can be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.emit.docs.paths import Public, agent_page, group_page
from generator.emit.python.views import SYNC, FieldView, ModelView
from generator.emit.rest.methods import MethodView
from generator.emit.rest.views import GroupView, RestView, pascal_names
from generator.emit.soap.views import VersionView

_VALUES: Final = {
    "int": "5",
    "str": '"name"',
    "bool": "True",
    "float": "1.5",
    "list[int]": "[5, 6]",
    "list[str]": '["name"]',
}
"""Arguments by annotation. Methods that need another one are in no example, except where the SDK has no better one."""
_EMPTY: Final = (
    ("dict[", "{}"),
    ("list[", "[]"),
    ("Changes", "{}"),
    ("Content", 'b""'),
)
"""Arguments of other types by the start of their annotation."""
_FILES: Final = frozenset({"Content", "bytes | None"})
"""The annotations of files that are sent, and that are returned."""
_TEXT: Final = "str | None"
_ENCODED: Final = "dict[str, str] | None"
"""The annotations of a field with a text, and of one with texts by name, such as user-defined fields."""
_ALL_ENCODED: Final = "custom_fields"
"""The field that replaces the others with texts by name, where an entity has it."""

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
    `rows` lists with filters; `has_rows` and `has_files` tell whether any call lists rows, sends or gets a file. `encoded` has a field with texts by name, such as user-defined fields. `enum` is a member
    of an enum.
    """

    read: Call
    text_field: str
    group: GroupView
    rows: Call | None
    create: Creation | None
    change: Change | None
    write_back: WriteBack | None
    encoded: WriteBack | None
    upload: Call | None
    download: Call | None
    enum: str
    has_rows: bool
    has_files: bool


class SoapCalls(msgspec.Struct, frozen=True):
    """The call of SOAP that guides show, of the newest version, and the class of its agent below the version."""

    version: VersionView
    call: Call
    agent_class: str
    agent_attribute: str


def chosen_of_rest(view: RestView) -> RestCalls:
    """The calls of REST."""
    models = {model.name: model for model in view.models}
    methods = [
        (group, method)
        for group in view.groups[SYNC.prefix]
        for method in group.methods
    ]
    plain = [pair for pair in methods if _arguments(pair[1]) is not None]
    read = min(methods, key=lambda pair: _unsuitability(pair, models))
    return RestCalls(
        read=_call(read),
        text_field=next(_named(read[1].result, models, _TEXT), ""),
        group=read[0],
        rows=_best(plain, _lists),
        create=next(_creations(methods, models), None),
        change=next(_changes(methods, models), None),
        write_back=next(_write_backs(methods, models, _TEXT), None),
        encoded=min(
            _write_backs(methods, models, _ENCODED),
            key=lambda found: found.name != _ALL_ENCODED,
            default=None,
        ),
        upload=_best(methods, _uploads),
        download=_best(plain, _downloads),
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
    )


def chosen_of_soap(views: tuple[VersionView, ...]) -> SoapCalls:
    """The call of SOAP: of the newest version, with a parameter, and all parameters with values."""
    version = views[-1]
    agent, method = min(
        ((agent, method) for agent in version.agents for method in agent.methods),
        key=lambda pair: (
            not all(_value(item.annotation) for item in pair[1].parameters),
            not pair[1].parameters,
            pair[1].returns == "None",
            pair[0].wire,
            pair[1].wire,
        ),
    )
    arguments = ", ".join(
        f"{parameter.name}={_any_value(parameter.annotation)}"
        for parameter in method.parameters
    )
    call = Call(
        method=f"{agent.name}.{method.name}",
        arguments=arguments,
        result=method.result,
        page=agent_page(version.module, agent.module),
        wire=f"{agent.wire}.{method.wire}",
    )
    return SoapCalls(version, call, agent.path(SYNC), agent.name)


def _call(pair: _Method, *, without_last: bool = False) -> Call:
    """A call of a method with its required arguments, without the last one by position where the guide adds that."""
    group, method = pair
    code = _arguments(method, without_last=without_last)
    public: Public = "agents" if group.public == "agents" else "resources"
    return Call(
        method=f"{group.call}.{method.name}",
        arguments=_any_arguments(method) if code is None else code,
        result=method.result,
        page=group_page(public, group.module),
        wire=f"{group.wire.rpartition('/')[2]}.{method.wire}",
    )


def _arguments(method: MethodView, *, without_last: bool = False) -> str | None:
    """The required arguments as code; None where one has no value here."""
    end = len(method.positional) - without_last
    by_position = [_value(item.annotation) for item in method.positional[:end]]
    by_name = {
        item.name: _value(item.annotation) for item in method.named if not item.optional
    }
    if None in (*by_position, *by_name.values()):
        return None
    named = (f"{name}={value}" for name, value in by_name.items())
    return ", ".join([*filter(None, by_position), *named])


def _value(annotation: str) -> str | None:
    return _VALUES.get(annotation.removesuffix(" | None"))


def _any_arguments(method: MethodView) -> str:
    """The required arguments as code, for a method without better ones in an SDK without a better method."""
    by_position = [_any_value(item.annotation) for item in method.positional]
    named = [item for item in method.named if not item.optional]
    by_name = [f"{item.name}={_any_value(item.annotation)}" for item in named]
    return ", ".join([*by_position, *by_name])


def _any_value(annotation: str) -> str:
    """A value of a type, empty where it can be; `...` stands for a value that takes more to make."""
    known = _value(annotation)
    if known is not None:
        return known
    empty = (value for start, value in _EMPTY if annotation.startswith(start))
    return next(empty, "None" if annotation.endswith(" | None") else "...")


def _unsuitability(pair: _Method, models: _Models) -> tuple[object, ...]:
    """Sorts what suits a first call to the front: it changes nothing, and gives an object for an id."""
    group, method = pair
    needed = [item.annotation for item in method.parameters if not item.optional]
    return (
        method.verb != "GET",
        _arguments(method) is None,
        method.result not in models,
        needed != ["int"],
        group.public != "resources",
        group.wire,
        method.wire,
    )


def _best(methods: Iterable[_Method], suits: Callable[[_Method], bool]) -> Call | None:
    """The call with the fewest required arguments, of those that suit."""
    suiting = [pair for pair in methods if suits(pair)]
    if not suiting:
        return None
    best = min(
        suiting,
        key=lambda pair: (pair[1].example.count("="), pair[0].wire, pair[1].wire),
    )
    return _call(best, without_last=_takes(best[1], "Content"))


def _lists(pair: _Method) -> bool:
    names = {parameter.name for parameter in pair[1].parameters}
    return pair[1].is_lazy and {"filter", "order_by", "select", "top"} <= names


def _downloads(pair: _Method) -> bool:
    return pair[1].verb == "GET" and pair[1].returns == "bytes | None"


def _uploads(pair: _Method) -> bool:
    return _takes(pair[1], "Content")


def _takes(method: MethodView, annotation: str) -> bool:
    """Whether a method takes such an argument last by position, after others that have values here."""
    return (
        bool(method.positional)
        and method.positional[-1].annotation == annotation
        and _arguments(method, without_last=True) is not None
    )


def _creations(methods: Iterable[_Method], models: _Models) -> Iterator[Creation]:
    """Calls by POST that take an entity only, and return it."""
    for group, method in methods:
        names = [item.annotation for item in method.positional]
        if (
            method.verb != "POST"
            or len(names) != 1
            or _arguments(method, without_last=True) != ""
        ):
            continue
        model = names[0].removeprefix("models.")
        if model in models and model in {method.result, _base(method.result, models)}:
            for name in _named(model, models, _TEXT):
                yield Creation(_call((group, method), without_last=True), model, name)


def _changes(methods: Iterable[_Method], models: _Models) -> Iterator[Change]:
    for pair in methods:
        if _takes(pair[1], "Changes"):
            for field in _fields(pair[1].result, models):
                if field.annotation == _TEXT:
                    wire = field.wire or pascal_names([field.name])[0]
                    yield Change(_call(pair, without_last=True), field.name, wire)


def _write_backs(
    methods: Iterable[_Method], models: _Models, annotation: str
) -> Iterator[WriteBack]:
    """Pairs of calls of a group that read and store the same, and the fields with this annotation."""
    reads = {
        (group.wire, _arguments(method), name): (group, method)
        for group, method in methods
        if method.verb == "GET"
        for name in (method.result, _base(method.result, models))
    }
    for group, method in methods:
        last = method.positional[-1].annotation if method.positional else ""
        if method.verb != "PUT" or not _takes(method, last):
            continue
        code = _arguments(method, without_last=True)
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
