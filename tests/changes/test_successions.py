"""What holds for successions of any two SDKs, also for locks that others have written."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from support.surfaces import enum, group, model, operation, parameter, sdk, with_aliases

from generator.changes import succession, with_succession
from generator.changes.places import Places, is_path, place_of
from generator.model.comparison.snapshot import ParameterFact, Snapshot

_NAMES = st.sampled_from(["a", "b", "c", "models", "timeout", "copy", "None", "x y"])
_VERSIONS = st.sampled_from(["", "0.9.0", "1.0.0", "1.1.0", "2.0.0rc1", "2.0.0", "odd"])
_FACTS = st.sampled_from(
    [
        ParameterFact("string", nillable=True),
        ParameterFact("int32", chosen=True),
        ParameterFact("int32", required=True),
    ]
)


@st.composite
def _snapshots(
    draw: st.DrawFn, version: str | None = None, *, is_released: bool = False
) -> Snapshot:
    def names(subjects: list[str]) -> dict[str, str]:
        chosen = draw(st.permutations(["a", "b", "c", "d", "e"]))
        present = draw(st.sets(st.sampled_from(subjects)))
        return {s: n for s, n in zip(subjects, chosen, strict=False) if s in present}

    entries = []
    for wire, name in names(["X", "Y", "Z"]).items():
        parameters = [
            parameter(key, spelt, "str | None", fact=draw(_FACTS))
            for key, spelt in names(["P", "Q", "R"]).items()
        ]
        method = operation(
            f"soap/S1/Thing/{wire}", f"soap.s1.thing.{name}", *parameters
        )
        known = [(f"soap.s1.thing.{draw(_NAMES)}", draw(_VERSIONS))]
        entries.append(
            with_aliases(method, *known[: is_released and draw(st.integers(0, 1))])
        )
    for wire, name in names(["T", "U"]).items():
        fields = [
            (key, spelt, "str | None") for key, spelt in names(["F", "G", "H"]).items()
        ]
        base = draw(st.sampled_from(["", "types/S1/T", "types/S1/U"]))
        type_ = model(f"types/S1/{wire}", f"soap.s1.models.{name}", *fields, base=base)
        known = [(f"soap.s1.models.{draw(_NAMES)}", draw(_VERSIONS))]
        entries.append(
            with_aliases(type_, *known[: is_released and draw(st.integers(0, 1))])
        )
    members = [(key, spelt.upper()) for key, spelt in names(["M", "N"]).items()]
    entries.append(enum("types/S1/E", "soap.s1.enums.E", *members))
    attribute = draw(st.sampled_from(["thing", "thing_2"]))
    entries.append(
        group(
            "soap/S1/Thing", f"soap.s1.{attribute}", f"soap.s1.agents.{attribute}Agent"
        )
    )
    return sdk(*entries, version=draw(_VERSIONS) if version is None else version)


@given(_snapshots(is_released=True), _snapshots())
def test_aliases_are_names_that_are_free_and_are_given_once(
    released: Snapshot, new: Snapshot
) -> None:
    kept = succession(released, new)

    places, given_names = Places(new), set()
    for subject, names in kept.aliases.items():
        for alias in names:
            place = place_of(new.by_subject[subject], alias.name)
            assert place is not None
            assert is_path(alias.name)
            assert not places.is_taken(place, alias.name.rpartition(".")[2])
            given_names.add((place, alias.name.rpartition(".")[2]))
    assert len(given_names) == sum(map(len, kept.aliases.values()))


@given(_snapshots("1.0.0", is_released=True), _snapshots("1.1.0"))
def test_after_its_release_what_an_sdk_keeps_is_the_same(
    released: Snapshot, new: Snapshot
) -> None:
    kept = succession(released, new)

    after = with_succession(new, kept)

    assert succession(after, new) == kept
    assert with_succession(new, succession(after, new)) == after


@given(_snapshots("1.0.0", is_released=True), _snapshots("2.0.0"))
def test_every_former_name_and_default_that_ends_does_so_with_a_major_version(
    released: Snapshot, new: Snapshot
) -> None:
    within = Snapshot(
        msgspec.structs.replace(new.header, sdk_version="1.1.0"), new.entries
    )
    ended = succession(released, new)
    for subject, names in succession(released, within).aliases.items():
        # what a new release begins lives on in either
        before = {alias.name for alias in names if alias.since != "1.1.0"}
        after = {alias.name for alias in ended.aliases.get(subject, ())}
        since = {alias.name: alias.since for alias in names}
        assert {since[name] for name in before - after} <= {"0.9.0", "1.0.0", "1.1.0"}
    assert {key: sorted(value) for key, value in ended.defaults.items()} == {
        key: sorted(value)
        for key, value in succession(released, within).defaults.items()
    }
