"""An SDK of a part of `seeds/` whose names were others in the releases before, and what type checkers say of its use."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

from sdk.former.renamed_types import TYPES

from generator.commands.build import page_samples
from generator.emit.sdk import Sdk, SdkSettings, render_sdk
from generator.model.comparison.snapshot import NO_SUCCESSION, Alias, Succession
from generator.passes import build_api, select
from generator.reader.discover import discover
from generator.reader.page_bytes import PageBytes, page_hashes
from generator.reader.read import read_files

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
PACKAGE = "renamed_sdk"

_CONTACT = "rest/v1/Contact"
_APPOINTMENT = "rest/v1/Agents/Appointment"
_SOAP = "soap/Services88/Appointment"

_CALLS: dict[str, tuple[Alias, ...]] = {
    _CONTACT: (Alias("customer", "1.1.0"),),
    f"{_CONTACT}/GetContactEntity": (Alias("contact.get_contact", "1.1.0"),),
    f"{_CONTACT}/GetContactEntity#param/id": (Alias("contact_id", "1.1.0"),),
    f"{_CONTACT}/PutContactEntity#param/id": (
        Alias("contact", "1.1.0"),
        Alias("contact_id", "1.2.0"),
    ),
    f"{_CONTACT}/PutContactEntity#param/entity": (Alias("contact_entity", "1.2.0"),),
    f"{_CONTACT}/GetAll": (Alias("contact.list_all"),),
    f"{_CONTACT}/GetAll#param/$top": (Alias("limit"),),
    _APPOINTMENT: (Alias("agents.meeting"),),
    f"{_APPOINTMENT}/Reject#param/RejectReason": (Alias("reason"),),
    f"{_APPOINTMENT}/Accept": (Alias("agents.appointment.agree"),),
    "soap/Services88/Appointment": (Alias("soap.services88.meeting"),),
    f"{_SOAP}/Reject": (Alias("soap.services88.appointment.refuse"),),
    f"{_SOAP}/Reject#param/AppointmentId": (Alias("id"),),
    f"{_SOAP}/GetCanInsertForAssociates": (
        Alias("soap.services88.appointment.can_insert"),
    ),
}
SUCCESSION = Succession(
    aliases={
        subject: (*_CALLS.get(subject, ()), *TYPES.get(subject, ()))
        for subject in {**_CALLS, **TYPES}
    },
    defaults={
        f"{_APPOINTMENT}/Reject": {"param/RejectReason": "1.1.0"},
        f"{_SOAP}/Reject": {"param/RejectReason": "1.1.0", "param/UpdateMode": ""},
    },
)


ONLY_NAMES = Succession(SUCCESSION.aliases)
_KEPT = {"all": SUCCESSION, "names": ONLY_NAMES, "nothing": NO_SUCCESSION}


@cache
def rendered(kept: str = "all", *, reformat: bool = True) -> Sdk:
    """The SDK, with contract tests: with all that it keeps of releases before, the former names, or nothing."""
    files = discover((SEEDS,)).files
    pages = read_files(files, 1, lambda _: None)
    built = build_api(pages)
    source = PageBytes(files, page_hashes(files))
    samples, defects = page_samples(built.api, pages, source, built.ages)
    api = select(built.api, ("Appointment", "Contact", "FileManager"), ())
    ids = {operation.id for operation in api.operations}
    return render_sdk(
        api,
        SdkSettings(package=PACKAGE),
        reformat=reformat,
        samples=samples.of(ids, (case for _, case in defects)),
        succession=_KEPT[kept],
    )


def write(sdk: Sdk, folder: Path) -> None:
    """Writes all files of an SDK."""
    for file, content in sdk.files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content.data())


def run(folder: Path, *command: str) -> str:
    """What a module prints that is run in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def mypy(folder: Path, *names: str) -> str:
    """What `mypy --strict` says, deprecated names included."""
    return run(folder, "mypy", "--strict", "--enable-error-code", "deprecated", *names)


def pyright(folder: Path, *names: str) -> dict[int, str]:
    """What pyright says with its strict settings, deprecated names included: messages by line, from 1."""
    settings = {
        "include": names,
        "extraPaths": [str(folder)],
        "pythonVersion": "3.11",
        "typeCheckingMode": "strict",
        "reportDeprecated": "error",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    output = run(folder, "pyright", "--outputjson", "--pythonpath", sys.executable)
    return {
        each["range"]["start"]["line"] + 1: each["message"]
        for each in json.loads(output)["generalDiagnostics"]
    }
