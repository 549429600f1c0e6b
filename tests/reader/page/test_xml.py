"""Hostile XML: nothing is expanded, fetched or repaired, and every refusal names its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from generator.reader.page.xml import (
    XmlError,
    children,
    inner_markup,
    parse_xml,
    resolve,
    root_name,
)


def refusal(source: str, first_line: int = 1) -> tuple[str, int]:
    with pytest.raises(XmlError) as caught:
        parse_xml(source, first_line)
    return caught.value.id, caught.value.line


@pytest.fixture
def secret(tmp_path: Path) -> str:
    file = tmp_path / "secret.txt"
    file.write_text("SECRET")
    return file.as_uri()


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    with HTTPServer() as server:
        yield server
        assert server.log == []


BOMB = "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12)
)


@pytest.mark.parametrize(
    "doctype",
    [
        pytest.param('<!DOCTYPE a [<!ENTITY x "inside">]>', id="internal entity"),
        pytest.param(f"<!DOCTYPE a [{BOMB}]>", id="billion laughs"),
        pytest.param("<!DOCTYPE a>", id="empty"),
        pytest.param('<!-- c -->\n<!DOCTYPE a SYSTEM "x.dtd">', id="after a comment"),
    ],
)
def test_a_doctype_is_refused(doctype: str) -> None:
    line = 1 + doctype.count("\n")
    assert refusal(f"{doctype}<a>&e11;&x;</a>") == ("page-xml-doctype", line)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "{}">]>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "{}">%x;]>',
        '<!DOCTYPE a SYSTEM "{}">',
        '<!DOCTYPE a PUBLIC "-//x" "{}">',
    ],
)
def test_an_external_entity_is_refused_and_never_fetched(
    doctype: str, secret: str, server: HTTPServer
) -> None:
    for address in (secret, server.url_for("/evil.dtd")):
        with pytest.raises(XmlError) as caught:
            parse_xml(f"{doctype.format(address)}<a>&x;</a>", 1)
        assert caught.value.id == "page-xml-doctype"
        assert "SECRET" not in caught.value.detail


def test_includes_and_schema_locations_are_never_fetched(
    secret: str, server: HTTPServer
) -> None:
    address = server.url_for("/evil.xsd")
    document = parse_xml(
        f"""<a xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xsi:schemaLocation="urn:x {address}"><xi:include href="{secret}" parse="text"/>
        <xi:include href="{address}"/></a>""",
        1,
    )
    assert [len(child) for child in children(document.root)] == [0, 0]
    assert "SECRET" not in "".join(document.root.itertext())


@pytest.mark.parametrize(
    ("source", "line"),
    [
        pytest.param("", 5, id="empty"),
        pytest.param("words", 5, id="no element"),
        pytest.param("<a>\n<b>\n</a>", 7, id="wrong end tag"),
        pytest.param("<a>&nope;</a>", 5, id="unknown entity"),
        pytest.param("<a>\n&#0;</a>", 6, id="character that XML lacks"),
        pytest.param("<p:a/>", 5, id="unknown prefix"),
        pytest.param("<a/>\n<b/>", 6, id="two roots"),
        pytest.param("<a x='1' x='2'/>", 5, id="attribute twice"),
        pytest.param("<a>" * 300 + "</a>" * 300, 5, id="deeper than libxml2 reads"),
        pytest.param("<a>" * 101 + "</a>" * 101, 5, id="deeper than we read"),
        pytest.param(f"<a>{'x' * 10_100_000}</a>", 5, id="text of ten megabytes"),
        pytest.param(f"<a>{'<b/>' * 500_001}</a>", 5, id="half a million elements"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(source: str, line: int) -> None:
    assert refusal(source, 5) == ("page-xml", line)


def test_a_hundred_levels_are_read() -> None:
    assert parse_xml("<a>" * 100 + "</a>" * 100, 1).root.tag == "a"


def test_nothing_is_repaired() -> None:
    assert refusal("<a><b>words</a>") == ("page-xml", 1)


@pytest.mark.parametrize("encoding", ["UTF-16", "UTF-7", "ISO-8859-1", "nonsense"])
def test_the_encoding_that_the_page_declares_is_not_believed(encoding: str) -> None:
    source = f'<?xml version="1.0" encoding="{encoding}"?><a>æ+ADw-b/+AD4-</a>'
    assert parse_xml(source, 1).root.text == "æ+ADw-b/+AD4-"


def test_blank_lines_before_the_declaration_are_passed_over() -> None:
    document = parse_xml('\n\n<?xml version="1.0"?>\n<a>\n<b/></a>\n\n', 10)
    assert (document.first_line, document.last_line) == (12, 14)
    assert document.line(next(children(document.root))) == 14


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("<a/>", "a"),
        ("<p:a xmlns:p='u'>", "a"),
        ("  <?xml version='1.0'?>\n<!-- <b/> --><?c <d/>?><a>", "a"),
        ("<!DOCTYPE x [<!ENTITY y 'z'>]><a>", "a"),
        ("1 < 2", None),
        ("", None),
    ],
)
def test_the_root_is_named_without_parsing(source: str, name: str | None) -> None:
    assert root_name(source) == name


@pytest.mark.parametrize(
    ("source", "inside"),
    [
        ("<a>x &lt;b/&gt; <c d='&gt;'>y</c></a>", 'x &lt;b/&gt; <c d="&gt;">y</c>'),
        ("<a/>", ""),
        ("<a></a>", ""),
    ],
)
def test_inner_markup(source: str, inside: str) -> None:
    assert inner_markup(parse_xml(source, 1).root) == inside


def resolved(source: str, value: str) -> list[str]:
    """What a QName means at each element, in order."""
    document = parse_xml(source, 1)
    return [resolve(document, element, value) for element in document.root.iter()]


def test_a_prefix_means_what_the_elements_around_declare() -> None:
    source = '<a xmlns:p="urn:1"><b xmlns:p="urn:2"><c/></b><d xmlns:q="urn:3"/></a>'
    assert resolved(source, "p:n") == ["{urn:1}n", "{urn:2}n", "{urn:2}n", "{urn:1}n"]


def test_without_a_prefix_the_default_counts_where_there_is_one() -> None:
    source = '<a><b xmlns="urn:1"><c/></b><d/></a>'
    assert resolved(source, "n") == ["{}n", "{urn:1}n", "{urn:1}n", "{}n"]
    assert resolved('<a xmlns="urn:1"><b xmlns=""/></a>', "n") == ["{urn:1}n", "{}n"]
    assert resolved('<a xmlns="urn:1"><b/></a>', "n") == ["{urn:1}n"] * 2


def test_a_prefix_that_nothing_declares_is_refused() -> None:
    for source in ("<a/>", '<a xmlns:q="urn:1"/>', '<a><b xmlns:q="urn:1"/></a>'):
        with pytest.raises(XmlError):
            resolved(source, "p:n")
