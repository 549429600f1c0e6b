"""Which WSDL page has the schema of the requests of an operation.

Rule: the page by which the model binds the operation, unless the page with the samples is newer: then the model has
what the WSDL does not know. This is no pass of `PASSES`: only contract tests need it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.api import Api, Operation
from generator.model.facts import PageFacts
from generator.model.samples import Samples
from generator.passes.editions import editions
from generator.passes.soap.protocol import WSDL_RULE
from generator.passes.state import editions_of, state_of_pages


def sample_schemas(
    api: Api, pages: Iterable[PageFacts], samples: Samples
) -> Mapping[str, str]:
    """The paths of WSDL pages by the id of each operation that has a sample of its request and such a page."""
    ages = editions_of(editions(state_of_pages(pages)))
    found: dict[str, str] = {}
    for one in api.operations:
        sample, wsdl = samples.get(one.id), _wsdl(one)
        if sample and sample.request and wsdl and ages[wsdl] <= ages[sample.page]:
            found[one.id] = wsdl
    return found


def _wsdl(operation: Operation) -> str | None:
    paths = (
        one.path
        for one in operation.evidence
        if one.fact == "operation" and one.rule == WSDL_RULE
    )
    return next(paths, None)
