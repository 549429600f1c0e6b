"""Elements of HTML as values, so that texts are escaped where the page is written and nowhere else."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from generator.report.escape import for_terminal

Element = ET.Element
Child = Element | str


def element(tag: str, *children: Child, **attributes: str) -> Element:
    """An element with texts and elements in it; `class_` is the attribute `class`, `aria_label` is `aria-label`, an empty value one without value.

    Texts become one line without characters that nobody sees.
    """
    made = ET.Element(
        tag,
        {
            name.removesuffix("_").replace("_", "-"): value
            for name, value in attributes.items()
        },
    )
    append(made, *children)
    return made


def append(parent: Element, *children: Child) -> None:
    """Adds texts and elements at the end of an element."""
    for child in children:
        if isinstance(child, ET.Element):
            parent.append(child)
            continue
        text = for_terminal(child)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text


def code_block(code: str) -> Element:
    """Lines of code."""
    block = ET.Element("pre")
    lines = ET.SubElement(block, "code")
    lines.text = "\n".join(map(for_terminal, code.splitlines()))
    return block


def page(root: Element) -> str:
    """The text of a page, in the syntax of HTML."""
    return "<!DOCTYPE html>\n" + ET.tostring(root, "unicode", method="html") + "\n"
