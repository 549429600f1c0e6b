"""Which WSDL page has the schema of the requests of an operation.

Rule: the page by which the model binds the operation, unless the page with the samples is newer: then the model has
what the WSDL does not know. This is no pass of `PASSES`: only contract tests need it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.api import Operation
from generator.model.ids import OperationId
from generator.model.samples import Samples
from generator.passes.pages import Ages
from generator.passes.soap.protocol import WSDL_RULE


def sample_schemas(
    operations: Iterable[Operation], ages: Ages, samples: Samples
) -> Mapping[OperationId, str]:
    """The paths of WSDL pages by the id of each operation that has a sample of its request and such a page."""
    paths: dict[OperationId, str] = {}
    for operation in operations:
        sample, wsdl = samples.get(operation.id), _wsdl(operation)
        if sample and sample.request and wsdl and ages[wsdl] <= ages[sample.page]:
            paths[operation.id] = wsdl
    return paths


def _wsdl(operation: Operation) -> str | None:
    paths = (
        evidence.path
        for evidence in operation.evidence
        if evidence.fact == "operation" and evidence.rule == WSDL_RULE
    )
    return next(paths, None)
