"""What each change of a surface is to users of Python: its kind, and the level of the version."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec
import pytest
from support.surfaces import (
    Entries,
    archive,
    enum,
    group,
    model,
    operation,
    parameter,
    result,
    runtime,
    sdk,
    with_aliases,
)

from generator.changes.matching import renames
from generator.changes.python import python_differences
from generator.changes.python.differences import PythonDifference
from generator.model.comparison.changes import Direction, PythonLevel
from generator.model.comparison.snapshot import (
    Entry,
    Fact,
    FieldFact,
    Header,
    Python,
    PythonParameter,
    RestFact,
    Snapshot,
)

MAJOR, MINOR, PATCH, _ = PythonLevel
REST = "rest/v1/Agents/Thing/Get"
SOAP = "soap/Services88/Thing/Get"
THING = "types/Thing"
SOAP_THING = "types/Services88/Thing"


def _differences(
    old: Snapshot,
    new: Snapshot,
    directions: Mapping[str, Direction] = MappingProxyType({}),
) -> tuple[PythonDifference, ...]:
    return python_differences(old, new, renames(old, new), directions)


def _seen(
    old: list[Entries], new: list[Entries], direction: Direction = Direction.BOTH
) -> list[tuple[str, str, PythonLevel]]:
    by_type = {THING: direction}
    return [
        (each.subject, each.kind, each.level)
        for each in _differences(sdk(*old), sdk(*new), by_type)
    ]


def _get(
    *parameters: PythonParameter, returns: str = "None", id_: str = REST
) -> Entries:
    """A method whose parameters are known by their wire names."""
    start = "soap.services88." if id_ == SOAP else "agents."
    return operation(
        id_,
        f"{start}thing.get",
        *(
            parameter(
                each.key,
                each.name,
                each.type,
                positional=each.positional,
                default=each.default,
            )
            for each in parameters
        ),
        returns=returns,
    )


def _named(
    name: str, type_: str = "int", *, key: str = "", default: bool = False
) -> PythonParameter:
    return PythonParameter(name, type_, key or name, default=default)


def _placed(name: str, *, key: str = "", default: bool = False) -> PythonParameter:
    return PythonParameter(name, "int", key or name, positional=True, default=default)


A, B, C = "abc"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([_named(A)], [_named(A)], []),
        # named ones have no order
        ([_named(A), _named(B)], [_named(B), _named(A)], []),
        ([_named(A)], [], [("#param/a", "argument-removed", MAJOR)]),
        ([], [_named(A)], [("#param/a", "argument-added", MAJOR)]),
        ([], [_named(A, default=True)], [("#param/a", "argument-added", MINOR)]),
        (
            [_named(A, default=True)],
            [_named(A)],
            [("#param/a", "argument-narrowed", MAJOR)],
        ),
        (
            [_named(A)],
            [_named(A, default=True)],
            [("#param/a", "argument-widened", MINOR)],
        ),
        (
            [_named(A)],
            [_named(B, key=A)],
            [("#param/a", "argument-renamed", MAJOR)],
        ),
        # by place
        ([_placed(A)], [_named(A)], [("#param/a", "argument-narrowed", MAJOR)]),
        ([_named(A)], [_placed(A)], [("#param/a", "argument-widened", MINOR)]),
        (
            [_placed(A), _placed(B)],
            [_placed(B), _placed(A)],
            [("", "arguments-reordered", MAJOR)],
        ),
        (
            [_placed(A)],
            [_placed(A), _placed(B, default=True)],
            [("#param/b", "argument-added", MINOR)],
        ),
        # it takes the place of another one
        (
            [_placed(A)],
            [_placed(B, default=True), _placed(A)],
            [("#param/b", "argument-added", MAJOR)],
        ),
        (
            [_placed(A), _placed(B)],
            [_placed(B)],
            [("#param/a", "argument-removed", MAJOR)],
        ),
        # names that are swapped mean something else without an error
        (
            [_named(A), _named(B)],
            [_named(B, key=A), _named(A, key=B)],
            [
                ("#param/a", "argument-renamed", MAJOR),
                ("#param/b", "argument-renamed", MAJOR),
            ],
        ),
    ],
)
def test_which_calls_are_right_still(
    old: list[PythonParameter],
    new: list[PythonParameter],
    expected: list[tuple[str, str, PythonLevel]],
) -> None:
    seen = _seen([_get(*old)], [_get(*new)])

    assert seen == [(REST + part, kind, level) for part, kind, level in expected]


_TYPES = (
    model(THING, "models.Thing"),
    model("types/Below", "models.Below", base=THING),
    enum("types/Kind", "enums.Kind", ("Big", "BIG")),
    enum("types/Mask", "enums.Mask", ("Big", "BIG"), kind="flags"),
    model(SOAP_THING, "soap.services88.models.Thing"),
    enum("types/Services88/Kind", "soap.services88.enums.Kind", ("Big", "BIG")),
)


@pytest.mark.parametrize(
    ("id_", "old", "new", "level"),
    [
        (REST, "int", "int", None),
        (REST, "int | None", "None | int", None),
        (REST, "int", "int | None", MINOR),
        (REST, "int", "float", MINOR),
        (REST, "float", "int", MAJOR),
        (REST, "int", "object", MINOR),
        (REST, "object", "int", MAJOR),
        (REST, "models.Below", "models.Thing", MINOR),
        (REST, "models.Thing", "models.Below", MAJOR),
        # texts are sent for enums
        (REST, "str", "enums.Kind | str", MINOR),
        (REST, "enums.Kind | str", "str", MINOR),
        (REST, "list[str]", "list[enums.Kind]", MINOR),
        (SOAP, "str", "enums.Kind", MAJOR),
        (SOAP, "enums.Kind", "str", MINOR),
        # SOAP has no name for the type of a list
        (REST, "list[int]", "object", MINOR),
        (SOAP, "list[int]", "object", MAJOR),
        (SOAP, "int", "object", MINOR),
        # null is sent by REST only
        (REST, "models.Thing | None", "models.Thing", MINOR),
        (SOAP, "models.Thing | None", "models.Thing", MAJOR),
        # no text is a set of flags
        (REST, "enums.Mask | str", "enums.Mask | Iterable[enums.Mask]", MAJOR),
    ],
)
def test_what_another_annotation_of_a_parameter_means(
    id_: str, old: str, new: str, level: PythonLevel | None
) -> None:
    seen = _seen(
        [_get(_named(A, old), id_=id_), *_TYPES],
        [_get(_named(A, new), id_=id_), *_TYPES],
    )

    assert [each[2] for each in seen] == ([] if level is None else [level])
    assert {each[0] for each in seen} <= {f"{id_}#param/a"}


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        ("int", "int", None),
        ("int", "int | None", MAJOR),
        ("int | None", "int", MINOR),
        ("int", "None", MAJOR),
        ("None", "int", MINOR),
        ("str | None", "bytes | None", MAJOR),
        ("models.Thing", "models.Below", MINOR),
        ("models.Below", "models.Thing", MAJOR),
        ("list[models.Below]", "list[models.Thing]", MAJOR),
        ("Rows[Row]", "list[models.Thing]", MAJOR),
        # evidence that comes or goes
        ("object", "models.Thing", MINOR),
        ("models.Thing", "object", MINOR),
        ("str | None", "enums.Kind", MINOR),
        ("enums.Kind", "str | None", MAJOR),
        ("list[enums.Kind]", "list[str]", MINOR),
    ],
)
def test_what_another_result_means(
    old: str, new: str, level: PythonLevel | None
) -> None:
    seen = _seen([_get(returns=old), *_TYPES], [_get(returns=new), *_TYPES])

    assert [each[2] for each in seen] == ([] if level is None else [level])
    assert {each[0] for each in seen} <= {f"{REST}#result"}


@pytest.mark.parametrize(
    ("old", "new", "sent", "received"),
    [
        ("int | None", "int | None", None, None),
        ("int | None", "float | None", MINOR, MAJOR),
        ("float | None", "int | None", MAJOR, MINOR),
        ("int | None", "str | None", MAJOR, MAJOR),
        ("object", "models.Thing | None", MAJOR, MINOR),
        ("Thing | None", "object", MINOR, MINOR),
        ("str | None", "Kind | None", MINOR, MINOR),
        ("Kind | None", "str | None", MINOR, MINOR),
        ("list[object] | None", "list[int] | None", MAJOR, MINOR),
    ],
)
def test_what_another_field_means_for_each_direction(
    old: str, new: str, sent: PythonLevel | None, received: PythonLevel | None
) -> None:
    before = [model(THING, "models.Thing", ("F", "f", old)), _TYPES[2]]
    after = [model(THING, "models.Thing", ("F", "f", new)), _TYPES[2]]

    def level(direction: Direction) -> PythonLevel | None:
        seen = _seen(before, after, direction)
        return seen[0][2] if seen else None

    assert level(Direction.REQUEST) == sent
    assert level(Direction.RESPONSE) == received
    both = {sent, received}
    expected = MAJOR if MAJOR in both else sent
    assert level(Direction.BOTH) == expected


def test_texts_for_enums_of_soap_are_refused() -> None:
    kind = enum("types/Services88/Kind", "soap.services88.enums.Kind", ("Big", "BIG"))
    field = ("F", "f", "str | None")
    before = model(SOAP_THING, "soap.services88.models.Thing", field)
    field = ("F", "f", "Kind | None")
    after = model(SOAP_THING, "soap.services88.models.Thing", field)

    assert _seen([before, kind], [after, kind]) == [
        (f"{SOAP_THING}#field/F", "annotation-changed", MAJOR)
    ]


NAME = ("Name", "name", "str | None")
OTHER = ("Other", "other", "int | None")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            [model(THING, "models.Thing", NAME)],
            [],
            [(THING, "name-removed", MAJOR)],
        ),
        ([], [model(THING, "models.Thing", NAME)], [(THING, "name-added", MINOR)]),
        (
            [model(THING, "models.Thing", NAME)],
            [model(THING, "models.Thing", NAME, OTHER)],
            [(f"{THING}#field/Other", "name-added", MINOR)],
        ),
        (
            [model(THING, "models.Thing", NAME, OTHER)],
            [model(THING, "models.Thing", NAME)],
            [(f"{THING}#field/Other", "name-removed", MAJOR)],
        ),
        (
            [model(THING, "models.Thing", NAME)],
            [model(THING, "models.Thing", ("Name", "title", "str | None"))],
            [(f"{THING}#field/Name", "field-renamed", MAJOR)],
        ),
        (
            [model(THING, "models.Thing")],
            [model(THING, "models.Thing_2")],
            [(THING, "class-renamed", MAJOR)],
        ),
        (
            [model(THING, "models.Thing")],
            [with_aliases(model(THING, "models.Thing_2"), ("models.Thing", ""))],
            [(THING, "class-renamed", MINOR)],
        ),
        # a field of a base is one of what extends it
        (
            [
                model("types/Base", "models.Base"),
                model(THING, "models.Thing", NAME, base="types/Base"),
            ],
            [
                model("types/Base", "models.Base", NAME),
                model(THING, "models.Thing", base="types/Base"),
            ],
            [("types/Base#field/Name", "name-added", MINOR)],
        ),
        (
            [
                model("types/Base", "models.Base"),
                model(THING, "models.Thing", base="types/Base"),
            ],
            [model("types/Base", "models.Base"), model(THING, "models.Thing")],
            [(THING, "base-changed", MAJOR)],
        ),
        (
            [enum(THING, "enums.Thing", ("A", "A"))],
            [enum(THING, "enums.Thing", ("A", "A"), ("B", "B"))],
            [(f"{THING}#member/B", "name-added", MINOR)],
        ),
        (
            [enum(THING, "enums.Thing", ("A", "A"), ("B", "B"))],
            [enum(THING, "enums.Thing", ("A", "A"))],
            [(f"{THING}#member/B", "name-removed", MAJOR)],
        ),
        (
            [enum(THING, "enums.Thing", ("A", "A"))],
            [enum(THING, "enums.Thing", ("A", "AA"))],
            [(f"{THING}#member/A", "member-renamed", MAJOR)],
        ),
        # a model that is an enum by now
        (
            [model(THING, "models.Thing")],
            [enum(THING, "enums.Thing")],
            [(THING, "class-renamed", MAJOR)],
        ),
    ],
)
def test_what_differs_between_classes(
    old: list[Entries], new: list[Entries], expected: list[tuple[str, str, PythonLevel]]
) -> None:
    assert _seen(old, new) == expected


def test_a_renamed_member_with_its_former_name_harms_nobody() -> None:
    first, renamed = enum(THING, "enums.Thing", ("A", "AA"))
    (kept,) = with_aliases([renamed], ("A", ""))

    assert _seen([enum(THING, "enums.Thing", ("A", "A"))], [[first, kept]]) == [
        (f"{THING}#member/A", "member-renamed", MINOR)
    ]


def test_a_type_with_another_id_is_the_same_class_in_annotations() -> None:
    fields = [(wire, wire.lower(), "int | None") for wire in "ABCDE"]
    old = [
        model("types/Task", "models.Task", *fields),
        model(THING, "models.Thing", ("Task", "task", "Task | None")),
        _get(_named(A, "models.Task"), returns="list[models.Task]"),
    ]
    new = [
        with_aliases(
            model("types/SoTask", "models.SoTask", *fields), ("models.Task", "")
        ),
        model(THING, "models.Thing", ("Task", "task", "SoTask | None")),
        _get(_named(A, "models.SoTask"), returns="list[models.SoTask]"),
    ]

    assert _seen(old, new) == [("types/SoTask", "class-renamed", MINOR)]


def test_a_class_of_the_same_name_that_is_another_type_is_another_class() -> None:
    old = [
        model("types/A", "models.X", ("P", "p", "int | None")),
        _get(returns="models.X"),
    ]
    new = [
        model("types/B", "models.X", ("Q", "q", "str | None")),
        _get(returns="models.X"),
    ]

    assert (f"{REST}#result", "annotation-changed", MAJOR) in _seen(old, new)


def test_agents_and_methods_have_two_names_each() -> None:
    agent = "rest/v1/Agents/Thing"
    old = [
        group(agent, "agents.thing", "agents.ThingAgent"),
        operation(REST, "agents.thing.get"),
    ]
    new = [
        with_aliases(
            group(agent, "agents.thing_2", "agents.Thing_2Agent"), ("agents.thing", "")
        ),
        with_aliases(
            operation(REST, "agents.thing_2.fetch"), ("agents.thing_2.get", "")
        ),
    ]

    assert _seen(old, new) == [
        (agent, "agent-renamed", MAJOR),
        (agent, "agent-renamed", MINOR),
        (REST, "method-renamed", MINOR),
    ]
    assert _seen(old, []) == [
        (agent, "name-removed", MAJOR),
        (REST, "name-removed", MAJOR),
    ]
    assert _seen([], old) == [
        (agent, "name-added", MINOR),
        (REST, "name-added", MINOR),
    ]


def test_classes_of_results_are_read_only() -> None:
    old = result(SOAP, "soap.services88.models.GetResult", ("A", "a", "int"))
    new = result(
        SOAP,
        "soap.services88.models.GetResult",
        ("A", "a", "int | None"),
        ("B", "b", "int"),
    )
    method = operation(SOAP, "soap.services88.thing.get")

    assert _seen([method, old], [method, new]) == [
        (f"{SOAP}#out/A", "annotation-changed", MAJOR),
        (f"{SOAP}#out/B", "name-added", MINOR),
    ]


def test_columns_and_archives() -> None:
    def things(module: str, *columns: tuple[str, str, str]) -> Entries:
        return archive("archives/Thing", module, *columns)

    old = things(
        "archives.thing",
        ("a", "a", "IntColumn"),
        ("b", "b", "IntColumn"),
        ("c", "c", "AnyColumn"),
        ("d", "d", "AnyColumn"),
    )
    new = things(
        "archives.thing_",
        ("a", "a_2", "IntColumn"),
        ("b", "b", "AnyColumn"),
        ("c", "c", "TextColumn"),
        ("e", "e", "AnyColumn"),
    )

    assert _seen([old], [new]) == [
        ("archives/Thing", "module-renamed", MAJOR),
        ("archives/Thing#column/a", "column-renamed", MAJOR),
        ("archives/Thing#column/b", "annotation-changed", MINOR),
        ("archives/Thing#column/c", "annotation-changed", MAJOR),
        ("archives/Thing#column/d", "name-removed", MAJOR),
        ("archives/Thing#column/e", "name-added", MINOR),
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind", "level"),
    [
        ("class", None, "runtime-removed", MAJOR),
        (None, "class", "runtime-added", MINOR),
        ("class", "function", "runtime-narrowed", MAJOR),
    ],
)
def test_names_of_the_runtime(
    old: str | None, new: str | None, kind: str, level: PythonLevel
) -> None:
    before = [runtime("Flags", old)] if old else []
    after = [runtime("Flags", new)] if new else []

    assert _seen(before, after) == [("runtime/Flags", kind, level)]


@pytest.mark.parametrize(
    ("old", "new", "kind", "level"),
    [
        ("int", "float", "runtime-widened", MINOR),
        ("float", "int", "runtime-narrowed", MAJOR),
    ],
)
def test_functions_of_the_runtime_are_calls(
    old: str, new: str, kind: str, level: PythonLevel
) -> None:
    def download(type_: str, returns: str) -> Entries:
        signature = Python(
            "download", returns, (PythonParameter("size", type_, positional=True),)
        )
        return runtime("download", "function", signature)

    assert _seen([download(old, "None")], [download(new, "None")]) == [
        ("runtime/download", kind, level)
    ]
    # what it returns goes the other way
    (other,) = _seen([download("int", new)], [download("int", old)])
    assert other[1:] == (kind, level)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"package": "a"}, {"package": "b"}, ("sdk#package", "package-renamed", MAJOR)),
        (
            {"distribution": "a"},
            {"distribution": "b"},
            ("sdk#distribution", "distribution-renamed", MAJOR),
        ),
        (
            {"python": ">=3.11"},
            {"python": ">=3.12"},
            ("sdk#python", "python-raised", MAJOR),
        ),
        (
            {"python": ">=3.11"},
            {"python": ">=3.9"},
            ("sdk#python", "python-lowered", MINOR),
        ),
        (
            {"dependencies": ["httpx2>=2.16"]},
            {"dependencies": ["httpx2>=3"]},
            ("sdk#requires/httpx2", "dependency-major", MAJOR),
        ),
        (
            {"dependencies": ["httpx2>=2.16"]},
            {"dependencies": ["httpx2>=2.18,<4"]},
            ("sdk#requires/httpx2", "dependency-changed", PATCH),
        ),
        (
            {"dependencies": []},
            {"dependencies": ["lxml>=6; extra == 'soap'"]},
            ("sdk#requires/lxml", "dependency-added", MINOR),
        ),
        (
            {"dependencies": ["lxml>=6"]},
            {"dependencies": ["(("]},
            ("sdk#requires/lxml", "dependency-removed", MINOR),
        ),
        ({"python": "??"}, {"python": ">=3"}, ("sdk#python", "python-raised", MAJOR)),
    ],
)
def test_what_an_sdk_is_called_and_needs(
    old: dict[str, object],
    new: dict[str, object],
    expected: tuple[str, str, PythonLevel],
) -> None:
    (difference,) = _differences(sdk(**old), sdk(**new))  # type: ignore[arg-type]  # given as keywords

    assert (difference.subject, difference.kind, difference.level) == expected


def test_an_alias_that_ends_is_a_break_and_one_that_comes_back_is_none() -> None:
    old = [
        with_aliases(operation(REST, "agents.thing.fetch"), ("agents.thing.get", "1"))
    ]

    assert _seen(old, [operation(REST, "agents.thing.fetch")]) == [
        (REST, "alias-ended", MAJOR)
    ]
    # its agent has another name, with an alias of its own
    moved = [with_aliases(operation(REST, "agents.x.fetch"), ("agents.x.get", "1"))]
    assert _seen(old, moved) == []
    back = _seen(old, [operation(REST, "agents.thing.get")])
    assert back == [(REST, "method-renamed", MAJOR)]


def test_what_explains_a_difference_is_the_nearest_first() -> None:
    fact = RestFact("POST", "/", responses={"200": "#types/Thing"})
    kind = enum("types/Kind", "enums.Kind")
    thing = model(THING, "models.Thing", ("F", "f", "Kind | None"))
    stated, field = thing
    typed = FieldFact("#types/Kind")
    old = [kind, [stated, _with_fact(field, typed)], operation(REST, "x", fact=fact)]
    new = [
        [
            stated,
            _with_fact(
                model(THING, "models.Thing", ("F", "f", "str | None"))[1], typed
            ),
        ],
        operation(REST, "x", fact=fact),
    ]

    removed, narrowed = _differences(sdk(*old), sdk(*new))

    assert removed.because == ("types/Kind", "types")
    assert narrowed.because[:3] == (f"{THING}#field/F", "types/Kind", THING)


def _with_fact(entry: Entry, fact: Fact) -> Entry:
    return msgspec.structs.replace(entry, fact=fact)


def test_a_header_has_a_test_for_each_part() -> None:
    compared = {"package", "distribution", "python", "dependencies"}
    others = {"schema", "docwright", "runtime", "settings", "sdk_version"}
    assert set(Header.__struct_fields__) == compared | others


def test_what_soap_does_not_know_is_xml_where_it_is_no_scalar() -> None:
    def thing(annotation: str) -> Entries:
        field = ("F", "f", annotation)
        return model(SOAP_THING, "soap.services88.models.Thing", field)

    for known, level in (("int | None", MINOR), ("list[int] | None", MAJOR)):
        old, new = sdk(thing(known)), sdk(thing("object"))
        (difference,) = _differences(old, new, {SOAP_THING: Direction.RESPONSE})
        assert difference.level is level
