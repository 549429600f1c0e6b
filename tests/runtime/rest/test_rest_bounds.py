"""How much memory answers may take, measured in processes of their own; and what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from example_rest.models import Person

from generator.runtime.errors import DecodeError
from generator.runtime.rest.codec.bounds import MOST_TIMES, check_objects
from generator.runtime.rest.codec.decode import decoder_of

_ROOT = Path(__file__).resolve().parents[3]
_MEASURED = """
import resource, sys
sys.path[:0] = sys.argv[1:3]
from example_rest.models import Person
from generator.runtime.errors import DecodeError
from generator.runtime.rest.codec.decode import decoder_of

piece, type_ = sys.argv[3].encode(), {"models": list[Person], "any": object}[sys.argv[4]]
content = b"[" + b",".join([piece] * (6_000_000 // (len(piece) + 1))) + b"]"
decoder = decoder_of(type_)
decoder.read(b"[]")
unit = 1 if sys.platform == "darwin" else 1024
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    value, outcome = decoder.read(content), "read"
except DecodeError as error:
    outcome = error.reason.partition(":")[0]
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((after - before) * unit // len(content), outcome)
"""
_TOO_MANY = "has too many objects and arrays for its length"


def measured(piece: str, type_: str) -> tuple[int, str]:
    """How many times its length a list of pieces takes in memory, and what came of it."""
    folders = (str(_ROOT), str(_ROOT / "tests/runtime/sdk"))
    command = [sys.executable, "-c", _MEASURED, *folders, piece, type_]
    printed = subprocess.run(command, check=True, capture_output=True, text=True)
    times, _, outcome = printed.stdout.strip().partition(" ")
    return int(times), outcome


@pytest.mark.parametrize("type_", ["models", "any"])
@pytest.mark.parametrize(
    "piece",
    ["{}", '{"a":1}', '{"Name":{}}', '{"Team":[{}]}', '{"Born":"x"}', '{"Name":"a long enough text to be read","Team":null,"Colour":1}'],
)  # fmt: skip
def test_an_answer_takes_at_most_20_times_its_length_or_is_refused(piece: str, type_: str) -> None:  # fmt: skip
    times, outcome = measured(piece, type_)
    assert times <= MOST_TIMES
    assert outcome in {"read", _TOO_MANY}


@pytest.mark.parametrize("piece", [b"{}", b"[]", b'{"x":1}', b'{"Team":[]}'])
def test_too_many_objects_for_their_bytes_are_refused(piece: bytes) -> None:
    content = b"[" + b",".join([piece] * 400_000) + b"]"
    for type_ in (list[Person], object):
        with pytest.raises(DecodeError, match=_TOO_MANY):
            decoder_of(type_).decode(content)
    with pytest.raises(DecodeError, match=_TOO_MANY):
        Person.from_json(b'{"Extra":' + content + b"}")


def test_few_objects_are_read_however_short_they_are() -> None:
    content = b"[" + b",".join([b"{}"] * 10_000) + b"]"
    assert decoder_of(list[Person]).decode(content) == [Person()] * 10_000


@pytest.mark.parametrize(
    "text", ["{" * 3_000_000, '\\"{' * 1_000_000, "a{x;}" * 1_000_000, '\\\\","[' * 500_000]
)  # fmt: skip
def test_what_is_in_strings_does_not_count(text: str) -> None:
    check_objects(f'["{text}"]'.encode())
    check_objects(f'["{text}'.encode())
