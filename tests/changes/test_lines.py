"""Which changes are one line for people, and in which order they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from support.snapshots import snapshot

from generator.changes import compare
from generator.model.comparison.changes import ApiLevel, Comparison


def _comparison(old: str, new: str) -> Comparison:
    return compare(snapshot(old), snapshot(new))


def _sizes(old: str, new: str) -> list[int]:
    """How many changes each line has, the largest first."""
    groups = Counter(change.group for change in _comparison(old, new).changes)
    return sorted(groups.values(), reverse=True)


def _operations(count: int, parameters: Callable[[int], str]) -> str:
    return "".join(f"""
        rest/v1/Agents/T{number}: group
        rest/v1/Agents/T{number}/Do: rest method=POST path=/T{number} body=B body_kind=wrapper
        {parameters(number)}
        """ for number in range(count))


def _parameters(number: int, *names: str) -> str:
    return "\n".join(
        f"rest/v1/Agents/T{number}/Do#param/{name}: parameter type=string"
        for name in names
    )


def test_a_header_that_all_operations_got_is_one_line() -> None:
    old = _operations(8, lambda number: _parameters(number, "Name"))
    new = _operations(
        8,
        lambda number: f"""{_parameters(number, "Name")}
        rest/v1/Agents/T{number}/Do#param/X-Mode: parameter type=string where=header""",
    )
    assert _sizes(old, new) == [8]


def test_a_body_that_was_taken_apart_in_many_operations_is_one_line() -> None:
    old = _operations(49, lambda number: _parameters(number, "Entity"))
    new = _operations(49, lambda number: _parameters(number, "Id", "Name", "Size"))
    assert _sizes(old, new) == [4 * 49]


def test_what_only_some_of_these_operations_got_is_a_line_of_its_own() -> None:
    old = _operations(6, lambda number: _parameters(number, "Name"))
    new = _operations(
        6,
        lambda number: _parameters(
            number, "Name", "Mode", *(["Size"] if number < 3 else [])
        ),
    )
    assert _sizes(old, new) == [6, 3]


def test_changes_of_a_single_operation_are_lines_of_their_own() -> None:
    old = _operations(1, lambda number: _parameters(number, "Entity"))
    new = _operations(1, lambda number: _parameters(number, "Id", "Name"))
    assert _sizes(old, new) == [1, 1, 1]


def test_bodies_that_a_new_rule_names_are_one_line() -> None:
    def api(name: Callable[[int], str]) -> str:
        return "".join(f"""
            rest/v1/T{number}/Save: rest method=PUT path=/T{number} body=b body_kind=value
            rest/v1/T{number}/Save#param/{name(number)}: parameter type=#types/T
            """ for number in range(5))

    assert _sizes(api(lambda _: "entity"), api(lambda number: f"thing{number}")) == [5]


def test_an_agent_that_went_is_one_line_with_its_operations() -> None:
    box = """
        rest/v1/Agents/Box: group
        rest/v1/Agents/Box/Open: rest method=POST path=/Box/Open
        rest/v1/Agents/Box/Close: rest method=POST path=/Box/Close
    """
    rest = """
        rest/v1/Thing: group
        rest/v1/Thing/Do: rest method=POST path=/Thing
    """
    assert _sizes(rest + box, rest) == [3]
    assert _sizes(rest, rest + box) == [3]


def test_a_verb_or_family_that_went_is_one_doubtful_line() -> None:
    rest = """
        rest/v1/Thing: group
        rest/v1/Thing/Get: rest method=GET path=/Thing
    """
    patches = "".join(f"""
        rest/v1/T{number}: group
        rest/v1/T{number}/Get: rest method=GET path=/T{number}
        rest/v1/T{number}/Patch: rest method=PATCH path=/T{number}
        """ for number in range(13))
    without = "\n".join(line for line in patches.splitlines() if "PATCH" not in line)
    changes = _comparison(rest + patches, rest + without).changes
    assert len(changes) == 13
    assert {change.group for change in changes} == {"removed rest/v1 PATCH"}
    assert {change.api_level for change in changes} == {ApiLevel.DOUBTFUL}


def test_a_type_that_became_another_one_everywhere_is_one_line() -> None:
    def api(type_: str) -> str:
        return "".join(f"""
            types/T{number}: type kind=object
            types/T{number}#field/F{number}: field type={type_}
            """ for number in range(4))

    assert _sizes(api("int32"), api("string")) == [4]


def test_words_of_a_group_are_one_line() -> None:
    def api(words: str) -> str:
        return f"""
            rest/v1/Thing: group
            rest/v1/Thing/Get: rest method=GET path=/Thing words={words}
            rest/v1/Thing/Get#param/a: parameter type=string where=query words={words}
            rest/v1/Thing/Put: rest method=PUT path=/Thing words={words}
        """

    assert _sizes(api("aaaaaaaaaaaa"), api("bbbbbbbbbbbb")) == [3]


def test_the_worst_comes_first_and_a_silent_change_before_it() -> None:
    old = """
        rest/v1/Thing/Get: rest method=GET path=/Thing words=aaaaaaaaaaaa
        rest/v1/Thing/Put: rest method=GET path=/Put
        types/Colour: type kind=enum
        types/Colour#member/Red: member number=1
        types/Thing: type kind=object
        types/Thing#field/A: field type=int32
    """
    new = """
        rest/v1/Thing/Get: rest method=GET path=/Thing words=bbbbbbbbbbbb
        types/Colour: type kind=enum
        types/Colour#member/Red: member number=2
        types/Thing: type kind=object
        types/Thing#field/A: field type=int64
        types/Thing#field/B: field type=int32
    """
    assert [change.id for change in _comparison(old, new).changes] == [
        "member-number-changed",
        "operation-removed",
        "field-added",
        "description-changed",
        "field-type-widened",
    ]
