"""Agents and their descriptions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.model.text import Text
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]
Page = Callable[..., str]
INDEX = """---
title: Services88.SaleAgent SOAP
uid: Services88-Sale-soap
generated: 1
---

# Services88 Sale SOAP

SOAP request and response examples, and WSDL files for **Remote/Services88/Sale.svc**

Handled by the <see cref="T:SuperOffice.Services88.ISaleAgent">SuperOffice.Services88.ISaleAgent</see> interface.

{description}

Download [WSDL file for Services88/Sale](../Services88-Sale.md) if you need to generate your own proxy code.

* [Save](Save.md)
"""


@pytest.mark.parametrize(
    ("index", "expected"),
    [("All about selling.", Text("All about selling.")), ("", None)],
)
def test_an_index_page_describes_its_agent(
    build: Build, operation_page: Page, index: str, expected: Text | None
) -> None:
    built = build(
        {
            "index.md": INDEX.replace("{description}", index),
            "Save.md": operation_page("Services88/Sale/Save"),
        }
    )
    (agent,) = built.api.agents
    assert agent.id == "soap/Services88/Sale"
    assert agent.description == expected


def test_the_index_page_wins_over_the_wsdl(build: Build, wsdl_page: Page) -> None:
    page = wsdl_page("Services88", "Sale", "", "Save")
    documentation = "<wsdl:documentation>Of the WSDL.</wsdl:documentation>"
    page = page.replace(
        '<wsdl:portType name="Sale">', f'<wsdl:portType name="Sale">{documentation}'
    )
    assert build({"w.md": page}).api.agents[0].description == Text("Of the WSDL.")
    both = {"w.md": page, "i.md": INDEX.replace("{description}", "Of the index.")}
    assert build(both).api.agents[0].description == Text("Of the index.")


def test_an_agent_without_operations_is_left_out(build: Build) -> None:
    assert build({"index.md": INDEX.replace("{description}", "")}).api.agents == ()
