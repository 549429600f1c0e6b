"""The contract tests of the SDK: a module per agent or resource, and the samples that it checks.

The samples of a group are the bytes of their pages one after the other, each once (`data/<group>.samples`), with an
index of where each lies (`data/<group>.json`). `schemas.py` adds the schemas of WSDL pages, `documents.py` the parts of
documents of OpenAPI that their operations refer to. The code that checks
them is copied from `generator/contract_checks/`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.emit.copied_files import checks_package, contract_checks_files
from generator.emit.docs.paths import agent_page, group_page
from generator.emit.json_files import table
from generator.emit.parts import Part, small
from generator.emit.python.escape import Doc
from generator.emit.python.layout import fitted
from generator.emit.python.templates import Templates
from generator.emit.python.views import SYNC
from generator.emit.rest.files import RestPlan
from generator.emit.soap.files import SoapPlan
from generator.model.api import Operation
from generator.model.ids import GroupId
from generator.model.samples import Fence, OperationSample, Samples
from generator.model.text import Text

FOLDER: Final = "tests/contract"
"""The generated folder that holds them."""
_IMPORT: Final = re.compile("^from .+$", re.MULTILINE)


class ContractGroup(msgspec.Struct, frozen=True):
    """The samples of an agent or resource, by subject id.

    `name` is that of its module without `test_`, `module` the package of a SOAP version, empty for REST; `docs` is its
    page in the docs.
    """

    name: str
    id: str
    module: str
    samples: dict[str, OperationSample]
    docs: str = ""

    @property
    def count(self) -> int:
        """How many samples it has."""
        return sum(sample.count for sample in self.samples.values())

    @property
    def has_examples(self) -> bool:
        """Whether the docs show examples, which are made of samples on pages."""
        return any(sample.documented is None for sample in self.samples.values())


def contract_groups(
    soap: SoapPlan, rest: RestPlan | None, samples: Samples
) -> tuple[ContractGroup, ...]:
    """The groups that have samples, sorted by name."""
    groups = [
        *_soap_groups(soap, samples),
        *(_rest_groups(rest, samples) if rest else ()),
    ]
    with_samples = (group for group in groups if group.samples)
    return tuple(sorted(with_samples, key=lambda group: group.name))


def _rest_groups(plan: RestPlan, samples: Samples) -> Iterator[ContractGroup]:
    by_group = _by_group(plan.api.operations, samples)
    views = {group.wire: group for group in plan.view.groups[SYNC.prefix]}
    for id_, group_samples in by_group.items():
        view = views[plan.names.keys[id_]]
        name, docs = f"{view.public}_{view.module}", group_page(
            view.public, view.module
        )
        yield ContractGroup(name, id_, "", group_samples, docs)


def _soap_groups(plan: SoapPlan, samples: Samples) -> Iterator[ContractGroup]:
    by_group = _by_group(plan.api.operations, samples)
    for view in plan.views:
        for agent in view.agents:
            id_ = GroupId.of_agent(view.version, agent.wire)
            name = f"{view.module}_{agent.module}"
            samples_of = by_group.get(id_, {})
            docs = agent_page(view.module, agent.module)
            yield ContractGroup(name, id_, view.module, samples_of, docs)


def _by_group(
    operations: Iterable[Operation], samples: Samples
) -> dict[str, dict[str, OperationSample]]:
    groups: dict[str, dict[str, OperationSample]] = {}
    for operation in operations:
        if operation.id in samples:
            group = groups.setdefault(operation.group_id, {})
            group[operation.id] = samples[operation.id]
    return groups


def contract_templated(
    templates: Templates, package: str, groups: Iterable[ContractGroup]
) -> Iterator[Part]:
    """Every module."""
    for group in groups:
        doc = Doc(Text(f"What the pages of {group.id} show."))
        context = {"checks": checks_package(package), "doc": doc, "group": group}
        path = f"{FOLDER}/test_{group.name}.py"
        yield small(templates, path, f"{FOLDER}/test_group.py", context)


def contract_code(
    package: str, groups: Collection[ContractGroup]
) -> Iterator[tuple[str, str]]:
    """Path and text of the code that all modules share, none where there is no module."""
    if groups:
        for path, text in contract_checks_files(package).items():
            # imports name the package, whose length decides where they break; all else is formatted already
            yield (
                f"{FOLDER}/{path}",
                _IMPORT.sub(lambda found: fitted(found[0]), text),
            )


def contract_data(groups: Iterable[ContractGroup]) -> Iterator[tuple[str, bytes]]:
    """Path and contents of the samples and their indexes."""
    for group in groups:
        starts, content = _laid_out(group.samples.values())
        rows = {
            id_: _row(sample, starts) for id_, sample in sorted(group.samples.items())
        }
        places = {"schema": 1, "module": group.module, "docs": group.docs}
        head = f'{json.dumps(places).removesuffix("}")},\n "samples": '
        yield f"{FOLDER}/data/{group.name}.json", f"{head}{table(rows, 2)}}}\n".encode()
        yield f"{FOLDER}/data/{group.name}.samples", content


def _laid_out(samples: Iterable[OperationSample]) -> tuple[dict[bytes, int], bytes]:
    """The offset of each part, and all bytes; equal parts share their bytes."""
    starts: dict[bytes, int] = {}
    size = 0
    for sample in samples:
        for part in (*_parts(sample).values(), *sample.tables.values()):
            if part.data not in starts:
                starts[part.data] = size
                size += len(part.data)
    return starts, b"".join(starts)


def _parts(sample: OperationSample) -> dict[str, Fence]:
    operation = sample.documented.fence if sample.documented else None
    parts = {
        "request": sample.request,
        "response": sample.response,
        "operation": operation,
    }
    return {name: fence for name, fence in parts.items() if fence}


def _row(sample: OperationSample, starts: Mapping[bytes, int]) -> dict[str, object]:
    row: dict[str, object] = {"page": sample.page, "line": sample.line}
    for name, fence in _parts(sample).items():
        row[name] = _span(fence, starts)
    if sample.tables:
        row["tables"] = {
            name: _span(fence, starts) for name, fence in sample.tables.items()
        }
    if sample.schemas:
        row["wsdl"] = sample.schemas.page
    return row | ({"defects": dict(sample.defects)} if sample.defects else {})


def _span(fence: Fence, starts: Mapping[bytes, int]) -> list[int]:
    return [starts[fence.data], len(fence.data), fence.line]
