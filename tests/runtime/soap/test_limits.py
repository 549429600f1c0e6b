"""What an answer costs: memory of at most 20 times its size, work in proportion to it, and nothing kept for good."""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import pytest
from example88.enums import Colour, Right
from example88.models import Person

from generator.runtime.errors import DecodeError
from generator.runtime.rest.lists.row import attribute_name
from generator.runtime.soap.codec.apart import reading
from generator.runtime.soap.codec.facade import Codec
from generator.runtime.values.flags import Flags

NS = (
    'xmlns="http://example.com/Services88" '
    'xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays" '
    'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
)
FACTOR = 20
_ROOT = Path(__file__).resolve().parents[3]
_CHILD = """
import resource, sys
sys.path[:0] = [{root!r}, {sdk!r}]
from generator.runtime.errors import DecodeError
from generator.runtime.soap.codec.facade import Codec
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
decode = Codec.for_package("example88").decoder("Person")
decode({small!r})
data = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    decode(data)
    result = "read"
except DecodeError as error:
    result = str(error)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((after - before) * (1 if sys.platform == "darwin" else 1024), result)
"""


def person(inner: str) -> bytes:
    return f"<Person {NS}>{inner}</Person>".encode()


SMALL = person(
    '<Team><Person><Name>x</Name></Person></Team><New/><Anything i:type="b:x">1</Anything>'
)
TEAM = "<Team>{}</Team>"
SHAPES: dict[str, tuple[str, str, bool]] = {
    "empty objects": (TEAM, "<Person/>", False),
    "empty objects with end tags": (TEAM, "<Person></Person>", False),
    "objects with one field": (TEAM, "<Person><PersonId>1</PersonId></Person>", True),
    "objects in objects": (TEAM, "<Person><Manager/></Person>", False),
    "empty unknown elements": ("{}", "<X/>", False),
    "unknown elements": ("{}", "<New>a text of some length for it</New>", True),
    "elements with line breaks": (TEAM, "<a/>\n", False),
    "attributes": ("{}", "<X a='' b='' c='' d='' e=''/>", False),
    "empty texts": ("<Tags>{}</Tags>", "<b:string/>", True),
    "short texts": ("<Tags>{}</Tags>", "<b:string>ab</b:string>", True),
    "nil": ("<Tags>{}</Tags>", '<b:string i:nil="true"/>', True),
    "numbers": ("<Table><b:ArrayOfint>{}</b:ArrayOfint></Table>", "<b:int>12345</b:int>", True),
    "pairs": ("<Labels>{}</Labels>", "<StringPair><Key>a</Key><Value>b</Value></StringPair>", True),
    "namespaces": ("{}", '<a:X xmlns:a="u"/>', False),
    "excluded characters": ("<Name>{}</Name>", "&#1;", True),
}  # fmt: skip


