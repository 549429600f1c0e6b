"""The SDK as files: names and views of the model, rendered, formatted and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec

from generator.emit.contract.documented import documented_json
from generator.emit.contract.documents import contract_documents
from generator.emit.contract.files import (
    ContractGroup,
    contract_code,
    contract_data,
    contract_groups,
    contract_templated,
)
from generator.emit.contract.schemas import contract_schemas
from generator.emit.copied_files import (
    checks_package,
    runtime_files,
    runtime_license,
)
from generator.emit.docs.documentation import add_documentation
from generator.emit.docs.examples import call_examples
from generator.emit.docs.paths import LLMS
from generator.emit.json_files import Entry, api_json
from generator.emit.names.former_names import offered_names
from generator.emit.names.namer import Namer
from generator.emit.parts import NOTHING_KNOWN, Known, Part, Parts, twins
from generator.emit.planned_names import Plan, diagnostics_of, planned
from generator.emit.public_names import exports
from generator.emit.python.modules import Modules, NoModules
from generator.emit.python.page_links import PageLinks
from generator.emit.python.shape import Allowed
from generator.emit.python.templates import Templates
from generator.emit.rest.files import (
    RestPlan,
    rest_data,
    rest_index,
    rest_templated,
)
from generator.emit.settings import SdkSettings
from generator.emit.soap.files import (
    SoapPlan,
    soap_data,
    soap_index,
    soap_templated,
)
from generator.emit.surface import snapshot_of
from generator.emit.surface.header import Patterns
from generator.emit.top_files import gitattributes, top_templated
from generator.emit.writing.content import Content
from generator.emit.writing.paths import GITATTRIBUTES, LOCK
from generator.model.api import Api
from generator.model.comparison.snapshot import NO_SUCCESSION, Snapshot, Succession
from generator.model.custom import CustomClass
from generator.model.diagnostics import Diagnostic
from generator.model.encoding.lock import lock_bytes
from generator.model.overrides import NO_OVERRIDES, Overrides
from generator.model.samples import NO_SAMPLES, Samples
from generator.processes.workers import NO_WORKERS, Workers

__all__ = [
    "DOCUMENTATION_FOLDERS",
    "PlannedSdk",
    "Sdk",
    "SdkSettings",
    "planned_sdk",
    "render_documentation",
    "render_sdk",
]

DOCUMENTATION_FOLDERS: Final = ("docs",)
"""The folders of the documentation that hold generated files only."""


class Sdk(msgspec.Struct, frozen=True):
    """A rendered SDK: contents by path below the output folder, and diagnostics about its names.

    `record` are the Python names by subject id that are fixed from now on. `custom` are the paths of the user's classes
    by those of the generated classes that they stand for. `snapshot` is what its lock holds.
    """

    files: dict[str, Content]
    diagnostics: tuple[Diagnostic, ...]
    record: dict[str, str]
    custom: dict[str, str]
    snapshot: Snapshot


class PlannedSdk(NamedTuple):
    """What an SDK would be like: its names and views, and its snapshot."""

    namer: Namer
    plan: Plan
    snapshot: Snapshot


def planned_sdk(
    api: Api,
    settings: SdkSettings,
    *,
    record: Mapping[str, str],
    overrides: Overrides,
    custom_classes: tuple[CustomClass, ...],
    patterns: Patterns,
) -> PlannedSdk:
    """What an SDK would be like that keeps nothing for users of a release before it. Raises UsageError as `render_sdk`."""
    namer = Namer(record, overrides)
    plan = planned(api, settings, namer, custom_classes)
    snapshot = snapshot_of(api, plan, settings, patterns=patterns)
    return PlannedSdk(namer, plan, snapshot)


def render_sdk(
    api: Api,
    settings: SdkSettings,
    *,
    reformat: bool,
    record: Mapping[str, str] = MappingProxyType({}),
    overrides: Overrides = NO_OVERRIDES,
    samples: Samples = NO_SAMPLES,
    page_labels: tuple[str, ...] = (),
    custom_classes: tuple[CustomClass, ...] = (),
    succession: Succession = NO_SUCCESSION,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    known: Known = NOTHING_KNOWN,
    patterns: Patterns = (),
    workers: Workers = NO_WORKERS,
    alone: PlannedSdk | None = None,
) -> Sdk:
    """Renders every file of the SDK; the same model and settings give the same bytes.

    `record` are names by subject id that win over the rules; those of `overrides` win over both. Operations that have
    `samples` get contract tests. `page_labels` begin the paths of pages where they have more roots than one.
    `custom_classes` are those of the user that may stand for generated ones. `succession` is what is kept for users of the
    release before. `progress` is called with the number of rendered parts and 0, then with the numbers of formatted and
    all modules. What earlier runs found out about parts and their code is `known`. `patterns` name the operations that
    `api` has, and those that it lacks, where they were chosen. `workers` may check modules, if they are started. `alone` is
    what `planned_sdk` has made of the same, where somebody needed it.

    Raises:
        UsageError: the name of an override is taken, reserved, or what the subject is called without it, or two files
            would have the same path; or a class of the user cannot be used.
        InternalError: a rendered module is not what generated code looks like.
    """
    # with nothing to keep it is what is rendered
    alone = None if succession else alone
    namer = alone.namer if alone else Namer(record, overrides)
    plan = (
        alone.plan
        if alone
        else planned(api, settings, namer, custom_classes, succession)
    )
    soap, rest = plan.soap, plan.rest
    groups = contract_groups(soap, rest, samples)
    pages = PageLinks(settings.page_url, page_labels)
    templates = Templates(pages)
    # after black, so that nothing changes a module any more once it is checked
    packages = (settings.package, checks_package(settings.package))
    names = _python_names(settings, soap, rest) | offered_names(plan.succession)
    allowed = Allowed(packages, names, plan.custom)
    modules = Modules(allowed, known, progress, workers, reformat=reformat)
    parts = Parts((settings, pages, plan.custom, reformat), known, modules)
    parts.add_all(_counted(_parts(templates, settings, plan, groups), progress))
    parts.begin_modules()
    examples = call_examples(settings.package, soap, rest, samples)
    parts.add_all(contract_schemas(groups))
    parts.add_all(contract_documents(groups))
    add_documentation(parts, templates, settings, plan, examples=examples, pages=pages)
    files = parts.contents()
    files |= {
        path: Content.of(data) for path, data in _others(settings.package, plan, groups)
    }
    snapshot = (
        alone.snapshot
        if alone
        else snapshot_of(api, plan, settings, succession, patterns)
    )
    files[LOCK] = Content.of(lock_bytes(snapshot))
    _refuse_twins(files)
    # last, since it lists the other files
    attributes = gitattributes(settings.package, files).encode()
    files[GITATTRIBUTES] = Content.of(attributes)
    return Sdk(
        files=dict(sorted(files.items())),
        diagnostics=diagnostics_of(api, namer),
        # the given names win: a recorded one that is reserved by now was replaced
        record={**record, **namer.collisions},
        custom={
            f"{settings.package}.{path}": custom.path
            for path, custom in plan.custom.by_class.items()
        },
        snapshot=snapshot,
    )


def render_documentation(
    api: Api,
    settings: SdkSettings,
    *,
    record: Mapping[str, str],
    overrides: Overrides,
    samples: Samples,
    page_labels: tuple[str, ...],
    succession: Succession = NO_SUCCESSION,
) -> dict[str, Content]:
    """Renders `llms.txt` and the Markdown pages that it leads to, as `render_sdk` does, by path.

    Raises:
        UsageError: as `render_sdk`.
    """
    namer = Namer(record, overrides)
    plan = planned(api, settings, namer, succession=succession)
    pages = PageLinks(settings.page_url, page_labels)
    examples = call_examples(settings.package, plan.soap, plan.rest, samples)
    parts = Parts((), NOTHING_KNOWN, NoModules())
    add_documentation(
        parts, Templates(pages), settings, plan, examples=examples, pages=pages
    )
    files = {
        path: content
        for path, content in parts.contents().items()
        if path == LLMS or (path.startswith("docs/") and path.endswith(".md"))
    }
    _refuse_twins(files)
    return files


def _parts(
    templates: Templates,
    settings: SdkSettings,
    plan: Plan,
    groups: tuple[ContractGroup, ...],
) -> Iterator[Part]:
    """Every file that comes from a template, but for the documentation."""
    soap, rest, custom = plan.soap, plan.rest, plan.custom
    yield from top_templated(templates, settings, soap, rest, custom)
    yield from soap_templated(templates, soap, settings)
    if rest:
        yield from rest_templated(templates, rest, settings)
    yield from contract_templated(templates, settings.package, groups)


def _counted(
    parts: Iterable[Part], progress: Callable[[int, int], None]
) -> Iterator[Part]:
    for number, part in enumerate(parts, 1):
        progress(number, 0)
        yield part


def _refuse_twins(paths: Iterable[str]) -> None:
    """Refuses two paths that some systems do not distinguish.

    Raises:
        UsageError: they differ in case only.
    """
    known: dict[str, str] = {}
    for path in paths:
        if known.setdefault(path.lower(), path) != path:
            raise twins(known[path.lower()], path)


def _python_names(
    settings: SdkSettings, soap: SoapPlan, rest: RestPlan | None
) -> frozenset[str]:
    """Every Python name that the model gave, and those that the top-level package offers."""
    archives = bool(rest and rest.view.archives)
    exported = exports(settings.package, rest=rest is not None, archives=archives)
    of_rest = rest.python_names if rest else frozenset[str]()
    return soap.python_names | of_rest | {export.name for export in exported}


def _others(
    package: str,
    plan: Plan,
    groups: tuple[ContractGroup, ...],
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file that comes from no template."""
    texts = chain(contract_code(package, groups), _data(package, plan, groups))
    for path, text in texts:
        yield path, text.encode()
    yield from contract_data(groups)


def _data(
    package: str, plan: Plan, groups: tuple[ContractGroup, ...]
) -> Iterator[tuple[str, str]]:
    for path, text in runtime_files().items():
        yield f"{package}/_runtime/{path}", text
    yield f"{package}/_runtime/LICENSE", runtime_license()
    yield f"{package}/py.typed", ""
    yield from soap_data(plan.soap, package).items()
    entries: dict[str, Entry] = soap_index(plan.soap, package)
    if plan.rest:
        calls = rest_index(plan.rest, package)
        entries |= calls
        yield f"{package}/samples.json", documented_json(groups, calls)
        yield from rest_data(plan.rest, package).items()
    yield f"{package}/api.json", api_json(entries)
