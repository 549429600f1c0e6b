"""The files that SOAP and REST share: the project file, the texts for people, the top of the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.emit.custom.replacements import Replacements
from generator.emit.docs.readme import readme_files
from generator.emit.folders import generated_folders
from generator.emit.parts import Part, small
from generator.emit.project_file import (
    DEPENDENCIES,
    PYTHONS,
    REQUIRES_PYTHON,
    development_status,
    extras,
)
from generator.emit.public_names import exports
from generator.emit.python.escape import Doc
from generator.emit.python.templates import Templates
from generator.emit.rest.files import RestPlan
from generator.emit.settings import SdkSettings
from generator.emit.soap.files import SoapPlan
from generator.emit.writing.manifest import MANIFEST
from generator.emit.writing.paths import GITATTRIBUTES, RELEASED_LOCK
from generator.model.clients import API_PATH
from generator.model.relations import is_of_document
from generator.model.text import Text


def gitattributes(package: str, paths: Iterable[str]) -> str:
    """`.gitattributes` of an SDK with these files.

    Line ends stay as they are on every system, since the manifest has the hashes of these bytes. Reviews on GitHub fold
    generated files, and the runtime has no textual diff, as it is reviewed where it comes from.
    """
    top = sorted(
        {path for path in paths if "/" not in path}
        | {GITATTRIBUTES, MANIFEST, RELEASED_LOCK}
    )
    folders = (f"{folder}/**" for folder in generated_folders(package))
    # later rows win: that of the runtime adds to that of its package
    rows = [f"/{path} linguist-generated -text" for path in (*top, *folders)]
    return "\n".join([*rows, f"/{package}/_runtime/** -diff", ""])


def top_templated(
    templates: Templates,
    settings: SdkSettings,
    soap: SoapPlan,
    rest: RestPlan | None,
    custom: Replacements,
) -> Iterator[Part]:
    """Every shared file that comes from a template."""
    base: dict[str, object] = {
        **msgspec.structs.asdict(settings),
        "exports": exports(
            settings.package,
            rest=rest is not None,
            archives=bool(rest and rest.view.archives),
        ),
        "versions": soap.views,
        "rest": rest is not None,
        "status": development_status(settings.sdk_version),
        "pythons": PYTHONS,
        "requires_python": REQUIRES_PYTHON,
        "dependencies": DEPENDENCIES,
        "extras": extras(
            rest=rest is not None,
            soap=bool(soap.views),
            documents=_is_of_documents(rest),
        ),
        "is_vendor": rest is None or rest.view.base_path == API_PATH,
    }
    subject = "the SuperOffice CRM web services" if base["is_vendor"] else "a REST API"
    doc = Doc(Text(f"A typed client for {subject}."))
    yield small(templates, "pyproject.toml", "pyproject.toml", base)
    view = rest.view if rest else None
    yield Part(None, lambda: readme_files(templates, base, soap.views, view, custom))
    path = f"{settings.package}/__init__.py"
    yield small(templates, path, "package/__init__.py", base | {"doc": doc})
    doc = Doc(Text("Methods of clients as plain functions, for registries of tools."))
    path = f"{settings.package}/tools.py"
    yield small(templates, path, "package/tools.py", base | {"doc": doc})


def _is_of_documents(rest: RestPlan | None) -> bool:
    return rest is not None and any(map(is_of_document, rest.api.operations))
