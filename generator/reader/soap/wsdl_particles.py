"""The elements inside a type, whatever groups are around them (XML Schema 1.0, 3.8 and 3.9).

The elements of an `xs:choice` are all there, each optional. An element that may be repeated is a list, and so is each one
of a repeated group: then the order between elements of different names is not kept, which is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from generator.reader.page.xml import XmlElement, children, resolve, tag_of
from generator.reader.soap.wsdl_schemas import XS, Schemas

_ELEMENT: Final = f"{XS}element"
_SEQUENCE: Final = f"{XS}sequence"
_ALL: Final = f"{XS}all"
_CHOICE: Final = f"{XS}choice"
_GROUP: Final = f"{XS}group"
_GROUPS: Final = (_SEQUENCE, _ALL, _CHOICE, _GROUP)
_ANNOTATION: Final = f"{XS}annotation"
_DERIVED: Final = (f"{XS}extension", f"{XS}restriction")
# six digits are more than any count needs
_COUNT = re.compile(r"\A[0-9]{1,6}\Z")
_MAX_DEPTH: Final = 16


class Particle(msgspec.Struct, frozen=True):
    """An element of a type, with what the groups around it make of it."""

    node: XmlElement
    optional: bool = False
    repeated: bool = False
    chosen: bool = False


def group_of(type_: XmlElement) -> XmlElement | None:
    """The group with the own elements of a complex type; a restriction states all that it keeps."""
    content = next(children(type_, f"{XS}complexContent"), None)
    derived = None if content is None else next(children(content, *_DERIVED), None)
    return next(children(type_ if derived is None else derived, *_GROUPS), None)


def is_repeated(node: XmlElement) -> bool:
    """Whether an element or group may occur more than once."""
    value = node.get("maxOccurs", "1").strip()
    return value == "unbounded" or (_COUNT.match(value) is not None and int(value) > 1)


def min_occurs(node: XmlElement) -> int:
    """The least number of times; what is no number counts as once."""
    value = node.get("minOccurs", "1").strip()
    return int(value) if _COUNT.match(value) else 1


def particles(schemas: Schemas, group: XmlElement) -> Iterator[Particle]:
    """The elements in a group, in their order."""
    return _inside(schemas, group, Particle(group), 0)


def _inside(
    schemas: Schemas, group: XmlElement, around: Particle, depth: int
) -> Iterator[Particle]:
    if _is_left_out(schemas, group, depth):
        return
    within = Particle(
        group,
        optional=around.optional or min_occurs(group) == 0 or group.tag == _CHOICE,
        repeated=around.repeated or is_repeated(group),
        chosen=around.chosen or group.tag == _CHOICE,
    )
    if is_repeated(group) and group.tag != _GROUP:
        message = "the order within this repeated group is not kept"
        _report(schemas, group, message)
    if group.tag == _GROUP:
        yield from _referenced(schemas, group, within, depth)
        return
    for child in children(group):
        if child.tag == _ELEMENT:
            # nearly all elements occur once, and asking for one attribute is quicker than for two
            most = child.get("maxOccurs")
            if most is None or most == "1":
                yield _particle(child, within, repeated=within.repeated)
            elif not _is_left_out(schemas, child, depth):
                repeated = within.repeated or is_repeated(child)
                yield _particle(child, within, repeated=repeated)
        elif child.tag in _GROUPS:
            yield from _inside(schemas, child, within, depth + 1)
        elif child.tag != _ANNOTATION:
            message = "elements of other names are left out"
            _report(schemas, child, message)


def _particle(node: XmlElement, within: Particle, *, repeated: bool) -> Particle:
    return Particle(node, within.optional, repeated, within.chosen)


def _referenced(
    schemas: Schemas, reference: XmlElement, within: Particle, depth: int
) -> Iterator[Particle]:
    """The elements of the named group to which a group refers."""
    name = resolve(schemas.document, reference, reference.get("ref", ""))
    named = schemas.groups.get(name)
    group = None if named is None else next(children(named, *_GROUPS), None)
    if group is None:
        _report(schemas, reference, "this group is not defined here")
    else:
        yield from _inside(schemas, group, within, depth + 1)


def _is_left_out(schemas: Schemas, node: XmlElement, depth: int) -> bool:
    if depth > _MAX_DEPTH:
        _report(schemas, node, "groups are nested too deeply, or contain themselves")
    elif node.get("maxOccurs", "").strip() == "0":
        _report(schemas, node, "this may occur at most 0 times")
    else:
        return False
    return True


def _report(schemas: Schemas, node: XmlElement, message: str) -> None:
    detail = node.get("name") or node.get("ref") or tag_of(node).rpartition("}")[2]
    line = schemas.document.line(node)
    schemas.log.add("wsdl-content", line, message, detail)
