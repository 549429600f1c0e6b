"""`docwright.overrides.yaml` before it meets a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files.file_names import DEFAULT_OVERRIDES
from generator.files.overrides import load_overrides, parsed_overrides
from generator.model.api import Member
from generator.model.errors import UsageError
from generator.model.expressions import notation
from generator.model.overrides import Override, Overrides
from generator.model.text import Text, WireName

CALL = "rest/v1/Agents/Parcel/Send"


def faults(text: str) -> list[str]:
    """The faults of a file, a line each, without the path."""
    with pytest.raises(UsageError) as caught:
        parsed_overrides(text, "o.yaml")
    error = caught.value
    lines = error.details or (f"{error.message}. {error.hint}",)
    assert all(line.startswith("o.yaml:") for line in lines)
    return [line.removeprefix("o.yaml:") for line in lines]


def entry(text: str) -> Override:
    (override,) = parsed_overrides(text, "o.yaml").entries
    return override


def test_an_entry_corrects_a_subject_and_keeps_its_lines() -> None:
    override = entry(
        f"# a remark\n{CALL}#param/Label:\n  type: array<#types/Label>\n"
        "  name: tag\n  text: |\n    Two\n    lines.\n  required: true\n  nullable: false\n"
    )
    assert (override.owner, override.part, override.line) == (CALL, "param/Label", 2)
    assert override.type is not None
    assert notation(override.type) == "array<#types/Label>"
    assert (override.name, override.text) == ("tag", Text("Two\nlines."))
    assert (override.required, override.nullable) == (True, False)
    assert [override.line_of(key) for key in ("type", "text", "nullable")] == [3, 5, 9]


@pytest.mark.parametrize(
    ("written", "members"),
    [
        ("[A, B]", [("A", None), ("B", None)]),
        ("{A: 1, B: -7}", [("A", 1), ("B", -7)]),
        ("{A: 1, B: }", [("A", 1), ("B", None)]),
        ("[No, Off, 'Null']", [("No", None), ("Off", None), ("Null", None)]),
    ],
)
def test_members_are_wire_names_with_or_without_numbers(
    written: str, members: list[tuple[str, int | None]]
) -> None:
    override = entry(f"types/Kind: {{members: {written}}}")
    assert override.members == tuple(
        Member(WireName(wire), number, None) for wire, number in members
    )


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "{}"])
def test_a_file_may_be_empty(text: str) -> None:
    assert parsed_overrides(text, "o.yaml").entries == ()


def test_an_empty_text_removes_the_description() -> None:
    assert entry(f'{CALL}: {{text: ""}}').text == Text("")


def test_the_default_file_may_be_missing_and_another_may_not(tmp_path: Path) -> None:
    assert load_overrides(tmp_path, DEFAULT_OVERRIDES) == Overrides()
    with pytest.raises(UsageError, match=r"mine\.yaml cannot be read"):
        load_overrides(tmp_path, "mine.yaml")
    (tmp_path / "mine.yaml").write_bytes(b"\xef\xbb\xbftypes/Kind: {drop: true}\r\n")
    assert [
        override.subject for override in load_overrides(tmp_path, "mine.yaml").entries
    ] == ["types/Kind"]


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / DEFAULT_OVERRIDES).write_bytes(b"types/Kind: {text: \xff}")
    with pytest.raises(UsageError, match="cannot be read"):
        load_overrides(tmp_path, DEFAULT_OVERRIDES)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "[",
            "2: the YAML is broken: did not find expected node content. Correct the YAML.",
        ),
        (
            "a: b: c",
            "1: the YAML is broken: mapping values are not allowed in this context",
        ),
        ("- a", "1: the file is not a mapping of subject ids"),
        ("words", "1: the file is not a mapping of subject ids"),
        ("types/A: &x {drop: true}\ntypes/B: *x", "1: the YAML holds an anchor"),
        ("types/A: *x", "1: the YAML holds an anchor or an alias"),
        ("types/A: !!python/object/apply:os.system [id]", "1: the YAML holds a tag"),
        ("types/A: {drop: !!bool true}", "1: the YAML holds a tag"),
        (
            "types/A: {drop: true}\ntypes/A: {drop: true}",
            "2: a key is duplicated: types/A",
        ),
        ("types/A:\n  drop: true\n  drop: true", "3: a key is duplicated: drop"),
        ("types/A: {[a]: b}", "1: a key is no string"),
        ("types/A: {drop: true}\n---\na: b", "2: a second document begins"),
        (f"types/A: {'[' * 20}{']' * 20}", "1: the YAML is nested too deeply"),
        (
            'types/A: {text: "\\ud800"}',
            "1: the YAML is broken: found invalid Unicode character escape code",
        ),
        ("types/A: {text: \x07}", "1: the YAML is broken: unacceptable character"),
    ],
    ids=lambda value: value[:24],
)
def test_yaml_that_is_more_than_strings_in_mappings_is_refused(
    text: str, fault: str
) -> None:
    (line,) = faults(text)
    assert fault in line


def test_too_much_yaml_is_refused() -> None:
    (line,) = faults("a" * (8 * 1024 * 1024 + 1))
    assert line.startswith("0: the YAML is too long")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Parcel: {drop: true}", "1: 'Parcel' is not a subject id"),
        ("types/A#param/B: {drop: true}", "1: 'types/A#param/B' is not a subject id"),
        (f"{CALL}#field/B: {{drop: true}}", "is not a subject id"),
        ("types/A#result: {text: x}", "is not a subject id"),
        ("'types/A\x1b[2J#': {text: x}", "unacceptable character"),
        ('"types/\\e[2J#": {text: x}', "'types/\\x1b[2J#' is not a subject id"),
        ("types/A:", "1: 'types/A' sets nothing. Set name, text, members, drop."),
        ("types/A: true", "1: 'types/A' sets nothing"),
        ("types/A:\n  typ: string", "2: 'types/A': a type has no key 'typ'"),
        (
            "types/A: {type: string}",
            "a type has no key 'type'. Its keys are name, text, members",
        ),
        (f"{CALL}: {{members: [A]}}", "an agent or operation has no key 'members'"),
        (f"{CALL}#result: {{drop: true}}", "a result has no key 'drop'"),
        ("types/A#member/B: {type: string}", "a member has no key 'type'"),
        ("types/A: {drop: false}", "it can only be true"),
        ("types/A: {drop: yes}", "it is neither true nor false"),
        ("types/A: {drop: true, text: x}", "a dropped subject takes no other key"),
        ("types/A#field/B: {required: 1}", "it is neither true nor false"),
        ("types/A#field/B: {text: [a]}", "text cannot be used: it is not a string"),
        (
            "types/A#field/B:\n  text:",
            "2: 'types/A#field/B': text cannot be used: it has",
        ),
        ("types/A: {members: A}", "it is neither a list nor a mapping"),
        ("types/A: {members: []}", "it is empty"),
        ("types/A: {members: [A, A]}", "a member is repeated"),
        ("types/A: {members: ['A B']}", "'A B' is not a wire name"),
        ("types/A: {members: {A: first}}", "'first' is not an integer"),
        (
            "types/A: {members: {A: 9999999999999999999}}",
            "is not an integer of at most 18 digits",
        ),
    ],
)
def test_an_entry_that_makes_no_sense_is_named_with_its_line(
    text: str, fault: str
) -> None:
    assert any(fault in line for line in faults(text))


@pytest.mark.parametrize(
    ("type_", "why"),
    [
        ("str", "'str' is not a type"),
        ("String", "'String' is not a type"),
        ("array", "'array' is not a type"),
        ("array<>", "'' is not a type"),
        ("array<string", "'array<string' is not a type"),
        ("array<string>>", "'string>' is not a type"),
        ("dict<string>", "a dict has a key and a value"),
        ("dict<double,string>", "the key of a dict is a string or an integer"),
        ("dict<array<string>,string>", "the key of a dict is a string or an integer"),
        ("types/A", "'types/A' is not a type"),
        ("'#types/A/B/C'", "is not a type"),
        ("'#types/../A'", "is not a type"),
        ("'#types/A; import os'", "is not a type"),
        ("#types/A", "it has no value"),
        (f"{'array<' * 9}string{'>' * 9}", "it is nested too deeply"),
    ],
)
def test_a_type_that_cannot_be_read_is_named_with_its_line(
    type_: str, why: str
) -> None:
    (line,) = faults(f"types/A#field/B:\n  type: {type_}")
    assert line.startswith("2: ")
    assert why in line


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        (CALL, "Send"),
        (CALL, "send it"),
        (CALL, "send-it"),
        (CALL, "import"),
        (CALL, "1st"),
        (CALL, "_send"),
        (CALL, "__init__"),
        (CALL, "sénd"),
        (CALL, "send\\nimport os"),
        (CALL, "x): pass # "),
        (CALL, "a" * 121),
        ("types/A", "parcel"),
        ("types/A", "None"),
        ("types/A", "A.B"),
        ("types/A#member/B", "mro"),
        ("types/A#member/B", "_B"),
    ],
)
def test_a_dangerous_python_name_is_refused(subject: str, name: str) -> None:
    (line,) = faults(f'{subject}:\n  name: "{name}"')
    assert line.startswith(f"2: '{subject}': name cannot be used")


def test_all_faults_are_named_at_once_in_the_order_of_lines() -> None:
    lines = faults(
        "types/A: {type: string}\nParcel: {drop: true}\ntypes/B#field/C: {required: 1}"
    )
    assert [line[:2] for line in lines] == ["1:", "2:", "3:"]


@pytest.mark.parametrize(
    ("dropped", "other"),
    [
        (CALL, f"{CALL}#param/Label"),
        ("rest/v1/Agents/Parcel", CALL),
        ("rest/v1/Agents/Parcel", f"{CALL}#result"),
        ("types/A", "types/A#field/B"),
    ],
)
def test_an_entry_for_a_part_of_a_dropped_subject_is_a_fault(
    dropped: str, other: str
) -> None:
    (line,) = faults(f"{dropped}: {{drop: true}}\n{other}: {{text: x}}")
    assert line.startswith(f"2: '{other}' changes nothing: line 1 drops its owner")


def test_the_digest_depends_on_the_corrections_alone() -> None:
    overrides = parsed_overrides("types/A: {drop: true}\ntypes/B: {text: x}", "a.yaml")
    same = parsed_overrides("\ntypes/B: {text: 'x'}\ntypes/A: {drop: true}", "b.yaml")
    other = parsed_overrides("types/A: {drop: true}\ntypes/B: {text: y}", "a.yaml")
    assert overrides.digest == same.digest != other.digest
