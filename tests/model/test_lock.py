"""The text of a lock: a header and a sorted entry on each line, in ASCII; what is not exactly that is refused."""

from __future__ import annotations

import json
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.comparison.snapshot import (
    SNAPSHOT_SCHEMA,
    Alias,
    ArchiveFact,
    ColumnFact,
    Entry,
    Fact,
    FieldFact,
    GroupFact,
    Header,
    MemberFact,
    OutFact,
    ParameterFact,
    Python,
    PythonParameter,
    RestFact,
    ResultFact,
    RuntimeFact,
    Snapshot,
    SoapFact,
    TypeFact,
)
from generator.model.encoding import lock
from generator.model.encoding.lock import lock_bytes, parsed_lock
from generator.model.errors import UsageError

HEADER = Header(
    schema=SNAPSHOT_SCHEMA,
    docwright="1.2.3",
    runtime="0" * 12,
    settings="f" * 12,
    package="superoffice",
    distribution="superoffice",
    sdk_version="2.0.0",
    python=">=3.11",
    dependencies=("msgspec>=0.20",),
)
FACTS: tuple[Fact, ...] = (
    ArchiveFact(),
    ColumnFact("string"),
    FieldFact("int32", required=True, namespace="urn:other"),
    GroupFact(resource=True),
    MemberFact(4, "four"),
    OutFact("string", nillable=True),
    ParameterFact("array<string>", "query", chosen=True, style="comma"),
    RestFact(
        "GET",
        "/v1/Thing/{id}",
        body="Thing",
        body_kind="value",
        takes=("application/json",),
        responses={"404": "", "200": "#types/Thing"},
        deprecated=True,
    ),
    ResultFact("json", "#types/Thing"),
    RuntimeFact("error"),
    SoapFact(
        "urn:a", "/Remote", "{urn:a}A", "{urn:a}B", ("X",), request_headers=("H: any",)
    ),
    TypeFact(
        "object", base="types/Base", order=("A", "B"), incomplete=True, unnamed=True
    ),
)
PYTHON = Python(
    "agents.thing.copy",
    "None",
    (PythonParameter("from_", "int", "param/From", positional=True, default=True),),
)
WHOLE = Snapshot(
    HEADER,
    tuple(
        Entry(
            f"rest/v1/Thing/{number:02}",
            fact,
            "rest-page",
            "restful/a.md",
            words="0123456789ab",
            python=PYTHON,
            aliases=(Alias("copied"), Alias("agents.thing.cloned", "1.0.0rc1")),
            defaults={"param/From": "1.1.0"},
        )
        for number, fact in enumerate(FACTS)
    ),
)
SMALL = Snapshot(
    HEADER,
    tuple(Entry(f"types/{name}", TypeFact("object")) for name in "ABC"),
)
Edit = Callable[[list[bytes]], None]


def refusal(data: bytes) -> str:
    with pytest.raises(UsageError) as refused:
        parsed_lock(data, "the.lock")
    return str(refused.value)


def edited(edit: Edit, snapshot: Snapshot = SMALL) -> bytes:
    lines = lock_bytes(snapshot).splitlines(keepends=True)
    edit(lines)
    return b"".join(lines)


def with_entry(**values: object) -> bytes:
    """A lock with an entry more, at line 5, that has these values."""
    row = {"subject": "types/D", "fact": {"of": "type", "kind": "object"}} | values
    return lock_bytes(SMALL) + json.dumps(row).encode() + b"\n"


def test_a_lock_is_read_as_it_was_written() -> None:
    assert parsed_lock(lock_bytes(WHOLE), "the.lock") == WHOLE


def test_each_line_is_a_value_of_json_without_what_is_usual() -> None:
    header, first, *others = map(json.loads, lock_bytes(SMALL).splitlines())
    assert header["schema"] == SNAPSHOT_SCHEMA
    assert first == {"subject": "types/A", "fact": {"of": "type", "kind": "object"}}
    assert [other["subject"] for other in others] == ["types/B", "types/C"]


def test_lines_of_pages_are_left_out() -> None:
    moved = Entry("types/A", TypeFact("object"), "wsdl", "a.md", 7)
    text = lock_bytes(Snapshot(HEADER, (moved,)))
    assert b"a.md" in text
    assert parsed_lock(text, "the.lock").entries[0].line == 0
    other = Snapshot(HEADER, (msgspec.structs.replace(moved, line=8),))
    assert lock_bytes(other) == text


def test_the_order_of_statuses_does_not_show() -> None:
    def of(*codes: str) -> Snapshot:
        fact = RestFact("GET", "/a", responses=dict.fromkeys(codes, ""))
        return Snapshot(HEADER, (Entry("rest/v1/A/B", fact),))

    assert lock_bytes(of("404", "200")) == lock_bytes(of("200", "404"))


