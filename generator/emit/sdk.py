"""The plan of the SDK: which files there are, rendered from which template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from generator.emit.contract.documented import documented_json
from generator.emit.contract.files import (
    ContractGroup,
    contract_data,
    contract_groups,
    contract_templated,
)
from generator.emit.contract.schemas import contract_schemas
from generator.emit.index import Entry, api_json
from generator.emit.names.record import Namer
from generator.emit.names.rules import Names
from generator.emit.python.format import formatted
from generator.emit.python.shape import check_shape
from generator.emit.python.templates import Templates
from generator.emit.rest.files import (
    RestHalf,
    rest_data,
    rest_half,
    rest_index,
    rest_templated,
)
from generator.emit.runtime_files import runtime_files
from generator.emit.settings import SdkSettings
from generator.emit.soap.files import (
    SoapHalf,
    soap_data,
    soap_half,
    soap_index,
    soap_templated,
)
from generator.emit.soap.naming import name_diagnostics
from generator.emit.top_files import exports, top_templated
from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.model.overrides import NO_OVERRIDES, Overrides
from generator.model.samples import NO_SAMPLES, Samples

__all__ = ["Sdk", "SdkSettings", "render_sdk"]


class Sdk(msgspec.Struct, frozen=True):
    """A rendered SDK: contents by path below the output folder, and what its names led to.

    `record` are the Python names by subject id that must stay as they are from now on.
    """

    files: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    record: dict[str, str]


def render_sdk(
    api: Api,
    settings: SdkSettings,
    *,
    jobs: int,
    reformat: bool,
    record: Mapping[str, str] = MappingProxyType({}),
    overrides: Overrides = NO_OVERRIDES,
    samples: Samples = NO_SAMPLES,
    progress: Callable[[int], None] = lambda _: None,
) -> Sdk:
    """Renders every file of the SDK; the same model and settings give the same bytes.

    `record` are names by subject id that win over the rules, those of `overrides` win over both. Operations of which
    `samples` has some get contract tests. `progress` is told how many modules are formatted, which is what takes the time.

    Raises:
        UsageError: the name of an override is taken, reserved, or what the subject is called without it.
        InternalError: a rendered module is not what generated code looks like.
    """
    words = Names(settings.words)
    namer = Namer(record, overrides)
    soap = soap_half(api.soap, words, namer)
    rest = rest_half(api.rest, words, namer)
    namer.refuse_faults()
    groups = contract_groups(soap, rest, samples)
    rendered = dict(_rendered(Templates(), settings, soap, rest, groups))
    sources = {path: text for path, text in rendered.items() if path.endswith(".py")}
    if reformat:
        rendered |= formatted(sources, jobs, progress)
    names = _given(settings, soap, rest)
    for path in sources:
        check_shape(path, rendered[path], settings.package, names)
    rendered |= _data(settings.package, soap, rest, groups)
    files = {path: text.encode() for path, text in rendered.items()}
    files |= {**dict(contract_data(groups)), **dict(contract_schemas(groups))}
    return Sdk(
        files=dict(sorted(files.items())),
        diagnostics=tuple(name_diagnostics(api, namer.noted)),
        record={**record, **namer.noted},
    )


def _rendered(
    templates: Templates,
    settings: SdkSettings,
    soap: SoapHalf,
    rest: RestHalf | None,
    groups: tuple[ContractGroup, ...],
) -> Iterator[tuple[str, str]]:
    """Path and text of every file that comes from a template."""
    yield from top_templated(templates, settings, soap, rest)
    yield from soap_templated(templates, soap, settings)
    if rest:
        yield from rest_templated(templates, rest, settings)
    yield from contract_templated(templates, settings.package, groups)


def _given(
    settings: SdkSettings, soap: SoapHalf, rest: RestHalf | None
) -> frozenset[str]:
    """Every Python name that the model gave, and those that the top-level package offers."""
    offered = exports(settings.package, rest=rest is not None)
    own = rest.given if rest else frozenset[str]()
    return soap.given | own | {one.name for one in offered}


def _data(
    package: str,
    soap: SoapHalf,
    rest: RestHalf | None,
    groups: tuple[ContractGroup, ...],
) -> dict[str, str]:
    """Path and text of every file that comes from no template."""
    files = {
        f"{package}/_runtime/{path}": text for path, text in runtime_files().items()
    }
    files[f"{package}/py.typed"] = ""
    entries: dict[str, Entry] = soap_index(soap, package)
    files |= soap_data(soap, package)
    if rest:
        calls = rest_index(rest, package)
        entries |= calls
        files[f"{package}/samples.json"] = documented_json(groups, calls)
        files |= rest_data(rest, package)
    files[f"{package}/api.json"] = api_json(entries)
    return files