@pytest.mark.parametrize(("around", "item", "is_read"), SHAPES.values(), ids=SHAPES)
def test_an_answer_costs_at_most_20_times_its_size_or_is_a_typed_error(
    tmp_path: Path, around: str, item: str, is_read: bool
) -> None:
    data = person(around.format(item * 60_000))
    file = tmp_path / "answer.xml"
    file.write_bytes(data)
    child = _CHILD.format(
        root=str(_ROOT), sdk=str(_ROOT / "tests/runtime/sdk"), small=SMALL
    )
    done = subprocess.run(
        [sys.executable, "-c", child, str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    size, _, result = done.stdout.strip().partition(" ")
    assert (result == "read") == is_read
    if not is_read:
        assert "needs more than 20 times its size in memory" in result
    # the pages that Python and libxml2 hold on to, and the copy for another thread
    assert int(size) <= FACTOR * len(data) + 2_000_000


def test_small_answers_are_not_counted(codec: Codec) -> None:
    people = codec.decoder("Person")(person(TEAM.format("<Person/>" * 3_000)))
    assert isinstance(people, Person)
    assert len(people.team or ()) == 3_000


def test_too_much_costs_the_answer_and_not_a_field(codec: Codec) -> None:
    inner = f"<Manager>{TEAM.format('<Person/>' * 100_000)}</Manager>"
    with pytest.raises(DecodeError, match=r"Person\.Manager\.Team\[\d+\]: needs more"):
        codec.decoder("Person")(person(inner))


# ---------------------------------------------------------------- work


def calls_of(work: Callable[[], object]) -> int:
    """The number of calls of functions, of C too, that some work takes."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


SOME_TEXT = "a text of some length for it"


def attributes(count: int) -> str:
    return " ".join(f'a{index}="value of it"' for index in range(count))


WORK: dict[str, Callable[[int], str]] = {
    "elements of one name": lambda count: f"<New>{SOME_TEXT}</New>" * count,
    "elements of many names": lambda count: "".join(f"<New{index}>{SOME_TEXT}</New{index}>" for index in range(count)),
    "elements in an unknown one": lambda count: f"<New>{'<Inner>text</Inner>' * count}</New>",
    "values that cannot be read": lambda count: f"<PersonId>{SOME_TEXT}</PersonId>" * count,
    "attributes": lambda count: f"<New {attributes(count)}/>",
    "types of items": lambda count: TEAM.format('<Person i:type="Employee"><Name>A</Name></Person>' * count),
    "values without declared type": lambda count: f"<Extra>{'<ObjectPair><Key>a</Key><Value>some text</Value></ObjectPair>' * count}</Extra>",
}  # fmt: skip


@pytest.mark.parametrize("inner", WORK.values(), ids=WORK)
def test_work_grows_with_the_answer_and_no_faster(
    codec: Codec, inner: Callable[[int], str]
) -> None:
    decode = codec.decoder("Person")
    decode(SMALL)
    small, double, fourfold = (
        calls_of(partial(decode, person(inner(count)))) for count in (500, 1000, 2000)
    )
    assert double <= 2.2 * small
    assert fourfold <= 2.2 * double


@pytest.mark.parametrize("count", [300, 20_000])
@pytest.mark.parametrize(
    "inner",
    [
        '<Team><Person i:type="Employee"/></Team>',
        "<New/>",
        '<Anything i:type="b:x">1</Anything>',
    ],
)
def test_more_namespaces_than_any_service_declares_are_refused_where_they_are_looked_up(
    codec: Codec, count: int, inner: str
) -> None:
    declared = " ".join(f'xmlns:p{index}="urn:{index}"' for index in range(count))
    data = f"<Person {NS} {declared}>{inner}</Person>".encode()
    with pytest.raises(DecodeError, match="more than 256 namespaces"):
        codec.decoder("Person")(data)


def test_many_attributes_of_an_unknown_element_come_back(codec: Codec) -> None:
    read = codec.decoder("Person")(person(f"<New {attributes(2000)}/>"))
    assert isinstance(read, Person)
    assert str(read.unknown_fields["New"]).count("value of it") == 2000
    assert codec.encoder("Person")(read).count(b"value of it") == 2000


# ---------------------------------------------------------------- what is kept


def kept(work: Callable[[int], object], times: int = 14) -> int:
    """The bytes that Python holds after some work, which is done once before."""
    work(-1)
    gc.collect()
    tracemalloc.start()
    try:
        for number in range(times):
            work(number)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


LONG = 200_000
KEPT: dict[str, Callable[[Codec, int], object]] = {
    "enums of SOAP": lambda codec, number: codec.decoder("Person")(person(f"<Colour>{'x' * (LONG + number)}</Colour>")),
    "flags of SOAP": lambda codec, number: codec.decoder("Person")(person(f"<Rights>{'x' * (LONG + number)}</Rights>")),
    "enums of REST": lambda codec, number: Colour("y" * (LONG + number)),
    "flags of REST": lambda codec, number: Flags[Right]["y" * (LONG + number)],  # type: ignore[misc,valid-type]  # as msgspec does
    "columns of rows": lambda codec, number: attribute_name("z" * (LONG + number)),
}  # fmt: skip


@pytest.mark.parametrize("work", KEPT.values(), ids=KEPT)
def test_long_texts_of_a_server_are_not_kept(
    codec: Codec, work: Callable[[Codec, int], object]
) -> None:
    assert kept(lambda number: work(codec, number)) < LONG


def test_sets_of_unknown_flags_are_kept_only_while_their_members_are(
    codec: Codec,
) -> None:
    def read(number: int) -> None:
        sets = (
            " ".join(f"r{number}x{index}x{place}" for place in range(50))
            for index in range(100)
        )
        items = "".join(f"<Person><Rights>{names}</Rights></Person>" for names in sets)
        codec.decoder("Person")(person(TEAM.format(items)))

    # more members than are kept, in a text that is too long to be kept
    many = " ".join(f"m{index}" for index in range(1100))
    codec.decoder("Person")(person(f"<Rights>{many}</Rights>"))
    assert kept(read, times=3) < 300_000


def test_libxml2_keeps_no_names_of_large_answers(codec: Codec) -> None:
    """It keeps them as long as the thread that reads them, so the size of the process shows it, and not Python's."""

    def read(number: int) -> None:
        names = (f"<n{number}x{index}x{'y' * 1000}/>" for index in range(2000))
        data = person("".join(names))
        reading(len(data), lambda: codec.decoder("Person")(data))

    for number in range(10):
        read(number)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(10, 40):
        read(number)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * (1 if sys.platform == "darwin" else 1024) < 20_000_000
