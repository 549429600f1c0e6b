"""What operations need of credentials: schemes that are not defined, and schemes that no request can have together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.documents.parts import Part, PartKind, Parts
from generator.reader.page import tree

_WORD = re.compile(r"[A-Za-z0-9]+")


class _Requirement:
    """An entry of `security`: the names of schemes that are needed together."""

    def __init__(self, part: Part, names: tuple[str, ...], line: int) -> None:
        self.part = part
        self.names = names
        self.line = line


def undefined_schemes(document: Parts) -> Iterator[PageDefect]:
    """Yields entries with names of schemes that the document does not define."""
    defined = _defined(document)
    for requirement in _requirements(document):
        # since OpenAPI 3.1 a name may be a reference to the scheme of another file
        missing = [
            name
            for name in requirement.names
            if name not in defined and "/" not in name and "#" not in name
        ]
        if missing:
            yield PageDefect(
                id="openapi-security-undefined",
                line=requirement.line,
                part=requirement.part.id,
                message="an operation needs a security scheme that is not defined",
                cause=", ".join(missing),
                detail=", ".join(missing),
                other_line=_definitions_line(document),
            )


def schemes_at_once(document: Parts) -> Iterator[PageDefect]:
    """Yields entries that ask for two schemes of HTTP at once, though a request has one `Authorization` (RFC 9110, 11.6.2)."""
    defined = {
        name: _http_scheme(scheme) for name, scheme in _defined(document).items()
    }
    for requirement in _requirements(document):
        schemes = {_meant(name, defined) for name in requirement.names} - {""}
        if len(schemes) > 1:
            yield PageDefect(
                id="openapi-security-all",
                line=requirement.line,
                part=requirement.part.id,
                message=f"{' and '.join(sorted(schemes))} are asked for at once, and both are in the header Authorization",
                cause=" ".join(sorted(schemes)),
                detail=", ".join(requirement.names),
                other_line=_definitions_line(document),
            )


def _requirements(document: Parts) -> Iterator[_Requirement]:
    for part in document.of(PartKind.ROOT, PartKind.OPERATION):
        for needed in part.value.items("security"):
            if isinstance(needed, tree.Mapping) and needed.entries:
                names = tuple(needed.entries)
                yield _Requirement(part, names, needed.line_of(names[0]))


def _defined(document: Parts) -> Mapping[str, tree.Value]:
    return _holder(document).entries


def _holder(document: Parts) -> tree.Mapping:
    root = document.root
    if document.is_swagger:
        return root.mapping("securityDefinitions")
    return root.mapping("components").mapping("securitySchemes")


def _definitions_line(document: Parts) -> int:
    """The line of the definitions, that of the document where it has none."""
    if document.is_swagger:
        return document.root.line_of("securityDefinitions")
    components = document.root.mapping("components")
    if "securitySchemes" in components:
        return components.line_of("securitySchemes")
    return document.root.line_of("components")


def _http_scheme(scheme: tree.Value) -> str:
    """The scheme of HTTP that the header begins with, empty where it is none, or anything may be in the header."""
    if not isinstance(scheme, tree.Mapping):
        return ""
    match scheme.text("type"):
        case "basic":
            return "Basic"
        case "oauth2" | "openIdConnect":
            return "Bearer"
        case "http":
            known = {"basic": "Basic", "bearer": "Bearer", "digest": "Digest"}
            return known.get(scheme.text("scheme").lower(), "")
        case _:
            return ""


def _meant(name: str, defined: Mapping[str, str]) -> str:
    """The scheme that a name stands for: of a name that is not defined, the only one of which it has the words."""
    if name in defined:
        return defined[name]
    words = set(_WORD.findall(name.lower()))
    meant = [known for known in defined if known.lower() in words]
    return defined[meant[0]] if len(meant) == 1 else ""
