"""Line ends are no edit, whatever git or an editor made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.errors import FindingsError

MIXED = {"superoffice/data": b"a\r\nb\nc", "superoffice/py.typed": b""}


@pytest.fixture
def changed(out: Path, sdk) -> Path:
    """An output folder in which every file has the line ends of Windows, the manifest too."""
    sdk.write(out, {**sdk.before, **MIXED})
    for path in out.rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            data = path.read_bytes().replace(b"\r\n", b"\n")
            path.write_bytes(data.replace(b"\n", b"\r\n"))
    return out


def test_other_line_ends_make_nothing_stale(changed, sdk, state) -> None:
    before = state(changed)
    files = {**sdk.before, **MIXED}
    assert not sdk.plan(changed, files).written
    changes = sdk.write(changed, files)
    assert (changes.written, changes.removed) == ((), ())
    assert state(changed) == before


def test_what_changes_is_written_and_the_rest_keeps_its_line_ends(changed, sdk) -> None:
    sdk.write(changed, {**sdk.after, **MIXED})
    assert (changed / "superoffice/__init__.py").read_bytes() == b"new = 1\n"
    assert (changed / "superoffice/keep.py").read_bytes() == b"keep = 1\r\n"
    assert not (changed / "superoffice/gone").exists()
    assert not sdk.write(changed, {**sdk.after, **MIXED}).written


def test_force_writes_the_line_ends_of_docwright(changed, sdk) -> None:
    sdk.write(changed, {**sdk.before, **MIXED}, force=True)
    assert (changed / "superoffice/keep.py").read_bytes() == b"keep = 1\n"
    assert (changed / "superoffice/data").read_bytes() == MIXED["superoffice/data"]


@pytest.mark.parametrize(
    "path", ["superoffice/keep.py", "README.md", "gone.md", "superoffice/gone/gone.py"]
)
@pytest.mark.parametrize("data", [b"mine\r\n", b"keep = 1\r\n\r\n", b"keep = 1\r"])
def test_an_edit_is_an_edit_whatever_its_line_ends(
    changed, sdk, path: str, data: bytes
) -> None:
    (changed / path).write_bytes(data)
    with pytest.raises(FindingsError, match=path):
        sdk.write(changed, {**sdk.after, **MIXED})
    assert (changed / path).read_bytes() == data


def test_a_run_that_is_killed_is_finished(
    tmp_path, make_out, sdk, killing, content
) -> None:
    for last in range(0, 1000, 7):
        out = make_out(tmp_path / str(last))
        for path in ("superoffice/keep.py", "superoffice/__init__.py", "README.md"):
            (out / path).write_bytes((out / path).read_bytes().replace(b"\n", b"\r\n"))
        with killing(last) as killer:
            sdk.write(out, sdk.after)
        sdk.write(out, sdk.after)
        assert content(out)["superoffice/__init__.py"] == b"new = 1\n"
        assert content(out)["README.md"] == b"new\n"
        if killer.count <= last:
            return
