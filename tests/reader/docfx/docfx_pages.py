"""Docfx pages for tests: as short as the format allows, and only with what a test is about."""

from __future__ import annotations

import json
import textwrap

from generator.model.diagnostics import Diagnostic
from generator.model.docfx_facts import DocfxFacts
from generator.reader.read import read_page

HEADER = "### YamlMime:ManagedReference\nitems:\n"

PARCEL = """
- uid: Post.Data.Parcel
  name: Parcel
  type: Class
  namespace: Post.Data
  syntax:
    content: 'public class Parcel : Object'
  inheritance:
  - System.Object
"""

COURIER_AGENT = """
- uid: Post.Agents.CourierAgent
  name: CourierAgent
  type: Class
  namespace: Post.Agents
  syntax:
    content: 'public class CourierAgent : AgentBase, IDisposable'
  inheritance:
  - System.Object
  - Post.Agents.AgentBase
"""


def docfx_page(*items: str) -> str:
    """A page of these items."""
    return HEADER + "".join(textwrap.dedent(item).lstrip("\n") for item in items)


def property_item(name: str, type_: str, content: str = "") -> str:
    """A property of Parcel."""
    return f"""
- uid: Post.Data.Parcel.{name}
  name: {name}
  type: Property
  syntax:
    content: {json.dumps(content or "public int P { get; set; }")}
    parameters: []
    return:
      type: {type_}
"""


def method_item(
    name: str,
    result: str,
    *parameters: tuple[str, str],
    content: str = "public Task M()",
) -> str:
    """A method of CourierAgent."""
    written = "".join(
        f"    - id: {id_}\n      type: {type_}\n" for id_, type_ in parameters
    )
    types = [type_ for _, type_ in parameters]
    return f"""
- uid: Post.Agents.CourierAgent.{name}({','.join(types)})
  name: {name}({', '.join(type_.rpartition('.')[2] for type_ in types)})
  type: Method
  syntax:
    content: {content}
    parameters:
{written}    return:
      type: {result}
"""


def read(text: str) -> tuple[DocfxFacts | None, tuple[Diagnostic, ...]]:
    """What a page says, and what is wrong with it."""
    page = read_page("page.yml", text.encode())
    assert page.facts is None or isinstance(page.facts, DocfxFacts)
    return page.facts, page.diagnostics


def facts_of(*items: str) -> DocfxFacts:
    """The facts of a page of these items, with which nothing is wrong."""
    facts, diagnostics = read(docfx_page(*items))
    assert diagnostics == ()
    assert facts is not None
    return facts
