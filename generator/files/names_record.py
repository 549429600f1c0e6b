"""`docwright.names.yaml`: the recorded Python names by subject id, which win over the naming rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import yaml

from generator.emit.names.rules import identifier
from generator.files.overrides import LIMITS
from generator.model.errors import UsageError
from generator.reader.page.yaml import Mapping as YamlMapping
from generator.reader.page.yaml import Scalar, YamlError, parsed_yaml

RECORD: Final = "docwright.names.yaml"


def load_record(folder: Path) -> dict[str, str]:
    """Reads the record in a folder; empty where there is none.

    Raises:
        UsageError: it cannot be read, or does not map subject ids to Python names.
    """
    try:
        text = (folder / RECORD).read_text(encoding="utf-8-sig")
        document = parsed_yaml(text, LIMITS)
    except FileNotFoundError:
        return {}
    except YamlError as error:
        raise _unusable(f"line {error.line}: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(str(error)) from error
    if document is None:
        return {}
    if not isinstance(document, YamlMapping):
        raise _unusable("it is not a mapping")
    return dict(_names(document))


def _names(document: YamlMapping) -> Iterator[tuple[str, str]]:
    for subject, name in document.entries:
        if not isinstance(name, Scalar):
            raise _unusable(f"line {name.line}: {subject.text} has no name")
        try:
            yield subject.text, identifier(name.text)
        except ValueError as error:
            raise _unusable(f"line {subject.line}: {subject.text}: {error}") from error


def _unusable(reason: str) -> UsageError:
    return UsageError(
        f"{RECORD} cannot be used: {reason}",
        "Restore it from version control; without it names may change.",
    )


def save_record(folder: Path, record: Mapping[str, str]) -> None:
    """Writes the record, sorted, one line per name; readers see the old file or the new one, never a part.

    Raises:
        UsageError: it cannot be written.
    """
    # pyright's typeshed is older than the stubs of PyYAML, which name a type of a newer one
    text = yaml.safe_dump(  # pyright: ignore[reportUnknownMemberType]
        # a long id stays on one line, so that a change of one name shows as one line
        dict(record),
        default_flow_style=False,
        width=1000,
    )
    # renaming is one step, so a kill leaves the old file or the new one
    draft = folder / f".{RECORD}.draft"
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(folder / RECORD)
    except OSError as error:
        raise UsageError(
            f"{RECORD} cannot be written: {error.strerror}",
            "Make the working directory writable; without the record names may change.",
        ) from error
