from __future__ import annotations

import pytest
from support.surfaces import (
    aliases_of,
    enum,
    group,
    model,
    operation,
    parameter,
    result,
    sdk,
    with_aliases,
)

from generator.changes import succession, with_succession
from generator.model.comparison.snapshot import Alias, Snapshot

THING = "rest/v1/Agents/Thing"
GET = f"{THING}/Get"


def _aliases(released: Snapshot, new: Snapshot) -> dict[str, list[tuple[str, str]]]:
    kept = succession(released, new).aliases
    return {subject: aliases_of(names) for subject, names in kept.items()}


def test_a_subject_with_another_name_keeps_its_former_one() -> None:
    released = sdk(
        group(THING, "agents.thing", "agents.ThingAgent"),
        operation(GET, "agents.thing.get", parameter("Id", "id")),
        model("types/Thing", "models.Thing", ("Name", "name", "str | None")),
        enum("types/Kind", "enums.Kind", ("Big", "BIG")),
    )
    new = sdk(
        group(THING, "agents.thing", "agents.ThingAgent"),
        operation(GET, "agents.thing.fetch", parameter("Id", "thing_id")),
        model("types/Thing", "models.Object", ("Name", "title", "str | None")),
        enum("types/Kind", "enums.Size", ("Big", "LARGE")),
        version="1.1.0",
    )

    assert _aliases(released, new) == {
        GET: [("agents.thing.get", "1.1.0")],
        f"{GET}#param/Id": [("id", "1.1.0")],
        "types/Thing": [("models.Thing", "1.1.0")],
        "types/Thing#field/Name": [("name", "1.1.0")],
        "types/Kind": [("enums.Kind", "1.1.0")],
        "types/Kind#member/Big": [("BIG", "1.1.0")],
    }


def test_a_renamed_agent_has_its_attribute_and_its_class_and_its_methods_need_none() -> (
    None
):
    released = sdk(
        group(THING, "agents.thing", "agents.ThingAgent"),
        operation(GET, "agents.thing.get"),
    )
    new = sdk(
        group(THING, "agents.thing_2", "agents.ThingAgent_2"),
        operation(GET, "agents.thing_2.get"),
    )

    assert _aliases(released, new) == {
        THING: [("agents.ThingAgent", ""), ("agents.thing", "")]
    }


def test_a_method_that_is_renamed_with_its_agent_stands_in_the_agent_as_it_is_called_now() -> (
    None
):
    released = sdk(operation(GET, "agents.thing.get"))
    new = sdk(operation(GET, "agents.object.fetch"))

    assert _aliases(released, new)[GET] == [("agents.object.get", "")]


def test_the_release_that_begins_an_alias_is_unknown_until_its_version_is_set() -> None:
    released = sdk(operation(GET, "agents.thing.get"), version="1.4.0")

    for version, since in [("1.4.0", ""), ("", ""), ("2.0.0", "2.0.0"), ("1.3", "")]:
        new = sdk(operation(GET, "agents.thing.fetch"), version=version)
        assert _aliases(released, new) == {GET: [("agents.thing.get", since)]}


@pytest.mark.parametrize(
    ("since", "version", "lives"),
    [
        ("1.1.0", "1.1.0", True),
        ("1.1.0", "1.9.3", True),
        ("1.1.0", "2.0.0", False),
        ("2.0.0", "2.7.0", True),
        ("2.0.0", "3.0.0rc1", False),
        ("0.3.0", "0.9.0", True),
        ("0.3.0", "1.0.0", False),
        # what the last release had without a version of its own began with it
        ("", "1.5.0", True),
        ("", "2.0.0", False),
        ("no version", "1.5.0", False),
    ],
)
def test_an_alias_lives_as_long_as_the_major_version_that_began_it(
    since: str, version: str, lives: bool
) -> None:
    released = sdk(
        with_aliases(operation(GET, "agents.thing.fetch"), ("agents.thing.get", since)),
        version="1.2.0",
    )
    new = sdk(operation(GET, "agents.thing.fetch"), version=version)

    expected = {GET: [("agents.thing.get", since or "1.2.0")]} if lives else {}
    assert _aliases(released, new) == expected


def test_an_alias_of_the_last_release_stays_beside_the_next_one() -> None:
    released = sdk(
        with_aliases(
            operation(GET, "agents.thing.fetch"), ("agents.thing.get", "1.1.0")
        ),
        version="1.1.0",
    )
    new = sdk(operation(GET, "agents.thing.read"), version="1.2.0")

    assert _aliases(released, new)[GET] == [
        ("agents.thing.fetch", "1.2.0"),
        ("agents.thing.get", "1.1.0"),
    ]


def test_a_former_name_that_comes_back_is_no_alias() -> None:
    released = sdk(
        with_aliases(
            operation(GET, "agents.thing.fetch"), ("agents.thing.get", "1.1.0")
        ),
        version="1.1.0",
    )
    new = sdk(operation(GET, "agents.thing.get"), version="1.2.0")

    assert _aliases(released, new)[GET] == [("agents.thing.fetch", "1.2.0")]


