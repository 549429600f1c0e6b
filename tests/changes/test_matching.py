"""Which subjects of two snapshots are the same under other ids."""

from __future__ import annotations

from support.snapshots import snapshot

from generator.changes.matching import Renames, renames

TASK = """
    types/Task: type kind=object
    types/Task#field/Id: field type=int32
    types/Task#field/Name: field type=string
    types/Task#field/Next: field type=#types/Task
    types/Task#field/Steps: field type=array<#types/Step>
    types/Task#field/Who: field type=string
"""


def _renamed(old: str, new: str) -> dict[str, str]:
    return dict(renames(snapshot(old), snapshot(new)).subjects)


def test_a_type_with_the_same_fields_is_renamed_also_where_it_names_itself() -> None:
    new = TASK.replace("types/Task", "types/SoTask")
    assert _renamed(TASK, new) == {"types/Task": "types/SoTask"}


def test_four_fields_of_five_are_enough_and_three_are_not() -> None:
    similar = TASK.replace("types/Task", "types/SoTask").replace("/Who", "/Whom")
    assert _renamed(TASK, similar) == {"types/Task": "types/SoTask"}
    assert _renamed(TASK, similar.replace("/Name", "/Title")) == {}


def test_a_field_with_another_type_is_not_the_same_field() -> None:
    new = (
        TASK.replace("types/Task", "types/SoTask")
        .replace("type=int32", "type=int64")
        .replace("type=array<#types/Step>", "type=array<string>")
    )
    assert _renamed(TASK, new) == {}


def test_types_that_name_each_other_are_renamed_together() -> None:
    other = """
        types/Step: type kind=enum
        types/Step#member/A: member number=1
        types/Step#member/B: member number=2
        types/Step#member/C: member number=3
    """
    old = TASK + other
    new = old.replace("types/Task", "types/SoTask").replace(
        "types/Step", "types/SoStep"
    )
    assert _renamed(old, new) == {
        "types/Task": "types/SoTask",
        "types/Step": "types/SoStep",
    }


def test_a_type_that_stays_is_never_the_new_name_of_another() -> None:
    copy = TASK.replace("types/Task", "types/SoTask")
    assert _renamed(TASK + copy, copy) == {}


def test_types_of_other_versions_and_kinds_are_not_compared() -> None:
    old = TASK.replace("types/Task", "types/Services88/Task")
    assert _renamed(old, TASK.replace("types/Task", "types/Services89/Task")) == {}
    flags = TASK.replace("types/Task", "types/Services88/Other").replace(
        "kind=object", "kind=flags"
    )
    assert _renamed(old, flags) == {}


def test_a_small_type_is_renamed_only_where_a_place_names_it_by_the_new_name() -> None:
    old = "types/A: type kind=object\ntypes/A#field/Id: field type=int32"
    new = old.replace("types/A", "types/B")
    assert _renamed(old, new) == {}
    place = "\nrest/v1/T/Get#result: result kind=json type=array<#types/A>"
    assert _renamed(old + place, new + place.replace("#types/A", "#types/B")) == {
        "types/A": "types/B"
    }


def test_of_two_types_with_the_same_fields_each_is_named_where_the_old_one_was() -> (
    None
):
    def api(first: str, second: str) -> str:
        types = TASK.replace("types/Task", first) + TASK.replace("types/Task", second)
        return f"""{types}
            rest/v1/T/Get#result: result kind=json type=#{first}
            rest/v1/T/Find#result: result kind=json type=#{second}
        """

    assert _renamed(api("types/A", "types/B"), api("types/Z", "types/Y")) == {
        "types/A": "types/Z",
        "types/B": "types/Y",
    }


ROUTE = """
    rest/v1/Thing/Get: rest method=GET path=/Thing/{thingId}/Part/{no}
    rest/v1/Thing/Get#param/thingId: parameter type=int32 where=path
    rest/v1/Thing/Get#param/no: parameter type=int32 where=path
"""


def test_a_path_parameter_is_known_by_its_place_in_the_route() -> None:
    new = (
        ROUTE.replace("thingId", "id")
        .replace("{no}", "{number}")
        .replace("param/no", "param/number")
    )
    assert _renamed(ROUTE, new) == {
        "rest/v1/Thing/Get#param/thingId": "rest/v1/Thing/Get#param/id",
        "rest/v1/Thing/Get#param/no": "rest/v1/Thing/Get#param/number",
    }


