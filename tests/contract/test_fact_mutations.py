"""What the reader gets wrong makes contract tests fail: each kind of mistake, at a seeded sample of pages.

The facts are changed, and an SDK is made of them as always. Samples and tables are the pages' own bytes.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from contract.contract_sdk import SEEDS, ContractSdk
from contract.page_samples import contract_samples

from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.facts import Element, Envelope, PageFacts, SoapOperationFacts
from generator.model.json_facts import JsonObject
from generator.model.rest_facts import RestOperationFacts, RestSample
from generator.model.text import QName, Route, Text, WireName
from generator.passes import build_api
from generator.reader.discover import discover
from generator.reader.read import read_files

COUNT = 3
"""On how many pages a mistake is made, where so many can have it."""
_XSD = "http://www.w3.org/2001/XMLSchema"
Rest = Callable[[RestOperationFacts], RestOperationFacts | None]
Soap = Callable[[SoapOperationFacts], SoapOperationFacts | None]
"""Changes the facts of a page; None where that page has nothing to change."""

replace = msgspec.structs.replace
FILES = discover([SEEDS]).files
PAGES = read_files(FILES, 1, lambda _: None)
WITHOUT_SAMPLES = {
    page.path
    for page in PAGES
    if isinstance(page.facts, RestOperationFacts) and page.facts.request_sample is None
}


def _sdk(pages: list[PageFacts], folder: Path) -> ContractSdk:
    built = build_api(pages)
    samples, _ = contract_samples(built, pages, FILES)
    sdk = render_sdk(built.api, SdkSettings(), reformat=False, samples=samples)
    for path, content in sdk.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.data())
    return ContractSdk(folder)


def _mistaken(
    mistake: Rest | Soap, kind: type[object]
) -> tuple[list[PageFacts], set[str]]:
    """All pages, some of them with a mistake, and the paths of these."""
    pages = {page.path: page for page in PAGES}
    paths = sorted(path for path, page in pages.items() if type(page.facts) is kind)
    paths = [path for path in paths if path not in WITHOUT_SAMPLES]
    random.Random(88).shuffle(paths)
    made: set[str] = set()
    for path in paths:
        changed = mistake(pages[path].facts) if len(made) < COUNT else None  # type: ignore[arg-type]  # `paths` has that kind only
        if changed is not None:
            pages[path] = replace(pages[path], facts=changed)
            made.add(path)
    return list(pages.values()), made


def _seen(mistake: Rest | Soap, kind: type[object], folder: Path) -> None:
    pages, made = _mistaken(mistake, kind)
    assert len(made) > 1
    sdk = _sdk(pages, folder)
    rows = [row for index in sdk.indexes().values() for row in index["samples"].items()]
    ids = {id_ for id_, sample in rows if sample["page"] in made}
    assert len(ids) == len(made)
    assert ids <= sdk.run(*sdk.modules_of(ids)).failed


def _another_method(page: RestOperationFacts) -> RestOperationFacts:
    return replace(page, method="PUT" if page.method != "PUT" else "POST")


def _another_route(page: RestOperationFacts) -> RestOperationFacts:
    last = page.path.rpartition("/")[2]
    return replace(
        page, path=Route(page.path + ("X" if not last.endswith("}") else "/X"))
    )


def _renamed_query(page: RestOperationFacts) -> RestOperationFacts | None:
    if not page.query_parameters:
        return None
    *others, last = page.query_parameters
    renamed = replace(last, name=WireName(f"{last.name}X"))
    return replace(page, query_parameters=(*others, renamed))


def _dropped_query(page: RestOperationFacts) -> RestOperationFacts | None:
    if len(page.query_parameters) < 2:
        return None
    return replace(page, query_parameters=page.query_parameters[:-1])


def _not_required(page: RestOperationFacts) -> RestOperationFacts | None:
    if not any(query_parameter.required for query_parameter in page.query_parameters):
        return None
    optional = (
        replace(query_parameter, required=False)
        for query_parameter in page.query_parameters
    )
    return replace(page, query_parameters=tuple(optional))


def _renamed_property(page: RestOperationFacts) -> RestOperationFacts | None:
    """In the table of a wrapper and in its sample: properties of entities stand on other pages too."""
    body, sample = page.body, page.request_sample
    if not (body and body.name == "request" and body.properties and sample):
        return None
    first = body.properties[0]
    if not isinstance(sample.body, JsonObject):
        return None
    renamed = tuple(
        (
            replace(member, key=Text(f"{first.name}X"))
            if member.key == Text(first.name)
            else member
        )
        for member in sample.body.members
    )
    properties = (replace(first, name=WireName(f"{first.name}X")), *body.properties[1:])
    return replace(
        page,
        body=replace(body, properties=properties),
        request_sample=replace(sample, body=JsonObject(renamed)),
    )


def _another_result(page: RestOperationFacts) -> RestOperationFacts | None:
    if page.response is None or page.response.body.name not in {
        "bool",
        "int32",
        "string",
    }:
        return None
    other = "bool" if page.response.body.name == "string" else "string"
    cell = replace(page.response.body, name=WireName(other))
    response = replace(page.response, body=cell, heading=cell)
    sample = page.response_sample
    without: RestSample | None = sample and replace(sample, body=None)
    return replace(page, response=response, response_sample=without)


@pytest.mark.parametrize(
    "mistake",
    [
        _another_method,
        _another_route,
        _renamed_query,
        _dropped_query,
        _not_required,
        _renamed_property,
        _another_result,
    ],
)
def test_a_mistake_in_the_facts_of_rest_is_seen(mistake: Rest, tmp_path: Path) -> None:
    _seen(mistake, RestOperationFacts, tmp_path)


def _with_parts(
    page: SoapOperationFacts, change: Callable[[Element], Element | None], part: str
) -> SoapOperationFacts | None:
    """Changes the first part of an envelope, in the versions that have no WSDL, which would know better."""
    envelope: Envelope = getattr(page, part)
    if page.version not in {"Services82", "Services86"} and page.agent in _WITH_WSDL:
        return None
    if not envelope.wrapper.children:
        return None
    first, *others = envelope.wrapper.children
    changed = change(first)
    parts = (*(() if changed is None else (changed,)), *others)
    wrapper = replace(envelope.wrapper, children=parts)
    return replace(page, **{part: replace(envelope, wrapper=wrapper)})


_WITH_WSDL = {"Appointment", "List", "SoPrincipal", "UserDefinedFieldInfo"}


def _renamed_element(page: SoapOperationFacts) -> SoapOperationFacts | None:
    def change(element: Element) -> Element:
        return replace(
            element,
            name=QName(element.name.namespace, WireName(f"{element.name.name}X")),
        )

    return _with_parts(page, change, "request")


def _dropped_element(page: SoapOperationFacts) -> SoapOperationFacts | None:
    return _with_parts(page, lambda _: None, "request")


def _dropped_result(page: SoapOperationFacts) -> SoapOperationFacts | None:
    return _with_parts(page, lambda _: None, "response")


def _another_type(page: SoapOperationFacts) -> SoapOperationFacts | None:
    first = next(iter(page.request.wrapper.children), None)
    if first is None or first.type is None or first.type.namespace != _XSD:
        return None
    name = "boolean" if first.type.name == "string" else "string"

    def change(element: Element) -> Element:
        return replace(element, type=QName(_XSD, WireName(name)))

    return _with_parts(page, change, "request")


@pytest.mark.parametrize(
    "mistake", [_renamed_element, _dropped_element, _dropped_result, _another_type]
)
def test_a_mistake_in_the_facts_of_soap_is_seen(mistake: Soap, tmp_path: Path) -> None:
    _seen(mistake, SoapOperationFacts, tmp_path)
