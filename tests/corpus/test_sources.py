"""Pages of 2023 with the WSDL files of 2026: the model of SOAP is what the files say, and REST keeps its names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from lxml import etree

from generator.commands.arguments import InspectArguments
from generator.commands.docs import DocsModel, read_docs
from generator.commands.run import inspect_run
from generator.model.api import NamedType
from generator.report.progress import Progress

pytestmark = pytest.mark.corpus
SCHEMA = "{http://www.w3.org/2001/XMLSchema}"
PAGES, FILES = "2023/reference", "2026/wsdl"


def model(shared: Path, folder: Path, *docs: str) -> DocsModel:
    """The model of these folders of the corpus, in this order."""
    paths = tuple(str(shared / "corpus" / name) for name in docs)
    arguments = InspectArguments(docs=paths, jobs=1, no_cache=False, json=False)
    return read_docs(inspect_run(arguments, folder).input, Progress(quiet=True))


@pytest.fixture(scope="module")
def newer(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> DocsModel:
    """The model where the files come after the pages."""
    return model(shared, tmp_path_factory.mktemp("newer"), PAGES, FILES)


def fields_in_files(shared: Path) -> Iterator[tuple[str, str, list[str], list[bool]]]:
    """Version, name, fields and nullable fields of each object type that a file defines."""
    for file in sorted((shared / "corpus" / FILES).iterdir()):
        version = file.name.split("-")[1]
        for type_ in etree.parse(file).getroot().iter(f"{SCHEMA}complexType"):
            elements = list(type_.iter(f"{SCHEMA}element"))
            names = [element.get("name", "") for element in elements]
            nillable = [element.get("nillable") == "true" for element in elements]
            if type_.get("name"):
                yield version, type_.get("name", ""), names, nillable


def fields_of(type_: NamedType) -> tuple[list[str], list[bool]]:
    names = [str(field.wire) for field in type_.fields]
    return names, [field.nillable for field in type_.fields]


def test_types_of_soap_are_exactly_as_the_newer_files_say(
    shared: Path, newer: DocsModel
) -> None:
    types = {str(type_.id): type_ for type_ in newer.api.types}
    compared = 0
    for version, name, names, nillable in fields_in_files(shared):
        type_ = types.get(f"types/{version}/{name}")
        # arrays and dictionaries are no types of the model
        if type_ is not None:
            assert fields_of(type_) == (names, nillable), type_.id
            compared += 1
    assert compared > 1000
    appointment = types["types/Services88/AppointmentEntity"]
    assert len(appointment.fields) == 60


def test_one_diagnostic_tells_the_choice(newer: DocsModel) -> None:
    counts = Counter(case.id for case in newer.diagnostics)
    assert counts["source-order"] == 1
    about_each_subject = {
        "page-outdated", "soap-type-conflict", "soap-signature-conflict",
        "soap-duplicate-operation", "rest-type-conflict", "source-age",
    }  # fmt: skip
    assert not counts.keys() & about_each_subject


def test_the_names_of_rest_do_not_depend_on_newer_files(
    shared: Path, tmp_path: Path, newer: DocsModel
) -> None:
    def names(built: DocsModel) -> set[str]:
        return {str(type_.id) for type_ in built.api.rest.types}

    older = model(shared, tmp_path, PAGES)
    # enums of fields that types have gained
    added = {"types/ExternallyOwnedStatus", "types/ExternallyOwnedType"}
    assert names(newer) - names(older) == added
    assert names(older) - names(newer) == set()


@pytest.mark.parametrize(
    ("docs", "older", "newest"),
    [((FILES, PAGES), "wsdl/", "reference/"), ((".",), "2023/reference/", "2026/")],
)
def test_where_the_age_cannot_be_told_it_is_asked_for(
    shared: Path, tmp_path: Path, docs: Sequence[str], older: str, newest: str
) -> None:
    built = model(shared, tmp_path, *docs)
    cases = {case.path: case for case in built.diagnostics if case.id == "source-age"}
    assert newest in cases[older].message
    assert built.sources[0].path == newest
