"""`samples.json`: what the package needs to answer as the pages do, and no more."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.emit.contract.documented import documented_json
from generator.emit.contract.files import ContractGroup
from generator.model.samples import Fence, OperationSample
from generator.runtime.testing.documented import documented_samples
from generator.runtime.transport.messages import Response

OK = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n"
Read = Callable[[str], dict[str, Response]]


def written(
    *answers: tuple[str, str, str], defects: dict[str, str] | None = None
) -> str:
    """The file for answers: each the call, the annotation of its result, and the text on its page."""
    samples = {
        call: OperationSample("p.md", 1, None, Fence(1, text.encode()), defects=defects or {})
        for call, _, text in answers
    }  # fmt: skip
    group = ContractGroup("resources_x", "rest/v1/X", "", samples)
    entries = {call: {"call": call, "returns": type_} for call, type_, _ in answers}
    return documented_json([group], entries)


def rows(text: str) -> dict[str, Any]:
    samples: dict[str, Any] = json.loads(text)["samples"]
    return samples


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Gives the answers of a package with that file."""
    folder = tmp_path / "example_samples"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "example_samples", raising=False)

    def of(text: str) -> dict[str, Response]:
        (folder / "samples.json").write_text(text)
        return documented_samples("example_samples")

    return of


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ('{\n  "Name": "Å\u200b",\n  "Big": 12345678901234567890.10\n}', r'{"Name":"\u00c5\u200b","Big":12345678901234567890.10}'),
        ('[ "a b", 1.50E+3, "😀" ]', r'["a b",1.50E+3,"\ud83d\ude00"]'),
        ('"text"', '"text"'),
        ("null", "null"),
        ("5", "5"),
        ("GIF89a { not JSON", "GIF89a { not JSON"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_answer_comes_back_without_its_white_space(
    body: str, content: str, read: Read
) -> None:
    text = written(("x.get", "object", OK + body))
    assert text.isascii()
    answer = read(text)["x.get"]
    assert answer.status == 200
    assert dict(answer.headers) == {"Content-Type": "application/json"}
    assert answer.content.decode() == content


def test_the_first_line_and_the_headers_are_those_of_the_page(read: Read) -> None:
    deleted = "HTTP/1.1 204 No Content\nX: 1\n\nnull"
    answers = read(
        written(
            ("x.get", "int", f"{OK}1"),
            ("x.put", "int", f"{OK}2"),
            ("x.delete", "None", deleted),
        )
    )
    assert (answers["x.put"].status, answers["x.put"].content) == (200, b"2")
    deleted = answers["x.delete"]
    assert (deleted.status, dict(deleted.headers), deleted.content) == (204, {"X": "1"}, b"")  # fmt: skip


def test_answers_that_differ_in_values_only_are_written_once(read: Read) -> None:
    text = written(
        ("x.get", "Contact", OK + '{"Id": 1, "Tags": ["a"]}'),
        ("x.put", "Contact", OK + '{"Id": 2, "Tags": ["b"]}'),
    )
    assert rows(text) == {
        "x.get": {"body": {"Id": 1, "Tags": ["a"]}},
        "x.put": {"like": "x.get"},
    }
    answers = read(text)
    assert answers["x.put"].content == answers["x.get"].content


@pytest.mark.parametrize(
    ("type_", "body"),
    [
        ("Person", '{"Id": 2, "Tags": ["b"]}'),
        ("Contact", '{"Id": 2, "Tags": []}'),
        ("Contact", '{"Id": null, "Tags": ["b"]}'),
        ("Contact", '{"Id": 2, "Tags": ["b"], "New": 1}'),
        ("Contact", '"b"'),
    ],
)
def test_other_types_and_other_fields_are_written(type_: str, body: str) -> None:
    text = written(
        ("x.get", "Contact", OK + '{"Id": 1, "Tags": ["a"]}'),
        ("x.put", type_, OK + body),
    )
    assert rows(text)["x.put"] == {"body": json.loads(body)}


def test_texts_and_numbers_stay_with_their_calls() -> None:
    text = written(("x.a", "str", f'{OK}"a"'), ("x.b", "str", f'{OK}"b"'))
    assert rows(text)["x.b"] == {"body": "b"}


def test_each_call_has_a_line_and_defective_samples_have_none() -> None:
    text = written(("x.b", "int", f"{OK}1"), ("x.a", "int", f"{OK}2"))
    assert [line[:8] for line in text.splitlines()[2:4]] == ['  "x.a":', '  "x.b":']
    assert rows(written(("x.a", "int", OK), defects={"response": "sample-x"})) == {}


def test_a_body_that_is_nested_too_deep_is_a_text() -> None:
    deep = "[" * 100_000
    assert rows(written(("x.a", "object", OK + deep)))["x.a"] == {"text": deep}
