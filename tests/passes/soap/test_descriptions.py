"""Descriptions of the pages reach the operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.model.text import Text
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]
Page = Callable[..., str]

PARAMETERS = (
    '<n:XmlOrJson xsi:type="xsd:string"></n:XmlOrJson>'
    '<n:Mode xsi:type="xsd:int">0</n:Mode>'
)
PROSE = """Updates the status.

* **xml_or_json:** How it is written.
* **mode:**

**Returns:** What it was before."""


def test_description_bullets_and_returns_are_kept(
    build: Build, operation_page: Page
) -> None:
    page = operation_page("Services88/Preference/Update", PARAMETERS, "", PROSE)
    operation = build({"a.md": page}).api.operations[0]
    assert operation.description == Text("Updates the status.")
    assert operation.returns == Text("What it was before.")
    assert [part.text for part in operation.parameters] == [
        Text("How it is written."),
        None,
    ]


def test_bullets_that_do_not_match_the_parameters_are_not_used_and_reported(
    build: Build, operation_page: Page
) -> None:
    prose = PROSE.replace("* **mode:**\n", "")
    page = operation_page("Services88/Preference/Update", PARAMETERS, "", prose)
    built = build({"a.md": page})
    assert [part.text for part in built.api.operations[0].parameters] == [None, None]
    assert "soap-prose-mismatch" in {diagnostic.id for diagnostic in built.diagnostics}
