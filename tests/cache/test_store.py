"""Stores: what is kept is found again; what is damaged, too large or of other code is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cache.code import MAKING, READING, Code
from generator.cache.files import OVERHEAD, packed, unpacked
from generator.cache.kinds import KINDS, PARTS, RESULTS
from generator.cache.store import (
    Cache,
    FileStore,
    ShardedStore,
    packed_entries,
    unpacked_entries,
)

Open = Callable[[], Cache]
Make = Callable[[], ShardedStore | FileStore]
DIGEST = bytes(32)
FIRST, SECOND = bytes([1]) * 32, bytes([2]) * 32


@pytest.fixture(params=["sharded", "files"])
def make(request: pytest.FixtureRequest, opened: Open) -> Make:
    """Opens a store of either sort as a new run does."""
    if request.param == "sharded":
        return lambda: opened().sharded(PARTS, MAKING)
    return lambda: opened().files(RESULTS, MAKING)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*/*") if path.is_file())


def test_what_is_kept_is_found_by_later_runs(make: Make) -> None:
    store = make()
    store.keep(FIRST, b"value")
    store.keep(SECOND, b"")
    assert (store.find(FIRST), store.find(SECOND)) == (b"value", b"")
    store.save()
    again = make()
    assert (again.find(FIRST), again.find(SECOND)) == (b"value", b"")
    assert again.find(bytes(32)) is None


def test_the_last_value_of_a_key_counts(make: Make) -> None:
    for value in (b"first", b"second"):
        store = make()
        store.keep(FIRST, value)
        store.save()
    assert make().find(FIRST) == b"second"


def test_nothing_changes_on_disk_before_it_is_saved(make: Make, folder: Path) -> None:
    make().keep(FIRST, b"value")
    assert files(folder) == []


def test_code_that_changes_during_a_run_keeps_nothing(
    make: Make, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make()
    store.keep(FIRST, b"value")
    monkeypatch.setattr(Code, "is_on_disk", lambda _: False)
    store.save()
    assert files(folder) == []


def test_what_other_code_kept_is_not_found(opened: Open) -> None:
    store = opened().sharded(PARTS, READING)
    store.keep(FIRST, b"value")
    store.save()
    assert opened().sharded(PARTS, MAKING).find(FIRST) is None
    assert opened().sharded(PARTS, READING).find(FIRST) == b"value"


def test_a_damaged_file_keeps_nothing_and_is_written_anew(
    make: Make, folder: Path
) -> None:
    store = make()
    store.keep(FIRST, b"value")
    store.save()
    (file,) = files(folder)
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    store = make()
    assert store.find(FIRST) is None
    store.keep(FIRST, b"new")
    store.save()
    assert make().find(FIRST) == b"new"


# one file


def test_a_file_holds_what_was_packed() -> None:
    assert unpacked(packed(b"payload", DIGEST), DIGEST) == b"payload"
    assert unpacked(packed(b"payload", DIGEST), bytes(31) + b"x") is None


def test_a_file_with_one_wrong_byte_holds_nothing() -> None:
    good = packed(b"payload", DIGEST)
    for position in range(len(good)):
        for flip in (0x01, 0x80, 0xFF):
            bad = bytearray(good)
            bad[position] ^= flip
            assert unpacked(bytes(bad), DIGEST) is None, position


def test_a_file_that_was_cut_off_or_went_on_holds_nothing() -> None:
    good = packed(b"payload", DIGEST)
    for length in range(len(good)):
        assert unpacked(good[:length], DIGEST) is None, length
    assert unpacked(good + b"\0", DIGEST) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_no_file_of_the_cache(data: bytes) -> None:
    assert unpacked(data, DIGEST) is None


@given(st.binary(max_size=200))
def test_any_payload_gives_entries_or_none(data: bytes) -> None:
    assert isinstance(unpacked_entries(data), dict)


# size


def test_a_full_shard_loses_what_was_not_used_for_longest(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = msgspec.structs.replace(PARTS, largest=20_000)
    value = bytes(1_000)
    room = (20_000 - OVERHEAD - 8) // (len(value) + 40)
    # all of one shard
    keys = [bytes([PARTS.shards]) + n.to_bytes(31, "big") for n in range(room + 3)]
    store = opened().sharded(small, MAKING)
    for key in keys[:-3]:
        store.keep(key, value)
    store.save()
    store = opened().sharded(small, MAKING)
    assert store.find(keys[0])
    for key in keys[-3:]:
        store.keep(key, value)
    store.save()
    store = opened().sharded(small, MAKING)
    assert store.find(keys[0])
    assert store.find(keys[-1])
    assert not store.find(keys[1])


def test_of_files_those_that_were_used_last_stay(opened: Open, folder: Path) -> None:
    kind = msgspec.structs.replace(RESULTS, files=2)
    store = opened().files(kind, MAKING)
    for key in (FIRST, SECOND):
        store.keep(key, b"value")
    store.save()
    for age, path in enumerate(files(folder)):
        os.utime(path, (age, age))
    # used now, and so younger than the second
    assert opened().files(kind, MAKING).find(FIRST) == b"value"
    store = opened().files(kind, MAKING)
    store.keep(bytes(32), b"value")
    store.save()
    again = opened().files(kind, MAKING)
    found = [again.find(key) is not None for key in (FIRST, SECOND, bytes(32))]
    assert found == [True, False, True]


@settings(max_examples=settings().max_examples // 5)
@given(st.lists(st.integers(0, 900), max_size=12))
def test_no_shard_is_larger_than_allowed(sizes: list[int]) -> None:
    entries = {bytes([n]) * 32: bytes(size) for n, size in enumerate(sizes)}
    payload = packed_entries(entries, 1_000)
    assert len(packed(payload, DIGEST)) <= 1_000
    kept = unpacked_entries(payload)
    assert list(kept.items()) == [item for item in entries.items() if item[0] in kept]


def test_what_is_larger_than_its_file_may_be_is_not_kept_and_costs_nothing_else(
    make: Make,
) -> None:
    store = make()
    store.keep(FIRST, b"value")
    store.keep(SECOND, bytes(max(kind.largest for kind in KINDS)))
    store.save()
    assert make().find(FIRST) == b"value"
    assert make().find(SECOND) is None
