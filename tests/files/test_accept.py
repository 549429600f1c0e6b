"""`docwright.accept.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files.accept import (
    Accepted,
    AcceptFile,
    load_accept_file,
    parsed_accept_file,
)
from generator.files.file_names import DEFAULT_ACCEPT
from generator.model.errors import UsageError

ENTRY = "{ id: operation-removed, subjects: Thing, reason: nobody calls it"


def test_an_entry_has_an_id_subjects_an_end_and_a_reason() -> None:
    text = (
        "# known\n"
        "- id: operation-removed\n"
        "  subjects: rest/v1/Agents/Thing/*\n"
        "  until: 2.0\n"
        "  reason: nobody calls it\n"
        "- { id: type-unknown, subjects: [Thing, types/Thing], reason: 'NO' }\n"
    )
    assert parsed_accept_file(text, "a.yaml") == AcceptFile(
        "a.yaml",
        (
            Accepted(
                id="operation-removed",
                subjects=("rest/v1/Agents/Thing/*",),
                until="2.0",
                reason="nobody calls it",
                line=2,
            ),
            Accepted(
                id="type-unknown",
                subjects=("Thing", "types/Thing"),
                reason="NO",
                line=6,
            ),
        ),
    )


def test_an_entry_is_about_what_has_its_id_and_one_of_its_subjects() -> None:
    (entry,) = parsed_accept_file(f"- {ENTRY} }}\n", "a.yaml").entries
    subject = "rest/v1/Agents/Thing/Copy"
    assert entry.is_about("operation-removed", ["types/Other", subject])
    assert not entry.is_about("operation-removed", ["types/Other"])
    assert not entry.is_about("operation-added", [subject])


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "[]\n"])
def test_a_file_may_be_empty(text: str) -> None:
    assert parsed_accept_file(text, "a.yaml").entries == ()


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("a: b", "a.yaml:1: the file is not a list", "Write a list"),
        ("x", "a.yaml:1: the file is not a list", "Write a list"),
        ("\n- x", "a.yaml:2: an entry is not a mapping", "Write a list"),
        ("- {}", "a.yaml:1: an entry is not a mapping", "Write a list"),
        (f"- {ENTRY}, unti: 3 }}", "has no key 'unti'", "Its keys are id, subj"),
        (f"- {ENTRY}, until: x }}", "Invalid version: 'x'", "2.0.0 (PEP 440)"),
        (f"- {ENTRY}, until: [1] }}", "it is not a string", "2.0.0 (PEP 440)"),
        (f"- {ENTRY}, until: }}", "it has no value", "2.0.0 (PEP 440)"),
        (f"- {ENTRY}, id: x }}", "a key is duplicated: id", "Correct the YAML."),
        ("- {id: x, reason: y}", "an entry has no subjects", "Write a list"),
        ("- {id: x, subjects: y}", "an entry has no reason", "Write a list"),
        ("- {subjects: x, reason: y}", "an entry has no id", "Write a list"),
        ("- {id: x, subjects: [], reason: y}", "it is empty", "the name of an"),
        ("- {id: x, subjects: a b, reason: y}", "is like 'a b'", "the name of an"),
        ('- {id: x, subjects: "a\\e", reason: y}', "'a\\x1b'", "the name of an"),
        ("- {id: x, subjects: {a: b}, reason: y}", "not a string", "the name of an"),
        ("- {id: x, subjects: y, reason: ' '}", "no value", "why it is accepted"),
        ("- {id: &x x, subjects: y, reason: z}", "an anchor", "Correct the YAML."),
        ("- !!python/name:os.system x", "tag", "Correct the YAML."),
        ("- [", "the YAML is broken", "Correct the YAML."),
        ("[" * 20, "deep", "Correct the YAML."),
        ("- {}\n---\n- {}", "a second document", "Correct the YAML."),
    ],
)
def test_what_is_no_entry_is_an_error_with_its_line(
    text: str, message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as caught:
        parsed_accept_file(text, "a.yaml")
    assert caught.value.message.startswith("a.yaml:")
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_all_faults_are_named_in_the_order_of_their_lines() -> None:
    with pytest.raises(UsageError) as caught:
        parsed_accept_file("- x\n- {id: y, subject: z}\n", "a.yaml")
    assert caught.value.message == "the accepted changes a.yaml have 4 faults"
    lines = [line.partition(". ")[0] for line in caught.value.details]
    assert lines == [
        "a.yaml:1: an entry is not a mapping",
        "a.yaml:2: an entry has no key 'subject'",
        "a.yaml:2: an entry has no reason",
        "a.yaml:2: an entry has no subjects",
    ]


def test_only_the_default_file_may_be_missing(tmp_path: Path) -> None:
    assert load_accept_file(tmp_path, DEFAULT_ACCEPT) == AcceptFile(DEFAULT_ACCEPT)
    with pytest.raises(
        UsageError, match=r"the accepted changes x\.yaml cannot be read"
    ):
        load_accept_file(tmp_path, "x.yaml")


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / DEFAULT_ACCEPT).write_bytes(b"\xff\xfe")
    (tmp_path / "folder.yaml").mkdir()
    for name in (DEFAULT_ACCEPT, "folder.yaml"):
        with pytest.raises(UsageError, match="cannot be read"):
            load_accept_file(tmp_path, name)


def test_a_byte_order_mark_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / DEFAULT_ACCEPT).write_text(f"\ufeff- {ENTRY} }}\r\n", newline="")
    assert len(load_accept_file(tmp_path, DEFAULT_ACCEPT).entries) == 1