def test_no_alias_has_a_name_that_something_else_has_now() -> None:
    released = sdk(
        operation(GET, "agents.thing.get", parameter("A", "a"), parameter("B", "b")),
        group(THING, "agents.thing", "agents.ThingAgent"),
        model("types/Thing", "models.Thing", ("Name", "name", "str | None")),
        enum("types/Kind", "enums.Kind", ("Big", "BIG")),
    )
    new = sdk(
        operation(GET, "agents.thing.read", parameter("A", "b"), parameter("B", "c")),
        operation(f"{THING}/Get2", "agents.thing.get"),
        group(THING, "agents.thing_", "agents.Thing_Agent"),
        group("rest/v1/Agents/Other", "agents.thing", "agents.ThingAgent"),
        model(
            "types/Thing",
            "models.Object",
            ("Name", "title", "str | None"),
            ("Other", "name", "str | None"),
        ),
        # an enum has the name beside the module of models
        enum("types/Thing2", "enums.Thing"),
        enum("types/Kind", "enums.Kind", ("Big", "LARGE"), ("Small", "BIG")),
    )

    assert _aliases(released, new) == {f"{GET}#param/A": [("a", "")]}


def test_no_alias_of_a_field_has_the_name_of_one_of_a_base_or_of_what_extends_its_type() -> (
    None
):
    for other in ("types/Base", "types/Below"):
        released = sdk(
            model("types/Base", "models.Base"),
            model(
                "types/Thing",
                "models.Thing",
                ("Name", "name", "str"),
                base="types/Base",
            ),
            model("types/Below", "models.Below", base="types/Thing"),
        )
        new = sdk(
            model("types/Base", "models.Base"),
            model(
                "types/Thing",
                "models.Thing",
                ("Name", "title", "str"),
                base="types/Base",
            ),
            model("types/Below", "models.Below", base="types/Thing"),
        )
        taken = model(other, "models.Any", ("Other", "name", "str"))[1:]
        beside = Snapshot(
            new.header,
            tuple(sorted((*new.entries, *taken), key=lambda entry: entry.subject)),
        )

        assert _aliases(released, new) == {"types/Thing#field/Name": [("name", "")]}
        assert _aliases(released, beside) == {}


def test_types_of_a_lock_that_extend_themselves_end() -> None:
    released = sdk(
        model("types/A", "models.A", ("Name", "name", "str"), base="types/B"),
        model("types/B", "models.B", base="types/A"),
    )
    new = sdk(
        model("types/A", "models.A", ("Name", "title", "str"), base="types/B"),
        model("types/B", "models.B", base="types/A"),
    )

    assert _aliases(released, new) == {"types/A#field/Name": [("name", "")]}


@pytest.mark.parametrize(
    "name",
    [
        "agents.thing.models",
        "agents.thing._send",
        "agents.thing.__class__",
        "agents.thing.class",
        "agents.thing.x(",
        "agents.thing.x\n",
        "agents.thing.é",
        "agents..x",
        "",
    ],
)
def test_what_the_sdk_needs_itself_and_what_is_no_name_is_no_alias(name: str) -> None:
    released = sdk(with_aliases(operation(GET, "agents.thing.get"), (name, "1.0.0")))
    new = sdk(operation(GET, "agents.thing.get"))

    assert _aliases(released, new) == {}


@pytest.mark.parametrize("name", ["timeout", "extra_query", "call", "self"])
def test_a_parameter_has_no_alias_that_every_call_takes(name: str) -> None:
    released = sdk(operation(GET, "agents.thing.get", parameter("A", name)))
    new = sdk(operation(GET, "agents.thing.get", parameter("A", f"{name}_")))

    assert _aliases(released, new) == {}


def test_a_model_that_becomes_an_enum_has_no_alias_among_the_enums() -> None:
    released = sdk(model("types/Thing", "models.Thing"))
    new = sdk(enum("types/Thing", "enums.Thing2"))

    assert _aliases(released, new) == {}


def test_a_class_of_results_has_an_alias_beside_the_models() -> None:
    soap = "soap/Services88/Thing/Get"
    released = sdk(result(soap, "soap.services88.models.GetResult"))
    new = sdk(result(soap, "soap.services88.models.GetResult_2"))

    assert _aliases(released, new) == {
        f"{soap}#result": [("soap.services88.models.GetResult", "")]
    }


def test_what_is_removed_has_no_alias() -> None:
    released = sdk(operation(GET, "agents.thing.get"))

    assert _aliases(released, sdk(operation(f"{THING}/Put", "agents.thing.put"))) == {}


def test_a_snapshot_with_what_it_keeps_has_the_aliases_at_their_subjects() -> None:
    released = sdk(operation(GET, "agents.thing.get"))
    new = sdk(operation(GET, "agents.thing.fetch"), version="1.1.0")

    kept = with_succession(new, succession(released, new))

    assert kept.by_subject[GET].aliases == (Alias("agents.thing.get", "1.1.0"),)
    assert with_succession(new, succession(new, new)) is new
