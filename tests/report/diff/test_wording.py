"""What changes are called."""

from __future__ import annotations

import pytest
from support.changes.comparisons import (
    ADDED,
    COPY,
    GROUP,
    MOVE,
    REMOVED,
    SOAP_MOVE,
    change,
    comparison,
)

from generator.model.comparison.changes import (
    Action,
    ApiLevel,
    Cause,
    PythonLevel,
)
from generator.report.diff.groups import group_sentence, grouped
from generator.report.diff.wording import (
    level_words,
    next_version_words,
    python_name,
    sentence,
    subject_words,
)


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        (GROUP, "so.agents.thing"),
        (MOVE, "so.agents.thing.move(…)"),
        (f"{MOVE}#param/ThingId", "so.agents.thing.move(thing_id=…)"),
        (f"{MOVE}#result", "so.agents.thing.move(…)"),
        (SOAP_MOVE, "client.thing.move(…)"),
        ("types/Thing", "models.Thing"),
        ("types/Thing#field/Size", "models.Thing.size"),
        ("types/Nothing", ""),
    ],
)
def test_a_subject_has_the_words_that_users_write(subject: str, name: str) -> None:
    assert python_name(comparison(), subject, Action.CHANGED) == name


def test_a_renamed_subject_shows_both_names() -> None:
    renamed = change(
        "path-parameter-renamed",
        f"{MOVE}#param/thingId",
        old=f"{MOVE}#param/id",
        new=f"{MOVE}#param/thingId",
        action=Action.RENAMED,
    )
    assert sentence(comparison(renamed), renamed).endswith(" (id → thingId)")


def test_what_was_removed_has_its_old_name() -> None:
    assert python_name(comparison(), COPY, Action.REMOVED) == "so.agents.thing.copy(…)"


def test_a_sentence_says_what_it_was() -> None:
    assert (
        sentence(comparison(REMOVED), REMOVED)
        == "so.agents.thing.copy(…): removed (POST /api/v1/Agents/Thing/Copy)"
    )


def test_a_subject_without_python_is_called_by_its_id() -> None:
    unknown = change("operation-removed", "soap/Services70/Thing/Copy")
    assert (
        sentence(comparison(unknown), unknown) == "soap/Services70/Thing/Copy: removed"
    )


def test_a_kind_that_the_catalogue_lacks_still_has_words() -> None:
    assert sentence(comparison(), change("moon-moved", MOVE)).endswith(": moon moved")


def test_long_values_are_shortened() -> None:
    long = change("operation-removed", COPY, old="x" * 5000)
    assert len(sentence(comparison(long), long)) < 200


def test_text_of_pages_cannot_act_on_a_terminal() -> None:
    hostile = change("operation-removed", "a\x1b[31m\u202e", old="b\nc\r")
    words = sentence(comparison(hostile), hostile)
    assert words.isprintable()
    assert "\\x1b[31m\\u202e" in words
    assert "b\\nc\\r" in words


def test_many_changes_of_a_kind_are_their_number_and_an_example() -> None:
    several = [
        change("operation-removed", subject, group="all")
        for subject in (COPY, "a", "b")
    ]
    (group,) = grouped(several)
    assert (
        group_sentence(comparison(*several), group)
        == "3 operations: removed, such as so.agents.thing.copy(…)"
    )


def test_a_title_goes_with_its_number() -> None:
    known = [
        change("result-type-known", f"{subject}#result", group="all", new="int32")
        for subject in (COPY, MOVE)
    ]
    (group,) = grouped(known)
    words = group_sentence(comparison(*known), group)
    assert words.startswith("2 results: have a known type (int32), such as ")


def test_changes_of_several_kinds_are_the_first_and_the_numbers_of_the_others() -> None:
    agent = change("group-removed", GROUP, group="agent", area="agent")
    parts = [change("operation-removed", s, group="agent") for s in (COPY, MOVE)]
    (group,) = grouped([agent, *parts])
    words = group_sentence(comparison(agent, *parts), group)
    assert words.startswith("so.agents.thing: ")
    assert words.endswith(", and with it 2 operations removed")


def test_groups_keep_the_order_of_the_worst() -> None:
    second = change("operation-removed", "b", group="late")
    groups = grouped([REMOVED, ADDED, second])
    assert [group.first for group in groups] == [REMOVED, ADDED, second]


def test_levels_name_the_cause_unless_it_is_the_api() -> None:
    assert level_words(REMOVED) == "major, breaking"
    known = change(
        cause=Cause.KNOWLEDGE, api_level=ApiLevel.SAFE, python_level=PythonLevel.MINOR
    )
    assert level_words(known) == "minor, safe, knowledge"
    quiet = change(api_level=ApiLevel.SAFE, python_level=PythonLevel.NONE)
    assert level_words(quiet) == "safe"


def test_the_next_version_has_its_reason() -> None:
    assert (
        next_version_words(comparison(REMOVED, ADDED))
        == "next version 2.0.0: 1 change is major"
    )
    assert (
        next_version_words(comparison(ADDED, ADDED, next_version="1.3.0"))
        == "next version 1.3.0: 2 changes are minor"
    )


def test_without_an_old_version_there_is_no_next_one() -> None:
    assert next_version_words(comparison(REMOVED, next_version=None)) == ""


def test_many_subjects_are_counted() -> None:
    assert subject_words(("a", "b", "c", "d")) == "a, b and 2 others"
    assert subject_words(("a", "b", "c")) == "a, b and 1 other"
    assert subject_words(("a",)) == "a"
