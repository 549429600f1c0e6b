from __future__ import annotations

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.emit.writing import (
    MANIFEST,
    ManifestFacts,
    contents_of,
    recover,
    write_output,
)
from generator.emit.writing.manifest import manifest_bytes, read_manifest
from generator.model.errors import InternalError, UsageError

SCHEMA = Path(__file__).parents[3] / "docs/schema/manifest.json"
FACTS = ManifestFacts(docwright="0.1.0", docs="5f0c", settings={"b": [1], "a": "ä"})
HASH = "0" * 64


def manifest(**changes: object) -> bytes:
    value = json.loads(manifest_bytes(FACTS, {})) | changes
    return json.dumps(value).encode()


def test_it_lists_every_other_file_with_its_hash(out, sdk) -> None:
    value = json.loads((out / MANIFEST).read_bytes())
    assert value == {
        "schema": 1,
        "docwright": "0.1.0",
        "docs": "5f0c",
        "settings": {"package": "superoffice"},
        "files": {
            path: hashlib.sha256(data).hexdigest() for path, data in sdk.before.items()
        },
    }


def test_it_is_as_its_schema_says(out) -> None:
    schema = json.loads(SCHEMA.read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads((out / MANIFEST).read_bytes()), schema)


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": 2},
        {"extra": 1},
        {"files": {"a.md": "beef"}},
        {"files": {"../a.md": HASH}},
    ],
)
def test_its_schema_refuses_what_it_is_not(changes: dict[str, object]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_bytes()))
    assert validator.is_valid(json.loads(manifest()))
    assert not validator.is_valid(json.loads(manifest(**changes)))


def test_its_bytes_do_not_depend_on_the_order_of_what_it_says() -> None:
    settings = dict(reversed(FACTS.settings.items()))
    other = ManifestFacts(docwright="0.1.0", docs="5f0c", settings=settings)
    hashes = {"a.md": HASH, "b.md": HASH}
    reordered = dict(reversed(hashes.items()))
    data = manifest_bytes(FACTS, hashes)
    assert data == manifest_bytes(other, reordered)
    assert data.endswith(b"}\n")
    assert data.index(b'"docs"') < data.index(b'"files"') < data.index(b'"settings"')


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda values: st.lists(values) | st.dictionaries(st.text(), values),
    max_leaves=8,
)


@given(settings=st.dictionaries(st.text(), _JSON))
def test_its_bytes_are_sorted_json_with_a_line_for_each_value(
    settings: dict[str, object],
) -> None:
    facts = ManifestFacts(docwright="0.1.0", docs="5f0c", settings=settings)
    data = manifest_bytes(facts, {"b.md": HASH, "a/c.md": HASH})
    text = json.dumps(json.loads(data), indent=1, sort_keys=True)
    assert data == f"{text}\n".encode("ascii")


@pytest.mark.parametrize("value", [float("nan"), object(), "\ud800", {1: 2}.keys()])
def test_settings_that_are_no_json_are_a_bug(value: object) -> None:
    with pytest.raises(InternalError):
        manifest_bytes(ManifestFacts(docwright="", docs="", settings={"a": value}), {})


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    found = read_manifest(tmp_path, manifest_bytes(FACTS, {"a.md": HASH}), ())
    assert (found.files, found.settings) == ({"a.md": HASH}, FACTS.settings)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"\xff", id="no text"),
        pytest.param(b"[" * 100_000, id="nested"),
        pytest.param(manifest(schema=2), id="of a newer Docwright"),
        pytest.param(manifest(files={"a.md": 1}), id="no hash"),
        pytest.param(manifest(files={"a.md": HASH + "\n"}), id="a longer hash"),
        pytest.param(manifest(files={"../a.md": HASH}), id="a path outside"),
        pytest.param(manifest(files={"/etc/passwd": HASH}), id="an absolute path"),
        pytest.param(manifest(files={"docs/guide.md": HASH}), id="a foreign folder"),
        pytest.param(manifest(files={"a_custom/x.py": HASH}), id="the user's folder"),
        pytest.param(manifest(files={MANIFEST: HASH}), id="itself"),
    ],
)
def test_a_broken_manifest_is_refused_and_nothing_is_touched(
    out, sdk, state, data: bytes
) -> None:
    (out / MANIFEST).write_bytes(data)
    before = state(out)
    with pytest.raises(UsageError, match="is not a manifest") as caught:
        sdk.write(out, sdk.after)
    assert "empty folder" in caught.value.hint
    assert state(out) | {str(out): before[str(out)]} == before


def test_a_folder_in_its_place_is_refused(out, sdk) -> None:
    (out / MANIFEST).unlink()
    (out / MANIFEST).mkdir()
    with pytest.raises(UsageError, match="it is no file"):
        sdk.write(out, sdk.after)


def test_it_is_written_where_only_the_docs_changed(out, sdk) -> None:
    facts = ManifestFacts(docwright="0.1.0", docs="beef")
    changes = write_output(
        out, contents_of(sdk.before), facts, sdk.folders, whole=sdk.whole
    )
    assert (changes.written, changes.removed) == ((MANIFEST,), ())
    assert json.loads((out / MANIFEST).read_bytes())["docs"] == "beef"
    assert recover(out).message == ""
