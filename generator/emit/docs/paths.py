"""Where the pages of the documentation are, below the output folder, and how they link to each other.

No other module spells a path below `docs/`. A hyphen or a dot in the name of a file is a mark of this module: neither is
in the name of a class, a module or a method, so no page can take the place of another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from generator.emit.names.rules import DEVICES, module_name

ROOT: Final = "docs/api"
"""The folder of all pages that are made from the docs."""

HOME: Final = "docs/index.md"
"""The first page of the documentation."""

ERRORS: Final = f"{ROOT}/errors.md"
"""The page about errors."""

SITE: Final = "mkdocs.yml"
"""What generators of sites read."""

LLMS: Final = "llms.txt"
"""The index for assistants (https://llmstxt.org)."""

LONGEST_TYPE: Final = 56
"""Longer names of pages of types would make paths that Windows refuses below a usual folder."""

TypeModule = Literal["models", "enums"]
"""The modules that hold types, which are the folders of their pages too."""

Public = Literal["agents", "resources"]
"""The modules that hold groups of REST, which are the folders of their pages too."""

STYLE: Final = "docs/site.css"
"""How the site differs from its theme."""

_INDEXES: Final = frozenset({"index", "readme"})
"""The names of pages that sites show at the address of their folder."""
_TYPE_MODULES: Final = frozenset({"models", "enums"})
_FOLDERS: Final = _TYPE_MODULES | {"agents", "resources", "errors"}


def guide_page(name: str) -> str:
    """The page of a guide: `docs/guides/lists.md`."""
    return f"docs/guides/{name}.md"


def group_page(public: Public, module: str) -> str:
    """The page of an agent or resource of REST, by its module: `docs/api/agents/appointment.md`."""
    return f"{ROOT}/{public}/{_named(module)}.md"


def group_list(public: Public) -> str:
    """The list of the agents or resources of REST: `docs/api/agents/index.md`."""
    return f"{ROOT}/{public}/index.md"


def version_page(version: str) -> str:
    """The list of the agents of a version of SOAP: `docs/api/services88/index.md`."""
    return f"{_version_folder(version)}/index.md"


def agent_page(version: str, module: str) -> str:
    """The page of an agent of a version of SOAP, by their modules: `docs/api/services88/appointment.md`."""
    # the lists of types are beside the agents
    name = f"{module}-agent" if module in _TYPE_MODULES else _named(module)
    return f"{_version_folder(version)}/{name}.md"


def method_page(group: str, method: str) -> str:
    """The page of a method whose group, whose page it takes, has more than fits on one: `docs/api/agents/appointment/reject.md`."""
    return f"{group.removesuffix('.md')}/{_named(method)}.md"


def routes_list(part: str = "") -> str:
    """The list of the routes of REST, or a `part` of it: `docs/api/routes.md`, `docs/api/routes-c.md`."""
    return f"{ROOT}/routes-{part}.md" if part else f"{ROOT}/routes.md"


def type_pages(
    version: str, module: TypeModule, classes: Iterable[str]
) -> dict[str, str]:
    """The pages of all types of a module, by class: `docs/api/services88/models/Contact.md`.

    `version` is the module of a version of SOAP, empty for REST. Classes whose names differ in case only have pages that
    differ by a number, since some systems take such names for the same.
    """
    taken: set[str] = set()
    pages: dict[str, str] = {}
    for name in sorted(set(classes)):
        stem = first = _named(name)
        number = 1
        while stem.lower() in taken:
            number += 1
            stem = f"{first}-{number}"
        taken.add(stem.lower())
        pages[name] = f"{_type_folder(version)}/{module}/{stem}.md"
    return pages


def type_list(version: str, module: TypeModule, part: str = "") -> str:
    """The list of the types of a module, or a `part` of it: `docs/api/models.md`, `docs/api/models-a.md`."""
    end = f"-{part}" if part else ""
    return f"{_type_folder(version)}/{module}{end}.md"


def continued(page: str, section: str, number: int) -> str:
    """Where a section of a page goes on that is too long for it: `docs/api/models/Contact.fields-2.md`."""
    return f"{page.removesuffix('.md')}.{section}-{number}.md"


def relative(target: str, page: str) -> str:
    """The link from a page to a target, both below the output folder; the target may end in `#anchor`."""
    to, start = target.split("/"), page.split("/")[:-1]
    shared = 0
    for folder, other in zip(to[:-1], start, strict=False):
        if folder != other:
            break
        shared += 1
    return "/".join([*[".."] * (len(start) - shared), *to[shared:]])


def _type_folder(version: str) -> str:
    return _version_folder(version) if version else ROOT


def _version_folder(version: str) -> str:
    """The folder of a version of SOAP, which may be called like a folder or page of REST."""
    return f"{ROOT}/{version}-soap" if version in _FOLDERS else f"{ROOT}/{version}"


def _named(name: str) -> str:
    """The name of a file: no device of Windows in any spelling, not that of a list, and not too long."""
    is_taken = name.lower() in DEVICES | _INDEXES
    return f"{name}_" if is_taken else module_name(name, LONGEST_TYPE)
