"""Age belongs to sources: what they say of themselves, the order of DOCS and the setting `sources`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

import pytest
from support import pages
from support.rest_pages import rest_page

from generator.model.sources import AgeOrigin, GivenSource, Sources
from generator.model.text import Text
from generator.passes import Built, build_api
from generator.reader.read import read_page

OLD, NEW = "2021-11-30T09:08:07Z", "2023-02-15T14:19:10Z"
SAMPLES = "soap/Services88/Sale/Save.md"


def samples(date: str, *fields: str) -> str:
    """A page of an operation that gives a sale with these fields of type int; without a date if that is empty."""
    parts = "".join(f'<n:{name} xsi:type="xsd:int">0</n:{name}>' for name in fields)
    made = f'<n:Made xsi:type="xsd:dateTime">{date}</n:Made>' if date else ""
    result = f'<n:Response xsi:type="n:Sale">{parts}{made}</n:Response>'
    return pages.operation_page("Services88/Sale/Save", "", result)


def wsdl(*fields: str, agent: str = "Sale") -> str:
    parts = "".join(
        f'<xs:element minOccurs="0" name="{name}" type="xs:int"/>' for name in fields
    )
    schema = (
        f'<xs:complexType name="Sale"><xs:sequence>{parts}</xs:sequence>'
        "</xs:complexType>"
    )
    return pages.wsdl_page("Services88", agent, schema, "Save")


def built(
    texts: Mapping[str, str], docs: Sequence[str], dates: Mapping[str, str] = {}
) -> Built:
    """The model of pages that `docs`, folders or files, hold; `dates` are those of the setting."""
    given = tuple(
        GivenSource(path, order, dates.get(path, "")) for order, path in enumerate(docs)
    )
    numbers = {
        page: number
        for page in texts
        for number, source in enumerate(given)
        if page.startswith(source.path)
    }
    read = (read_page(path, text.encode()) for path, text in texts.items())
    return build_api(read, sources=Sources(given, numbers))


def fields(model: Built) -> list[str]:
    (sale,) = (type_ for type_ in model.api.types if type_.wire == "Sale")
    return [str(field.wire) for field in sale.fields]


def choices(model: Built) -> list[tuple[str, str]]:
    return [
        (case.id, case.path)
        for case in model.diagnostics
        if case.id in {"source-order", "source-age"}
    ]


def ids(model: Built) -> set[str]:
    return {case.id for case in model.diagnostics} - {"soap-sample-envelope"}


TREE = {
    f"2023/{SAMPLES}": samples(NEW, "Id"),
    "2023/soap/Services88-Sale.md": wsdl("Id"),
}
FILES = {"wsdl/WSDL-Services88-Sale.xml": wsdl("Id", "Rank")}
OLD_TREE = {f"2021/{SAMPLES}": samples(OLD, "Id", "Gone")}


def test_newer_wsdls_win_over_a_tree_that_comes_before_them() -> None:
    model = built(TREE | FILES, ["2023/", "wsdl/"])
    assert fields(model) == ["Id", "Rank"]
    assert choices(model) == [("source-order", "2023/")]
    # once for the pair, and not for each type and operation
    assert ids(model) == {"source-order"}


def test_an_order_that_what_the_sources_name_speaks_against_is_asked_about() -> None:
    model = built(TREE | FILES, ["wsdl/", "2023/"])
    assert choices(model) == [("source-age", "wsdl/")]
    assert fields(model) == ["Id"]


@pytest.mark.parametrize("docs", [["2023/", "wsdl/"], ["wsdl/", "2023/"]])
def test_the_setting_wins_over_the_order_and_over_samples(docs: list[str]) -> None:
    texts = TREE | FILES
    newer = built(texts, docs, {"wsdl/": "2026-05-01"})
    assert (fields(newer), choices(newer)) == (
        ["Id", "Rank"],
        [("source-order", "2023/")],
    )
    older = built(texts, docs, {"wsdl/": "2020-01-01"})
    assert choices(older) == [("source-order", "wsdl/")]
    assert fields(older) == ["Id"]
    dated = built(texts, docs, {"wsdl/": "2020-01-01", "2023/": "2019-01-01"})
    assert fields(dated) == ["Id", "Rank"]


@pytest.mark.parametrize("docs", list(permutations(["2021/", "2023/"])))
def test_samples_win_over_the_order(docs: Sequence[str]) -> None:
    model = built(OLD_TREE | TREE, docs)
    assert choices(model) == [("source-order", "2021/")]
    assert "Gone" not in fields(model)


def test_inside_one_folder_the_run_says_that_it_cannot_tell() -> None:
    model = built(TREE | FILES, [""])
    assert choices(model) == [("source-age", "2023/")]
    assert fields(model) == ["Id", "Rank"]
    (case,) = (case for case in model.diagnostics if case.id == "source-age")
    assert "sources = [" in case.hint
    assert "DOCS" in case.hint


def test_wsdl_files_beside_a_tree_are_a_source_of_their_own() -> None:
    model = built({"Services88-Sale.xml": wsdl("Id", "Rank"), **TREE, **OLD_TREE}, [""])
    assert [source.path for source in model.sources] == ["", "2023/", "2021/"]


def test_files_beside_the_page_root_are_a_source_of_their_own() -> None:
    texts = {
        "soap/Services88-Sale.md": wsdl("Id"),
        "restful/p.md": rest_page("POST /api/v1/Agents/Parcel/Send"),
        "../wsdl/s.xml": wsdl("Id", "Rank"),
    }
    files, tree = built(texts, [""]).sources
    assert (files.path, files.pages, tree.path, tree.pages) == ("../wsdl/", 1, "", 2)
    labelled = {f"a/{path}": text for path, text in texts.items()}
    files, tree = built(labelled, [""]).sources
    assert (files.path, files.pages, tree.path, tree.pages) == (
        "a/../wsdl/",
        1,
        "a/",
        2,
    )


def test_an_older_tree_inside_of_a_newer_one_is_found() -> None:
    texts = {
        f"docs/{SAMPLES}": samples(NEW, "Id"),
        f"docs/old/{SAMPLES}": samples(OLD, "Gone"),
    }
    model = built(texts, ["docs/"])
    assert fields(model) == ["Id", "Made"]
    assert choices(model) == [("source-order", "docs/old/")]


def test_sources_without_dates_go_by_the_order_of_docs() -> None:
    texts = {"a/s.xml": wsdl("Id"), "b/t.xml": wsdl("Key"), "c/u.xml": wsdl("No")}
    for docs in permutations(["a/", "b/", "c/"]):
        model = built(texts, docs)
        newest = texts[next(page for page in texts if page.startswith(docs[-1]))]
        assert fields(model) == fields(built({"x.xml": newest}, [""]))
        # what is between two others follows
        assert len(choices(model)) == 2
        assert [source.path for source in model.sources] == [*reversed(docs)]


def test_samples_of_an_equal_date_go_by_the_order_of_docs() -> None:
    texts = {"a/s.md": samples(NEW, "Id"), "b/t.md": samples(NEW, "Key")}
    assert fields(built(texts, ["a/", "b/"])) == ["Key", "Made"]
    assert fields(built(texts, ["b/", "a/"])) == ["Id", "Made"]


def test_a_source_without_date_is_newer_than_all_before_it() -> None:
    texts = TREE | FILES | OLD_TREE
    model = built(texts, ["2023/", "wsdl/", "2021/"])
    assert [source.path for source in model.sources] == ["wsdl/", "2023/", "2021/"]
    assert choices(model) == [("source-order", "2021/"), ("source-order", "2023/")]


def test_an_order_that_samples_speak_against_says_nothing_of_what_is_in_between() -> (
    None
):
    other = f'<n:Made xsi:type="xsd:dateTime">{OLD}</n:Made>'
    texts = {
        f"2023/{SAMPLES}": samples(NEW, "Id"),
        "wsdl/a.xml": wsdl("Id"),
        "wsdl/b.xml": wsdl("Id", agent="Other"),
        "2021/s.md": pages.operation_page("Services88/Other/Save", "", other),
    }
    model = built(texts, ["2023/", "wsdl/", "2021/"])
    assert choices(model) == [("source-age", "2021/"), ("source-order", "2023/")]


def test_sources_that_share_nothing_are_not_compared() -> None:
    texts = {
        "a/s.xml": wsdl("Id"),
        "b/p.md": rest_page("POST /api/v1/Agents/Parcel/Send"),
    }
    model = built(texts, ["a/", "b/"])
    assert choices(model) == []


def test_wsdls_of_different_agents_are_compared_by_their_types() -> None:
    texts = {"a/s.xml": wsdl("Id"), "b/t.xml": wsdl("Id", "Rank", agent="Other")}
    model = built(texts, ["a/", "b/"])
    assert (fields(model), choices(model)) == (["Id", "Rank"], [("source-order", "a/")])
    assert ids(built(texts, [""])) == {"soap-type-conflict"}


def test_a_newer_wsdl_wins_over_samples_that_have_no_older_wsdl() -> None:
    texts = {f"2023/{SAMPLES}": samples(NEW, "Id", "Gone"), **FILES}
    model = built(texts, ["2023/", "wsdl/"])
    assert (fields(model), ids(model)) == (["Id", "Rank"], {"source-order"})


def test_a_sample_that_newer_wsdls_contradict_is_no_sample_of_the_operation() -> None:
    parameter = '<n:Id xsi:type="xsd:int">0</n:Id>'
    page = pages.operation_page("Services88/Sale/Save", parameter, "", "Saves it.")
    wsdl_ = pages.wsdl_page("Services88", "Sale", "", "Save")
    model = built({"2023/s.md": page, "wsdl/s.xml": wsdl_}, ["2023/", "wsdl/"])
    (operation,) = model.api.operations
    assert operation.parameters == ()
    assert [
        place.path for place in operation.evidence if place.fact == "operation"
    ] == ["wsdl/s.xml"]
    # what it says in words is still true
    assert operation.description == Text("Saves it.")


def test_parts_of_one_tree_are_of_one_age() -> None:
    texts = {
        "soap/Services88/Sale/Save.md": samples(NEW, "Id"),
        "soap/Services88/Other/Save.md": pages.operation_page("Services88/Other/Save"),
    }
    docs = ["soap/Services88/Sale/", "soap/Services88/Other/"]
    model = built(texts, docs)
    assert set(model.ages.editions.values()) == {0}
    assert choices(model) == []


def test_single_files_are_sources() -> None:
    texts = {"a.xml": wsdl("Id"), "b.xml": wsdl("Key")}
    model = built(texts, ["a.xml", "b.xml"])
    assert (fields(model), choices(model)) == (["Key"], [("source-order", "a.xml")])


def test_the_form_of_rest_pages_tells_their_age() -> None:
    route = "POST /api/v1/Agents/Parcel/Send"
    texts = {
        "a/p.md": rest_page(route, old=True),
        "b/p.md": rest_page(route, rows=(("Id", "int32"),)),
    }
    assert choices(built(texts, [""])) == [("source-order", "a/")]
    assert choices(built(texts, ["a/", "b/"])) == [("source-order", "a/")]
    assert choices(built(texts, ["b/", "a/"])) == [("source-age", "b/")]


def test_the_sources_say_where_their_age_is_known_from() -> None:
    texts = TREE | FILES | OLD_TREE | {"more/x.xml": wsdl("Id", "Last")}
    docs = ["2021/", "2023/", "wsdl/", "more/"]
    model = built(texts, docs, {"more/": "2026-05-01"})
    assert [
        (each.path, each.date, each.origin, each.pages) for each in model.sources
    ] == [
        ("more/", "2026-05-01", AgeOrigin.SETTING, 1),
        ("wsdl/", "", AgeOrigin.ORDER, 1),
        ("2023/", NEW, AgeOrigin.SAMPLES, 2),
        ("2021/", OLD, AgeOrigin.SAMPLES, 1),
    ]
    unknown, _ = built(TREE | FILES, [""]).sources
    assert (unknown.path, unknown.origin) == ("wsdl/", AgeOrigin.UNKNOWN)


def test_rest_pages_know_a_type_that_has_grown_since() -> None:
    def page(agent: str, rows: tuple[tuple[str, str], ...]) -> str:
        return rest_page(
            f"POST /api/v1/Agents/{agent}/Save", heading=" array", rows=rows,
            response_body="array", response=[{name: 1 for name, _ in rows}],
        )  # fmt: skip

    before = ("Id", "Rank", "Key", "Sum")
    rows = tuple((name, "int32") for name in before)
    old = {"2023/w.md": wsdl(*before), "2023/p.md": page("Depot", rows)}
    new = {"wsdl/w.xml": wsdl(*before, "Tax", "Note", "Tip", "Odds")}
    grown = built(old | new, ["2023/", "wsdl/"])
    assert {str(id_.id) for id_ in grown.api.types} == {
        str(id_.id) for id_ in built(old, ["2023/"]).api.types
    }
    assert ids(grown) == {"source-order"}


def test_pages_without_facts_have_no_source() -> None:
    assert built({"a.md": "Words.\n"}, [""]).sources == ()
    assert built({}, [""]).sources == ()
