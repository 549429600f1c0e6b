"""Requests of SOAP are validated by the schemas of WSDL pages, which are the pages' own bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from contract.contract_sdk import PAGES, ContractSdk
from contract.page_samples import contract_samples

from generator.contract_checks.wsdl import Schema, SchemaFile
from generator.emit.contract.files import ContractGroup
from generator.emit.contract.schemas import contract_schemas
from generator.passes import build_api
from generator.reader.discover import discover
from generator.reader.read import read_files
from generator.runtime.soap.codec.xml import parse

SOAP = "soap/Services88"
PAGE = f"{SOAP}/Services88-UserDefinedFieldInfo.md"
ID = "soap/Services88/UserDefinedFieldInfo/GetCustomFieldInfo"
WSDL = """<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:x="http://www.w3.org/2001/XMLSchema">
<w:types><x:schema targetNamespace="urn:a"><x:element name="Id" type="x:int"/></x:schema></w:types>"""
MODULE = "tests/contract/test_services88_user_defined_field_info.py"


def _files(sdk: ContractSdk) -> dict[str, SchemaFile]:
    return {path.stem: SchemaFile(path) for path in sdk.data.glob("*.schemas")}


def _schemas(folder: Path) -> SchemaFile:
    """The schemas of Services88, written and read again."""
    files = discover([folder]).files
    pages = read_files(files, 1, lambda _: None)
    built = build_api(pages)
    samples, _ = contract_samples(built, pages, files)
    group = ContractGroup("one", "soap/Services88/One", "services88", dict(samples))
    (part,) = contract_schemas([group])
    ((_, content),) = part.make()
    assert isinstance(content, bytes)
    written = folder / "services88.schemas"
    written.write_bytes(content)
    return SchemaFile(written)


def _copied(folder: Path, texts: Mapping[bytes, bytes]) -> None:
    """Two pages of an agent, with other texts in the one of its WSDL."""
    page = f"{SOAP}/UserDefinedFieldInfo/GetCustomFieldInfo.md"
    (folder / "GetCustomFieldInfo.md").write_bytes((PAGES / page).read_bytes())
    data = (PAGES / PAGE).read_bytes()
    for right, wrong in texts.items():
        assert right in data
        data = data.replace(right, wrong)
    (folder / "wsdl.md").write_bytes(data)


def test_schemas_are_what_the_page_has_from_the_beginning_of_its_wsdl_on(
    seeds_sdk: ContractSdk,
) -> None:
    count = 0
    for file in _files(seeds_sdk).values():
        for path, line in file.pages.items():
            page, content = (PAGES / path).read_bytes(), file.content(path)
            before = b"".join(page.splitlines(keepends=True)[: line - 1])
            assert before.endswith(b"```xml\n")
            assert page[len(before) :].startswith(content)
            assert b"</wsdl:types>" in content
            assert b"wsdl:portType" not in content
            count += 1
    assert count == 5


@pytest.mark.parametrize("end", [b"\r\n", b"\r"], ids=["CRLF", "CR"])
def test_other_line_ends_of_a_page_change_no_byte(tmp_path: Path, end: bytes) -> None:
    folders = tmp_path / "plain", tmp_path / "other"
    for folder, texts in zip(folders, ({}, {b"\n": end}), strict=True):
        folder.mkdir()
        _copied(folder, texts)
    plain, other = map(_schemas, folders)
    assert other.pages == plain.pages
    assert other.content("wsdl.md") == plain.content("wsdl.md")


def test_a_wsdl_on_one_line_is_there_as_a_whole(tmp_path: Path) -> None:
    wsdl = (PAGES / PAGE).read_bytes().partition(b"```xml\n")[2].partition(b"\n```")[0]
    _copied(tmp_path, {wsdl: wsdl.replace(b"\n", b" ")})
    assert _schemas(tmp_path).content("wsdl.md").endswith(b"</wsdl:definitions>\n")


def test_bytes_that_are_no_text_stay_as_they_are(tmp_path: Path) -> None:
    _copied(tmp_path, {b"<wsdl:types>": b"<wsdl:types><!-- \xff\xe9 -->"})
    assert b"<!-- \xff\xe9 -->" in _schemas(tmp_path).content("wsdl.md")


def test_what_several_pages_say_stands_there_once(seeds_sdk: ContractSdk) -> None:
    file = _files(seeds_sdk)["services88"]
    whole = sum(len(file.content(path)) for path in file.pages)
    assert (seeds_sdk.data / "services88.schemas").stat().st_size < whole * 0.6


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    _copied(tmp_path, {})
    written = tmp_path / "services88.schemas"
    _schemas(tmp_path)
    first = written.read_bytes()
    _schemas(tmp_path)
    assert written.read_bytes() == first


def test_pages_stand_in_their_order(seeds_sdk: ContractSdk) -> None:
    pages = list(_files(seeds_sdk)["services88"].pages)
    assert len(pages) == 4
    assert pages == sorted(pages)


def test_operations_name_the_page_and_only_where_there_is_one(
    seeds_sdk: ContractSdk,
) -> None:
    rows = {
        id_: row.get("wsdl")
        for index in seeds_sdk.indexes().values()
        for id_, row in index["samples"].items()
    }
    assert rows[ID] == PAGE
    assert rows["soap/Services88/Webhook/GetAllWebhooks"] is None
    assert not any(page for id_, page in rows.items() if id_.startswith("rest/"))
    named = {page for page in rows.values() if page}
    assert named == {path for file in _files(seeds_sdk).values() for path in file.pages}


def test_requests_are_validated_and_counted(seeds_sdk: ContractSdk) -> None:
    text = seeds_sdk.run(MODULE).text
    assert (
        "2 requests validated by the schemas of WSDL pages, 0 have no WSDL page" in text
    )
    text = seeds_sdk.run("tests/contract/test_services88_webhook.py").text
    assert (
        "0 requests validated by the schemas of WSDL pages, 1 have no WSDL page" in text
    )
    text = seeds_sdk.run("tests/contract/test_resources_user.py").text
    assert "WSDL page" not in text


@pytest.mark.parametrize(
    ("header", "body", "wrong"),
    [
        ("<Id>1</Id>", "<Id>2</Id>", []),
        ("<Id>x</Id>", "<Id>2</Id>", ["Header"]),
        ("<Id>1</Id>", "<Id>x</Id>", ["Body"]),
        ("<Other/>", "<Id>2</Id>", []),
        ("<Id>1</Id>", "<Other/>", ["Body"]),
    ],
)
def test_the_body_and_the_headers_that_a_schema_declares_are_validated(
    header: str, body: str, wrong: list[str]
) -> None:
    schema = Schema("page.md:9", WSDL.encode())
    envelope = (
        f'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:a">'
        f"<s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
    )
    found = list(schema.problems(parse(envelope.encode())))
    assert [problem.split()[2] for problem in found] == wrong
    assert all("of page.md:9 do not allow: " in problem for problem in found)


def _renamed_alike(sdk: ContractSdk, right: str, wrong: str) -> None:
    """Renames a parameter in the client and in the samples, so that only the schema knows better."""
    assert len(right) == len(wrong)
    for path in (
        sdk.package / "soap/services88/wire.json",
        sdk.package / "api.json",
        sdk.data / "services88_user_defined_field_info.samples",
    ):
        data = path.read_bytes()
        assert right.encode() in data
        path.write_bytes(data.replace(right.encode(), wrong.encode()))


def test_a_mistake_that_page_and_client_share_is_seen_by_the_schema(
    own_sdk: ContractSdk,
) -> None:
    _renamed_alike(own_sdk, "TableName", "TableNome")
    outcome = own_sdk.run(MODULE)
    assert outcome.of("FAILED") == {f"test_request[{ID}]", f"test_example[{ID}]"}
    message = f"sent in Body what the schemas of {PAGE}:10 do not allow: Element"
    assert message in outcome.text
    assert "This element is not expected" in outcome.text


def test_schemas_that_cannot_be_used_are_said_and_fail_nothing(
    own_sdk: ContractSdk,
) -> None:
    path = own_sdk.data / "services88.schemas"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"<xs:schema ", b"<xs:schama "))
    outcome = own_sdk.run(MODULE)
    assert outcome.status == 0
    assert "0 requests validated by the schemas of WSDL pages" in outcome.text
    reason = f"2 requests not validated: the schemas of {PAGE}:10 cannot be used: "
    assert reason in outcome.text


@pytest.mark.parametrize("kept", [0, -1], ids=["no file", "not whole"])
def test_data_that_is_damaged_is_seen(own_sdk: ContractSdk, kept: int) -> None:
    path = own_sdk.data / "services88.schemas"
    data = path.read_bytes()[:kept]
    path.unlink()
    if data:
        path.write_bytes(data)
    assert own_sdk.run(MODULE).failed