def test_path_parameters_in_another_order_keep_their_names() -> None:
    new = ROUTE.replace("{thingId}/Part/{no}", "{no}/Part/{thingId}")
    assert _renamed(ROUTE, new) == {}


def test_the_whole_body_is_known_by_being_the_body() -> None:
    old = """
        rest/v1/Thing/Save: rest method=PUT path=/Thing body=NewEntity body_kind=value
        rest/v1/Thing/Save#param/NewEntity: parameter type=#types/Thing
    """
    assert _renamed(old, old.replace("NewEntity", "entity")) == {
        "rest/v1/Thing/Save#param/NewEntity": "rest/v1/Thing/Save#param/entity"
    }


def test_properties_of_a_wrapper_are_on_the_wire_and_never_renamed() -> None:
    old = """
        rest/v1/Agents/T/Do: rest method=POST path=/T/Do body=B body_kind=wrapper
        rest/v1/Agents/T/Do#param/Name: parameter type=string
    """
    assert _renamed(old, old.replace("param/Name", "param/Title")) == {}


def test_queries_and_headers_are_compared_without_case() -> None:
    old = """
        rest/v1/Thing/Get: rest method=GET path=/Thing
        rest/v1/Thing/Get#param/Fk: parameter type=string where=query
        rest/v1/Thing/Get#param/X-Mode: parameter type=string where=header
    """
    new = old.replace("param/Fk", "param/fk").replace("X-Mode", "x-mode")
    assert _renamed(old, new) == {
        "rest/v1/Thing/Get#param/Fk": "rest/v1/Thing/Get#param/fk",
        "rest/v1/Thing/Get#param/X-Mode": "rest/v1/Thing/Get#param/x-mode",
    }


def test_a_key_with_the_place_is_the_same_parameter() -> None:
    old = """
        rest/v1/Thing/Get: rest method=POST path=/Thing body=B body_kind=wrapper
        rest/v1/Thing/Get#param/select: parameter type=string where=query
    """
    new = """
        rest/v1/Thing/Get: rest method=POST path=/Thing body=B body_kind=wrapper
        rest/v1/Thing/Get#param/query/select: parameter type=string where=query
        rest/v1/Thing/Get#param/body/select: parameter type=string where=body
    """
    assert _renamed(old, new) == {
        "rest/v1/Thing/Get#param/select": "rest/v1/Thing/Get#param/query/select"
    }


def test_parameters_of_soap_are_elements_and_never_renamed() -> None:
    old = """
        soap/Services88/Thing/Get: soap order=Id
        soap/Services88/Thing/Get#param/Id: parameter type=int32
    """
    assert _renamed(old, old.replace("Id", "id")) == {}


def test_an_operation_at_the_same_route_of_the_same_group_is_renamed() -> None:
    old = """
        rest/v1/Thing/GetAll: rest method=GET path=/Thing/{id}
        rest/v1/Thing/GetAll#param/id: parameter type=int32 where=path
    """
    new = (
        old.replace("GetAll", "List")
        .replace("{id}", "{thing}")
        .replace("param/id", "param/thing")
    )
    assert _renamed(old, new) == {
        "rest/v1/Thing/GetAll": "rest/v1/Thing/List",
        "rest/v1/Thing/GetAll#param/id": "rest/v1/Thing/List#param/thing",
    }
    elsewhere = old.replace("v1/Thing/GetAll", "v1/Box/GetAll")
    assert _renamed(old, elsewhere) == {}


def test_parts_follow_their_owner_and_types_are_seen_through_it() -> None:
    known = Renames({"types/A": "types/B", "x/y#param/a": "x/y#param/b"})
    assert known.new_subject("types/A#field/Id") == "types/B#field/Id"
    assert known.old_subject("types/B#field/Id") == "types/A#field/Id"
    assert known.new_subject("x/y#param/a") == "x/y#param/b"
    assert known.new_subject("x/y#param/c") == "x/y#param/c"
    assert known.as_new("dict<string,#types/A>") == "dict<string,#types/B>"
    assert known.as_old("array<#types/B>") == "array<#types/A>"
    assert known.as_new("array<#types/AB>") == "array<#types/AB>"


def test_nothing_is_renamed_between_equal_snapshots() -> None:
    assert _renamed(TASK + ROUTE, TASK + ROUTE) == {}
