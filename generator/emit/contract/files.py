"""The contract tests of the SDK: a module per agent or resource, and the samples that it checks.

The samples of a group are the bytes of their pages one after the other, each once (`data/<group>.samples`), with an
index of where each lies (`data/<group>.json`). `contract_schemas.py` adds the schemas of WSDL pages. The code that checks
them is the runtime's, `testing/contract/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.emit.json_lines import table
from generator.emit.python.docstrings import Doc
from generator.emit.python.flavours import SYNC
from generator.emit.python.templates import Templates
from generator.emit.rest.files import RestHalf
from generator.emit.rest.views import group_key
from generator.emit.soap.files import SoapHalf
from generator.model.api import Operation
from generator.model.ids import GroupId
from generator.model.samples import Fence, OperationSample, Samples
from generator.model.text import Text

FOLDER: Final = "tests/contract"
"""The generated folder that holds them."""


class ContractGroup(msgspec.Struct, frozen=True):
    """The samples of an agent or resource, by subject id.

    `name` is that of its module without `test_`, `module` the package of a SOAP version, empty for REST.
    """

    name: str
    id: str
    module: str
    samples: dict[str, OperationSample]

    @property
    def count(self) -> int:
        """How many samples it has."""
        return sum(sample.count for sample in self.samples.values())


def contract_groups(
    soap: SoapHalf, rest: RestHalf | None, samples: Samples
) -> tuple[ContractGroup, ...]:
    """The groups of which there are samples, sorted by name."""
    found = [
        *_soap_groups(soap, samples),
        *(_rest_groups(rest, samples) if rest else ()),
    ]
    return tuple(
        sorted((one for one in found if one.samples), key=lambda one: one.name)
    )


def _rest_groups(half: RestHalf, samples: Samples) -> Iterator[ContractGroup]:
    by_group = _by_group(half.api.operations, samples)
    views = {one.wire: one for one in half.view.groups[SYNC.prefix]}
    for id_, own in by_group.items():
        view = views[group_key(id_)]
        yield ContractGroup(f"{view.public}_{view.module}", id_, "", own)


def _soap_groups(half: SoapHalf, samples: Samples) -> Iterator[ContractGroup]:
    by_group = _by_group(half.api.operations, samples)
    for view in half.views:
        for agent in view.agents:
            id_ = GroupId.of_agent(view.version, agent.wire)
            name = f"{view.module}_{agent.module}"
            yield ContractGroup(name, id_, view.module, by_group.get(id_, {}))


def _by_group(
    operations: Iterable[Operation], samples: Samples
) -> dict[str, dict[str, OperationSample]]:
    found: dict[str, dict[str, OperationSample]] = {}
    for one in operations:
        if one.id in samples:
            found.setdefault(one.group_id, {})[one.id] = samples[one.id]
    return found


def contract_templated(
    templates: Templates, package: str, groups: Iterable[ContractGroup]
) -> Iterator[tuple[str, str]]:
    """Path and text of every module."""
    for number, group in enumerate(groups):
        if not number:
            doc = Doc(
                Text("Contract tests: the clients against the samples of the docs.")
            )
            text = templates.render(f"{FOLDER}/conftest.py", _context(package, doc))
            yield f"{FOLDER}/conftest.py", text
        doc = Doc(Text(f"What the pages of {group.id} show."))
        context = _context(package, doc) | {"group": group}
        text = templates.render(f"{FOLDER}/test_group.py", context)
        yield f"{FOLDER}/test_{group.name}.py", text


def _context(package: str, doc: Doc) -> dict[str, object]:
    return {"package": package, "doc": doc}


def contract_data(groups: Iterable[ContractGroup]) -> Iterator[tuple[str, bytes]]:
    """Path and contents of the samples and their indexes."""
    for group in groups:
        starts, content = _laid_out(group.samples.values())
        rows = {
            id_: _row(sample, starts) for id_, sample in sorted(group.samples.items())
        }
        head = f'{{"schema": 1, "module": {json.dumps(group.module)},\n "samples": '
        yield f"{FOLDER}/data/{group.name}.json", f"{head}{table(rows, 2)}}}\n".encode()
        yield f"{FOLDER}/data/{group.name}.samples", content


def _laid_out(samples: Iterable[OperationSample]) -> tuple[dict[bytes, int], bytes]:
    """Where the bytes of each part begin, and all bytes; what is equal lies there once."""
    starts: dict[bytes, int] = {}
    size = 0
    for sample in samples:
        for part in (*_samples(sample).values(), *sample.tables.values()):
            if part.data not in starts:
                starts[part.data] = size
                size += len(part.data)
    return starts, b"".join(starts)


def _samples(sample: OperationSample) -> dict[str, Fence]:
    parts = {"request": sample.request, "response": sample.response}
    return {name: fence for name, fence in parts.items() if fence}


def _row(sample: OperationSample, starts: Mapping[bytes, int]) -> dict[str, object]:
    row: dict[str, object] = {"page": sample.page, "line": sample.line}
    for name, fence in _samples(sample).items():
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
