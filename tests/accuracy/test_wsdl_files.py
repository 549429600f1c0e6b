"""The truth of WSDLs that lie in files: the same as that which is made from the official ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from accuracy.soap_of_parcels import oracle
from accuracy.wsdl_of_parcels import with_types, wsdl

from benchmarks.accuracy_files.wsdl_files import read_wsdl_truth, wsdl_truth
from benchmarks.accuracy_scores.comparisons import Truth


def test_a_file_gives_the_truth_that_pages_are_compared_with() -> None:
    (truth,) = wsdl_truth([wsdl()])
    assert truth.agents == oracle().agents
    assert truth.types == oracle().types


def test_flags_have_numbers_that_are_powers_of_two() -> None:
    flags = "<xs:list><xs:simpleType><xs:restriction base='xs:string'>"
    members = "<xs:enumeration value='A'/><xs:enumeration value='B'/>"
    old = '<xs:restriction base="xs:string">\n  <xs:enumeration value="Sent"/>'
    ends = "</xs:restriction></xs:simpleType></xs:list>"
    changed = with_types(old, f"{flags}{members}{ends}<xs:restriction>")
    (truth,) = wsdl_truth([changed])
    state = truth.types["State"]
    assert state.kind == "flags"
    assert [(value.name, value.value) for value in state.values][:2] == [
        ("A", 1),
        ("B", 2),
    ]


def test_two_files_that_define_a_type_differently_are_an_error() -> None:
    with pytest.raises(ValueError, match="two WSDLs of V1 differ about Parcel"):
        wsdl_truth([wsdl(), with_types("xs:short", "xs:long")])


def test_files_are_read_by_version(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_bytes(wsdl())
    (tmp_path / "a.wsdl").write_bytes(wsdl().replace(b"/V1/", b"/V2/"))
    found = read_wsdl_truth(tmp_path)
    assert [truth.version for truth in found] == ["V1", "V2"]


@pytest.mark.corpus
def test_wsdls_of_pages_give_the_official_truth(shared: Path, truth: Truth) -> None:
    pages = (shared / "corpus/2023").rglob("Services8?-*.md")
    texts = [page.read_bytes() for page in sorted(pages)]
    start, end = b"<wsdl:definitions", b"</wsdl:definitions>"
    files = [
        start + text.partition(start)[2].partition(end)[0] + end
        for text in texts
        if start in text
    ]
    found = wsdl_truth(files)
    assert [each.agents for each in found] == [each.agents for each in truth.soap]
    for ours, official in zip(found, truth.soap, strict=True):
        common = ours.types.keys() & official.types.keys()
        assert len(common) > 500
        assert {name: ours.types[name] for name in common} == {
            name: official.types[name] for name in common
        }
