"""Parts: what is known is not made again, and nothing about the files depends on what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import pages

from generator.emit.parts import NOTHING_KNOWN, Part, Parts
from generator.emit.python.modules import Module
from generator.emit.sdk import Sdk, SdkSettings, render_sdk
from generator.model.comparison.snapshot import NO_SUCCESSION, Alias, Succession
from generator.model.errors import InternalError, UsageError
from generator.model.text import Text, WireName
from generator.passes import build_api
from generator.reader.read import read_page


class Memory:
    """What runs know, in memory; `found` counts what was known when it was asked for."""

    def __init__(self) -> None:
        self.entries: dict[bytes, bytes] = {}
        self.found = 0

    def find(self, key: bytes) -> bytes | None:
        value = self.entries.get(key)
        self.found += value is not None
        return value

    def keep(self, key: bytes, value: bytes) -> None:
        self.entries[key] = value


class Shouting:
    """Finishes modules in capitals; the names of a module are its words, of which `refused` are not allowed."""

    def __init__(self, refused: Iterable[str] = ()) -> None:
        self.refused = set(refused)
        self.finished_paths: list[str] = []

    def finished(self, sources: Mapping[str, str]) -> dict[str, Module]:
        self.finished_paths += sources
        return {
            path: Module(text.upper(), tuple(sorted(text.split())))
            for path, text in sources.items()
        }

    def allows(self, names: Iterable[str]) -> bool:
        return self.refused.isdisjoint(names)


class Counted:
    """Makes the files of a part, and counts how often."""

    def __init__(self, **files: str) -> None:
        self.files = {name.replace("_", "."): text for name, text in files.items()}
        self.times = 0

    def __call__(self) -> Iterator[tuple[str, str]]:
        self.times += 1
        yield from self.files.items()


def written(parts: Parts) -> dict[str, bytes]:
    return {path: content.data() for path, content in parts.contents().items()}


def test_a_part_with_known_inputs_is_made_only_when_somebody_asks_for_its_bytes() -> (
    None
):
    memory, make = Memory(), Counted(a_md="one", b_md="two")
    first = Parts((), memory, Shouting())
    assert first.add(Part("inputs", make)) == ("a.md", "b.md")
    before = first.contents()
    assert make.times == 1
    again = Parts((), memory, Shouting())
    assert again.add(Part("inputs", make)) == ("a.md", "b.md")
    assert again.contents() == before
    assert make.times == 1
    # one making is enough for both files
    assert written(again) == {"a.md": b"one", "b.md": b"two"}
    assert make.times == 2


@pytest.mark.parametrize(
    ("base", "inputs"),
    [
        ((), "other"),
        ((), Text("inputs")),
        ((), ("inputs",)),
        ((), None),
        ("base", "inputs"),
    ],
)
def test_other_inputs_or_another_base_make_it_anew(
    base: object, inputs: object
) -> None:
    memory, make = Memory(), Counted(a_md="one")
    parts = Parts((), memory, Shouting())
    parts.add(Part("inputs", make))
    parts.contents()
    Parts(base, memory, Shouting()).add(Part(inputs, make))
    assert make.times == 2


def test_a_part_without_inputs_is_made_but_not_finished_again() -> None:
    memory, make = Memory(), Counted(a_py="one")
    first, second = Shouting(), Shouting()
    for shouting in (first, second):
        parts = Parts((), memory, shouting)
        parts.add(Part(None, make))
        parts.contents()
    assert make.times == 2
    assert (first.finished_paths, second.finished_paths) == (["a.py"], [])
    assert written(parts) == {"a.py": b"ONE"}


def test_a_module_with_a_name_that_is_not_allowed_any_more_is_finished_again() -> None:
    memory, make = Memory(), Counted(a_py="good bad", b_md="bad")
    for refused, times in (((), 1), (("other",), 1), (("bad",), 2)):
        shouting = Shouting(refused)
        parts = Parts((), memory, shouting)
        parts.add(Part("inputs", make))
        parts.contents()
        assert make.times == times
    assert shouting.finished_paths == ["a.py"]


@pytest.mark.parametrize("kept", [b"", b"\xc1", b"\x91\x01", b"\x91\x92\xa1a\x05"])
def test_what_is_known_but_is_no_part_is_made_anew(kept: bytes) -> None:
    memory, make = Memory(), Counted(a_md="one")
    for _ in range(2):
        parts = Parts((), memory, Shouting())
        parts.add(Part("inputs", make))
        assert written(parts) == {"a.md": b"one"}
        memory.entries = dict.fromkeys(memory.entries, kept)
    assert make.times == 2


@pytest.mark.parametrize("is_known", [False, True])
def test_two_parts_with_one_path_are_refused(is_known: bool) -> None:
    memory = Memory()
    if is_known:
        parts = Parts((), memory, Shouting())
        parts.add(Part("second", Counted(a_py="one")))
        parts.contents()
    parts = Parts((), memory, Shouting())
    parts.add(Part("first", Counted(a_py="one")))
    with pytest.raises(UsageError, match=r"to one file: a\.py"):
        parts.add(Part("second", Counted(a_py="one")))


def test_an_input_that_has_no_bytes_is_an_error() -> None:
    with pytest.raises(InternalError, match="function has no digest"):
        Parts((), NOTHING_KNOWN, Shouting()).add(Part(lambda: 1, Counted(a_md="one")))


class Point(msgspec.Struct, frozen=True):
    x: object


def test_inputs_may_be_all_that_views_are_made_of() -> None:
    inputs = (
        Point(WireName("Name")),
        MappingProxyType({"key": Text("\ud800 lone")}),
        [None, True, 1, 1.5, b"bytes"],
    )
    memory, make = Memory(), Counted(a_md="one")
    for _ in range(2):
        parts = Parts((), memory, Shouting())
        parts.add(Part(inputs, make))
        parts.contents()
    assert make.times == 1


# a whole SDK

DESCRIPTIONS = ["Reads it.", "Reads it again.", "", "Lists `all`."]
AGENTS = ["Blob", "Disk"]
CALLS = ["Read", "Write"]
OUTS = [
    '<n:Response xsi:type="xsd:int">0</n:Response>',
    '<n:Response xsi:type="xsd:string">a</n:Response>',
]
CALL = st.tuples(st.sampled_from(AGENTS), st.sampled_from(CALLS), st.sampled_from(OUTS))


def _rendered(
    calls: Iterable[tuple[str, str, str]],
    memory: Memory | None,
    succession: Succession = NO_SUCCESSION,
) -> Sdk:
    texts = {
        f"{agent}-{call}.md": pages.operation_page(
            f"Services88/{agent}/{call}", "", out
        )
        for agent, call, out in calls
    }
    built = build_api(read_page(path, text.encode()) for path, text in texts.items())
    return render_sdk(
        built.api,
        SdkSettings(),
        reformat=False,
        known=memory or NOTHING_KNOWN,
        succession=succession,
    )


@settings(max_examples=settings().max_examples // 10)
@given(st.lists(st.lists(CALL, min_size=1, max_size=4), min_size=2, max_size=3))
def test_the_files_are_the_same_whatever_is_known(
    runs: list[list[tuple[str, str, str]]],
) -> None:
    memory = Memory()
    for calls in runs:
        known, cold = _rendered(calls, memory), _rendered(calls, None)
        assert known.files == cold.files
        for path, content in known.files.items():
            assert content.data() == cold.files[path].data(), path


def test_only_what_depends_on_a_call_is_made_again() -> None:
    memory = Memory()
    before = _rendered([("Blob", "Read", OUTS[0]), ("Disk", "Read", OUTS[0])], memory)
    parts = len(memory.entries)
    again = _rendered([("Blob", "Read", OUTS[0]), ("Disk", "Read", OUTS[0])], memory)
    assert again == before
    assert len(memory.entries) == parts
    after = _rendered([("Blob", "Read", OUTS[0]), ("Disk", "Read", OUTS[1])], memory)
    changed = {path for path in after.files if after.files[path] != before.files[path]}
    modules = {path for path in changed if path.endswith(".py")}
    assert modules == {
        f"superoffice/soap/services88/{folder}/disk.py"
        for folder in ("agents", "async_agents")
    }
    # its two modules, and its page
    assert len(memory.entries) == parts + 3


def test_former_names_decide_the_code_of_their_agent_and_client() -> None:
    calls = [("Blob", "Read", OUTS[0]), ("Disk", "Read", OUTS[0])]
    former = Succession(
        {
            "soap/Services88/Blob": (Alias("blobs"),),
            "soap/Services88/Blob/Read": (Alias("get"),),
        }
    )
    memory = Memory()
    before = _rendered(calls, memory)
    after = _rendered(calls, memory, former)
    assert _rendered(calls, memory) == before
    cold = _rendered(calls, None, former)
    assert {path: content.data() for path, content in after.files.items()} == {
        path: content.data() for path, content in cold.files.items()
    }
    changed = {path for path in after.files if after.files[path] != before.files[path]}
    assert {path for path in changed if path.endswith(".py")} == {
        f"superoffice/soap/services88/{path}.py"
        for path in ("_client", "_async_client", "agents/blob", "async_agents/blob")
    }
