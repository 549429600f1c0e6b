"""Trees of several years together: the newest page wins per fact, older ones fill the gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from support import pages

from generator.model.api import NamedType, Operation
from generator.model.expressions import notation
from generator.model.text import Text
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]

OLD, NEW = "2021-11-30T09:08:07Z", "2023-02-15T14:19:10Z"
PATH = "docs/Sale/Save.md"


def sale(date: str, *fields: str, prose: str = "", parameters: str = "") -> str:
    """A page of an operation that gives a sale with these fields of type int."""
    parts = "".join(f'<n:{name} xsi:type="xsd:int">0</n:{name}>' for name in fields)
    made = f'<n:Made xsi:type="xsd:dateTime">{date}</n:Made>'
    result = f'<n:Response xsi:type="n:Sale">{parts}{made}</n:Response>'
    return pages.operation_page("Services88/Sale/Save", parameters, result, prose)


def wsdl(fields: str, operations: str = "Save", documentation: str = "") -> str:
    annotation = f"<xs:annotation><xs:documentation>{documentation}</xs:documentation></xs:annotation>"
    parts = "".join(
        f'<xs:element minOccurs="0" name="{name}" type="xs:int"/>'
        for name in fields.split()
    )
    schema = (
        f'<xs:complexType name="Sale">{annotation if documentation else ""}'
        f"<xs:sequence>{parts}</xs:sequence></xs:complexType>"
    )
    return pages.wsdl_page("Services88", "Sale", schema, operations)


def fields(built: Built, name: str = "Sale") -> list[str]:
    return [str(field.wire) for field in type_of(built, name).fields]


def type_of(built: Built, name: str) -> NamedType:
    (match,) = (type_ for type_ in built.api.types if type_.wire == name)
    return match


def operation_of(built: Built) -> Operation:
    (operation,) = built.api.operations
    return operation


def ids(built: Built) -> list[tuple[str, str]]:
    return [
        (diagnostic.id, diagnostic.path)
        for diagnostic in built.diagnostics
        if diagnostic.id != "soap-sample-envelope"
    ]


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_the_page_that_was_generated_later_is_newer_whatever_its_folder_is_called(
    build: Build, first: str, second: str
) -> None:
    built = build(
        {f"{first}/{PATH}": sale(OLD, "Gone"), f"{second}/{PATH}": sale(NEW, "Id")}
    )
    assert fields(built) == ["Id", "Made"]
    assert ids(built) == [("source-order", f"{first}/")]


def test_pages_without_dates_are_as_old_as_their_tree(build: Build) -> None:
    def other(parameter: str) -> str:
        shown = f'<n:{parameter} xsi:type="xsd:int">0</n:{parameter}>'
        return pages.operation_page("Services88/Sale/Delete", shown)

    built = build(
        {
            f"z/{PATH}": sale(OLD, "Id"),
            "z/docs/Sale/Delete.md": other("OldId"),
            f"a/{PATH}": sale(NEW, "Id"),
            "a/docs/Sale/Delete.md": other("SaleId"),
        }
    )
    (delete,) = (
        operation for operation in built.api.operations if operation.wire == "Delete"
    )
    assert [part.wire for part in delete.parameters] == ["SaleId"]
    assert delete.evidence[0].path == "a/docs/Sale/Delete.md"


def test_an_older_sample_fills_what_the_newer_one_cuts_off(build: Build) -> None:
    def page(date: str, inner: str) -> str:
        made = f'<n:Made xsi:type="xsd:dateTime">{date}</n:Made>'
        result = f'<n:Response xsi:type="n:Sale">{inner}{made}</n:Response>'
        return pages.operation_page("Services88/Sale/Save", "", result)

    person = '<n:Owner xsi:type="n:Person"><n:Id xsi:type="xsd:int">0</n:Id></n:Owner>'
    built = build(
        {
            f"a/{PATH}": page(OLD, person),
            f"b/{PATH}": page(NEW, '<n:Owner xsi:nil="true"></n:Owner>'),
        }
    )
    owner, _ = type_of(built, "Sale").fields
    assert notation(owner.type) == "#types/Services88/Person"
    assert ids(built) == [("source-order", "a/")]


def test_descriptions_that_only_the_older_page_has_are_kept(build: Build) -> None:
    parameter = '<n:Id xsi:type="xsd:int">0</n:Id>'
    prose = "Saves it.\n\n* **id:** Which one.\n\n**Returns:** The sale."
    built = build(
        {
            f"a/{PATH}": sale(OLD, "Id", prose=prose, parameters=parameter),
            f"b/{PATH}": sale(NEW, "Id", parameters=parameter),
        }
    )
    operation = operation_of(built)
    assert operation.description == Text("Saves it.")
    assert operation.returns == Text("The sale.")
    assert [part.text for part in operation.parameters] == [Text("Which one.")]
    assert ("description", f"a/{PATH}") in {
        (evidence.fact, evidence.path) for evidence in operation.evidence
    }


def test_bullets_belong_to_the_parameters_of_their_own_page(build: Build) -> None:
    def parameters(*names: str) -> str:
        return "".join(f'<n:{name} xsi:type="xsd:int">0</n:{name}>' for name in names)

    prose = "Saves it.\n\n* **id:** Which one.\n* **rank:** How good."
    old = sale(OLD, "Id", prose=prose, parameters=parameters("Id", "Rank"))
    new = sale(NEW, "Id", parameters=parameters("New", "Rank", "Id"))
    built = build({f"a/{PATH}": old, f"b/{PATH}": new})
    assert [(part.wire, part.text) for part in operation_of(built).parameters] == [
        ("New", None),
        ("Rank", Text("How good.")),
        ("Id", Text("Which one.")),
    ]


def test_without_any_date_the_tree_that_documents_more_counts_and_a_date_is_asked_for(
    build: Build,
) -> None:
    built = build(
        {
            "a/w.md": wsdl("Id Rank", "Save Find"),
            "b/w.md": wsdl("Id", "Save", documentation="A chance."),
        }
    )
    assert fields(built) == ["Id", "Rank"]
    assert type_of(built, "Sale").text == Text("A chance.")
    assert [operation.wire for operation in built.api.operations] == ["Find", "Save"]
    assert ids(built) == [("source-age", "b/")]


def test_an_operation_that_the_newest_wsdl_lacks_is_left_out(build: Build) -> None:
    built = build(
        {"a/w.md": wsdl("Id Rank More", "Save"), "b/w.md": wsdl("Id", "Save Find")}
    )
    assert [operation.wire for operation in built.api.operations] == ["Save"]


def test_samples_of_a_newer_tree_win_over_the_wsdl_of_an_older_one(
    build: Build,
) -> None:
    parameter = '<n:Id xsi:type="xsd:int">0</n:Id>'
    built = build(
        {
            f"a/{PATH}": sale(OLD, "Id"),
            "a/docs/w.md": wsdl("Id"),
            f"b/{PATH}": sale(NEW, "Id", "Rank", parameters=parameter),
        }
    )
    assert fields(built) == ["Id", "Rank", "Made"]
    assert [part.wire for part in operation_of(built).parameters] == ["Id"]
    assert ids(built) == [("source-order", "a/")]


def test_trees_that_are_equally_new_are_reported_once(build: Build) -> None:
    built = build({f"a/{PATH}": sale(NEW, "Id"), f"b/{PATH}": sale(NEW, "Id")})
    assert ids(built) == [("source-age", "b/")]


def test_pages_of_one_folder_are_of_one_age(build: Build) -> None:
    pages_ = {"a/Save.md": sale(NEW, "Id"), "a/Save-copy.md": sale(NEW, "Id")}
    assert ids(build(pages_)) == [("soap-duplicate-operation", "a/Save.md")]


def test_of_two_pages_in_one_folder_the_one_that_was_generated_later_is_newer(
    build: Build,
) -> None:
    built = build({"a/Save.md": sale(OLD, "Gone"), "a/Save2.md": sale(NEW, "Id")})
    assert fields(built) == ["Id", "Made"]
    assert {id_ for id_, _ in ids(built)} == {"page-outdated"}
    assert {path for _, path in ids(built)} == {"a/Save.md"}