@pytest.mark.parametrize(
    "text",
    [
        "ä.md",
        "\u202e.md",
        "a\nb.md",
        "\x1b[31m",
        "\x7f\x9b",
        "\U0001f600",
        '"],"',
        "\\",
    ],
    ids=ascii,
)
def test_hostile_text_is_escaped(text: str) -> None:
    entry = Entry("types/A", TypeFact("object"), page=text)
    data = lock_bytes(Snapshot(HEADER, (entry,)))
    assert data.decode("ascii").replace("\n", "").isprintable()
    assert data.count(b"\n") == 2
    assert parsed_lock(data, "the.lock").entries[0].page == text
    assert json.loads(data.splitlines()[1])["page"] == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text: str) -> None:
    entry = Entry("types/A", TypeFact("object"), page=text)
    data = lock_bytes(Snapshot(HEADER, (entry,)))
    assert data.isascii()
    assert parsed_lock(data, "the.lock").entries[0].page == text


def test_line_ends_of_windows_are_none_of_its_content() -> None:
    text = lock_bytes(WHOLE).replace(b"\n", b"\r\n")
    assert parsed_lock(text, "the.lock") == WHOLE


def test_a_lock_of_a_newer_docwright_says_what_to_use() -> None:
    newer = lock_bytes(SMALL).replace(b'"schema":1', b'"schema":2', 1)
    assert "schema 2, which this Docwright does not know" in refusal(newer)
    # whatever else its lines have
    assert "schema 2" in refusal(b'{"schema":2,"new":[]}\nno json\n')


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the.lock:1"),
        (b"no json\n", "the.lock:1"),
        (b"[1]\n", "the.lock:1"),
        (b'{"schema":"1"}\n', "the.lock:1"),
        (b'{"schema":0}\n', "there is no schema 0"),
        (b'{"schema":1}\n', "the.lock:1"),
        (b"\xff\xfe{\x00}\x00", "the.lock:1"),
        (b"[" * 100_000 + b"\n", "the.lock:1"),
    ],
    ids=["empty", "text", "list", "words", "old", "short", "utf-16", "deep"],
)
def test_what_is_no_lock_is_refused(data: bytes, message: str) -> None:
    assert message in refusal(data)


EDITS: dict[str, tuple[Edit, str]] = {
    "a conflict of git": (
        lambda lines: lines.insert(2, b"<<<<<<< ours\n"),
        "the.lock:3 cannot",
    ),
    "cut off": (lambda lines: lines.append(lines.pop()[:20]), "the.lock:4"),
    "without its last line feed": (
        lambda lines: lines.append(lines.pop().rstrip()),
        "the.lock:4",
    ),
    "an empty line": (lambda lines: lines.insert(2, b"\n"), "the.lock:3"),
    "twice": (lambda lines: lines.insert(2, lines[1]), "the.lock:3"),
    "not sorted": (lambda lines: lines.append(lines.pop(1)), "the.lock:4"),
    "a second header": (lambda lines: lines.insert(2, lines[0]), "the.lock:3"),
    "not UTF-8": (lambda lines: lines.append(b'{"subject":"\xff"}\n'), "the.lock:5"),
    "a version that is none": (
        lambda lines: lines.__setitem__(0, lines[0].replace(b"2.0.0", b"../../x")),
        "the.lock:1",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_damaged_lock_is_refused_with_the_line(name: str) -> None:
    edit, place = EDITS[name]
    assert place in refusal(edited(edit))


@pytest.mark.parametrize(
    "values",
    [
        {"new": 1},
        {"fact": {"of": "type", "kind": "object", "new": 1}},
        {"fact": {"of": "other"}},
        {"fact": {"kind": "object"}},
        {"fact": None},
        {"fact": {"of": "member", "number": "9" * 5000}},
        {"line": 3},
        {"subject": "types/D E"},
        {"subject": "types/D\u202e"},
        {"subject": "types/D\n"},
        {"subject": "types/D" + "x" * 2000},
        {"python": {"name": "import os"}},
        {"python": {"name": "models.class"}},
        {"python": {"name": "models..Thing"}},
        {"python": {"name": "models.Thing\n"}},
        {"python": {"name": "modèles"}},
        {"python": {"name": "call", "parameters": [{"name": "a=1", "type": "int"}]}},
        {"aliases": [{"name": "x); import os; ("}]},
        {"aliases": [{"name": "lambda"}]},
        {"aliases": [{"name": "old", "since": "1.0\n"}]},
        {"defaults": {"param/X": '"""'}},
    ],
    ids=ascii,
)
def test_an_entry_with_anything_else_is_refused(values: dict[str, object]) -> None:
    assert "the.lock:5" in refusal(with_entry(**values))


def test_the_control_case_is_read() -> None:
    aliases = [{"name": "models.Older", "since": "1.0"}]
    known = with_entry(python={"name": "models.Thing"}, aliases=aliases)
    assert parsed_lock(known, "the.lock").entries[-1].aliases[0].since == "1.0"


def test_the_message_shows_no_control_characters() -> None:
    assert refusal(with_entry(subject="types/D\x1b[31m\u202e")).isprintable()


def test_a_huge_file_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lock, "_LARGEST", 100)
    assert "the.lock cannot be used: it is larger than 100 bytes" in refusal(b"x" * 101)


def test_a_huge_line_is_refused_with_its_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lock, "_LONGEST_LINE", 100)
    assert "the.lock:5" in refusal(with_entry(page="x" * 100))
