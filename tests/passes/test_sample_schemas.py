"""Which WSDL page has the schemas by which the requests of an operation are validated."""

from __future__ import annotations

from collections.abc import Mapping

from support import pages

from generator.model.ids import OperationId
from generator.model.samples import Fence, OperationSample
from generator.passes import build_api
from generator.passes.sample_checks import sample_schemas
from generator.reader.read import read_page

OLD, NEW = "2021-11-30T09:08:07Z", "2023-02-15T14:19:10Z"
PAGE, WSDL = "docs/Sale/Save.md", "docs/Services88-Sale.md"
ID = OperationId("soap/Services88/Sale/Save")


def page(date: str) -> str:
    made = f'<n:Made xsi:type="xsd:dateTime">{date}</n:Made>'
    return pages.operation_page("Services88/Sale/Save", "", made)


def wsdl(operations: str = "Save") -> str:
    return pages.wsdl_page("Services88", "Sale", "", operations)


def schemas_of(
    texts: Mapping[str, str], sample: str = PAGE, *, request: bool = True
) -> dict[str, str]:
    """The paths of the schemas, where the page `sample` has the samples."""
    read = [read_page(path, text.encode()) for path, text in texts.items()]
    fence = Fence(9, b"<a/>")
    shown = OperationSample(sample, 9, fence if request else None, fence)
    built = build_api(read)
    return dict(sample_schemas(built.api.operations, built.ages, {ID: shown}))


def test_the_page_that_binds_the_operation_has_its_schemas() -> None:
    assert schemas_of({PAGE: page(NEW), WSDL: wsdl()}) == {ID: WSDL}


def test_without_a_wsdl_page_there_are_none() -> None:
    assert schemas_of({PAGE: page(NEW)}) == {}


def test_an_operation_that_the_wsdl_lacks_has_none() -> None:
    assert schemas_of({PAGE: page(NEW), WSDL: wsdl("Find")}) == {}


def test_without_a_sample_of_the_request_there_is_nothing_to_validate() -> None:
    assert schemas_of({PAGE: page(NEW), WSDL: wsdl()}, request=False) == {}


def test_the_newest_of_two_editions_wins() -> None:
    texts = {
        f"{folder}/{path}": text
        for folder, date in (("a", OLD), ("b", NEW))
        for path, text in ((PAGE, page(date)), (WSDL, wsdl()))
    }
    assert schemas_of(texts, f"b/{PAGE}") == {ID: f"b/{WSDL}"}


def test_a_wsdl_that_is_older_than_the_samples_is_not_used() -> None:
    texts = {f"a/{PAGE}": page(OLD), f"a/{WSDL}": wsdl(), f"b/{PAGE}": page(NEW)}
    assert schemas_of(texts, f"b/{PAGE}") == {}
    assert schemas_of(texts, f"a/{PAGE}") == {ID: f"a/{WSDL}"}
