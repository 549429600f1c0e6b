"""Why the files of OUT change, for `generate --check` and `generate --watch`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.emit.changes import FileTexts, changed_subjects
from generator.emit.writing import Changes, Content, ManifestFacts, written_from
from generator.model.api import Api
from generator.report.changes import (
    Action,
    ChangedFile,
    ChangedSubject,
    Check,
    Origin,
    pages_of_subjects,
)


class Reasons:
    """Looks at what is in OUT before it changes: afterwards nothing tells any more what a file was like."""

    def __init__(
        self,
        out: Path,
        package: str,
        files: Mapping[str, Content],
        facts: ManifestFacts,
    ) -> None:
        self._out = out
        self._package = package
        self._files = files
        self._facts = facts
        self._actions: dict[str, Action] = {}
        self._subjects: dict[str, tuple[str, ...]] = {}
        self._origin = Origin(docwright=None)

    def look(self, changes: Changes) -> None:
        """Compares the files that change with what they become; no run may change OUT at that time."""
        paths = {*changes.written, *changes.removed}
        self._actions = {path: self._action(path, changes) for path in sorted(paths)}
        if not paths:
            # the manifest does not change either, so it says the same as the new one
            self._origin = Origin(docwright=self._facts.docwright, docs=False)
            return
        before = written_from(self._out)
        if before is None:
            return
        self._origin = Origin(
            docwright=before.docwright,
            settings=tuple(_differing(before.settings, self._facts.settings)),
            docs=before.docs != self._facts.docs,
        )
        self._subjects = changed_subjects(self._package, paths, self._texts)

    def _texts(self, path: str) -> FileTexts:
        place = self._out / path
        old = place.read_bytes() if place.is_file() else None
        new = self._files.get(path)
        return FileTexts(old, new.data() if new else None)

    def check(self, docwright: str, api: Api, *, names: bool) -> Check:
        """What was found, with the pages of the subjects; `names` tells whether the record of names changes."""
        pages = pages_of_subjects(
            api, {id_: None for ids in self._subjects.values() for id_ in ids}
        )
        files = tuple(self._file(path, pages) for path in self._actions)
        return Check(
            docwright=docwright,
            up_to_date=not files and not names,
            origin=self._origin,
            names=names,
            files=files,
        )

    def _file(self, path: str, pages: Mapping[str, tuple[str, ...]]) -> ChangedFile:
        subjects = tuple(
            ChangedSubject(id_, pages.get(id_, ()))
            for id_ in self._subjects.get(path, ())
        )
        return ChangedFile(path, self._actions[path], subjects)

    def _action(self, path: str, changes: Changes) -> Action:
        if path in changes.edited:
            return Action.EDITED
        if path in changes.removed:
            return Action.REMOVE
        return Action.CHANGE if (self._out / path).exists() else Action.ADD


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    # as a manifest has them: a list for a tuple
    new = msgspec.json.decode(msgspec.json.encode(new))
    return sorted(
        name for name in old.keys() | new.keys() if old.get(name) != new.get(name)
    )
