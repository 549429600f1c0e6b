"""What every page of a report begins with."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from generator.report.html.elements import Element, element
from generator.report.html.style import STYLE

_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
"""What a browser may do with the page: nothing but show it in its own style."""


def head(title: str) -> Element:
    """The head of a page."""
    return element(
        "head",
        ET.Element("meta", {"charset": "utf-8"}),
        ET.Element(
            "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}
        ),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        _style(),
    )


def _style() -> Element:
    made = ET.Element("style")
    made.text = STYLE
    return made
