"""Whatever somebody gives for OLD: a place, or an error that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.git import GitRepository

from generator.commands.sides.places import RevisionPaths, place_of
from generator.model.errors import UsageError

_PARTS = st.sampled_from(
    "HEAD main v1 @ @{0} @{u} ~1 ^ ^{tree} ^{/pages} : :: ./ ../ / // \\ - -- --all .. ... * ? [ reference "
    "Reject.md C: C:\\ file:// x@y: ! # $(x) `x` ' \" %s {} \n \r \t \x1b \x00 \u202e \udce9 é".split(
        " "
    )
)
_ARGUMENTS = st.lists(_PARTS | st.text(max_size=3), max_size=6).map("".join)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working directory, in a repository."""
    repository = GitRepository(tmp_path_factory.mktemp("any"))
    repository.git("init", "-q", "-b", "main")
    (repository.folder / "reference").mkdir()
    (repository.folder / "reference/Reject.md").write_text("# Reject\n")
    repository.commit()
    return repository.folder / "reference"


@given(argument=_ARGUMENTS)
def test_any_argument_is_a_place_or_an_error(argument: str, folder: Path) -> None:
    place, hint = None, ""
    try:
        place = place_of(argument, folder, ("./", "../reference"))
    except UsageError as error:
        hint = error.hint
    match place:
        case None:
            assert hint
        case Path():
            assert (folder / argument).exists()
        case RevisionPaths():
            assert not argument.startswith("-")
            for path in place.paths:
                assert not path.startswith("/")
                assert ".." not in path.split("/")
                place.repository.entry(place.revision, path)
